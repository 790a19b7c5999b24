import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import type { EntryState } from '../../electron/engine/db/outboxStore.ts';
import { readerActs } from '../../electron/engine/ipc/readerActs.ts';
import { runAct } from '../../electron/engine/ipc/runAct.ts';
import { writerActs } from '../../electron/engine/ipc/writerActs.ts';
import { aDatabase, contentBesidesLog, contentOf } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aTask, LIEN, MATTER, NORA, MOE } from '../fhir/resources.ts';
import { anEntry } from './anEntry.ts';

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
    expect({ ...contentBesidesLog(db), access_log: '[]' }).toEqual(before);
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
    anEntry(db, state);
    before = contentOf(db);
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
    expect(content['outbox_steps']).toContain('Ta én om dagen.');
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
      { taskId: MATTER, patientId: NORA, text: 'Ta én.' },
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
