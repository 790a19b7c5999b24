import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { applyUpdate, type Step } from '../../../shared/fhir/step.ts';
import { ifMatchOf, type StoredResource } from '../db/resourceStore.ts';
import type { PortalRequest } from '../portal/client.ts';

/**
 * The request of a step: a conditional create, or a guarded update of the resource as it is known.
 *
 * @param changes what an update changes, as it is known
 */
export function requestOf(
  step: Step,
  resource: Readonly<Record<string, unknown>>,
  changes: StoredResource,
): PortalRequest {
  if (step.do === 'create') {
    const identifier = encodeURIComponent(`${SYSTEM.entry}|${step.entryId}`);
    return {
      method: 'POST',
      path: step.resource.resourceType,
      body: step.resource,
      headers: { 'if-none-exist': `identifier=${identifier}` },
    };
  }
  const id = step.id === '' ? String(resource['id']) : step.id;
  return {
    method: 'PUT',
    path: `${step.type}/${id}`,
    body: applyUpdate(resource, step),
    headers: { 'if-match': ifMatchOf(changes) },
  };
}
