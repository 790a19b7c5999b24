import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import { settle } from '../../../shared/domain/sync/settle.ts';
import { readResource, type PulledResource } from '../../../shared/fhir/readResource.ts';
import type { CreateStep, Step } from '../../../shared/fhir/step.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { OutboxEntry } from '../db/outboxStore.ts';
import { otherFormOf, type StoredResource } from '../db/resourceStore.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';
import { confirmCreate, isOurCreate } from './confirmCreate.ts';
import { failuresOf } from './failuresOf.ts';
import { summaryOf } from './summaryOf.ts';

/** How often a step is built anew on a newer version before it waits its turn again. */
const REBUILDS = 3;

export type Decision = ReturnType<typeof settle>;

/** What a reply comes to. What was seen at the portal is saved together with what the entry does next. */
export type Heard =
  /** The step has been carried out. */
  | {
      readonly type: 'done';
      readonly seen: PulledResource | null;
      /** The entry whose text was found to be with the patient, and whose matter was closed instead. */
      readonly delivered?: string;
    }
  /** The portal has this version: the step is built anew on it, or waits when that has been done too often. */
  | { readonly type: 'build-anew'; readonly seen: PulledResource; readonly tooOften: Decision | null }
  /** Refused; what the portal has tells whether it had been carried out at an earlier attempt, unheard. */
  | { readonly type: 'refused'; readonly seen: PulledResource | null; readonly decision: Decision }
  /** `counts`: as an attempt, after which its author may no longer take the entry back. */
  | { readonly type: 'wait'; readonly decision: Decision; readonly counts: boolean };

export type Asked = {
  readonly portal: PortalClient;
  readonly random: () => number;
  readonly entry: OutboxEntry;
  readonly step: Step;
  /** What the step changes, as it was when it was sent; for a create the matter. */
  readonly changes: StoredResource;
};

/** What a reply means for the entry; asks the portal again where the reply alone does not tell. */
export async function hear(options: Asked, reply: PortalReply, rebuilds: number): Promise<Heard> {
  const { portal, random, entry, step, changes } = options;
  const decision = settle(step.do, summaryOf(reply), failuresOf(entry, reply), random());
  switch (decision.type) {
    case 'Acknowledged': {
      const { body, etag } = reply.type === 'reply' ? reply : { body: null, etag: null };
      if (step.do === 'update') {
        const seen = understood(portal, body, changes, etag);
        if (seen !== null) return { type: 'done', seen };
        // No body, or none that tells the new version: ask for it before the next step builds on it.
        return lookUp(options, rebuilds < REBUILDS ? null : notConfirmed(options, NOT_FHIR));
      }
      if (isOurCreate(step, body)) return { type: 'done', seen: understood(portal, body) };
      const confirmed = await confirmCreate(portal, step);
      if (confirmed.type === 'there') return { type: 'done', seen: understood(portal, confirmed.resource) };
      return waits(notConfirmed(options, confirmed.type === 'failed' ? confirmed.reply : NOT_FHIR));
    }
    case 'LookUp': {
      const changedAgain = { type: 'reply', status: 409, retryAfter: null, detail: null } as const;
      const tooOften = rebuilds < REBUILDS ? null : settle(step.do, changedAgain, entry.attempts, random());
      const looked = await lookUp(options, tooOften);
      return looked.type === 'build-anew' ? { ...looked, seen: inAnotherForm(changes, looked.seen) } : looked;
    }
    case 'Rejected':
      // An earlier attempt may have been carried out unheard: then it is a repeat that is refused, not the act.
      return entry.attempts === 0 ? { type: 'refused', seen: null, decision } : whatBecame(options, decision);
    case 'Retry':
    case 'SignInFirst':
      return { type: 'wait', decision, counts: !(reply.type === 'no-reply' && reply.neverLeft) };
    default:
      return assertNever(decision);
  }
}

/**
 * What becomes of an entry whose text may no longer be sent: an earlier attempt may have been carried out unheard.
 * Where the portal cannot say so now, it is asked again; where it will not, a person must look.
 */
export async function hearStopped(
  { portal, random, entry }: Pick<Asked, 'portal' | 'random' | 'entry'>,
  { step, problem }: { readonly step: CreateStep; readonly problem: DeliveryProblem },
): Promise<Heard> {
  const confirmed = await confirmCreate(portal, step);
  if (confirmed.type === 'there') return { type: 'done', seen: understood(portal, confirmed.resource) };
  const rejected = { type: 'Rejected', problem } as const;
  if (confirmed.type === 'absent') return { type: 'refused', seen: null, decision: rejected };
  const decision = settle('create', summaryOf(confirmed.reply), failuresOf(entry, confirmed.reply), random());
  return waits(decision.type === 'Retry' || decision.type === 'SignInFirst' ? decision : rejected);
}

/**
 * Reads what a request rests on before it goes. Where it is gone the entry is refused, and nothing has been sent; where
 * the request takes something back (`undoes`), that needs no more.
 */
export async function readFirst(options: Asked, undoes: boolean): Promise<Heard> {
  const looked = await lookUp(options, null);
  if (looked.type !== 'wait') return looked;
  const { decision } = looked;
  if (undoes && decision.type === 'Rejected' && decision.problem.kind === 'gone') return { type: 'done', seen: null };
  return { ...looked, counts: false };
}

/** What had to be asked before anything was sent could not be. */
export function notAsked(options: Asked, reply: PortalReply): Heard {
  return waits(notConfirmed(options, reply));
}

function waits(decision: Decision): Heard {
  return { type: 'wait', decision, counts: true };
}

/** What became of earlier attempts at a step that is refused now. */
async function whatBecame(options: Asked, decision: Decision): Promise<Heard> {
  const { portal, step } = options;
  if (step.do === 'create') {
    const confirmed = await confirmCreate(portal, step);
    if (confirmed.type === 'there') return { type: 'done', seen: understood(portal, confirmed.resource) };
    return confirmed.type === 'absent' ? { type: 'refused', seen: null, decision } : waits(decision);
  }
  const looked = await lookUp(options, null);
  return looked.type === 'build-anew' ? { type: 'refused', seen: looked.seen, decision } : waits(decision);
}

const NOT_FHIR: PortalReply = { type: 'not-fhir', status: 200, contentType: '' };

/** A success that could not be confirmed is no success: the entry waits and is sent again, which is safe. */
function notConfirmed({ entry, random }: Asked, reply: PortalReply): Decision {
  const decision = settle('create', summaryOf(reply), failuresOf(entry, reply), random());
  return decision.type === 'Retry' || decision.type === 'SignInFirst'
    ? decision
    : settle('create', summaryOf(NOT_FHIR), entry.attempts, random());
}

/** Asks what the portal has, so that the step may be built anew on it. */
async function lookUp({ portal, random, entry, changes }: Asked, tooOften: Decision | null): Promise<Heard> {
  const reply = await portal.send({ method: 'GET', path: `${changes.type}/${changes.id}` });
  if (reply.type === 'reply' && reply.status === 200) {
    const seen = understood(portal, reply.body, changes, reply.etag);
    if (seen !== null) return { type: 'build-anew', seen, tooOften };
    // A version that we do not understand: nothing of ours may be built on it, and a person must look. Anything else
    // is no answer to what we asked.
    if (isWhatChanges(reply.body, changes))
      return waits({ type: 'Rejected', problem: { kind: 'unexpected-answer', status: 200, detail: null } });
  }
  const decision = settle('update', summaryOf(reply), failuresOf(entry, reply), random());
  if (decision.type !== 'Acknowledged' && decision.type !== 'LookUp') return waits(decision);
  return waits(settle('update', { type: 'not-fhir', status: 200 }, entry.attempts, random()));
}

/** Refused for its version, though it stands: then it is the form of the ETag that the portal does not know. */
function inAnotherForm(sent: StoredResource, seen: PulledResource): PulledResource {
  return seen.version === sent.version ? { ...seen, etag: otherFormOf(sent, seen.etag ?? null) } : seen;
}

const named = z.looseObject({ resourceType: z.string(), id: z.string() });

function isWhatChanges(body: unknown, changes: StoredResource): boolean {
  const parsed = named.safeParse(body);
  return parsed.success && parsed.data.resourceType === changes.type && parsed.data.id === changes.id;
}

/** What came back, when it could be understood and is the one asked for; otherwise null. */
function understood(
  { base }: PortalClient,
  body: unknown,
  asked?: StoredResource,
  etag: string | null = null,
): PulledResource | null {
  const read = readResource(body, base);
  if (!read.ok) return null;
  if (asked !== undefined && (read.value.type !== asked.type || read.value.id !== asked.id)) return null;
  return { ...read.value, etag };
}
