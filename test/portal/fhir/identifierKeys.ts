import type { Identifier, Resource } from '@medplum/fhirtypes';

/** The keys under which a resource is found by `identifier=`: `system|value` and the bare value. */
export function identifierKeysOf(resource: Resource): string[] {
  if (!('identifier' in resource) || typeof resource.identifier !== 'object') return [];
  const identifiers: Identifier[] = Array.isArray(resource.identifier) ? resource.identifier : [resource.identifier];
  return identifiers.flatMap(({ system, value }) => {
    if (value === undefined) return [];
    return [value, `${system ?? ''}|${value}`];
  });
}
