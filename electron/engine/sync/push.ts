import { entryRules } from '../../../shared/domain/sync/entryKind.ts';
import { backOff } from '../../../shared/domain/sync/backOff.ts';
import { settle, type ReplySummary } from '../../../shared/domain/sync/settle.ts';
import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import type { Step } from '../../../shared/fhir/step.ts';
import { z } from '../../../shared/lib/zod.ts';
import { readResource } from '../../../shared/fhir/readResource.ts';
import type { Db } from '../db/open.ts';
import { headEntries, updateEntry, type OutboxEntry } from '../db/outboxStore.ts';
import { saveResource, type StoredResource } from '../db/resourceStore.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';
import { batchingClient } from './batch.ts';
import { confirmCreate, isOurCreate } from './confirmCreate.ts';
import { prepareStep } from './prepareStep.ts';

/** How many patients' entries are under way at once: four full Bundles where the portal takes batches. */
const SIDE_BY_SIDE = { batch: 200, single: 8 };
/** How long an entry waits for its matter to be pulled, in ms, before we look again. */
const UNTIL_PULLED = 1_000;
/** A portal that wants another token is asked again within this time, in ms. */
const LONGEST_SIGN_IN_WAIT = 60_000;
/** How often a step is built anew on a newer version before it waits its turn again. */
const REBUILDS = 3;

export type PushOutcome =
  | { readonly type: 'drained'; readonly settled: number }
  /** The line is gone, or the portal wants another sign-in: nothing more is tried in this round. */
  | { readonly type: 'stopped'; readonly problem: DeliveryProblem };

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  /** Whether the portal takes `batch` Bundles. */
  readonly batch: boolean;
  readonly now: () => number;
  readonly random: () => number;
  /** After every change of an entry's state, so that the screens say what is so. */
  readonly onChange: () => void;
};

/**
 * Sends what waits: the oldest entry of each patient, several patients side by side, until nothing may be sent now.
 * An entry that is refused, or that another person's act has overtaken, stops its own lane and no other.
 */
export async function push(given: Options): Promise<PushOutcome> {
  const { db, now, batch } = given;
  const options = batch ? { ...given, portal: batchingClient(given.portal) } : given;
  let settled = 0;
  for (;;) {
    const heads = headEntries(db, now(), batch ? SIDE_BY_SIDE.batch : SIDE_BY_SIDE.single);
    if (heads.length === 0) return { type: 'drained', settled };
    // oxlint-disable-next-line no-await-in-loop -- a lane's next entry waits for the one before
    const results = await Promise.allSettled(heads.map((entry) => deliver(options, entry)));
    // One that broke waits for the others first: two rounds on one entry would overwrite each other.
    const broken = results.find((one) => one.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
    const outcomes = results.map((one) => (one.status === 'fulfilled' ? one.value : null));
    settled += outcomes.filter((one) => one === null).length;
    const stopped = outcomes.find((one) => one !== null);
    if (stopped !== undefined && stopped !== null) return { type: 'stopped', problem: stopped };
  }
}

/** Takes one entry as far as it will go. Gives a problem when the round must stop, otherwise null. */
async function deliver(options: Options, head: OutboxEntry): Promise<DeliveryProblem | null> {
  const { db, onChange } = options;
  let entry = updateEntry(db, head, { state: 'sending', notBefore: null });
  onChange();
  let rebuilds = 0;
  while (entry.state === 'sending') {
    const step = entry.steps[entry.step];
    if (step === undefined) {
      entry = updateEntry(db, entry, { state: 'acknowledged', settled: options.now(), problem: null });
      break;
    }
    const ready = prepareStep(db, entry, step, options.now());
    if (ready.type === 'not-yet') {
      updateEntry(db, entry, { state: 'queued', notBefore: options.now() + UNTIL_PULLED });
      return null;
    }
    if (ready.type === 'moved') {
      entry = ready.entry;
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- the steps of an entry go in order
    const reply = await options.portal.send(ready.request);
    const decision = settle(step.do, summaryOf(reply), entry.attempts, options.random());
    switch (decision.type) {
      case 'Acknowledged': {
        if (step.do === 'update' && (reply.type !== 'reply' || !keep(db, reply.body, ready.task))) {
          // No body, or none that tells the new version: ask for it before the next step builds on it.
          // oxlint-disable-next-line no-await-in-loop
          const looked = await lookUp(options, entry, ready.task);
          rebuilds += 1;
          if (looked !== null) return waitWith(options, entry, looked);
          if (rebuilds > REBUILDS) return waitWith(options, entry, notConfirmed(options, entry, NOT_FHIR));
          break;
        }
        let body = reply.type === 'reply' ? reply.body : null;
        if (step.do === 'create' && !isOurCreate(step, body)) {
          // oxlint-disable-next-line no-await-in-loop
          const confirmed = await confirmCreate(options.portal, step);
          if (confirmed.type === 'failed')
            return waitWith(options, entry, notConfirmed(options, entry, confirmed.reply));
          if (confirmed.type === 'absent') return waitWith(options, entry, notConfirmed(options, entry, NOT_FHIR));
          body = confirmed.resource;
        }
        entry = acknowledgeStep(options, entry, body);
        rebuilds = 0;
        break;
      }
      case 'LookUp': {
        // oxlint-disable-next-line no-await-in-loop
        const looked = await lookUp(options, entry, ready.task);
        if (looked !== null) return waitWith(options, entry, looked);
        rebuilds += 1;
        if (rebuilds > REBUILDS)
          return waitWith(
            options,
            entry,
            settle(
              step.do,
              { type: 'reply', status: 409, retryAfter: null, detail: null },
              entry.attempts,
              options.random(),
            ),
          );
        break;
      }
      case 'Rejected': {
        // An earlier attempt may have been carried out unheard: then it is a repeat that is refused, not the act.
        // oxlint-disable-next-line no-await-in-loop
        const before = entry.attempts === 0 ? 'not-done' : await whatBecame(options, entry, step, ready.task);
        if (typeof before !== 'string') {
          entry = before;
          break;
        }
        // Not done for certain: it counts as the first attempt, so that a person may take it back.
        return waitWith(options, before === 'not-done' ? { ...entry, attempts: 0 } : entry, decision);
      }
      case 'Retry':
      case 'SignInFirst':
        return waitWith(options, entry, decision, reply.type === 'no-reply' && reply.neverLeft);
    }
  }
  onChange();
  return null;
}

/** What became of earlier attempts at a step: the entry gone on when it had been carried out after all. */
async function whatBecame(
  options: Options,
  entry: OutboxEntry,
  step: Step,
  task: StoredResource,
): Promise<OutboxEntry | 'not-done' | 'unknown'> {
  if (step.do === 'create') {
    const confirmed = await confirmCreate(options.portal, step);
    if (confirmed.type === 'there') return acknowledgeStep(options, entry, confirmed.resource);
    return confirmed.type === 'absent' ? 'not-done' : 'unknown';
  }
  if ((await lookUp(options, entry, task)) !== null) return 'unknown';
  const again = prepareStep(options.db, entry, step, options.now());
  return again.type === 'moved' ? again.entry : 'not-done';
}

const NOT_FHIR: PortalReply = { type: 'not-fhir', status: 200, contentType: '' };

/** A success that could not be confirmed is no success: the entry waits and is sent again, which is safe. */
function notConfirmed(options: Options, entry: OutboxEntry, reply: PortalReply): Decision {
  const decision = settle('create', summaryOf(reply), entry.attempts, options.random());
  return decision.type === 'Retry' || decision.type === 'SignInFirst'
    ? decision
    : settle('create', summaryOf(NOT_FHIR), entry.attempts, options.random());
}

/** T3: the step is done; its version and the entry's progress are saved together. */
function acknowledgeStep({ db, now }: Options, entry: OutboxEntry, body: unknown): OutboxEntry {
  return db.transaction(() => {
    keep(db, body);
    const next = updateEntry(db, entry, { step: entry.step + 1, attempts: 0, problem: null });
    if (next.step < next.steps.length) return next;
    return updateEntry(db, next, { state: 'acknowledged', settled: now() });
  })();
}

/** After a 412: what does the portal have? Null when it is in the database and the step may be built anew. */
async function lookUp(options: Options, entry: OutboxEntry, task: StoredResource): Promise<Decision | null> {
  const reply = await options.portal.send({ method: 'GET', path: `Task/${task.id}` });
  if (reply.type === 'reply' && reply.status === 200) {
    if (keep(options.db, reply.body, task)) return null;
    // A version that we do not understand: nothing of ours may be built on it, and a person must look. Anything else
    // is no answer to what we asked.
    if (isTheMatter(reply.body, task))
      return { type: 'Rejected', problem: { kind: 'unexpected-answer', status: 200, detail: null } };
  }
  const decision = settle('update', summaryOf(reply), entry.attempts, options.random());
  if (decision.type !== 'Acknowledged' && decision.type !== 'LookUp') return decision;
  return settle('update', { type: 'not-fhir', status: 200 }, entry.attempts, options.random());
}

type Decision = ReturnType<typeof settle>;

/** `neverLeft`: it does not count as an attempt, so its author may still take the entry back. */
function waitWith(options: Options, entry: OutboxEntry, decision: Decision, neverLeft = false): DeliveryProblem | null {
  const { db, now, onChange } = options;
  const attempts = neverLeft ? entry.attempts : entry.attempts + 1;
  let stop: DeliveryProblem | null = null;
  if (decision.type === 'Retry') {
    updateEntry(db, entry, { state: 'queued', attempts, notBefore: now() + decision.after, problem: decision.problem });
    stop = decision.offline ? decision.problem : null;
  } else if (decision.type === 'SignInFirst') {
    const wait = now() + Math.min(backOff(attempts, options.random()), LONGEST_SIGN_IN_WAIT);
    updateEntry(db, entry, { state: 'queued', attempts, notBefore: wait, problem: decision.problem });
    stop = decision.problem;
  } else if (decision.type === 'Rejected') {
    const state = entryRules[entry.kind].refused;
    updateEntry(db, entry, { state, attempts, problem: decision.problem, settled: now() });
  }
  onChange();
  return stop;
}

const theMatter = z.looseObject({ resourceType: z.string(), id: z.string() });

function isTheMatter(body: unknown, task: StoredResource): boolean {
  const parsed = theMatter.safeParse(body);
  return parsed.success && parsed.data.resourceType === task.type && parsed.data.id === task.id;
}

/** Takes what came back into the database as it is; true when it could be understood and is the one asked for. */
function keep(db: Db, body: unknown, asked?: StoredResource): boolean {
  const read = readResource(body);
  if (!read.ok) return false;
  if (asked !== undefined && (read.value.type !== asked.type || read.value.id !== asked.id)) return false;
  saveResource(db, read.value, undefined, true);
  return true;
}

export function summaryOf(reply: PortalReply): ReplySummary {
  if (reply.type === 'no-reply') return { type: 'no-reply' };
  if (reply.type === 'not-fhir') return { type: 'not-fhir', status: reply.status };
  return { type: 'reply', status: reply.status, retryAfter: reply.retryAfter, detail: detailOf(reply.body) };
}

/** The words of an OperationOutcome, for people. */
function detailOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('issue' in body) || !Array.isArray(body.issue)) return null;
  const issue: unknown = body.issue[0];
  if (typeof issue !== 'object' || issue === null) return null;
  const text =
    'details' in issue && typeof issue.details === 'object' && issue.details !== null && 'text' in issue.details
      ? issue.details.text
      : 'diagnostics' in issue
        ? issue.diagnostics
        : null;
  return typeof text === 'string' ? text.slice(0, 500) : null;
}
