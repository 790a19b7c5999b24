import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccessNote } from '../../electron/engine/db/appendAccess.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import type { Step } from '../../shared/fhir/step.ts';
import type { MessageThread } from '../../shared/ipc/views/message.ts';
import { messageText } from '../../shared/text/message.ts';
import { aDatabase, contentOf } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aCommunication, aMessage, aPatient, ASKED, LIEN, MATTER, MOE } from '../fhir/resources.ts';

// Messages to the surgery: reception's own, never medical, and ended in one way at a time.

const category = [{ coding: [{ system: SYSTEM.communicationKind, code: 'message' }] }];
let db: Db;
let before: Record<string, string>;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  pulled(db, [
    aMessage(),
    aMessage({ id: 'ended', status: 'completed' }),
    aMessage({ id: 'urgent', priority: 'urgent' }),
    aCommunication({
      id: 'asks',
      category,
      partOf: [{ reference: `Task/${ASKED}` }],
      payload: [{ contentString: 'Hvor kan jeg parkere?' }],
    }),
  ]);
  before = contentOf(db);
});
afterEach(() => void db.close());

const refused = (type: string) => ({ ok: false, error: { type } });
const entries = () =>
  (
    db.prepare('SELECT kind, steps FROM outbox JOIN outbox_steps USING (seq) ORDER BY seq').all() as {
      kind: string;
      steps: string;
    }[]
  ).map(({ kind, steps }) => ({ kind, steps: JSON.parse(steps) as Step[] }));
const log = () => (JSON.parse(contentOf(db)['access_log'] ?? '[]') as { act: string }[]).map(({ act }) => act);
const read = (who = MOE, taskId = ASKED) => (ask(db, 'readMessage', { taskId }, who) as { value: MessageThread }).value;
const answer = (text: string, taskId = ASKED, who = MOE, content = 'administrative') =>
  ask(db, 'answerMessage', { taskId, text, content }, who);
const redirect = (use: string, taskId = ASKED) => ask(db, 'redirectMessage', { taskId, use }, MOE);
const forward = (note: string, taskId = ASKED, who = MOE) => ask(db, 'forwardMessageToGp', { taskId, note }, who);

describe('a message that waits', () => {
  test('shows what the patient asks, by when the surgery has promised to answer, and what reception may do', () => {
    expect(read()).toMatchObject({
      kind: 'message',
      subject: 'Parkering',
      dueDay: '2027-03-31',
      state: 'open',
      messages: [{ kind: 'patient', text: 'Hvor kan jeg parkere?' }],
      assignedTo: { type: 'surgery' },
      forwardTo: 'Ingrid Lien',
      wrongChannel: messageText.nb.wrongChannel,
      prepares: [],
    });
    expect([...read().may].toSorted()).toEqual(
      ['answer', 'assign', 'close', 'contact', 'forward', 'markUrgent', 'note', 'redirect'].toSorted(),
    );
  });

  test('is opened with a line in the access log', () => {
    const opened: AccessNote[] = [];
    ask(db, 'readMessage', { taskId: ASKED }, MOE, NOW, (note) => void opened.push(note));
    expect(opened).toMatchObject([{ act: 'readMessage' }]);
  });

  test('is no e-consultation, and an e-consultation is no message', () => {
    expect(ask(db, 'readEConsultation', { taskId: ASKED }, MOE)).toMatchObject(refused('NotFound'));
    expect(ask(db, 'answerEConsultation', { taskId: ASKED, text: 'Ta to.' }, LIEN)).toMatchObject(refused('NotFound'));
    expect(ask(db, 'readMessage', { taskId: MATTER }, MOE)).toMatchObject(refused('NotFound'));
    expect(answer('Parker bak huset.', MATTER)).toMatchObject(refused('NotFound'));
    expect(contentOf(db)).toEqual(before);
  });

  test('a draft is its author’s own, and nobody is asked to sign it', () => {
    ask(db, 'saveDraft', { taskId: ASKED, text: 'Parker' }, MOE);
    expect(read().draft).toMatchObject({ text: 'Parker' });
    expect(read(LIEN)).toMatchObject({ draft: null, draftsOfOthers: [] });
  });

  test('is taken, noted and marked as urgent as an e-consultation is', () => {
    for (const [act, more] of [
      ['claimEConsultation', {}],
      ['writeInternalNote', { note: 'Ringte.' }],
      ['markUrgent', {}],
    ] as const) {
      expect(ask(db, act, { taskId: ASKED, ...more }, MOE)).toMatchObject({ ok: true });
    }
    expect(read()).toMatchObject({ urgent: true, needsContact: true, claim: { isMine: true } });
    expect(log()).toEqual(['claimMatter', 'writeInternalNote', 'markUrgent']);
  });
});

describe('an answer', () => {
  test('reception answers: the text stands in the thread on its way, and the draft is gone', () => {
    ask(db, 'saveDraft', { taskId: ASKED, text: 'Parker' }, MOE);
    expect(answer(' Parker bak huset. ')).toMatchObject({ ok: true });
    expect(read()).toMatchObject({ state: 'answered', draft: null, ending: null });
    expect(read().messages.at(-1)).toMatchObject({
      kind: 'answer',
      text: 'Parker bak huset.',
      authorName: 'Kari Moe',
      delivery: { state: 'queued' },
    });
    expect([entries()[0]?.kind, log()]).toEqual(['message.answer', ['answerMessage']]);
    expect(entries()[0]?.steps[1]).toMatchObject({
      resource: { category, inResponseTo: [{ reference: 'Communication/asks' }] },
    });
  });

  test.each([
    ['medical, from a doctor too', 'Ta to.', ASKED, LIEN, 'medical', 'MedicalInMessage'],
    ['empty', ' ', ASKED, MOE, 'administrative', 'AnswerIsEmpty'],
    ['too late', 'Parker bak huset.', 'ended', MOE, 'administrative', 'AlreadyClosed'],
    ['to something urgent before a contact', 'Kom nå.', 'urgent', MOE, 'administrative', 'UrgentWithoutContact'],
  ])('that is %s is refused, and nothing has changed', (_what, text, taskId, who, content, type) => {
    expect(answer(text, taskId, who, content)).toMatchObject(refused(type));
    expect(contentOf(db)).toEqual(before);
  });

  test('not a second one while the first is on its way', () => {
    answer('Parker bak huset.');
    expect([answer('Parker foran huset.', ASKED, LIEN), redirect('booking')]).toMatchObject([
      refused('AnswerPending'),
      refused('AnswerPending'),
    ]);
    expect(entries()).toHaveLength(1);
  });

  test('taken back before it has left, it is a draft again', () => {
    const { value } = answer('Parker bak huset.') as { value: { entryId: string } };
    expect(ask(db, 'withdrawEntry', value, MOE)).toMatchObject({ ok: true });
    expect(read()).toMatchObject({ state: 'open', draft: { text: 'Parker bak huset.' } });
  });
});

describe('«feil kanal»', () => {
  test.each([
    ['nb', 'nb-NO'],
    ['nn', 'nn'],
    ['en', 'en-GB'],
  ] as const)(
    'the patient is sent the standard words and no others, in the language they read (%s)',
    (language, tag) => {
      pulled(db, [
        aPatient({
          meta: { versionId: '2', lastUpdated: '2027-03-23T08:10:00.000Z' },
          communication: [{ language: { coding: [{ code: tag }] } }],
        }),
      ]);
      const words = messageText[language].wrongChannel['e-consultation'];
      expect(read().wrongChannel['e-consultation']).toBe(words);
      expect(redirect('e-consultation')).toMatchObject({ ok: true });
      expect(read().messages.at(-1)).toMatchObject({ kind: 'answer', text: words });
      expect(read()).toMatchObject({ state: 'closed', ending: { code: 'wrong-channel', use: 'e-consultation' } });
      expect([entries()[0]?.kind, log()]).toEqual(['message.redirect', ['redirectToOtherChannel']]);
    },
  );

  test('taken back, the standard words are nobody’s draft', () => {
    const { value } = redirect('booking') as { value: { entryId: string } };
    ask(db, 'withdrawEntry', value, MOE);
    expect(read()).toMatchObject({ state: 'open', drafts: {} });
  });

  test.each([
    ['urgent', 'UrgentWithoutContact'],
    ['ended', 'AlreadyClosed'],
    ['nowhere', 'NotFound'],
  ])('of what is %s is refused, and nothing has changed', (taskId, type) => {
    expect(redirect('booking', taskId)).toMatchObject(refused(type));
    expect(contentOf(db)).toEqual(before);
  });
});

describe('closed after a contact', () => {
  test('nothing is closed unanswered; with the contact it is', () => {
    expect(ask(db, 'closeMessage', { taskId: ASKED }, MOE)).toMatchObject(refused('Unanswered'));
    expect(contentOf(db)).toEqual(before);
    ask(db, 'documentContact', { taskId: ASKED, way: 'phone', note: 'Forklarte hvor.' }, MOE);
    expect(ask(db, 'closeMessage', { taskId: ASKED }, MOE)).toMatchObject({ ok: true });
    expect(read()).toMatchObject({ state: 'closed', ending: { code: 'contacted' } });
    expect(log()).toEqual(['documentContact', 'closeMessage']);
  });
});

describe('forwarded to the GP', () => {
  test('the note says who forwards, and it lies on the GP’s desk', () => {
    ask(db, 'saveDraft', { taskId: ASKED, text: 'Spør', field: 'refer' }, MOE);
    expect(forward('Spør om attesten er ferdig.')).toMatchObject({ ok: true });
    const seen = read(LIEN);
    expect(seen.messages.at(-1)).toMatchObject({
      kind: 'internal',
      authorName: 'Kari Moe',
      text: 'Spør om attesten er ferdig.',
    });
    expect(seen).toMatchObject({ state: 'open', assignedTo: { name: 'Ingrid Lien', isMine: true }, forwardTo: null });
    expect(read().drafts).toEqual({});
    expect(entries().map(({ kind }) => kind)).toEqual(['message.forward', 'eConsultation.assign']);
    expect(log()).toEqual(['forwardMessageToGp', 'assignMatter']);
  });

  test('what lies there already is not assigned again', () => {
    pulled(db, [aMessage({ id: 'hers', owner: { reference: `Practitioner/${LIEN}` } })]);
    expect(forward('Se på denne.', 'hers')).toMatchObject({ ok: true });
    expect(entries().map(({ kind }) => kind)).toEqual(['message.forward']);
  });

  test.each([
    ['without a note', ' ', ASKED, 'NoteIsEmpty'],
    ['when it has ended', 'Se på denne.', 'ended', 'AlreadyClosed'],
    ['that is not there', 'Se på denne.', 'nowhere', 'NotFound'],
  ])('%s is refused, and nothing has changed', (_what, note, taskId, type) => {
    expect(forward(note, taskId)).toMatchObject(refused(type));
    expect(contentOf(db)).toEqual(before);
  });

  test('to a GP who works elsewhere is refused', () => {
    pulled(db, [
      aPatient({
        meta: { versionId: '2', lastUpdated: '2027-03-23T08:10:00.000Z' },
        generalPractitioner: [{ reference: 'Practitioner/5e2a9d60-0c41-4f0b-8a5d-6b0f7a3c9eff' }],
      }),
    ]);
    expect(read().forwardTo).toBeNull();
    expect(forward('Se på denne.')).toMatchObject(refused('NoGpHere'));
    expect(entries()).toEqual([]);
  });
});
