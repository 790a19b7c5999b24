import { settle } from '../../../shared/domain/sync/settle.ts';
import { auditEventQuery, newestOfMachineQuery, placeInChain, toAuditEvent } from '../../../shared/fhir/auditEvent.ts';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { ChainedLine, LogHead } from '../db/accessLogStore.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';
import { batchingClient } from './batch.ts';
import { fetchPage } from './page.ts';
import { summaryOf } from './summaryOf.ts';

export type Sent =
  /** Each is at the portal, or is among those that it would not take. */
  | { readonly type: 'settled'; readonly refused: readonly number[] }
  /** Not all came through: all are sent again, which makes no second one of any. `after` in ms where the portal said. */
  | { readonly type: 'later'; readonly after: number | null }
  /** The portal takes none from us. */
  | { readonly type: 'refuses' };

type Outcome = 'there' | 'refused' | 'refuses' | { readonly after: number | null };

/** Sends lines as AuditEvents, as one Bundle where the portal takes those. */
export async function sendAuditEvents(
  portal: PortalClient,
  lines: readonly ChainedLine[],
  organization: string | null,
  machine: string | null,
  batch: boolean,
  random: () => number,
): Promise<Sent> {
  const client = batch ? batchingClient(portal) : portal;
  const outcomes: Outcome[] = batch
    ? await Promise.all(lines.map((line) => send(client, line, organization, machine, random)))
    : await oneByOne(lines, (line) => send(client, line, organization, machine, random));
  const takesNone = outcomes.includes('refuses') && !outcomes.includes('there');
  if (takesNone) return { type: 'refuses' };
  const later = outcomes.find((one) => typeof one === 'object');
  if (typeof later === 'object') return { type: 'later', after: later.after };
  // It takes others: what it says no to is that line's own matter, whatever number it says it with.
  const refused = lines.filter((_, place) => outcomes[place] !== 'there');
  return { type: 'settled', refused: refused.map(({ seq }) => seq) };
}

/** A server that takes no line at all need not be asked for each. */
const ENOUGH_REFUSALS = 3;

/** Stops at the first that does not come through: those behind it would not either. */
async function oneByOne(
  lines: readonly ChainedLine[],
  act: (line: ChainedLine) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const line of lines) {
    // oxlint-disable-next-line no-await-in-loop -- a server without batches is asked gently
    const outcome = await act(line);
    outcomes.push(outcome);
    const takesNone = outcomes.length >= ENOUGH_REFUSALS && outcomes.every((one) => one === 'refuses');
    if (typeof outcome === 'object' || takesNone) break;
  }
  return outcomes;
}

async function send(
  portal: PortalClient,
  line: ChainedLine,
  organization: string | null,
  machine: string | null,
  random: () => number,
): Promise<Outcome> {
  const hash = line.hash.toString('hex');
  const reply = await portal.send({
    method: 'POST',
    path: 'AuditEvent',
    body: toAuditEvent({ ...line, hash }, organization, machine),
    headers: { 'if-none-exist': auditEventQuery(hash) },
  });
  // Several carry the tag: there it is, and more than once is not ours to mend.
  if (reply.type === 'reply' && reply.status === 412) return 'there';
  const decision = settle('create', summaryOf(reply), 0, random());
  switch (decision.type) {
    case 'Acknowledged':
      return (reply.type === 'reply' && isOurs(reply.body, hash)) || (await isThere(portal, hash))
        ? 'there'
        : { after: null };
    case 'Rejected':
      return decision.problem.kind === 'not-valid' ? 'refused' : 'refuses';
    case 'Retry':
      return { after: retryAfterOf(reply) };
    default:
      return { after: null };
  }
}

function retryAfterOf(reply: PortalReply): number | null {
  return reply.type === 'reply' ? reply.retryAfter : null;
}

const tagged = z.looseObject({
  resourceType: z.literal('AuditEvent'),
  meta: z.looseObject({ tag: z.array(z.looseObject({ system: z.string().optional(), code: z.string().optional() })) }),
});

function isTagged(body: unknown, by: string, as: string): boolean {
  const parsed = tagged.safeParse(body);
  return parsed.success && parsed.data.meta.tag.some(({ system, code }) => system === by && code === as);
}

function isOurs(body: unknown, hash: string): boolean {
  return isTagged(body, SYSTEM.accessLogLine, hash);
}

/** A success that does not show the resource: some servers leave the body out, and a box on the way can answer. */
async function isThere(portal: PortalClient, hash: string): Promise<boolean> {
  const answer = await fetchPage(portal, `AuditEvent?${auditEventQuery(hash)}`);
  return answer.type !== 'failed' && answer.page.resources.some((one) => isOurs(one, hash));
}

/** The sign-in, and a portal that is busy: it will say later. */
const LATER: readonly number[] = [401, 429, 503];
/** It has no such search, or not for this machine. */
const HAS_NONE: readonly number[] = [403, 404, 405, 410, 422, 501];

/**
 * The newest line of this machine's that the portal has; null when it has none, or may not be searched in. `unknown`: it
 * did not answer, and will. `not-told`: it answered with an error, which may last.
 */
export async function newestAtPortal(
  portal: PortalClient,
  machine: string,
): Promise<LogHead | null | 'unknown' | 'not-told'> {
  const answer = await fetchPage(portal, `AuditEvent?${newestOfMachineQuery(machine)}`);
  if (answer.type === 'failed') {
    const { reply } = answer;
    if (reply.type === 'no-reply') return 'unknown';
    if (reply.type === 'reply' && LATER.includes(reply.status)) return 'unknown';
    // One that may not be searched in tells nothing, now or later; the lines go to it all the same.
    return reply.type === 'reply' && HAS_NONE.includes(reply.status) ? null : 'not-told';
  }
  // Some servers do not sort, and some take no notice of what they do not search by: then this is the newest of ours among
  // those that came.
  const ours = answer.page.resources.filter((one) => isTagged(one, SYSTEM.accessLogMachine, machine));
  const places = ours.flatMap((one) => placeInChain(one) ?? []);
  const newest = places.toSorted((a, b) => b.seq - a.seq)[0];
  return newest === undefined ? null : { seq: newest.seq, hash: Buffer.from(newest.hash, 'hex') };
}
