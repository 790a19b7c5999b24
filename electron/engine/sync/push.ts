import { settle, type ReplySummary } from '../../../shared/domain/sync/settle.ts';
import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import { answerEntryIn } from '../../../shared/fhir/eConsultation.ts';
import { readResource } from '../../../shared/fhir/readResource.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import { applyUpdate, type Step } from '../../../shared/fhir/step.ts';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import type { Db } from '../db/open.ts';
import { headEntries, updateEntry, type OutboxEntry } from '../db/outboxStore.ts';
import { forgetResource, resourceByNum, saveResource, type StoredResource } from '../db/resourceStore.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';
import { mayStillBeSent } from './mayStillBeSent.ts';

/** How many patients' entries are under way at once. */
const SIDE_BY_SIDE = 8;
/** How often a step is built anew on a newer version before it waits its turn again. */
const REBUILDS = 3;

export type PushOutcome =
  | { readonly type: 'drained'; readonly settled: number }
  /** The line is gone, or the portal wants another sign-in: nothing more is tried in this round. */
  | { readonly type: 'stopped'; readonly problem: DeliveryProblem };

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly now: () => number;
  readonly random: () => number;
  /** After every change of an entry's state, so that the screens say what is so. */
  readonly onChange: () => void;
};

/**
 * Sends what waits: the oldest entry of each patient, several patients side by side, until nothing may be sent now.
 * An entry that is refused, or that another person's act has overtaken, stops its own lane and no other.
 */
export async function push(options: Options): Promise<PushOutcome> {
  let settled = 0;
  for (;;) {
    const heads = headEntries(options.db, options.now(), SIDE_BY_SIDE);
    if (heads.length === 0) return { type: 'drained', settled };
    // oxlint-disable-next-line no-await-in-loop -- a lane's next entry waits for the one before
    const outcomes = await Promise.all(heads.map((entry) => deliver(options, entry)));
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
    const ready = prepare(options, entry, step);
    if (ready.type === 'settled') {
      entry = ready.entry;
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- the steps of an entry go in order
    const reply = await options.portal.send(ready.request);
    const decision = settle(step.do, summaryOf(reply), entry.attempts, options.random());
    switch (decision.type) {
      case 'Acknowledged': {
        if (step.do === 'update' && (reply.type !== 'reply' || !keep(db, reply.body))) {
          // No body, or none that tells the new version: ask for it before the next step builds on it.
          // oxlint-disable-next-line no-await-in-loop
          const looked = await lookUp(options, entry, ready.task);
          if (looked !== null) return waitWith(options, entry, looked);
          break;
        }
        entry = acknowledgeStep(options, entry, reply);
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
      case 'Retry':
      case 'SignInFirst':
      case 'Rejected':
        return waitWith(options, entry, decision);
    }
  }
  onChange();
  return null;
}

type Ready =
  | { readonly type: 'request'; readonly request: Parameters<PortalClient['send']>[0]; readonly task: StoredResource }
  | { readonly type: 'settled'; readonly entry: OutboxEntry };

/** Looks at what is known now, asks the rule once more before the first request, and builds the request. */
function prepare({ db, now }: Options, entry: OutboxEntry, step: Step): Ready {
  const task = resourceByNum(db, entry.task);
  const parsed = task?.json === null || task === null ? null : schemas.Task.safeParse(JSON.parse(task.json));
  if (task === null || parsed === null || !parsed.success || task.version === null) {
    return settleAs(db, entry, 'rejected', { kind: 'gone', status: null, detail: null }, now());
  }
  if (step.do === 'create') {
    if (entry.kind === 'eConsultation.answer' && answerEntryIn(parsed.data) !== entry.entryId) {
      // Somebody took the matter over after we had reserved it: their word stands, ours is kept.
      return settleAs(db, entry, 'conflict', null, now());
    }
    const identifier = `${SYSTEM.entry}|${step.entryId}`;
    return {
      type: 'request',
      task,
      request: {
        method: 'POST',
        path: step.resource.resourceType,
        body: step.resource,
        headers: { 'if-none-exist': `identifier=${encodeURIComponent(identifier)}` },
      },
    };
  }
  const ours = answerEntryIn(parsed.data) === entry.entryId;
  const target = step.set['status'];
  if (ours && (parsed.data.status === target || (entry.step === 0 && parsed.data.status === 'completed'))) {
    // Our request had been carried out, and only its reply was lost.
    return { type: 'settled', entry: updateEntry(db, entry, { step: entry.step + 1, attempts: 0 }) };
  }
  if (!ours) {
    const still = entry.step === 0 ? mayStillBeSent(db, entry, task.id) : 'overtaken';
    if (still === 'overtaken') return settleAs(db, entry, 'conflict', null, now());
    if (still !== 'yes') return settleAs(db, entry, 'rejected', { kind: 'rule', status: null, detail: still }, now());
  }
  return {
    type: 'request',
    task,
    request: {
      method: 'PUT',
      path: `${step.type}/${step.id}`,
      body: applyUpdate(parsed.data, step),
      headers: { 'if-match': `W/"${task.version}"` },
    },
  };
}

function settleAs(
  db: Db,
  entry: OutboxEntry,
  state: 'conflict' | 'rejected',
  problem: DeliveryProblem | null,
  now: number,
): Ready {
  return { type: 'settled', entry: updateEntry(db, entry, { state, problem, settled: now }) };
}

/** T3: the step is done; its version and the entry's progress are saved together. */
function acknowledgeStep({ db, now }: Options, entry: OutboxEntry, reply: PortalReply): OutboxEntry {
  return db.transaction(() => {
    if (reply.type === 'reply') keep(db, reply.body);
    const next = updateEntry(db, entry, { step: entry.step + 1, attempts: 0, problem: null });
    if (next.step < next.steps.length) return next;
    return updateEntry(db, next, { state: 'acknowledged', settled: now() });
  })();
}

/** After a 412: what does the portal have? Null when it is in the database and the step may be built anew. */
async function lookUp(options: Options, entry: OutboxEntry, task: StoredResource): Promise<Decision | null> {
  const reply = await options.portal.send({ method: 'GET', path: `Task/${task.id}` });
  if (reply.type === 'reply' && reply.status === 200 && keep(options.db, reply.body)) return null;
  if (reply.type === 'reply' && (reply.status === 404 || reply.status === 410)) {
    forgetResource(options.db, { type: 'Task', id: task.id });
    return null;
  }
  const decision = settle('update', summaryOf(reply), entry.attempts, options.random());
  if (decision.type !== 'Acknowledged' && decision.type !== 'LookUp') return decision;
  return settle('update', { type: 'not-fhir', status: 200 }, entry.attempts, options.random());
}

type Decision = ReturnType<typeof settle>;

function waitWith(options: Options, entry: OutboxEntry, decision: Decision): DeliveryProblem | null {
  const { db, now, onChange } = options;
  const attempts = entry.attempts + 1;
  let stop: DeliveryProblem | null = null;
  if (decision.type === 'Retry') {
    updateEntry(db, entry, { state: 'queued', attempts, notBefore: now() + decision.after, problem: decision.problem });
    stop = decision.offline ? decision.problem : null;
  } else if (decision.type === 'SignInFirst') {
    updateEntry(db, entry, { state: 'queued', attempts, problem: decision.problem });
    stop = decision.problem;
  } else if (decision.type === 'Rejected') {
    updateEntry(db, entry, { state: 'rejected', attempts, problem: decision.problem, settled: now() });
  }
  onChange();
  return stop;
}

/** Takes a resource that came back into the database; true when it could be understood. */
function keep(db: Db, body: unknown): boolean {
  const read = readResource(body);
  if (!read.ok) return false;
  saveResource(db, read.value);
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
