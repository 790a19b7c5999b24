import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { findStaff } from '../../electron/engine/db/staff.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import { teamOwner } from '../../electron/engine/db/workDesk.ts';
import { NO_DUE, type WorkRecord } from '../../electron/engine/db/workRow.ts';
import { raiseHorizon } from '../../electron/engine/db/workStore.ts';
import type { Role } from '../../shared/domain/access/role.ts';
import { EVERYTHING, WHOSE, WORK_ORDERS, type WorkFilter } from '../../shared/domain/work/workFilter.ts';
import { kindsSeenBy, WORK_KINDS } from '../../shared/domain/work/workKind.ts';
import { dayFromNumber, dayNumber } from '../../shared/fhir/dueDay.ts';
import type { Input, Outputs } from '../../shared/ipc/acts.ts';
import { Temporal } from '../../shared/lib/time.ts';
import { askedQueue } from '../builders/askedQueue.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { aWholeStaff, pullAQueue } from '../db/aQueue.ts';
import { ask, NOW, pulled } from '../db/aSurgery.ts';
import { BERG, LIEN, MOE, VIK } from '../fhir/resources.ts';

const TODAY = dayNumber(Temporal.PlainDate.from('2027-03-23'));
const ROLES: Readonly<Record<string, Role>> = {
  [LIEN]: 'gp',
  [BERG]: 'gp',
  [MOE]: 'receptionist',
  [VIK]: 'practice-manager',
};

let db: Db;
beforeAll(() => {
  db = aDatabase();
  pullAQueue(db, 240);
  raiseHorizon(db, NOW);
});

function list(input: Input<'listWork'>, reader = LIEN): Outputs['listWork'] {
  const reply = ask(db, 'listWork', input, reader) as { ok: true; value: Outputs['listWork'] };
  expect(reply).toMatchObject({ ok: true });
  return reply.value;
}

const filters = fc.record({
  kinds: fc.uniqueArray(fc.constantFrom(...WORK_KINDS), { maxLength: 3 }),
  gp: fc.constantFrom(null, LIEN, BERG, 'nobody-by-this-id'),
  whose: fc.constantFrom(...WHOSE),
  order: fc.constantFrom(...WORK_ORDERS),
  alsoOverdue: fc.boolean(),
});

const kindOf = (row: WorkRecord) => WORK_KINDS[row.kind] ?? 'list';

const late = (row: WorkRecord) => row.due < TODAY || row.urgent === 1;

const queue = (a: WorkRecord, b: WorkRecord) => b.urgent - a.urgent || a.due - b.due || a.at - b.at;

/** The same by hand: every row of the queue, and what stands in the act's description. */
function byHand(filter: WorkFilter, text: string, reader: string) {
  const seen = kindsSeenBy(ROLES[reader] ?? 'gp');
  const num = (id: string) => findResource(db, { type: 'Practitioner', id })?.num ?? -1;
  const team = teamOwner(ROLES[reader] ?? 'gp');
  const owner = { all: null, mine: num(reader), team, unassigned: 0 }[filter.whose];
  const rows = (db.prepare('SELECT * FROM work').all() as WorkRecord[]).filter((row) => seen.includes(kindOf(row)));
  const chosen = (row: WorkRecord) =>
    (filter.kinds.length === 0 || filter.kinds.includes(kindOf(row))) &&
    (filter.gp === null || row.gp === num(filter.gp)) &&
    (owner === null || owner === row.owner);
  const isFound = (row: WorkRecord) =>
    text === '' ? chosen(row) || (filter.alsoOverdue && late(row)) : chosen(row) && row.subject.startsWith(text);
  const waiting = rows.filter((row) => row.waits === 1);
  const shown = waiting.filter(isFound);
  const gpName = (row: WorkRecord) => ({ [num(LIEN)]: 'Ingrid Lien', [num(BERG)]: 'Anne Berg' })[row.gp] ?? '￿';
  const orders = {
    due: queue,
    received: (a: WorkRecord, b: WorkRecord) => b.at - a.at,
    patient: (a: WorkRecord, b: WorkRecord) =>
      a.name_key < b.name_key ? -1 : a.name_key > b.name_key ? 1 : queue(a, b),
    gp: (a: WorkRecord, b: WorkRecord) => gpName(a).localeCompare(gpName(b), 'nb') || queue(a, b),
  };
  const hidden = waiting.filter((row) => !shown.includes(row));
  const next = shown.map((row) => row.due).filter((due) => due > TODAY && due < NO_DUE);
  return {
    shown: shown.toSorted(orders[filter.order]),
    counts: {
      total: shown.length,
      overdue: shown.filter((row) => row.due < TODAY).length,
      dueToday: shown.filter((row) => row.due === TODAY).length,
      nextDueDay: text !== '' || next.length === 0 ? null : dayFromNumber(Math.min(...next)).toString(),
      hiddenOverdue: hidden.filter((row) => row.due < TODAY).length,
      hiddenUrgent: hidden.filter((row) => row.due >= TODAY && row.urgent === 1).length,
    },
  };
}

/** What decides the place of a row: rows that are alike in it may stand either way. */
const keyOf = (row: WorkRecord, order: WorkFilter['order']) =>
  order === 'received' ? [row.at] : [row.urgent, row.due, row.at, order === 'patient' ? row.name_key : '', row.gp];

test('whoever asks, whatever is chosen, and however it is cut: the rows, their order, and all that is hidden', () => {
  const readers = fc.constantFrom(LIEN, BERG, MOE, VIK);
  fc.assert(
    fc.property(
      filters,
      readers,
      fc.constantFrom('', 'Utslett', 'Søvn'),
      fc.integer({ min: 1, max: 90 }),
      (filter, reader, text, count) => {
        const expected = byHand(filter, text, reader);
        const rows: Outputs['listWork']['rows'][number][] = [];
        for (let from = 0; from === 0 || from < expected.counts.total; from += count) {
          const page = list({ show: 'open', filter, text, from, count }, reader);
          expect(page).toMatchObject({ ...expected.counts, from, today: '2027-03-23' });
          rows.push(...page.rows);
        }
        expect(new Set(rows.map((row) => row.id)).size).toBe(expected.shown.length);
        const records = rows.map((row) => recordOf(row.id));
        expect(records.map((row) => keyOf(row, filter.order))).toEqual(
          expected.shown.map((row) => keyOf(row, filter.order)),
        );
      },
    ),
    { numRuns: 150 },
  );
});

function recordOf(id: string): WorkRecord {
  return db.prepare('SELECT * FROM work WHERE id = ?').get(id) as WorkRecord;
}

test('what has been answered: newest first, by the same filter, and nothing of it is overdue', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const page = list({ show: 'answered', filter, text: '', from: 0, count: 500 });
      const done = page.rows.map((row) => recordOf(row.id).done);
      expect(done).toEqual(done.toSorted((a, b) => b - a));
      expect(page).toMatchObject({ total: page.rows.length, overdue: 0, hiddenOverdue: 0, hiddenUrgent: 0 });
      if (filter.kinds.length > 0) expect(page.rows.filter((row) => !filter.kinds.includes(row.kind))).toEqual([]);
      expect(page.rows.every((row) => row.state === 'closed')).toBe(true);
    }),
    { numRuns: 60 },
  );
  expect(list(askedQueue({ show: 'answered', text: 'nora utsl', count: 500 })).total).toBeGreaterThan(5);
});

describe('a role sees the kinds that it may, in the rows, the counts and the search', () => {
  test('the practice manager: what concerns the list, and nothing of anyone’s health', () => {
    const { rows, total, hiddenOverdue } = list(askedQueue({ count: 500 }), VIK);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['list']));
    expect([total, hiddenOverdue]).toEqual([rows.length, 0]);
    expect(list(askedQueue({ filter: { kinds: ['e-consultation'] } }), VIK)).toMatchObject({ rows: [], total: 0 });
    expect(list(askedQueue({ text: 'utslett', count: 500 }), VIK).rows.every(({ kind }) => kind === 'list')).toBe(true);
    expect(ask(db, 'countWork', {}, VIK)).toMatchObject({ value: { kinds: [{ kind: 'list', waiting: total }] } });
  });

  test('everyone who works with patients sees them all, and the counts are those of the rows', () => {
    const { rows } = list(askedQueue({ count: 500 }), MOE);
    const counts = ask(db, 'countWork', {}, MOE) as { value: Outputs['countWork'] };
    expect(counts.value.kinds.map(({ kind }) => kind)).toEqual([...WORK_KINDS]);
    for (const { kind, waiting, overdue } of counts.value.kinds) {
      const ofKind = rows.filter((row) => row.kind === kind);
      expect([kind, waiting]).toEqual([kind, ofKind.length]);
      expect([kind, overdue]).toEqual([kind, ofKind.filter((row) => (row.dueDay ?? '9') < '2027-03-23').length]);
    }
  });
});

describe('what each keeps for themselves', () => {
  test('a filter is one person’s, and everything until one has been chosen', () => {
    const filter: WorkFilter = {
      kinds: ['message'],
      gp: BERG,
      whose: 'unassigned',
      order: 'patient',
      alsoOverdue: true,
    };
    expect(ask(db, 'readWorkFilter', {}, MOE)).toEqual({ ok: true, value: EVERYTHING });
    expect(ask(db, 'saveWorkFilter', { filter }, MOE)).toEqual({ ok: true, value: null });
    expect(ask(db, 'readWorkFilter', {}, MOE)).toEqual({ ok: true, value: filter });
    expect(ask(db, 'readWorkFilter', {}, LIEN)).toEqual({ ok: true, value: EVERYTHING });
  });

  test('one that this version does not understand is as if none had been chosen', () => {
    const moe = findStaff(db, MOE)?.num ?? 0;
    db.prepare('UPDATE own_setting SET value = \'{"kinds":["moon"]}\' WHERE person = ?').run(moe);
    expect(ask(db, 'readWorkFilter', {}, MOE)).toEqual({ ok: true, value: EVERYTHING });
  });
});

test('what is typed is looked for as it stands, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      list(askedQueue({ text }));
    }),
    { numRuns: 200 },
  );
  expect(list(askedQueue({ text: 'odegard utslett 14' })).rows.map((row) => row.subject)).toEqual([
    'Utslett 14',
    'Utslett 140',
  ]);
  expect(list(askedQueue({ text: '"* OR' })).total).toBe(0);
});

test('a surgery without matters has an empty queue', () => {
  const empty = aDatabase();
  pulled(empty, aWholeStaff());
  expect(ask(empty, 'listWork', askedQueue(), LIEN)).toMatchObject({
    value: { rows: [], total: 0, overdue: 0, dueToday: 0, nextDueDay: null, hiddenOverdue: 0, hiddenUrgent: 0 },
  });
});
