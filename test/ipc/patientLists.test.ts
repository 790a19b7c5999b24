import { beforeEach, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { EXTENSION } from '../../shared/fhir/codes.ts';
import type { Outputs } from '../../shared/ipc/acts.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import {
  anotherRole,
  BERG,
  LIEN,
  MATTER,
  meta,
  MOE,
  SOLBERG,
  staff,
  standsInFor,
  VIK,
  type Resource,
} from '../fhir/resources.ts';

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
});

type Numbers = { quantity?: number; cap?: number; waiting?: number; shared?: string; because?: string };

/** A GP's list as the register has it. */
function aList(gp: string, { quantity, cap, waiting, shared, because }: Numbers): Resource {
  return {
    resourceType: 'Group',
    id: `list-${gp}`,
    meta: meta(),
    managingEntity: { reference: `Practitioner/${gp}` },
    ...(quantity === undefined ? {} : { quantity }),
    extension: [
      ...(cap === undefined ? [] : [{ url: `${EXTENSION}list-cap`, valueInteger: cap }]),
      ...(waiting === undefined ? [] : [{ url: `${EXTENSION}list-waiting`, valueInteger: waiting }]),
      ...(shared === undefined ? [] : [{ url: `${EXTENSION}shared-list`, valueString: shared }]),
      ...(because === undefined ? [] : [{ url: `${EXTENSION}list-over-cap`, valueCode: because }]),
    ],
  };
}

function lists(reader = MOE): Outputs['readPatientLists'] {
  const reply = ask(db, 'readPatientLists', {}, reader) as { ok: true; value: Outputs['readPatientLists'] };
  expect(reply).toMatchObject({ ok: true });
  return reply.value;
}

test('a list over a cap that has been lowered is closed, with how many are over and why', () => {
  pulled(db, [aList(LIEN, { quantity: 1243, cap: 1200, waiting: 4, because: 'awaiting-draw' })]);
  expect(lists()).toMatchObject({
    today: '2027-03-23',
    lists: [
      {
        gpName: 'Ingrid Lien',
        responsible: 'gp',
        numbers: { headcount: 1243, cap: 1200, waiting: 4 },
        standing: { state: 'full', freePlaces: 0, overCap: { count: 43, reasons: ['awaitingDraw'] } },
        shared: null,
        cover: [],
      },
    ],
  });
});

test('of a list that the register says nothing of, nothing is said', () => {
  expect(lists().lists).toMatchObject([{ gpName: 'Ingrid Lien', numbers: null, standing: null }]);
  pulled(db, [aList(LIEN, { quantity: 900 })]);
  expect(lists().lists).toMatchObject([{ gpName: 'Ingrid Lien', numbers: null, standing: null }]);
});

test('a shared list names the other GPs of the same name, and no others', () => {
  pulled(db, [
    ...staff(BERG, 'Åse', 'Berg', 'gp'),
    ...staff(SOLBERG, 'Henrik', 'Solberg', 'gp'),
    aList(LIEN, { shared: 'Storgata felles' }),
    aList(BERG, { shared: 'Storgata felles' }),
    aList(SOLBERG, { shared: 'En annen' }),
  ]);
  expect(lists().lists.map(({ gpName, shared }) => [gpName, shared])).toEqual([
    ['Henrik Solberg', { name: 'En annen', otherGps: [] }],
    ['Ingrid Lien', { name: 'Storgata felles', otherGps: ['Åse Berg'] }],
    ['Åse Berg', { name: 'Storgata felles', otherGps: ['Ingrid Lien'] }],
  ]);
});

test('a GP who has come back has one list, and answers it', () => {
  const gone = { meta: meta('2', '2027-03-23T08:10:00.000Z'), period: { start: '2020-01-01', end: '2025-12-31' } };
  pulled(db, [
    ...staff(LIEN, 'Ingrid', 'Lien', 'gp', gone),
    ...staff(SOLBERG, 'Henrik', 'Solberg', 'locum', standsInFor(LIEN, '2027-03-01', '2027-03-23')),
  ]);
  pulled(db, anotherRole(LIEN, 'gp', { period: { start: '2026-06-01' } }));
  expect(lists().lists).toMatchObject([{ gpName: 'Ingrid Lien', responsible: 'gp', cover: [{ to: '2027-03-23' }] }]);
  expect(ask(db, 'readEConsultation', { taskId: MATTER }, LIEN)).toMatchObject({
    value: { warnings: [{ type: 'LocumStandsIn' }] },
  });
});

test('who stands in stands there to the last day, and who will from before; who has gone does not', () => {
  pulled(db, [
    ...staff(SOLBERG, 'Henrik', 'Solberg', 'locum', standsInFor(LIEN, '2027-03-01', '2027-03-23')),
    ...staff(BERG, 'Åse', 'Berg', 'locum', standsInFor(LIEN, '2027-04-01', '2027-04-30')),
    ...staff(VIK, 'Trond', 'Vik', 'locum', standsInFor(LIEN, '2027-03-01', '2027-03-22')),
  ]);
  expect(lists().lists[0]?.cover).toEqual([
    { locumName: 'Henrik Solberg', from: '2027-03-01', to: '2027-03-23' },
    { locumName: 'Åse Berg', from: '2027-04-01', to: '2027-04-30' },
  ]);
});

test('a GP who has left keeps a row while the register has the list: the locum’s, or nobody’s', () => {
  const left = staff(LIEN, 'Ingrid', 'Lien', 'gp', { active: false });
  pulled(db, [...left.map((one) => ({ ...one, meta: meta('2') })), aList(LIEN, { quantity: 900, cap: 1200 })]);
  expect(lists().lists).toMatchObject([{ gpName: 'Ingrid Lien', responsible: 'nobodyNamed' }]);
  pulled(db, staff(SOLBERG, 'Henrik', 'Solberg', 'locum', standsInFor(LIEN, '2027-03-01', '2027-05-01')));
  expect(lists().lists).toMatchObject([{ gpName: 'Ingrid Lien', responsible: 'locum' }]);
});

test('a GP who has left and whose list is no more has no row', () => {
  pulled(
    db,
    staff(LIEN, 'Ingrid', 'Lien', 'gp', { active: false }).map((one) => ({ ...one, meta: meta('2') })),
  );
  expect(lists().lists).toEqual([]);
});

test('reading the lists opens nothing of a patient’s, and a practice manager may too', () => {
  pulled(db, staff(VIK, 'Trond', 'Vik', 'practice-manager'));
  const opened: unknown[] = [];
  expect(ask(db, 'readPatientLists', {}, VIK, undefined, (note) => opened.push(note))).toMatchObject({ ok: true });
  expect(opened).toEqual([]);
});
