import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { aDatabase, contentOf } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aTask, LIEN, MATTER, MOE } from '../fhir/resources.ts';

// Taking a matter, saying that one has it open, writing down a contact: refused with nothing changed, or saved whole.

let db: Db;
let before: Record<string, string>;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  pulled(db, [aTask({ id: 'ended', status: 'cancelled' }), aTask({ id: 'no-e-consultation', code: undefined })]);
  before = contentOf(db);
});
afterEach(() => void db.close());

const refused = (type: string) => ({ ok: false, error: { type } });
const outbox = () => JSON.parse(contentOf(db)['outbox'] ?? '[]') as { kind: string; state: string }[];
const log = () => (JSON.parse(contentOf(db)['access_log'] ?? '[]') as { act: string }[]).map(({ act }) => act);

const contact = (note: string, { way = 'phone', taskId = MATTER, who = LIEN } = {}) =>
  ask(db, 'documentContact', { taskId, way, note }, who);

describe('a contact with the patient', () => {
  test.each<[string, string, string]>([
    ['without a word', ' \n ', 'ContactNoteIsEmpty'],
    ['of nothing to see', '\u200b', 'ContactNoteIsEmpty'],
    ['too long', 'x'.repeat(2_001), 'NoteTooLong'],
    ['with a bell', 'Ringte\u0007.', 'NoteUnreadable'],
    ['with half a character', 'Ringte \ud83d', 'NoteUnreadable'],
  ])('%s is refused, and nothing has changed', (_what, note, type) => {
    expect(contact(note)).toMatchObject(refused(type));
    expect(contentOf(db)).toEqual(before);
  });

  test.each(['nowhere', 'no-e-consultation'])('in a matter that is not there: %s', (taskId) => {
    expect(contact('Ringte.', { taskId })).toMatchObject(refused('NotFound'));
    expect(contentOf(db)).toEqual(before);
  });

  test('in one of the ways there are', () => {
    expect(contact('Ringte.', { way: 'pigeon' })).toMatchObject({ error: { type: 'BadInput', field: 'way' } });
    expect(contentOf(db)).toEqual(before);
  });

  test('is saved with its outbox entry and its line in the access log', () => {
    expect(contact('Ringte, ba ham komme i dag.')).toMatchObject({ ok: true });
    expect(outbox()).toMatchObject([{ kind: 'eConsultation.contact', state: 'queued' }]);
    expect(contentOf(db)['outbox_steps']).toContain('Ringte, ba ham komme i dag.');
    expect(log()).toEqual(['documentContact']);
  });

  test('or not at all', () => {
    db.exec(`CREATE TRIGGER no_more BEFORE INSERT ON access_log BEGIN SELECT raise(ABORT, 'no'); END`);
    expect(() => contact('Ringte.')).toThrow('documentContact broke');
    expect(contentOf(db)).toEqual(before);
  });

  test('lets an urgent matter be answered from then on', () => {
    pulled(db, [aTask({ id: 'urgent', priority: 'urgent' })]);
    const answer = () => ask(db, 'answerEConsultation', { taskId: 'urgent', text: 'Kom i dag.' }, LIEN);
    expect(answer()).toMatchObject(refused('UrgentWithoutContact'));
    contact('Sendte brev.', { taskId: 'urgent', way: 'letter' });
    expect(answer()).toMatchObject(refused('UrgentWithoutContact'));
    contact('Ringte.', { taskId: 'urgent' });
    expect(answer()).toMatchObject({ ok: true });
  });
});

const claim = (taskId = MATTER, who = LIEN) => ask(db, 'claimEConsultation', { taskId }, who);

describe('taking a matter', () => {
  test('one that is not there, or has ended', () => {
    expect(claim('nowhere')).toMatchObject(refused('NotFound'));
    expect(claim('ended')).toMatchObject(refused('AlreadyClosed'));
    expect(contentOf(db)).toEqual(before);
  });

  test('is saved with its outbox entry and its line in the access log; twice is as once', () => {
    expect(claim()).toEqual({ ok: true, value: null });
    expect(outbox()).toMatchObject([{ kind: 'eConsultation.claim', state: 'queued' }]);
    expect(log()).toEqual(['claimMatter']);
    const once = contentOf(db);
    expect(claim()).toEqual({ ok: true, value: null });
    expect(contentOf(db)).toEqual(once);
  });

  test('or not at all', () => {
    db.exec(`CREATE TRIGGER no_more BEFORE INSERT ON access_log BEGIN SELECT raise(ABORT, 'no'); END`);
    expect(() => claim()).toThrow('claimEConsultation broke');
    expect(contentOf(db)).toEqual(before);
  });
});

const letGo = (taskId = MATTER, who = LIEN) => ask(db, 'releaseEConsultation', { taskId }, who);

describe('letting go of a matter', () => {
  test('one that is not there, or that one has not taken', () => {
    expect(letGo('nowhere')).toMatchObject(refused('NotFound'));
    expect(letGo()).toMatchObject(refused('NotTakenByYou'));
    expect(contentOf(db)).toEqual(before);
  });

  test('is a line of its own in the access log; twice is as once', () => {
    claim();
    expect(letGo()).toEqual({ ok: true, value: null });
    expect(letGo()).toEqual({ ok: true, value: null });
    expect(log()).toEqual(['claimMatter', 'releaseMatter']);
  });
});

const open = (taskId = MATTER, who = LIEN, now = NOW) => ask(db, 'openEConsultation', { taskId }, who, now);

describe('saying that one has a matter open', () => {
  test('is a hint: it waits for nobody and is shown to nobody here', () => {
    expect(open()).toEqual({ ok: true, value: null });
    expect(outbox()).toMatchObject([{ kind: 'eConsultation.opened', state: 'queued' }]);
    expect(ask(db, 'readSyncDetails', {}, LIEN)).toMatchObject({ value: { outbox: [] } });
    // An answer of the same patient does not stand behind it.
    expect(ask(db, 'answerEConsultation', { taskId: MATTER, text: 'Ta én.' }, LIEN)).toMatchObject({ ok: true });
    const lanes = db.prepare('SELECT DISTINCT lane FROM outbox').pluck().all();
    expect(lanes).toHaveLength(2);
  });

  test('twice is as once', () => {
    open();
    const once = contentOf(db);
    expect(open()).toEqual({ ok: true, value: null });
    expect(contentOf(db)).toEqual(once);
  });

  test('of a matter that is not there, or has ended, changes nothing', () => {
    expect(open('nowhere')).toMatchObject(refused('NotFound'));
    expect(open('ended')).toEqual({ ok: true, value: null });
    expect(contentOf(db)).toEqual(before);
  });

  test('by a receptionist too', () => {
    expect(open(MATTER, MOE)).toMatchObject({ ok: true });
  });
});
