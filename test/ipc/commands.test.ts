import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import {
  enqueue,
  entriesOfTask,
  updateEntry,
  type EntryState,
  type OutboxEntry,
} from '../../electron/engine/db/outboxStore.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import { readerActs } from '../../electron/engine/ipc/readerActs.ts';
import { runAct } from '../../electron/engine/ipc/runAct.ts';
import { writerActs } from '../../electron/engine/ipc/writerActs.ts';
import { answerSteps } from '../../shared/fhir/eConsultation.ts';
import type { PractitionerId } from '../../shared/domain/identity/ids.ts';
import { aDatabase, contentOf } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aTask, LIEN, MATTER, MOE, NORA } from '../fhir/resources.ts';

let db: Db;
let before: Record<string, string>;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  before = contentOf(db);
});
afterEach(() => void db.close());

const refused = (error: object) => ({ ok: false, error });
const answer = (text: string, who = LIEN) => ask(db, 'answerEConsultation', { taskId: MATTER, text }, who);

/** Puts an answer in the outbox as if it had been written, in a state; gives what the content is then. */
function anEntry(state: EntryState, change: Partial<OutboxEntry> = {}): string {
  const task = findResource(db, { type: 'Task', id: MATTER });
  const author = findResource(db, { type: 'Practitioner', id: LIEN });
  if (task?.patient === null || task === null || author === null) throw new Error('no surgery');
  const entryId = randomUUID();
  const steps = answerSteps({
    entryId,
    task: { id: MATTER, for: { reference: `Patient/${NORA}` }, requester: { reference: `Patient/${NORA}` } },
    author: LIEN as PractitionerId,
    text: 'Skrevet tidligere.',
    at: NOW,
    inResponseTo: null,
  });
  enqueue(db, {
    entryId,
    steps,
    kind: 'eConsultation.answer',
    lane: task.patient,
    task: task.num,
    author: author.num,
    created: NOW,
    base: '1',
  });
  const [entry] = entriesOfTask(db, task.num).filter((one) => one.entryId === entryId);
  if (entry === undefined) throw new Error('not there');
  updateEntry(db, entry, { state, ...change });
  before = contentOf(db);
  return entryId;
}

describe('an answer that cannot go is refused with its reason, and nothing has changed', () => {
  test.each<[string, string, object]>([
    ['empty', '', { type: 'AnswerIsEmpty' }],
    ['only spaces', ' \t\n\u00a0 ', { type: 'AnswerIsEmpty' }],
    ['nothing a patient could see', '\u200b\u2060\ufeff', { type: 'AnswerIsEmpty' }],
    ['100,000 characters', 'å'.repeat(100_000), { type: 'TooLong', limit: 10_000, length: 100_000 }],
    ['one character too many', '💊'.repeat(10_001), { type: 'TooLong', limit: 10_000, length: 10_001 }],
    ['a bell', 'Ta én\u0007.', { type: 'ControlCharacter', code: 'U+0007', line: 1 }],
    ['a NUL on the third line', 'a\nb\nc\u0000d', { type: 'ControlCharacter', code: 'U+0000', line: 3 }],
    ['full of control characters', '\u0001\u0002\u0003x', { type: 'ControlCharacter', code: 'U+0001', line: 1 }],
    ['text that turns its direction', 'Ta 5\u202e mg', { type: 'HiddenDirection', code: 'U+202E', line: 1 }],
    ['half a character', 'Ta \ud83d én', { type: 'BrokenCharacter', line: 1 }],
  ])('%s', (_what, text, error) => {
    expect(answer(text)).toEqual(refused(error));
    expect(contentOf(db)).toEqual(before);
  });

  test('by someone who may not sign', () => {
    expect(answer('Ta én.', MOE)).toEqual(refused({ type: 'OnlyDoctorSigns', role: 'receptionist' }));
    expect(contentOf(db)).toEqual(before);
  });

  test('in a matter that is not there, is no e-consultation, or has ended', () => {
    const other = (taskId: string) => ask(db, 'answerEConsultation', { taskId, text: 'Ta én.' }, LIEN);
    pulled(db, [
      aTask({ id: 'message', code: undefined }),
      aTask({ id: 'ended', status: 'cancelled' }),
      aTask({ id: 'urgent', priority: 'urgent' }),
    ]);
    before = contentOf(db);
    expect(other('nowhere')).toEqual(refused({ type: 'NotFound' }));
    expect(other('message')).toEqual(refused({ type: 'NotFound' }));
    expect(other('ended')).toMatchObject(refused({ type: 'AlreadyClosed' }));
    expect(other('urgent')).toMatchObject(refused({ type: 'UrgentWithoutContact' }));
    expect(contentOf(db)).toEqual(before);
  });

  test.each<[EntryState, boolean]>([
    ['queued', true],
    ['sending', true],
    ['conflict', true],
    ['rejected', true],
    ['withdrawn', false],
  ])('while an earlier answer is %s: refused %s', (state, isRefused) => {
    anEntry(state);
    expect(answer('Ta én.')).toMatchObject(isRefused ? refused({ type: 'AnswerPending' }) : { ok: true });
    if (isRefused) expect(contentOf(db)).toEqual(before);
  });
});

describe('an answer is saved whole', () => {
  test('with its outbox entry and its line in the access log, and the draft is gone', () => {
    ask(db, 'saveDraft', { taskId: MATTER, text: 'Ta' }, LIEN);
    expect(answer('  Ta én om dagen.\r\n')).toMatchObject({ ok: true });
    const content = contentOf(db);
    expect(JSON.parse(content['outbox'] ?? '')).toMatchObject([{ state: 'queued', base: '1', step: 0, attempts: 0 }]);
    expect(content['outbox']).toContain('Ta én om dagen.');
    expect(JSON.parse(content['access_log'] ?? '')).toMatchObject([
      { act: 'answerEConsultation', role: 'gp', at: NOW },
    ]);
    expect(content['draft']).toBe('[]');
    // What the portal said of the matter stands untouched until the portal says otherwise.
    expect(content['resource']).toBe(before['resource']);
  });

  test.each(['outbox', 'draft', 'access_log'])('or not at all: «%s» cannot be written', (table) => {
    ask(db, 'saveDraft', { taskId: MATTER, text: 'Ta' }, LIEN);
    db.exec(
      `CREATE TRIGGER no_more BEFORE ${table === 'draft' ? 'DELETE' : 'INSERT'} ON ${table} BEGIN SELECT raise(ABORT, 'no'); END`,
    );
    before = contentOf(db);
    const reply = runAct(
      writerActs,
      { db, now: () => NOW },
      'answerEConsultation',
      { taskId: MATTER, text: 'Ta én.' },
      LIEN,
      () => 'code 7',
    );
    expect(reply).toEqual(refused({ type: 'Broken', code: 'code 7' }));
    expect(contentOf(db)).toEqual(before);
  });
});

const saveMuch = () => ask(db, 'saveDraft', { taskId: MATTER, text: 'x'.repeat(90_000) }, LIEN);

describe('the disk says no', () => {
  test('it is full: said so, and nothing has changed', () => {
    db.pragma(`max_page_count=${Number(db.pragma('page_count', { simple: true }))}`);
    expect(saveMuch()).toEqual(refused({ type: 'StoreUnavailable', reason: 'disk-full' }));
    expect(contentOf(db)).toEqual(before);
    db.pragma('max_page_count=1000000');
    expect(saveMuch()).toMatchObject({ ok: true });
  });

  test('it can only be read: said so, and what stands there can still be read', () => {
    db.pragma('query_only=ON');
    expect(saveMuch()).toEqual(refused({ type: 'StoreUnavailable', reason: 'read-only' }));
    expect(ask(db, 'readEConsultation', { taskId: MATTER }, LIEN)).toMatchObject({ ok: true });
  });
});

describe('signing in', () => {
  test('as someone who works here', () => {
    expect(ask(db, 'signIn', { practitionerId: MOE }, null)).toEqual({
      ok: true,
      value: { practitionerId: MOE, name: 'Kari Moe', role: 'receptionist', surgeryName: 'Storgata legesenter' },
    });
    expect(JSON.parse(contentOf(db)['access_log'] ?? '')).toMatchObject([{ act: 'signIn', role: 'receptionist' }]);
  });

  test('as nobody who works here', () => {
    expect(ask(db, 'signIn', { practitionerId: 'nobody' }, null)).toEqual(refused({ type: 'NoSuchStaffMember' }));
    expect(contentOf(db)).toEqual(before);
  });
});

describe('a draft', () => {
  test('is kept as written, replaced, and gone when emptied', () => {
    const draft = () => ask(db, 'readEConsultation', { taskId: MATTER }, LIEN);
    const save = (text: string) => ask(db, 'saveDraft', { taskId: MATTER, text }, LIEN);
    expect(save('Ta én\u0007\n')).toEqual({ ok: true, value: { savedAt: new Date(NOW).toISOString() } });
    expect(draft()).toMatchObject({ value: { draft: { text: 'Ta én\u0007\n' } } });
    save('Ta to');
    expect(draft()).toMatchObject({ value: { draft: { text: 'Ta to' } } });
    save(' \n');
    expect(draft()).toMatchObject({ value: { draft: null } });
    expect(contentOf(db)).toEqual(before);
  });

  test('longer than can be kept, or of no matter, is refused', () => {
    expect(ask(db, 'saveDraft', { taskId: MATTER, text: 'x'.repeat(100_001) }, LIEN)).toEqual(
      refused({ type: 'DraftTooLong', length: 100_001, limit: 100_000 }),
    );
    expect(ask(db, 'saveDraft', { taskId: 'nowhere', text: 'x' }, LIEN)).toEqual(refused({ type: 'NotFound' }));
    expect(contentOf(db)).toEqual(before);
  });

  test('is one’s own: nobody else reads it', () => {
    ask(db, 'saveDraft', { taskId: MATTER, text: 'Mitt' }, MOE);
    expect(ask(db, 'readEConsultation', { taskId: MATTER }, LIEN)).toMatchObject({ value: { draft: null } });
  });
});

describe('what is on its way', () => {
  const states: EntryState[] = ['queued', 'sending', 'conflict', 'rejected', 'acknowledged', 'withdrawn'];
  const tried: [EntryState, Partial<OutboxEntry>][] = [
    ...states.map((state): [EntryState, Partial<OutboxEntry>] => [state, {}]),
    ['queued', { attempts: 1 }],
    ['queued', { step: 1 }],
    ['rejected', { step: 1, attempts: 2 }],
    ['rejected', { attempts: 1 }],
  ];

  // It can be taken back only when no request of it can have been carried out.
  test.each(tried)('%s %j: taken back, or refused with nothing changed', (state, change) => {
    const entryId = anEntry(state, change);
    const may =
      (state === 'queued' && Object.keys(change).length === 0) || (state === 'rejected' && change.step === undefined);
    const reply = ask(db, 'withdrawEntry', { entryId }, LIEN);
    if (may) {
      expect(reply).toEqual({ ok: true, value: null });
      expect(contentOf(db)['draft']).toContain('Skrevet tidligere.');
      expect(JSON.parse(contentOf(db)['outbox'] ?? '')).toMatchObject([{ state: 'withdrawn' }]);
    } else {
      expect(reply).toEqual(refused({ type: 'AlreadySettled' }));
      expect(contentOf(db)).toEqual(before);
    }
  });

  test.each(states)('%s: tried again at once, or refused with nothing changed', (state) => {
    const entryId = anEntry(state, { notBefore: NOW + 60_000 });
    const reply = ask(db, 'retryNow', { entryId }, LIEN);
    if (state === 'queued' || state === 'rejected') {
      expect(reply).toEqual({ ok: true, value: null });
      expect(JSON.parse(contentOf(db)['outbox'] ?? '')).toMatchObject([{ state: 'queued', not_before: null }]);
    } else {
      expect(reply).toEqual(refused({ type: 'AlreadySettled' }));
      expect(contentOf(db)).toEqual(before);
    }
  });

  test.each(states.filter((state) => state !== 'conflict'))('%s is no conflict to decide', (state) => {
    const entryId = anEntry(state);
    expect(ask(db, 'resolveConflict', { entryId, choice: 'keep-theirs' }, LIEN)).toEqual(
      refused({ type: 'NoConflict' }),
    );
    expect(contentOf(db)).toEqual(before);
  });

  test('of an entry that does not exist nothing can be done', () => {
    const entryId = randomUUID();
    expect(ask(db, 'withdrawEntry', { entryId }, LIEN)).toEqual(refused({ type: 'NotFound' }));
    expect(ask(db, 'retryNow', { entryId }, LIEN)).toEqual(refused({ type: 'NotFound' }));
    expect(ask(db, 'resolveConflict', { entryId, choice: 'keep-theirs' }, LIEN)).toEqual(
      refused({ type: 'NoConflict' }),
    );
  });
});

describe('a conflict', () => {
  test('is decided by a doctor', () => {
    const entryId = anEntry('conflict');
    expect(ask(db, 'resolveConflict', { entryId, choice: 'keep-theirs' }, MOE)).toEqual(
      refused({ type: 'OnlyDoctorSigns', role: 'receptionist' }),
    );
    expect(contentOf(db)).toEqual(before);
  });

  test('theirs stands: the own text becomes a draft, and nothing is sent', () => {
    const entryId = anEntry('conflict');
    expect(ask(db, 'resolveConflict', { entryId, choice: 'keep-theirs' }, LIEN)).toEqual({ ok: true, value: null });
    expect(contentOf(db)['draft']).toContain('Skrevet tidligere.');
    expect(JSON.parse(contentOf(db)['outbox'] ?? '')).toMatchObject([{ state: 'withdrawn' }]);
  });

  test('the own text goes too: as an addition under an identifier of its own', () => {
    const entryId = anEntry('conflict');
    expect(ask(db, 'resolveConflict', { entryId, choice: 'send-as-addition' }, LIEN)).toEqual({
      ok: true,
      value: null,
    });
    const entries = entriesOfTask(db, findResource(db, { type: 'Task', id: MATTER })?.num ?? 0);
    expect(entries).toMatchObject([{ state: 'withdrawn' }, { state: 'queued', kind: 'eConsultation.addition' }]);
    expect(entries[1]?.steps).toHaveLength(1);
    expect(entries[1]?.entryId).not.toBe(entryId);
  });
});

const prefer = (input: object) => ask(db, 'savePreferences', input, null);

test('preferences: each may be changed alone, the other stays', () => {
  expect(prefer({ language: 'nn' })).toEqual({ ok: true, value: { language: 'nn', theme: 'system' } });
  expect(prefer({ theme: 'dark' })).toEqual({ ok: true, value: { language: 'nn', theme: 'dark' } });
  expect(prefer({})).toEqual({ ok: true, value: { language: 'nn', theme: 'dark' } });
});

test('an error that nobody foresaw is a value with a code for support, never the error itself', () => {
  db.exec('DROP TABLE draft');
  const seen: unknown[] = [];
  const reply = runAct(readerActs, { db, now: () => NOW }, 'readEConsultation', { taskId: MATTER }, LIEN, (cause) => {
    seen.push(cause);
    return 'SQLITE_ERROR at readDraft';
  });
  expect(reply).toEqual(refused({ type: 'Broken', code: 'SQLITE_ERROR at readDraft' }));
  expect(seen).toHaveLength(1);
});
