import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { PortalClient } from '../portal/client.ts';

const counted = z.looseObject({ resourceType: z.literal('Bundle'), total: z.int().min(0) });

/**
 * How many resources of a type a portal says it has, or null. Only for the time left of a first load: totals may be
 * estimates (FHIR R4, search: total), so nothing is decided by them.
 */
export async function expectedCount(portal: PortalClient, type: ResourceType): Promise<number | null> {
  const reply = await portal.send({ method: 'GET', path: `${type}?_summary=count` });
  if (reply.type !== 'reply' || reply.status !== 200) return null;
  const parsed = counted.safeParse(reply.body);
  return parsed.success ? parsed.data.total : null;
}
