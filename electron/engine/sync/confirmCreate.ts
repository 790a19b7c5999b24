import { SYSTEM } from '../../../shared/fhir/codes.ts';
import type { Step } from '../../../shared/fhir/step.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';
import { fetchPage } from './page.ts';

type Create = Extract<Step, { do: 'create' }>;

const identified = z.looseObject({
  resourceType: z.string(),
  identifier: z.array(z.looseObject({ system: z.string().optional(), value: z.string().optional() })),
});

/** Whether what came back is the resource that we created: it carries our identifier. */
export function isOurCreate(step: Create, body: unknown): boolean {
  const parsed = identified.safeParse(body);
  return (
    parsed.success &&
    parsed.data.resourceType === step.resource.resourceType &&
    parsed.data.identifier.some((one) => one.system === SYSTEM.entry && one.value === step.entryId)
  );
}

/**
 * A success that does not show the resource: some servers leave the body out, and a box on the way can answer for
 * them. So the portal is asked for our identifier. Gives the resource, `absent` when the portal does not have it, or
 * the reply that failed.
 */
export async function confirmCreate(
  portal: PortalClient,
  step: Create,
): Promise<{ type: 'there'; resource: unknown } | { type: 'absent' } | { type: 'failed'; reply: PortalReply }> {
  const identifier = encodeURIComponent(`${SYSTEM.entry}|${step.entryId}`);
  const answer = await fetchPage(portal, `${step.resource.resourceType}?identifier=${identifier}`);
  if (answer.type === 'failed') return answer;
  const resource = answer.page.resources.find((one) => isOurCreate(step, one));
  return resource === undefined ? { type: 'absent' } : { type: 'there', resource };
}
