import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import type { EConsultationThread } from '../../shared/ipc/views/thread.ts';
import { aDatabase, contentOf } from '../db/aDatabase.ts';
import { ask, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aMessage, ASKED, aTask, KJELSTRUP, LIEN, MATTER, MOE, staff } from '../fhir/resources.ts';

// An answer prepared for a doctor: refused with nothing changed, or saved whole with its line in the access log.

let db: Db;
let before: Record<string, string>;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  pulled(db, [
    aTask({ id: 'ended', status: 'cancelled' }),
    aMessage(),
    ...staff(KJELSTRUP, 'Marit', 'Kjelstrup', 'nurse'),
  ]);
  before = contentOf(db);
});
afterEach(() => void db.close());

const TEXT = 'Ta én om dagen.';
const refused = (type: string) => ({ ok: false, error: { type } });
const outbox = () => (JSON.parse(contentOf(db)['outbox'] ?? '[]') as { kind: string }[]).map(({ kind }) => kind);
const log = () => (JSON.parse(contentOf(db)['access_log'] ?? '[]') as { act: string }[]).map(({ act }) => act);
const thread = (who: string) =>
  (ask(db, 'readEConsultation', { taskId: MATTER }, who) as { value: EConsultationThread }).value;
const prepare = (text = TEXT, taskId = MATTER, who = MOE) =>
  ask(db, 'prepareEConsultationAnswer', { taskId, text }, who);
const prepared = (who = MOE) => (prepare(TEXT, MATTER, who) as { value: { entryId: string } }).value.entryId;
const withdraw = (entryId: string, who: string) => ask(db, 'withdrawPrepared', { taskId: MATTER, entryId }, who);

describe('prepared', () => {
  test('it is the doctor’s to use, its author’s to follow, and a draft no more', () => {
    ask(db, 'saveDraft', { taskId: MATTER, text: 'Ta én' }, MOE);
    expect(thread(LIEN)).toMatchObject({ draftsOfOthers: [{ text: 'Ta én' }], prepared: [] });
    prepared();
    expect(thread(MOE)).toMatchObject({
      draft: null,
      prepared: [{ isMine: true, delivery: { state: 'queued' }, fate: { type: 'waits' } }],
    });
    expect(thread(LIEN)).toMatchObject({ draftsOfOthers: [], prepared: [{ authorName: 'Kari Moe', isMine: false }] });
    expect([outbox(), log()]).toEqual([['eConsultation.prepare'], ['prepareEConsultationAnswer']]);
    // The surgery is the only recipient, and nobody has said anything.
    expect(contentOf(db)['outbox_steps']).toContain('Organization/storgata');
    expect(thread(LIEN).messages.map(({ text }) => text)).not.toContain(TEXT);
    expect(thread(LIEN).state).toBe('open');
  });

  test.each([
    ['of nothing', ' ', MATTER, 'AnswerIsEmpty'],
    ['in a matter that has ended', TEXT, 'ended', 'AlreadyClosed'],
    ['in no matter', TEXT, 'nowhere', 'NotFound'],
    ['in a message, which its author answers', TEXT, ASKED, 'NotFound'],
  ])('%s it is refused, and nothing has changed', (_what, text, taskId, type) => {
    expect(prepare(text, taskId)).toMatchObject(refused(type));
    expect(contentOf(db)).toEqual(before);
  });

  test('while an answer is on its way it is refused', () => {
    ask(db, 'answerEConsultation', { taskId: MATTER, text: TEXT }, LIEN);
    expect(prepare()).toMatchObject(refused('AnswerPending'));
  });
});

describe('taken away', () => {
  test('by its author before it has left: nothing is sent, the text is a draft again, the log has both', () => {
    expect(withdraw(prepared(), MOE)).toEqual({ ok: true, value: null });
    expect(thread(MOE)).toMatchObject({ draft: { text: TEXT }, prepared: [] });
    expect(thread(LIEN).prepared).toEqual([]);
    expect([outbox(), log()]).toEqual([['eConsultation.prepare'], ['prepareEConsultationAnswer', 'withdrawPrepared']]);
  });

  test('by a doctor: set aside, and its author is told by whom', () => {
    withdraw(prepared(), LIEN);
    expect(thread(LIEN).prepared).toEqual([]);
    expect(thread(MOE)).toMatchObject({
      draft: null,
      prepared: [{ fate: { type: 'set-aside', name: 'Ingrid Lien' } }],
    });
    expect(outbox()).toEqual(['eConsultation.prepare', 'eConsultation.unprepare']);
  });

  test('by another who may not sign: refused, and it stands', () => {
    const entryId = prepared();
    before = contentOf(db);
    expect(withdraw(entryId, KJELSTRUP)).toMatchObject(refused('NotYourRole'));
    expect(contentOf(db)['outbox']).toEqual(before['outbox']);
    expect(thread(LIEN).prepared).toHaveLength(1);
  });

  test('twice, and what was never prepared: refused', () => {
    const entryId = prepared();
    withdraw(entryId, MOE);
    expect(withdraw(entryId, MOE)).toMatchObject(refused('AlreadySettled'));
    expect(withdraw('nowhere', MOE)).toMatchObject(refused('NotFound'));
  });
});
