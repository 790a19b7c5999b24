import { isSubsetted } from '../../../shared/fhir/readResource.ts';
import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { object, text } from '../../../shared/fhir/shape.ts';
import type { PortalClient } from '../portal/client.ts';

const named = object({ id: text });

/**
 * The resources of a page, whole: one that a server gives only a part of (`SUBSETTED`) is asked for by itself. One that
 * does not come whole then either stays as it is, and is put aside.
 */
export async function wholeResources(
  portal: PortalClient,
  type: ResourceType,
  resources: readonly unknown[],
): Promise<readonly unknown[]> {
  if (!resources.some(isSubsetted)) return resources;
  const whole: unknown[] = [];
  for (const resource of resources) {
    const read = isSubsetted(resource) ? named.safeParse(resource) : null;
    if (read === null || !read.success) {
      whole.push(resource);
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- a page of them must not become a thousand requests at once
    const reply = await portal.send({ method: 'GET', path: `${type}/${encodeURIComponent(read.data.id)}` });
    whole.push(reply.type === 'reply' && reply.status === 200 ? reply.body : resource);
  }
  return whole;
}
