import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccessNote } from '../../electron/engine/db/appendAccess.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { internReference } from '../../electron/engine/db/resourceStore.ts';
import { logOpening } from '../../electron/engine/ipc/logOpening.ts';
import { readerActs } from '../../electron/engine/ipc/readerActs.ts';
import { runAct } from '../../electron/engine/ipc/runAct.ts';
import { Openings } from '../../electron/main/openings.ts';
import { aDatabase, contentOf } from '../db/aDatabase.ts';
import { askedQueue } from '../builders/askedQueue.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aTask, LIEN, MATTER, meta, MOE, NORA, staff, VIK } from '../fhir/resources.ts';

// What a query shows of a patient stands in the access log before the window gets it.

let db: Db;
let notes: AccessNote[];
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  pulled(db, staff(VIK, 'Dag', 'Leder', 'practice-manager'));
  notes = [];
});
afterEach(() => void db.close());

const read = (who: string, taskId = MATTER) =>
  ask(db, 'readEConsultation', { taskId }, who, NOW, (note) => void notes.push(note));
const nums = () => ({
  patient: internReference(db, { type: 'Patient', id: NORA }),
  task: internReference(db, { type: 'Task', id: MATTER }),
});
const log = () =>
  JSON.parse(contentOf(db)['access_log'] ?? '[]') as { act: string; outcome: string; practitioner: string }[];

describe('a query', () => {
  test('tells whose matter it opens, and which document', () => {
    expect(read(MOE)).toMatchObject({ ok: true });
    const { patient, task } = nums();
    expect(notes).toEqual([{ act: 'readEConsultation', patient, documents: [task] }]);
  });

  test('that finds nothing has opened nothing', () => {
    expect(read(LIEN, 'nowhere')).toMatchObject({ error: { type: 'NotFound' } });
    expect(notes).toEqual([]);
  });

  test('of someone whose role gives no access is told as a denied attempt', () => {
    expect(read(VIK)).toMatchObject({ error: { type: 'NotYourRole' } });
    expect(notes).toEqual([{ act: 'readEConsultation', patient: null, outcome: 'denied' }]);
  });

  test('of the queue by words tells whose matters it shows, once each, and nothing of what was typed', () => {
    pulled(db, [aTask({ id: 'another' })]);
    const look = (text: string) => ask(db, 'listWork', askedQueue({ text }), MOE, NOW, (note) => void notes.push(note));
    expect(look('')).toMatchObject({ value: { total: 2 } });
    expect(notes).toEqual([]);
    expect(look('medisin')).toMatchObject({ value: { total: 2 } });
    expect(notes).toEqual([{ act: 'searchPatient', patient: null, documents: [nums().patient] }]);
  });

  test('of what has ended shows none of the patient’s words: whoever opens it has a line', () => {
    pulled(db, [aTask({ status: 'completed', meta: meta('2', '2027-03-23T08:10:00.000Z') })]);
    expect(ask(db, 'listWork', askedQueue({ show: 'answered' }), LIEN)).toMatchObject({
      value: { rows: [{ id: MATTER, subject: 'Ny medisin', preview: '' }] },
    });
  });

  test('that forgets to tell shows nothing', () => {
    const silent = { open: {}, signedIn: { readEConsultation: () => ({ ok: true, value: 'the thread' }) } };
    const context = { db, now: () => NOW, onOpened: () => undefined };
    const reply = runAct(silent as never, context, 'readEConsultation', { taskId: MATTER }, LIEN, String);
    expect(reply).toEqual({
      ok: false,
      error: { type: 'Broken', code: 'Error: readEConsultation was not logged' },
    });
  });

  test('where nobody would write the log shows nothing', () => {
    const context = { db, now: () => NOW };
    expect(runAct(readerActs, context, 'readEConsultation', { taskId: MATTER }, LIEN, String)).toMatchObject({
      error: { type: 'Broken' },
    });
  });
});

test('a command that the role does not do is logged as denied at once', () => {
  expect(ask(db, 'answerEConsultation', { taskId: MATTER, text: 'Ta én.' }, VIK)).toMatchObject({
    error: { type: 'NotYourRole' },
  });
  expect(log()).toMatchObject([{ act: 'answerEConsultation', outcome: 'denied', practitioner: VIK }]);
});

const write = (practitionerId = LIEN) => {
  const { patient, task } = nums();
  const note = { act: 'readEConsultation', patient, documents: [task] } as const;
  return logOpening({ db, now: () => NOW }, practitionerId, [note, note], () => 'code');
};

describe('the writer', () => {
  test('writes all that is to be shown', () => {
    expect(write()).toEqual({ ok: true, value: null });
    expect(log()).toMatchObject([
      { act: 'readEConsultation', outcome: 'opened' },
      { act: 'readEConsultation', outcome: 'opened' },
    ]);
  });

  test('or says why not, and has written nothing', () => {
    expect(write('nobody')).toEqual({ ok: false, error: { type: 'NotSignedIn' } });
    db.exec(`CREATE TRIGGER no_more BEFORE INSERT ON access_log WHEN NEW.seq = 2 BEGIN SELECT raise(ABORT, 'no'); END`);
    expect(write()).toEqual({ ok: false, error: { type: 'Broken', code: 'code' } });
    db.pragma('query_only=ON');
    expect(write()).toEqual({ ok: false, error: { type: 'StoreUnavailable', reason: 'read-only' } });
    expect(log()).toEqual([]);
  });
});

const found = (...documents: number[]): AccessNote[] => [{ act: 'searchPatient', patient: null, documents }];

describe('main', () => {
  const OF_MATTER = { act: 'readEConsultation', input: { taskId: 'one' } };
  const SEARCH = { act: 'findPatients', input: { typed: 'no' } };
  const note: AccessNote = { act: 'readEConsultation', patient: 1, documents: [2] };
  const REFUSED = { ok: false, error: { type: 'StoreUnavailable', reason: 'disk-full' } };
  let written: unknown[];
  let answer: object | null;
  const openings = () =>
    new Openings((who, some) => Promise.resolve(void written.push([who, some])).then(() => answer));
  beforeEach(() => {
    written = [];
    answer = null;
  });

  test('shows an answer once its line is written, and writes it once while it stands on the screen', async () => {
    const main = openings();
    expect(await main.allow(LIEN, OF_MATTER, [note], NOW)).toBeNull();
    expect(await main.allow(LIEN, OF_MATTER, [note], NOW + 1_000)).toBeNull();
    expect(written).toEqual([[LIEN, [note]]]);
    // Another matter, and back.
    await main.allow(LIEN, OF_MATTER, [{ ...note, patient: 5, documents: [6] }], NOW);
    await main.allow(LIEN, OF_MATTER, [note], NOW);
    expect(written).toHaveLength(3);
  });

  test('tells of another matter of the same patient, also where the same allergies and contacts stand beside both', async () => {
    const main = openings();
    const first = { ...note, documents: [2, 7, 3] };
    const second = { ...note, documents: [3, 7, 2] };
    await main.allow(LIEN, OF_MATTER, [first], NOW);
    await main.allow(LIEN, OF_MATTER, [second], NOW);
    await main.allow(LIEN, OF_MATTER, [{ ...second, documents: [3, 7, 2, 8] }], NOW);
    expect(written).toEqual([
      [LIEN, [first]],
      [LIEN, [second]],
      [LIEN, [{ ...note, documents: [8] }]],
    ]);
  });

  test('tells of each attempt at another matter of the same patient, and of the same once', async () => {
    const main = openings();
    const attempt: AccessNote = { act: 'readEConsultation', patient: 1, outcome: 'denied' };
    const other = { ...OF_MATTER, input: { taskId: 'two' } };
    for (const question of [OF_MATTER, OF_MATTER, other, OF_MATTER]) await main.allow(LIEN, question, [attempt], NOW);
    expect(written).toHaveLength(3);
  });

  test('asked twice at once, both answers wait for the one line', async () => {
    const { promise, resolve: release } = Promise.withResolvers<null>();
    const main = new Openings(() => promise);
    const shown: number[] = [];
    const both = [1, 2].map((each) => main.allow(LIEN, OF_MATTER, [note], NOW).then(() => shown.push(each)));
    await new Promise((resolve) => setImmediate(resolve));
    expect(shown).toEqual([]);
    release(null);
    await Promise.all(both);
    expect(shown).toEqual([1, 2]);
  });

  test('shows the refusal where it could not be written, and asks again next time', async () => {
    const main = openings();
    answer = REFUSED;
    expect(await main.allow(LIEN, OF_MATTER, [note], NOW)).toBe(REFUSED);
    answer = null;
    expect(await main.allow(LIEN, OF_MATTER, [note], NOW)).toBeNull();
    expect(written).toHaveLength(2);
  });

  test('another person, and the same one after a lock, opens anew', async () => {
    const main = openings();
    await main.allow(LIEN, OF_MATTER, [note], NOW);
    await main.allow(MOE, OF_MATTER, [note], NOW);
    await main.allow(LIEN, OF_MATTER, [note], NOW);
    main.forget();
    await main.allow(LIEN, OF_MATTER, [note], NOW);
    expect(written).toHaveLength(4);
  });

  test('of a search that goes on, writes those whom it newly shows', async () => {
    const main = openings();
    await main.allow(LIEN, SEARCH, found(1, 2), NOW);
    await main.allow(LIEN, SEARCH, found(2, 3), NOW);
    await main.allow(LIEN, SEARCH, found(2), NOW);
    expect(written).toEqual([
      [LIEN, found(1, 2)],
      [LIEN, found(3)],
    ]);
  });
});

test('a matter of another kind has its own kind of document', () => {
  pulled(db, [aTask({ id: 'plain', description: undefined })]);
  expect(read(LIEN, 'plain')).toMatchObject({ ok: true });
  const { patient } = nums();
  logOpening({ db, now: () => NOW }, LIEN, notes, String);
  // The others are what stands beside the thread.
  const [opened] = JSON.parse(
    (JSON.parse(contentOf(db)['access_log'] ?? '') as { documents: string }[])[0]?.documents ?? '',
  ) as unknown[];
  expect([patient, opened]).toEqual([
    expect.any(Number),
    { kind: 'e-consultation', reference: 'Task/plain', on: '2027-03-23' },
  ]);
});
