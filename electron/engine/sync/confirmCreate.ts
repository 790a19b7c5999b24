import { SYSTEM } from '../../../shared/fhir/codes.ts';
import type { CreateStep } from '../../../shared/fhir/step.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';
import { fetchPage } from './page.ts';

const identified = z.looseObject({
  resourceType: z.string(),
  identifier: z.array(z.looseObject({ system: z.string().optional(), value: z.string().optional() })),
});

/** Whether what came back is the resource that we created: it carries our identifier. */
export function isOurCreate(step: CreateStep, body: unknown): boolean {
  return carries(body, step.resource.resourceType, step.entryId);
}

function carries(body: unknown, type: string, entryId: string): boolean {
  const parsed = identified.safeParse(body);
  return (
    parsed.success &&
    parsed.data.resourceType === type &&
    parsed.data.identifier.some((one) => one.system === SYSTEM.entry && one.value === entryId)
  );
}

/**
 * A success that does not show the resource: some servers leave the body out, and a box on the way can answer for
 * them. So the portal is asked for our identifier. Gives the resource, `absent` when the portal does not have it, or
 * the reply that failed.
 */
export function confirmCreate(portal: PortalClient, step: CreateStep): Promise<Created> {
  return findCreated(portal, step.resource.resourceType, step.entryId);
}

type Created =
  | { readonly type: 'there'; readonly resource: unknown }
  | { readonly type: 'absent' }
  | { readonly type: 'failed'; readonly reply: PortalReply };

/** The same for what any entry has created, on whatever machine. */
export async function findCreated(portal: PortalClient, type: string, entryId: string): Promise<Created> {
  const identifier = encodeURIComponent(`${SYSTEM.entry}|${entryId}`);
  const answer = await fetchPage(portal, `${type}?identifier=${identifier}`);
  if (answer.type === 'failed') return answer;
  const resource = answer.page.resources.find((one) => carries(one, type, entryId));
  return resource === undefined ? { type: 'absent' } : { type: 'there', resource };
}
