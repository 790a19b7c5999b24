import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { deliveryOf } from '../../electron/engine/db/deliveryOf.ts';
import {
  dontWaitForLine,
  enqueue,
  entriesOfTask,
  findEntry,
  headEntries,
  nextAttempt,
  outboxCounts,
  resumeSending,
  unsettledEntries,
  updateEntry,
  type EntryState,
  type OutboxEntry,
} from '../../electron/engine/db/outboxStore.ts';
import { readyEntries } from '../../shared/domain/sync/order.ts';
import type { DeliveryProblem } from '../../shared/domain/sync/delivery.ts';
import type { Step } from '../../shared/fhir/step.ts';
import { aDatabase } from './aDatabase.ts';

const NOW = 1_000_000;
const NO_LINE: DeliveryProblem = { kind: 'no-network', status: null, detail: null };
const BUSY: DeliveryProblem = { kind: 'portal-busy', status: 429, detail: null };
const steps: readonly Step[] = [
  {
    do: 'create',
    entryId: 'e',
    resource: { resourceType: 'Communication', payload: [{ contentString: 'Ta én. «æøå»' }] },
  },
];

/** Puts an entry of a patient (`lane`) in the outbox, and brings it to a state. */
function put(db: Db, lane: number, change: Partial<OutboxEntry> = {}): OutboxEntry {
  const entryId = randomUUID();
  enqueue(db, {
    entryId,
    kind: 'eConsultation.answer',
    lane,
    task: 10 + lane,
    author: 7,
    requester: null,
    created: NOW,
    steps,
    base: 'v1',
  });
  const entry = findEntry(db, entryId);
  if (entry === null) throw new Error('not there');
  return updateEntry(db, entry, change);
}

const lanesOf = (db: Db, limit = 100, now = NOW) => headEntries(db, now, limit).map((entry) => entry.lane);

test('an entry comes back as it was put in', () => {
  const db = aDatabase();
  const entry = put(db, 1);
  expect(findEntry(db, entry.entryId)).toEqual({
    seq: 1,
    entryId: entry.entryId,
    kind: 'eConsultation.answer',
    lane: 1,
    task: 11,
    author: 7,
    created: NOW,
    steps,
    step: 0,
    writer: 7,
    requester: null,
    base: 'v1',
    state: 'queued',
    attempts: 0,
    notBefore: null,
    problem: null,
    settled: null,
  });
  const changed = updateEntry(db, entry, { state: 'rejected', step: 1, attempts: 3, problem: BUSY, settled: NOW + 1 });
  expect(findEntry(db, entry.entryId)).toEqual(changed);
  expect(entriesOfTask(db, 11)).toEqual([changed]);
  expect(findEntry(db, randomUUID())).toBeNull();
});

test('the same entry cannot be put in twice', () => {
  const db = aDatabase();
  const { seq: _, ...entry } = put(db, 1);
  expect(() => enqueue(db, entry)).toThrow(/UNIQUE/u);
});

// The statement does what the rule says.
const seqs = (entries: readonly OutboxEntry[]) => entries.map((one) => one.seq);

describe('lanes: one patient’s entries go in order, and patients go side by side', () => {
  test('the oldest of each patient, in the order they were written', () => {
    const db = aDatabase();
    const first = put(db, 1);
    put(db, 1);
    const other = put(db, 2);
    put(db, 2);
    expect(headEntries(db, NOW, 100).map((entry) => entry.seq)).toEqual([first.seq, other.seq]);
    expect(lanesOf(db, 1)).toEqual([1]);
  });

  test.each<[EntryState, boolean]>([
    ['queued', false],
    ['sending', false],
    ['conflict', false],
    ['rejected', false],
    ['acknowledged', true],
    ['withdrawn', true],
  ])('an older entry that is %s lets the next of its patient go: %s', (state, lets) => {
    const db = aDatabase();
    put(db, 1, { state });
    const next = put(db, 1);
    put(db, 2);
    expect(headEntries(db, NOW, 100).some((entry) => entry.seq === next.seq)).toBe(lets);
    expect(lanesOf(db)).toContain(2);
  });

  test('an entry that waits for its time holds its own patient’s next one, and no other’s', () => {
    const db = aDatabase();
    put(db, 1, { notBefore: NOW + 1 });
    put(db, 1);
    put(db, 2);
    expect(lanesOf(db)).toEqual([2]);
    expect(lanesOf(db, 100, NOW + 1)).toEqual([1, 2]);
  });

  test('whatever states the entries are in, no lane sends two, or one past an unsettled', () => {
    const state = fc.constantFrom<EntryState>('queued', 'sending', 'conflict', 'rejected', 'acknowledged', 'withdrawn');
    const db = aDatabase();
    const entry = fc.record({
      lane: fc.integer({ min: 1, max: 3 }),
      state,
      notBefore: fc.constantFrom(null, NOW, NOW + 1),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (wanted) => {
        db.exec('DELETE FROM outbox');
        const all = db.transaction(() => wanted.map((one) => put(db, one.lane, one)))();
        expect(seqs(headEntries(db, NOW, 100))).toEqual(seqs(readyEntries(all, NOW)).toSorted((x, y) => x - y));
      }),
      { numRuns: 60 },
    );
  });
});

describe('counting and waiting', () => {
  test('what waits, and what needs a person', () => {
    const db = aDatabase();
    const states: EntryState[] = ['queued', 'sending', 'conflict', 'rejected', 'acknowledged', 'withdrawn'];
    for (const [index, state] of states.entries()) put(db, index, { state });
    expect(outboxCounts(db)).toEqual({ waiting: 2, needsYou: 2 });
    expect(unsettledEntries(db, 10).map((entry) => entry.state)).toEqual(states.slice(0, 4));
    expect(unsettledEntries(db, 2)).toHaveLength(2);
  });

  test('when the first may be tried: now, at an instant, or nothing waits', () => {
    const db = aDatabase();
    expect(nextAttempt(db)).toBeNull();
    put(db, 1, { state: 'rejected', notBefore: NOW });
    expect(nextAttempt(db)).toBeNull();
    put(db, 2, { notBefore: NOW + 900 });
    put(db, 3, { notBefore: NOW + 300 });
    expect(nextAttempt(db)).toBe(NOW + 300);
    put(db, 4);
    expect(nextAttempt(db)).toBe(0);
  });

  test('the line is back: what waited for the line goes at once, what the portal put off does not', () => {
    const db = aDatabase();
    const offline = put(db, 1, { notBefore: NOW + 500, problem: NO_LINE });
    const busy = put(db, 2, { notBefore: NOW + 500, problem: BUSY });
    dontWaitForLine(db);
    expect(findEntry(db, offline.entryId)?.notBefore).toBeNull();
    expect(findEntry(db, busy.entryId)?.notBefore).toBe(NOW + 500);
  });

  test('after a start, what was being sent is sent again, and counts as having left', () => {
    const db = aDatabase();
    const sending = put(db, 1, { state: 'sending', step: 1, attempts: 2 });
    const done = put(db, 2, { state: 'acknowledged', attempts: 1 });
    resumeSending(db);
    expect(findEntry(db, sending.entryId)).toMatchObject({ state: 'queued', step: 1, attempts: 3 });
    expect(findEntry(db, done.entryId)).toMatchObject({ state: 'acknowledged', attempts: 1 });
  });
});

const at = (ms: number) => new Date(ms).toISOString();

describe('what the screen is told of each state', () => {
  test.each<[EntryState, object]>([
    ['queued', { state: 'queued', since: at(NOW), attempts: 2, nextAttempt: at(NOW + 9), lastProblem: BUSY }],
    ['sending', { state: 'sending', since: at(NOW) }],
    ['conflict', { state: 'conflict', since: at(NOW) }],
    ['rejected', { state: 'rejected', at: at(NOW + 5), problem: BUSY }],
    ['acknowledged', { state: 'acknowledged', at: at(NOW + 5) }],
    ['withdrawn', { state: 'withdrawn', at: at(NOW + 5) }],
  ])('%s', (state, told) => {
    const entry = put(aDatabase(), 1, { state, attempts: 2, notBefore: NOW + 9, problem: BUSY, settled: NOW + 5 });
    expect(deliveryOf(entry)).toEqual(told);
  });
});
