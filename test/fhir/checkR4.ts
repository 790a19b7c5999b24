import type { Resource } from '@medplum/fhirtypes';
import { validate } from '../portal/fhir/definitions.ts';

function isResource(json: object): json is Resource {
  return 'resourceType' in json;
}

/** Throws when it is not valid R4, by R4's own definitions. */
export function checkR4(json: object): void {
  if (!isResource(json)) throw new Error('no resource');
  validate(json);
}
