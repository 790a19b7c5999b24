import { backOff } from '../../../shared/domain/sync/backOff.ts';
import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import { entryRules } from '../../../shared/domain/sync/entryKind.ts';
import { isText, type CreateStep, type Step } from '../../../shared/fhir/step.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import type { Db } from '../db/open.ts';
import { findEntry, updateEntry, type OutboxEntry } from '../db/outboxStore.ts';
import { saveResource, type StoredResource } from '../db/resourceStore.ts';
import type { Together } from '../db/sharedTransaction.ts';
import { undoEntry } from '../db/undoEntry.ts';
import type { PortalClient, PortalRequest } from '../portal/client.ts';
import { findCreated } from './confirmCreate.ts';
import { onceMore } from './failuresOf.ts';
import { SeenNow } from './seenNow.ts';
import { hear, hearStopped, notAsked, readFirst, type Asked, type Decision, type Heard } from './hear.ts';
import type { Rights } from './rightsWatch.ts';
import { stopsEverything } from './problemOf.ts';
import { prepareStep, type IfDelivered, type Rests } from './prepareStep.ts';

/** How long an entry waits for its matter to be pulled, in ms, before we look again. */
const UNTIL_PULLED = 1_000;
/** A portal that wants another token is asked again within this time, in ms. */
const LONGEST_SIGN_IN_WAIT = 60_000;

type Send = {
  readonly type: 'send';
  readonly entry: OutboxEntry;
  readonly step: Step;
  readonly changes: StoredResource;
  readonly request: PortalRequest;
  readonly instead: IfDelivered | null;
};

/** A text (`step`) that may no longer be sent; it may have been delivered unheard, which is asked before it rests. */
type Stopped = Pick<Send, 'entry' | 'changes'> & {
  readonly type: 'stopped';
  readonly step: CreateStep;
  readonly problem: DeliveryProblem;
  readonly rests: Rests;
};

/** What an entry does next: it sends, or it rests. `stop`: the line is gone, or the portal wants another sign-in. */
export type Turn =
  | Send
  | Stopped
  | { readonly type: 'rest'; readonly entry: OutboxEntry; readonly stop: DeliveryProblem | null };

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly now: () => number;
  readonly random: () => number;
  /** Who may be told something, as the portal says it. */
  readonly rights: Rights;
  readonly together: Together<Turn>;
};

/**
 * Takes one entry as far as it will go. Gives a problem when nothing more should be tried, otherwise null.
 *
 * A turn is one transaction, shared with the entries that have heard from the portal in the same moment: what the reply
 * told, how far the entry has come, and what it does next. Nothing is sent before that is on the disk.
 */
export async function deliver(options: Options, head: OutboxEntry): Promise<DeliveryProblem | null> {
  const { db, portal, random, rights, together } = options;
  let turn = await together(() => firstTurn(options, head));
  let rebuilds = 0;
  const seen = new SeenNow(db, options.now);
  let rightsAsked = false;
  while (turn.type !== 'rest') {
    if (turn.type === 'send' && !rightsAsked && leadsToText(turn) && !rights.isFresh(false)) {
      const { entry } = turn;
      // oxlint-disable-next-line no-await-in-loop
      const problem = await rights.refresh(false);
      // Built anew, by the rule as it is with what is known now.
      // oxlint-disable-next-line no-await-in-loop
      turn = await together(() => (problem === null ? nextTurn(options, entry) : cannotAsk(options, entry, problem)));
      rightsAsked = true;
      continue;
    }
    const sent: Send | Stopped = turn;
    const asked = { portal, random, ...sent };
    const unseen = sent.type === 'send' ? seen.whatToReadFirst(sent) : null;
    // oxlint-disable no-await-in-loop -- the steps of an entry go in order
    const heard =
      unseen !== null
        ? await readFirst({ ...asked, changes: unseen }, entryRules[sent.entry.kind].does === 'undo')
        : sent.type === 'send'
          ? await sendAndHear(asked, sent, rebuilds)
          : await hearStopped(asked, sent);
    // oxlint-enable no-await-in-loop
    if (heard.type !== 'wait') seen.note(heard.seen, unseen !== null);
    rightsAsked &&= unseen !== null;
    if (unseen === null) rebuilds = heard.type === 'build-anew' ? rebuilds + 1 : 0;
    // oxlint-disable-next-line no-await-in-loop
    turn = await together(() => settleTurn(options, sent, heard));
  }
  return turn.stop;
}

/** A request by which a text for the patient leaves, or that leads up to it. */
function leadsToText({ entry, step }: Send): boolean {
  return entryRules[entry.kind].answers && entry.steps.findIndex(isText) >= entry.steps.indexOf(step);
}

/** Who may be told something cannot be learnt now: nothing leaves until it can. */
function cannotAsk({ db, now }: Options, entry: OutboxEntry, problem: DeliveryProblem): Turn {
  const notBefore = now() + UNTIL_PULLED;
  const queued = updateEntry(db, entry, { state: 'queued', notBefore, problem });
  return rest(queued, stopsEverything(problem) ? problem : null);
}

async function sendAndHear(asked: Asked, { request, instead }: Send, rebuilds: number): Promise<Heard> {
  const { portal } = asked;
  if (instead === null) return hear(asked, await portal.send(request), rebuilds);
  const delivered = await findCreated(portal, 'Communication', instead.entryId);
  if (delivered.type === 'failed') return notAsked(asked, delivered.reply);
  if (delivered.type === 'absent') return hear(asked, await portal.send(request), rebuilds);
  const heard = await hear(asked, await portal.send(instead.request), rebuilds);
  return heard.type === 'done' ? { ...heard, delivered: instead.entryId } : heard;
}

function rest(entry: OutboxEntry, stop: DeliveryProblem | null = null): Turn {
  return { type: 'rest', entry, stop };
}

/** Someone may have taken it back since it was looked for. */
function firstTurn(options: Options, head: OutboxEntry): Turn {
  const entry = findEntry(options.db, head.entryId);
  if (entry === null || (entry.state !== 'queued' && entry.state !== 'sending')) return rest(entry ?? head);
  return nextTurn(options, updateEntry(options.db, entry, { state: 'sending', notBefore: null }));
}

/** A text that was taken back, and that the patient has: what the screens say follows the patient. */
function isDeliveredAfterAll({ db, now }: Options, entryId: string): void {
  const entry = findEntry(db, entryId);
  if (entry?.state === 'withdrawn') updateEntry(db, entry, { state: 'acknowledged', settled: now() });
}

/** Builds the request that is due, unless the entry has come to rest. */
function nextTurn({ db, now }: Options, entry: OutboxEntry): Turn {
  for (let at = entry; at.state === 'sending';) {
    const step = at.steps[at.step];
    if (step === undefined) return rest(updateEntry(db, at, { state: 'acknowledged', settled: now(), problem: null }));
    const ready = prepareStep(db, at, step, now());
    if (ready.type === 'request') {
      return { ...ready, type: 'send', entry: at, step };
    }
    if (ready.type === 'ask-first') return { ...ready, type: 'stopped', entry: at, step: ready.text };
    if (ready.type === 'not-yet')
      return rest(updateEntry(db, at, { state: 'queued', notBefore: now() + UNTIL_PULLED }));
    at = ready.entry;
    if (at.state !== 'sending') return rest(at);
  }
  return rest(entry);
}

function settleTurn(options: Options, sent: Send | Stopped, heard: Heard): Turn {
  const { db, now } = options;
  const { entry, step } = sent;
  if (heard.type !== 'wait' && heard.seen !== null) saveResource(db, heard.seen, undefined, true);
  switch (heard.type) {
    case 'done': {
      if (heard.delivered !== undefined) isDeliveredAfterAll(options, heard.delivered);
      // A text that is found to be delivered can be further on than the step that was due.
      const done = { step: entry.steps.indexOf(step) + 1, attempts: 0, problem: null };
      const last = done.step === entry.steps.length;
      return last
        ? rest(updateEntry(db, entry, { ...done, state: 'acknowledged', settled: now() }))
        : nextTurn(options, updateEntry(db, entry, done));
    }
    case 'build-anew':
      return heard.tooOften === null ? nextTurn(options, entry) : wait(options, entry, heard.tooOften, true);
    case 'refused': {
      if (sent.type === 'stopped') {
        const { problem, rests } = sent;
        return rest(updateEntry(db, entry, { state: rests, attempts: 1, problem, settled: now() }));
      }
      if (heard.seen !== null) {
        const again = prepareStep(db, entry, step, now());
        if (again.type === 'moved') return nextTurn(options, again.entry);
      }
      // Not done for certain: it counts as the first attempt, so that a person may take it back.
      return wait(options, { ...entry, attempts: 0 }, heard.decision, true);
    }
    case 'wait':
      return wait(options, entry, heard.decision, heard.counts);
    default:
      return assertNever(heard);
  }
}

function wait({ db, now, random }: Options, entry: OutboxEntry, decision: Decision, counts: boolean): Turn {
  const attempts = entry.attempts + (counts ? 1 : 0);
  switch (decision.type) {
    case 'Retry': {
      const { after, offline } = decision;
      const problem = onceMore(entry.problem, decision.problem);
      const queued = updateEntry(db, entry, { state: 'queued', attempts, notBefore: now() + after, problem });
      return rest(queued, offline ? problem : null);
    }
    case 'SignInFirst': {
      const problem = onceMore(entry.problem, decision.problem);
      const notBefore = now() + Math.min(backOff(attempts, random()), LONGEST_SIGN_IN_WAIT);
      return rest(updateEntry(db, entry, { state: 'queued', attempts, notBefore, problem }), problem);
    }
    case 'Rejected': {
      const { problem } = decision;
      const { refused } = entryRules[entry.kind];
      const rested = updateEntry(db, entry, { state: refused, attempts, problem, settled: now() });
      if (refused === 'withdrawn') undoEntry(db, { ...entry, attempts }, entry.author, now());
      return rest(rested);
    }
    case 'Acknowledged':
    case 'LookUp':
      throw new Error(`${decision.type} is nothing to wait for`);
    default:
      return assertNever(decision);
  }
}
