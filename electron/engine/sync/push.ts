import { setImmediate } from 'node:timers/promises';
import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import { entryRules } from '../../../shared/domain/sync/entryKind.ts';
import type { Db } from '../db/open.ts';
import { headEntries, noteDelivered, updateEntry, type OutboxEntry } from '../db/outboxStore.ts';
import { sharedTransactions } from '../db/sharedTransaction.ts';
import type { PortalClient } from '../portal/client.ts';
import { batchingClient, MOST_TOGETHER, type Pace } from './batch.ts';
import { deliver, type Turn } from './deliver.ts';
import { stopsEverything } from './problemOf.ts';
import type { Rights } from './rightsWatch.ts';

/** How many patients' entries are under way at once where the portal takes no Bundles. */
const SINGLE = 8;
/** How long texts wait before the portal is asked again who may have them, in ms. */
const UNTIL_SHOWN = 30_000;

export type PushOutcome =
  | { readonly type: 'drained'; readonly settled: number }
  /** The line is gone, or the portal wants another sign-in: nothing more is tried in this round. */
  | { readonly type: 'stopped'; readonly problem: DeliveryProblem };

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  /** How large the Bundles are that this line and this portal manage; null where the portal takes no `batch` Bundles. */
  readonly pace: Pace | null;
  readonly now: () => number;
  readonly random: () => number;
  readonly rights: Rights;
  /** After every change of an entry's state, so that the screens say what is so. */
  readonly onChange: () => void;
};

/**
 * Sends what waits: the oldest entry of each patient, several patients side by side, until nothing may be sent now. As
 * soon as one comes to rest the next is taken in.
 * An entry that is refused, or that another person's act has overtaken, stops its own lane and no other.
 */
export async function push({ db, portal, pace, now, random, rights, onChange }: Options): Promise<PushOutcome> {
  const width = pace === null ? SINGLE : MOST_TOGETHER;
  const together = sharedTransactions<Turn>(db, (turns) => {
    noteDelivered(
      db,
      turns.flatMap(({ type, entry }) => (type === 'rest' && entry.state === 'acknowledged' ? [entry] : [])),
    );
    onChange();
  });
  const options = { db, now, random, rights, together, portal: pace === null ? portal : batchingClient(portal, pace) };

  const underWay = new Set<number>();
  const round: Round = { settled: 0, stop: null, broken: null };
  let someoneRests = Promise.withResolvers<void>();

  const run = async (entry: OutboxEntry) => {
    underWay.add(entry.seq);
    try {
      const problem = await deliver(options, entry);
      if (problem === null) round.settled += 1;
      else round.stop = problem;
    } catch (cause) {
      round.broken ??= { cause };
    }
    underWay.delete(entry.seq);
    someoneRests.resolve();
  };
  /** What waits, when what must be known before it leaves is. `known`: what has just been asked for. */
  const mayLeave = async (known: Known): Promise<readonly OutboxEntry[]> => {
    const heads = headEntries(db, now(), width, underWay);
    const needed = neededBy(heads);
    const isKnown = needed === 'nothing' || known === 'matters' || needed === known;
    if (isKnown || rights.isFresh(needed === 'matters')) return heads;
    const problem = await rights.refresh(needed === 'matters');
    if (problem !== null && !stopsEverything(problem)) {
      holdAnswers(db, heads, problem, now() + UNTIL_SHOWN);
      onChange();
      return mayLeave(known);
    }
    round.stop = problem;
    // Looked for anew: meanwhile someone may have taken an entry back, and the time of another have come.
    return round.stop === null ? mayLeave(needed) : [];
  };
  const takeIn = async () => {
    if (round.stop !== null || round.broken !== null) return;
    try {
      for (const head of await mayLeave('nothing')) void run(head);
    } catch (cause) {
      round.broken = { cause };
    }
  };

  // oxlint-disable-next-line no-await-in-loop
  for (await takeIn(); underWay.size > 0; await takeIn()) {
    // oxlint-disable-next-line no-await-in-loop -- a lane's next entry waits for the one before
    await someoneRests.promise;
    // Those of one Bundle come to rest together.
    // oxlint-disable-next-line no-await-in-loop
    await setImmediate();
    someoneRests = Promise.withResolvers<void>();
  }
  // One that broke has waited for the others: two rounds on one entry would overwrite each other.
  if (round.broken !== null) throw round.broken.cause;
  return round.stop === null ? { type: 'drained', settled: round.settled } : { type: 'stopped', problem: round.stop };
}

/** The portal will not show who may have them, or cannot now: texts for patients wait, and what needs no such right goes on. */
function holdAnswers(db: Db, heads: readonly OutboxEntry[], problem: DeliveryProblem, notBefore: number): void {
  db.transaction(() => {
    for (const head of heads) {
      if (entryRules[head.kind].answers) updateEntry(db, head, { state: 'queued', notBefore, problem });
    }
  })();
}

/** Before a text leaves, who may have it; before one whose matter had been reserved, also whose the matter is. */
type Known = 'nothing' | 'rights' | 'matters';

function neededBy(heads: readonly OutboxEntry[]): Known {
  const answers = heads.filter(({ kind }) => entryRules[kind].answers);
  if (answers.some(({ step }) => step > 0)) return 'matters';
  return answers.length > 0 ? 'rights' : 'nothing';
}

type Round = { settled: number; stop: DeliveryProblem | null; broken: { readonly cause: unknown } | null };
