import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import type { ThreadMessage } from '../../shared/ipc/views/thread.ts';
import { aDatabase, contentOf } from '../db/aDatabase.ts';
import { ask, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aTask, LIEN, MATTER, MOE } from '../fhir/resources.ts';

// Internal notes, assignment and urgency: refused with nothing changed, or saved whole.

let db: Db;
let before: Record<string, string>;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  pulled(db, [aTask({ id: 'ended', status: 'cancelled' })]);
  before = contentOf(db);
});
afterEach(() => void db.close());

const refused = (type: string) => ({ ok: false, error: { type } });
const outbox = () => (JSON.parse(contentOf(db)['outbox'] ?? '[]') as { kind: string }[]).map(({ kind }) => kind);
const log = () => (JSON.parse(contentOf(db)['access_log'] ?? '[]') as { act: string }[]).map(({ act }) => act);
const thread = (who = LIEN) => {
  const reply = ask(db, 'readEConsultation', { taskId: MATTER }, who) as { value: Record<string, unknown> };
  return reply.value;
};

const note = (text: string, taskId = MATTER) => ask(db, 'writeInternalNote', { taskId, note: text }, MOE);
const assign = (to: object, taskId = MATTER) => ask(db, 'assignEConsultation', { taskId, ...to }, MOE);
const mark = (taskId = MATTER, who = MOE) => ask(db, 'markUrgent', { taskId }, who);
const callOff = (who = LIEN) => ask(db, 'callOffUrgency', { taskId: MATTER }, who);

describe('an internal note', () => {
  test('stands in the thread at once, as internal; its draft is gone', () => {
    ask(db, 'saveDraft', { taskId: MATTER, text: 'Ringte, ikke', field: 'note' }, MOE);
    expect(thread(MOE)).toMatchObject({ draft: null, drafts: { note: { text: 'Ringte, ikke' } } });
    expect(note('Ringte, ikke svar.')).toMatchObject({ ok: true });
    expect(thread(MOE)['drafts']).toEqual({});
    expect((thread()['messages'] as ThreadMessage[]).at(-1)).toMatchObject({
      kind: 'internal',
      contactWay: null,
      text: 'Ringte, ikke svar.',
      delivery: { state: 'queued' },
    });
    expect([outbox(), log()]).toEqual([['eConsultation.note'], ['writeInternalNote']]);
    // Only the surgery is a recipient.
    expect(contentOf(db)['outbox_steps']).toContain('Organization/storgata');
  });

  test('is written in an ended matter too, and it answers nothing', () => {
    expect(note('Epikrise bestilt.', 'ended')).toMatchObject({ ok: true });
    expect(thread()).toMatchObject({ state: 'open' });
  });

  test.each([
    ['of nothing', ' ', MATTER, 'NoteIsEmpty'],
    ['in no matter', 'Ringte.', 'nowhere', 'NotFound'],
  ])('%s is refused, and nothing has changed', (_what, text, taskId, type) => {
    expect(note(text, taskId)).toMatchObject(refused(type));
    expect(contentOf(db)).toEqual(before);
  });
});

describe('a matter is assigned', () => {
  test.each([
    [{ person: MOE }, { type: 'person', name: 'Kari Moe' }],
    [{ team: 'receptionist' }, { type: 'team', role: 'receptionist' }],
    [{}, { type: 'surgery' }],
  ])('to %j: said at once, with its delivery', (to, assignedTo) => {
    expect(assign(to)).toEqual({ ok: true, value: null });
    expect(thread()).toMatchObject({ assignedTo: { ...assignedTo, delivery: { state: 'queued' } } });
    expect([outbox(), log()]).toEqual([['eConsultation.assign'], ['assignMatter']]);
  });

  test('where it lies already: nothing is sent', () => {
    expect(assign({ person: LIEN })).toEqual({ ok: true, value: null });
    expect(contentOf(db)).toEqual(before);
  });

  test.each([
    ['to nobody who works here', { person: 'nobody' }, MATTER, 'NoSuchStaffMember'],
    ['when it has ended', { person: MOE }, 'ended', 'AlreadyClosed'],
    ['when it is not there', { person: MOE }, 'nowhere', 'NotFound'],
  ])('%s: refused, and nothing has changed', (_what, to, taskId, type) => {
    expect(assign(to, taskId)).toMatchObject(refused(type));
    expect(contentOf(db)).toEqual(before);
  });
});

describe('something is urgent', () => {
  test('it holds at once: no answer without a contact', () => {
    expect(mark()).toEqual({ ok: true, value: null });
    expect(thread()).toMatchObject({ urgent: true, needsContact: true });
    expect(ask(db, 'answerEConsultation', { taskId: MATTER, text: 'Kom i dag.' }, LIEN)).toMatchObject(
      refused('UrgentWithoutContact'),
    );
    expect([outbox(), log()]).toEqual([['eConsultation.urgent'], ['markUrgent']]);
  });

  test('marked twice is marked once', () => {
    mark();
    before = contentOf(db);
    mark();
    expect(contentOf(db)).toEqual(before);
  });

  test('a doctor calls it off, and nobody else does', () => {
    mark();
    expect(callOff(MOE)).toMatchObject({ error: { type: 'NotYourRole' } });
    expect(callOff()).toEqual({ ok: true, value: null });
    expect(thread()).toMatchObject({ urgent: false, needsContact: false });
    expect(outbox()).toEqual(['eConsultation.urgent', 'eConsultation.notUrgent']);
  });

  test('what is not urgent cannot be called off, and what has ended cannot be marked', () => {
    callOff();
    expect(mark('ended')).toMatchObject(refused('AlreadyClosed'));
    expect(mark('nowhere')).toMatchObject(refused('NotFound'));
    expect(contentOf(db)).toEqual(before);
  });
});

describe('what a role may do in a thread', () => {
  test.each<[string, string, string[], string[]]>([
    ['a doctor', LIEN, ['answer', 'attendance', 'callOffUrgency', 'markUrgent', 'note', 'assign'], []],
    ['a receptionist', MOE, ['redirect', 'markUrgent', 'note', 'assign', 'contact'], ['answer']],
  ])('%s', (_who, id, may, prepares) => {
    expect(thread(id)).toMatchObject({ may: expect.arrayContaining(may) as string[], prepares });
  });

  test('only a doctor judges that it must be seen, or that it can wait', () => {
    expect(thread(MOE)['may']).not.toContain('attendance');
    expect(thread(MOE)['may']).not.toContain('callOffUrgency');
  });
});
