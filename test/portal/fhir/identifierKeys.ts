import type { Identifier, Resource } from '@medplum/fhirtypes';

/** The keys under which a resource is found by `identifier=` (`system|value` and the bare value) and by `_tag=`. */
export function identifierKeysOf(resource: Resource): string[] {
  const tags = (resource.meta?.tag ?? []).map(({ system, code }) => tagKey(`${system ?? ''}|${code ?? ''}`));
  return [...tags, ...identifiersOf(resource)];
}

export function tagKey(tag: string): string {
  return `_tag ${tag}`;
}

function identifiersOf(resource: Resource): string[] {
  if (!('identifier' in resource) || typeof resource.identifier !== 'object') return [];
  const identifiers: Identifier[] = Array.isArray(resource.identifier) ? resource.identifier : [resource.identifier];
  return identifiers.flatMap(({ system, value }) => {
    if (value === undefined) return [];
    return [value, `${system ?? ''}|${value}`];
  });
}
