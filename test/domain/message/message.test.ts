import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../shared/domain/access/role.ts';
import type { Actor } from '../../../shared/domain/eConsultation/gates.ts';
import { documentContact, markUrgent } from '../../../shared/domain/eConsultation/urgent.ts';
import { answerMessage, closeMessageAfterContact, wrongChannel } from '../../../shared/domain/message/answerMessage.ts';
import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import { forwardToGp } from '../../../shared/domain/message/forward.ts';
import {
  type Message,
  type MessageId,
  MESSAGE_STATUSES,
  RIGHT_CHANNELS,
} from '../../../shared/domain/message/message.ts';
import { promisedAnswer } from '../../../shared/domain/message/promise.ts';
import { countWrongChannel } from '../../../shared/domain/message/wrongChannelCount.ts';
import { messageText } from '../../../shared/text/message.ts';
import {
  aCall,
  aLetter,
  berg,
  day,
  done,
  gp,
  manager,
  moe,
  nora,
  NOW,
  nurse,
  oslo,
  receptionist,
  refused,
} from '../eConsultation/anEConsultation.ts';

function aMessage(changes: Partial<Message> = {}): Message {
  return {
    id: 'task-2' as MessageId,
    patient: nora,
    receivedAt: oslo('2027-03-22T10:00').epochMilliseconds,
    assignedTo: null,
    urgent: false,
    contacts: [],
    reach: 'portal',
    state: { status: 'new' },
    ...changes,
  };
}

const parking = { text: 'Parker bak huset.', content: 'administrative' } as const;

test('reception answers a question about parking', () => {
  expect(done(answerMessage(aMessage(), { ...parking, text: ' Parker bak huset. ' }, receptionist, NOW)).state).toEqual(
    {
      status: 'answered',
      by: moe,
      at: NOW.epochMilliseconds,
      text: 'Parker bak huset.',
    },
  );
});

test.each(ROLES)('no role answers medically in a message, not even a doctor (%s)', (role) => {
  const result = answerMessage(aMessage(), { text: 'Ta to.', content: 'medical' }, { by: moe, role }, NOW);
  expect(refused(result).type).toBe(role === 'practice-manager' ? 'NotYourRole' : 'MedicalInMessage');
});

test('an answer is refused when it is empty, when the patient cannot be reached, when another answers, when it is closed', () => {
  expect(refused(answerMessage(aMessage(), { ...parking, text: '' }, receptionist, NOW)).type).toBe('AnswerIsEmpty');
  const withdrawn = aMessage({ reach: 'consent-withdrawn' });
  expect(refused(answerMessage(withdrawn, parking, receptionist, NOW)).type).toBe('PatientNotReachable');
  const reserved = aMessage({ state: { status: 'in-progress', reservedBy: berg } });
  expect(refused(answerMessage(reserved, parking, receptionist, NOW)).type).toBe('SomeoneElseIsAnswering');
  const answered = done(answerMessage(aMessage(), parking, nurse, NOW));
  expect(refused(answerMessage(answered, parking, receptionist, NOW))).toEqual({
    type: 'AlreadyClosed',
    as: 'answered',
  });
});

test('scenario 10: symptoms in a message: «feil kanal» closes it with standard words and nothing of anyone’s own', () => {
  const closed = done(wrongChannel(aMessage(), 'e-consultation', receptionist, NOW));
  expect(closed.state).toEqual({
    status: 'closed',
    by: moe,
    at: NOW.epochMilliseconds,
    how: { type: 'WrongChannel', use: 'e-consultation' },
  });
  expect(messageText.nb.wrongChannel['e-consultation']).toMatch(/e-konsultasjon.*bestill time/u);
  expect(refused(wrongChannel(aMessage(), 'booking', manager, NOW)).type).toBe('NotYourRole');
});

test('scenario 10: wrong channels are counted by where they belonged and by the Norwegian day', () => {
  const closedAt = (time: string, use: (typeof RIGHT_CHANNELS)[number]) =>
    done(wrongChannel(aMessage(), use, receptionist, oslo(time)));
  const messages = [
    closedAt('2027-02-28T23:59', 'booking'),
    closedAt('2027-03-01T00:00', 'booking'),
    closedAt('2027-03-10T12:00', 'e-consultation'),
    closedAt('2027-03-31T23:59', 'e-consultation'),
    closedAt('2027-04-01T00:00', 'prescription-renewal'),
    aMessage(),
    done(closeMessageAfterContact(aMessage({ contacts: [aCall] }), receptionist, oslo('2027-03-10T12:00'))),
  ];
  expect(countWrongChannel(messages, day('2027-03-01'), day('2027-03-31'))).toEqual({
    'e-consultation': 2,
    booking: 1,
    'prescription-renewal': 0,
  });
});

test('scenario 7: something urgent in a message is neither sent on nor closed before there is a contact', () => {
  const urgent = done(markUrgent(aMessage(), receptionist));
  expect(refused(wrongChannel(urgent, 'booking', receptionist, NOW))).toEqual({ type: 'UrgentWithoutContact' });
  expect(refused(answerMessage(urgent, parking, receptionist, NOW))).toEqual({ type: 'UrgentWithoutContact' });
  expect(refused(closeMessageAfterContact({ ...urgent, contacts: [aLetter] }, gp, NOW)).type).toBe(
    'UrgentWithoutContact',
  );
  const called = done(documentContact(urgent, { way: 'phone', note: 'Kommer nå.' }, receptionist, NOW));
  expect(done(wrongChannel(called, 'booking', receptionist, NOW)).state.status).toBe('closed');
});

test('a message is closed by a phone call or letter that is written down, and not without', () => {
  expect(refused(closeMessageAfterContact(aMessage(), receptionist, NOW))).toEqual({ type: 'Unanswered' });
  const byLetter = aMessage({ reach: 'consent-withdrawn', contacts: [aCall, aLetter] });
  const closed = done(closeMessageAfterContact(byLetter, receptionist, NOW));
  expect(closed.state).toMatchObject({ status: 'closed', by: moe, how: { type: 'Contacted', contact: aLetter } });
  expect(refused(closeMessageAfterContact(byLetter, manager, NOW)).type).toBe('NotYourRole');
  expect(refused(closeMessageAfterContact(closed, receptionist, NOW)).type).toBe('AlreadyClosed');
});

describe('forwarded to the GP', () => {
  const note = 'Spør om attesten er ferdig.';

  test('it lies on the GP’s desk with the note beside it, and waits as before', () => {
    const forwarded = done(forwardToGp(aMessage(), ` ${note} `, gp.by, receptionist));
    expect(forwarded).toEqual({ message: aMessage({ assignedTo: gp.by }), note });
  });

  test.each<[string, Message, string, PractitionerId | null, Actor, string]>([
    ['without a word', aMessage(), ' ', gp.by, receptionist, 'NoteIsEmpty'],
    ['to a GP who works elsewhere', aMessage(), note, null, receptionist, 'NoGpHere'],
    ['by someone who works with no patients', aMessage(), note, gp.by, manager, 'NotYourRole'],
    [
      'when it has been answered',
      aMessage({ state: { status: 'answered', by: moe, at: 0, text: '' } }),
      note,
      gp.by,
      receptionist,
      'AlreadyClosed',
    ],
  ])('%s is refused', (_what, message, words, to, actor, type) => {
    expect(refused(forwardToGp(message, words, to, actor)).type).toBe(type);
  });
});

test('the surgery’s own promise is counted in working days', () => {
  expect(promisedAnswer(oslo('2027-03-22T10:00')).day.toString()).toBe('2027-03-30');
});

test('whatever is done to a message, it reaches only declared states and nobody changes one that has ended', () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom('answer', 'wrong', 'close', 'call', 'urgent'), fc.constantFrom(...ROLES)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(steps, (course) => {
      let message = aMessage();
      for (const [act, role] of course) {
        const actor = { by: moe, role };
        const result = {
          answer: () => answerMessage(message, parking, actor, NOW),
          wrong: () => wrongChannel(message, 'booking', actor, NOW),
          close: () => closeMessageAfterContact(message, actor, NOW),
          call: () => documentContact(message, { way: 'phone', note: 'Ringte.' }, actor, NOW),
          urgent: () => markUrgent(message, actor),
        }[act]();
        const ended = message.state.status === 'answered' || message.state.status === 'closed';
        if (ended) expect(result.ok).toBe(false);
        if (result.ok) message = result.value;
        expect(MESSAGE_STATUSES).toContain(message.state.status);
      }
    }),
  );
});
