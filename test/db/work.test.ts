import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { removeDraft, saveDraft } from '../../electron/engine/db/draftStore.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { enqueue, entriesOfTask, resumeSending, updateEntry } from '../../electron/engine/db/outboxStore.ts';
import { restoreEntry } from '../../electron/engine/db/restoreEntry.ts';
import { forgetResource, internReference, saveResource } from '../../electron/engine/db/resourceStore.ts';
import { raiseHorizon, rebuildWork, rebuildWorkIfOld } from '../../electron/engine/db/workStore.ts';
import { workHorizon } from '../../electron/engine/db/workHorizon.ts';
import { ENTRY_KINDS } from '../../shared/domain/sync/entryKind.ts';
import { COMMUNICATION_KINDS, SYSTEM, TASK_KINDS } from '../../shared/fhir/codes.ts';
import { assignStep, type Desk } from '../../shared/fhir/assignment.ts';
import type { PractitionerId } from '../../shared/domain/identity/ids.ts';
import type { ResourceType } from '../../shared/fhir/resourceTypes.ts';
import { applyPage } from '../../electron/engine/sync/applyPage.ts';
import {
  aCommunication,
  aPatient,
  aTask,
  LIEN,
  meta,
  MOE,
  theStaff,
  understood,
  type Resource,
} from '../fhir/resources.ts';
import { aDatabase } from './aDatabase.ts';
import { NOW, pulled, pullTheSurgery } from './aSurgery.ts';

const DAY = 86_400_000;

// Whatever happens to what the queue rests on, in whatever order, its rows are what they would be if it were made anew.

const id = (what: string, place: number) => `${what}-${place}`;
const place = fc.nat({ max: 2 });
const who = fc.constantFrom(LIEN, MOE);
const states = ['queued', 'sending', 'conflict', 'rejected', 'acknowledged', 'withdrawn'] as const;
const TASK_STATUSES = ['requested', 'received', 'accepted', 'in-progress', 'completed', 'cancelled', 'draft'] as const;

const event = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('task' as const),
      task: place,
      patient: place,
      kind: fc.constantFrom(...TASK_KINDS, 'unknown'),
      status: fc.constantFrom(...TASK_STATUSES),
      owner: fc.option(who),
      urgent: fc.boolean(),
      day: fc.integer({ min: 1, max: 28 }),
      opened: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('message' as const),
      message: place,
      task: place,
      kind: fc.constantFrom(...COMMUNICATION_KINDS),
      words: fc.constantFrom('Hei', 'Takk', ' a\n b '),
      hour: fc.integer({ min: 0, max: 23 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('patient' as const),
      patient: place,
      name: fc.constantFrom('Ødegård', 'Berg', 'Aas'),
      gp: fc.option(who),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('booking' as const),
      booking: place,
      patient: place,
      status: fc.constantFrom('pending', 'proposed', 'booked', 'cancelled'),
      start: fc.boolean(),
      gp: fc.option(who),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('entry' as const),
      task: place,
      kind: fc.constantFrom(...ENTRY_KINDS),
      restored: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('settle' as const),
      task: place,
      nth: fc.nat({ max: 3 }),
      state: fc.constantFrom(...states),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('draft' as const), task: place, who, kept: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('gone' as const),
      type: fc.constantFrom('Task', 'Patient', 'Communication', 'Appointment'),
      place,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('restart' as const), days: fc.integer({ min: 20_700, max: 21_300 }) }),
  },
);
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

let version = 0;
/** A later version than all before, in a page of its own or as the portal's answer to a write of ours. */
function comes(db: Db, resource: Resource): void {
  version += 1;
  const one = { ...resource, meta: meta(`later-${version}`, new Date(NOW + version).toISOString()) };
  const type = one.resourceType as ResourceType;
  if (type === 'Task' && version % 3 === 0) saveResource(db, understood(one), undefined, true);
  else applyPage(db, type, [one], { mark: null, loaded: false }, NOW);
}

function happen(db: Db, one: Event): void {
  const num = (type: ResourceType, which: string) => internReference(db, { type, id: which });
  switch (one.does) {
    case 'task':
      return comes(db, {
        ...aTask({
          status: one.status,
          description: `Sak ${one.task}`,
          code: { coding: [{ system: SYSTEM.taskKind, code: one.kind }] },
          priority: one.urgent ? 'urgent' : 'routine',
          for: { reference: `Patient/${id('p', one.patient)}` },
          requester: { reference: one.urgent ? 'RelatedPerson/r' : `Patient/${id('p', one.patient)}` },
          owner: one.owner === null ? undefined : { reference: `Practitioner/${one.owner}` },
          authoredOn: `2027-02-${String(one.day).padStart(2, '0')}T09:00:00Z`,
          extension: one.opened ? [openedBy(LIEN)] : undefined,
        }),
        id: id('t', one.task),
      });
    case 'message':
      return comes(db, {
        ...aCommunication({
          partOf: [{ reference: `Task/${id('t', one.task)}` }],
          category: [{ coding: [{ system: SYSTEM.communicationKind, code: one.kind }] }],
          sent: `2027-03-01T${String(one.hour).padStart(2, '0')}:00:00Z`,
          payload: [{ contentString: one.words }],
        }),
        id: id('c', one.message),
      });
    case 'patient':
      return comes(db, {
        ...aPatient({
          name: [{ family: one.name, given: ['Nora'] }],
          generalPractitioner: one.gp === null ? undefined : [{ reference: `Practitioner/${one.gp}` }],
        }),
        id: id('p', one.patient),
      });
    case 'booking':
      return comes(db, {
        resourceType: 'Appointment',
        id: id('a', one.booking),
        meta: meta(),
        status: one.status,
        created: '2027-03-01T09:00:00Z',
        description: 'Kontroll',
        comment: 'Helst tidlig',
        ...(one.start ? { start: '2027-03-10T09:00:00Z' } : {}),
        participant: [
          { actor: { reference: `Patient/${id('p', one.patient)}` } },
          ...(one.gp === null ? [] : [{ actor: { reference: `Practitioner/${one.gp}` } }]),
        ],
      });
    case 'entry': {
      const entry = { entryId: randomUUID(), kind: one.kind, requester: null, created: NOW + version, base: '1' };
      const task = id('t', one.task);
      const by = { name: 'Ingrid Lien', role: 'gp', unit: 'Storgata legesenter' } as const;
      if (one.restored && one.kind !== 'eConsultation.opened')
        return restoreEntry(db, {
          ...entry,
          type: 'entry',
          patient: id('p', 0),
          task,
          author: LIEN,
          writer: LIEN,
          by,
          steps: '[]',
        });
      const steps = one.kind === 'eConsultation.assign' ? [assignStep(task, { type: 'surgery' }, goalOf(version))] : [];
      return enqueue(db, { ...entry, steps, lane: 1, task: num('Task', task), author: num('Practitioner', LIEN) });
    }
    case 'settle': {
      const entries = entriesOfTask(db, num('Task', id('t', one.task)));
      const entry = entries[one.nth];
      if (entry !== undefined) updateEntry(db, entry, { state: one.state, settled: NOW });
      return;
    }
    case 'draft': {
      const written = { num: num('Task', id('t', one.task)), patient: num('Patient', id('p', 0)) };
      const author = num('Practitioner', one.who);
      if (one.kept) saveDraft(db, written, author, { text: 'Kladd', saved: NOW });
      else removeDraft(db, written, author);
      return;
    }
    case 'gone':
      return forgetResource(db, {
        type: one.type,
        id: id(one.type[0]?.toLowerCase() ?? '', one.place),
      });
    case 'restart':
      resumeSending(db);
      raiseHorizon(db, one.days * DAY);
      return rebuildWorkIfOld(db);
  }
}

function goalOf(turn: number): Desk {
  if (turn % 3 === 0) return { type: 'surgery' };
  return turn % 3 === 1 ? { type: 'team', role: 'nurse' } : { type: 'person', id: MOE as PractitionerId };
}

function openedBy(practitioner: string): object {
  return {
    url: 'https://legekontor.example/fhir/StructureDefinition/opened-by',
    extension: [
      { url: 'practitioner', valueReference: { reference: `Practitioner/${practitioner}` } },
      { url: 'period', valuePeriod: { start: '2027-03-23T08:00:00Z', end: '2027-03-23T08:10:00Z' } },
    ],
  };
}

/** Everything that the queue is, the search as what it finds. */
function queueOf(db: Db): object {
  const found = (word: string) => db.prepare('SELECT rowid FROM work_text WHERE work_text MATCH ?').pluck().all(word);
  return {
    rows: db.prepare('SELECT * FROM work ORDER BY num').all(),
    tally: db.prepare('SELECT * FROM work_tally ORDER BY waits, kind, gp, owner, urgent, day').all(),
    found: ['odegard', 'berg', 'as', 'nora', 'sak', '2', 'kontroll'].map(found),
  };
}

/** The queue as it would be if it were made anew now; nothing is changed. */
function madeAnew(db: Db): object {
  let queue = {};
  const look = db.transaction(() => {
    rebuildWork(db);
    queue = queueOf(db);
    throw new Error('only looked');
  });
  expect(look).toThrow('only looked');
  return queue;
}

test('at every step of any history the rows, the counts and the search are those of a queue made anew', () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 10, maxLength: 40 }), (history) => {
      const db = aDatabase();
      // What a power cut would do is tested elsewhere.
      db.pragma('synchronous=OFF');
      pulled(db, theStaff());
      for (const one of history) {
        happen(db, one);
        expect(queueOf(db)).toEqual(madeAnew(db));
      }
      db.close();
    }),
    { numRuns: 120 },
  );
});

test('a row and what it rests on come about together or not at all', () => {
  const db = aDatabase();
  pullTheSurgery(db);
  const before = queueOf(db);
  const fail = db.transaction(() => {
    comes(db, aTask({ status: 'completed' }));
    expect(queueOf(db)).not.toEqual(before);
    throw new Error('the power went');
  });
  expect(fail).toThrow('the power went');
  expect(queueOf(db)).toEqual(before);
});

test('the queue of a file that an older version of the app has filled is made anew at the start, once', () => {
  const db = aDatabase();
  pullTheSurgery(db);
  rebuildWorkIfOld(db);
  const right = queueOf(db);
  db.exec("UPDATE work SET subject = 'Som det var før'");
  rebuildWorkIfOld(db);
  expect(queueOf(db)).not.toEqual(right);
  db.exec("DELETE FROM setting WHERE name = 'workMadeBy'");
  rebuildWorkIfOld(db);
  expect(queueOf(db)).toEqual(right);
});

test('what has been overdue for months is counted as one day, and stays counted', () => {
  const db = aDatabase();
  pulled(db, [...theStaff(), aPatient()]);
  for (let month = 1; month <= 9; month += 1)
    comes(db, { ...aTask({ authoredOn: `2026-0${month}-10T09:00:00Z` }), id: id('t', month) });
  const days = () => db.prepare('SELECT day, n FROM work_tally ORDER BY day').all() as { day: number; n: number }[];
  expect(days()).toHaveLength(9);
  raiseHorizon(db, 20_960 * DAY);
  expect(days()).toEqual([{ day: workHorizon(db) - 1, n: 9 }]);
  comes(db, { ...aTask({ authoredOn: '2026-01-02T09:00:00Z' }), id: id('t', 10) });
  comes(db, { ...aTask({ status: 'completed', authoredOn: '2026-01-10T09:00:00Z' }), id: id('t', 1) });
  expect(days().filter(({ day }) => day !== 0)).toEqual([{ day: workHorizon(db) - 1, n: 9 }]);
});
