import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../shared/domain/access/role.ts';
import {
  closeAfterContact,
  declineUnsuitable,
  redirect,
  refer,
  requireAttendance,
} from '../../../shared/domain/eConsultation/closing.ts';
import {
  callOffUrgency,
  doctorToAlert,
  documentContact,
  markUrgent,
  URGENT_STEPS,
} from '../../../shared/domain/eConsultation/urgent.ts';
import { withdrawnByPatient } from '../../../shared/domain/eConsultation/withdrawn.ts';
import { eConsultationText } from '../../../shared/text/eConsultation.ts';
import {
  aCall,
  aLetter,
  aList,
  anEConsultation,
  berg,
  covers,
  day,
  done,
  gp,
  lien,
  manager,
  moe,
  NOW,
  nurse,
  oslo,
  receptionist,
  refused,
  vik,
} from './anEConsultation.ts';

const notSuitable = { reason: 'needs-examination', text: 'Dette må undersøkes.' } as const;
const toBooking = { use: 'booking', text: 'Bestill time.' } as const;

describe('scenario 7: «brystsmerter nå»', () => {
  test('a receptionist marks it urgent, the doctor on duty is alerted, and the steps begin with 113 and the phone', () => {
    expect(done(markUrgent(anEConsultation(), receptionist)).urgent).toBe(true);
    expect(doctorToAlert(berg, lien, aList(), day('2027-03-23'))).toBe(berg);
    expect(URGENT_STEPS.slice(0, 2)).toEqual(['call-113', 'phone-patient']);
    expect(eConsultationText.nb.urgent.step['call-113']).toContain('113');
    expect(eConsultationText.nb.urgent.step['send-to-116117']).toContain('116 117');
  });

  test('with nobody on duty the one who stands in for the GP is alerted, and the GP when that is not clear', () => {
    const cover = covers(vik, '2027-03-01', '2027-03-31');
    expect(doctorToAlert(null, lien, aList(), day('2027-03-23'))).toBe(lien);
    expect(doctorToAlert(null, lien, aList([cover]), day('2027-03-23'))).toBe(vik);
    expect(doctorToAlert(null, lien, aList([cover, { ...cover, locum: berg }]), day('2027-03-23'))).toBe(lien);
  });

  test('it is closed neither by a doctor nor by «feil kanal» or «krever oppmøte» before a contact is written down', () => {
    const urgent = done(markUrgent(anEConsultation(), receptionist));
    for (const result of [
      closeAfterContact(urgent, gp, NOW),
      redirect(urgent, toBooking, gp, NOW),
      requireAttendance(urgent, 'Kom innom.', gp, NOW),
      declineUnsuitable(urgent, notSuitable, gp, NOW),
      refer(urgent, { newGp: berg, text: 'Spør Dr. Berg.' }, gp, NOW),
      closeAfterContact({ ...urgent, contacts: [aLetter] }, gp, NOW),
    ]) {
      expect(refused<unknown>(result)).toEqual({ type: 'UrgentWithoutContact' });
    }
    const called = done(documentContact(urgent, { way: 'called-113', note: ' Ambulanse sendt. ' }, receptionist, NOW));
    const contact = { way: 'called-113', by: moe, at: NOW.epochMilliseconds, note: 'Ambulanse sendt.' };
    expect(called.contacts).toEqual([contact]);
    expect(done(closeAfterContact(called, gp, NOW)).state).toEqual({
      status: 'closed',
      by: lien,
      at: NOW.epochMilliseconds,
      how: { type: 'Contacted', contact },
    });
  });

  test('a contact needs a note, and contacts are kept in the order they were made', () => {
    const once = done(documentContact(anEConsultation(), { way: 'phone', note: 'Første.' }, nurse, NOW));
    const twice = done(documentContact(once, { way: 'letter', note: 'Andre.' }, gp, NOW));
    expect(twice.contacts.map(({ note }) => note)).toEqual(['Første.', 'Andre.']);
    expect(refused(documentContact(once, { way: 'phone', note: ' \n' }, gp, NOW))).toEqual({
      type: 'ContactNoteIsEmpty',
    });
    expect(refused(documentContact(once, { way: 'phone', note: 'Hei' }, manager, NOW)).type).toBe('NotYourRole');
  });

  test('only a doctor takes the mark away again', () => {
    const urgent = done(markUrgent(anEConsultation(), receptionist));
    expect(done(callOffUrgency(urgent, gp)).urgent).toBe(false);
    expect(refused(callOffUrgency(urgent, nurse))).toEqual({
      type: 'NotYourRole',
      role: 'nurse',
      act: 'callOffUrgency',
    });
    expect(refused(markUrgent(anEConsultation(), manager)).type).toBe('NotYourRole');
  });

  test('what has ended is not marked, unmarked or given contacts', () => {
    const ended = withdrawnByPatient(anEConsultation(), NOW);
    for (const result of [
      markUrgent(ended, gp),
      callOffUrgency(ended, gp),
      documentContact(ended, { way: 'phone', note: 'Hei' }, gp, NOW),
    ]) {
      expect(refused(result)).toEqual({ type: 'AlreadyClosed', as: 'closed' });
    }
  });
});

describe('«ikke egnet»', () => {
  test('a doctor tells why and what to do instead, and the matter is closed with that', () => {
    expect(
      done(declineUnsuitable(anEConsultation(), { ...notSuitable, text: ' Bestill time. ' }, gp, NOW)).state,
    ).toEqual({
      status: 'closed',
      by: lien,
      at: NOW.epochMilliseconds,
      how: { type: 'NotSuitable', reason: 'needs-examination', text: 'Bestill time.' },
    });
  });

  test('nobody else judges it, it says something, and it is filled in', () => {
    expect(refused(declineUnsuitable(anEConsultation(), notSuitable, nurse, NOW))).toMatchObject({
      type: 'NotYourRole',
    });
    const empty = { ...notSuitable, text: ' ' };
    expect(refused(declineUnsuitable(anEConsultation(), empty, gp, NOW))).toEqual({ type: 'AnswerIsEmpty' });
    const left = { ...notSuitable, text: 'fordi {{grunn}}' };
    expect(refused(declineUnsuitable(anEConsultation(), left, gp, NOW))).toEqual({
      type: 'FieldsLeft',
      fields: 'grunn',
    });
  });
});

describe('scenario 8: krever oppmøte', () => {
  test('the reply closes the e-consultation, and the five days to offer an appointment are counted from that day', () => {
    const friday = oslo('2027-04-30T23:30');
    const { eConsultation, offerBy } = done(requireAttendance(anEConsultation(), ' Kom innom. ', gp, friday));
    expect(eConsultation.state).toEqual({
      status: 'closed',
      by: lien,
      at: friday.epochMilliseconds,
      how: { type: 'MustComeIn', text: 'Kom innom.' },
    });
    expect(offerBy.receivedOn.toString()).toBe('2027-04-30');
    // 6 May 2027 is Ascension Day; Monday to Friday without it, and the Monday after.
    expect(offerBy.day.toString()).toBe('2027-05-10');
  });

  test.each(ROLES)('whether someone must come in is a doctor’s judgement (%s)', (role) => {
    const result = requireAttendance(anEConsultation(), 'Kom innom.', { by: lien, role }, NOW);
    expect(result.ok).toBe(role === 'gp' || role === 'locum');
  });

  test('a reply that says nothing does not close it', () => {
    expect(refused(requireAttendance(anEConsultation(), ' ', gp, NOW))).toEqual({ type: 'AnswerIsEmpty' });
  });
});

test('wrong channel: a receptionist says where to turn; not without a text, not to someone who cannot be reached', () => {
  const closed = done(redirect(anEConsultation(), toBooking, receptionist, NOW));
  expect(closed.state).toEqual({
    status: 'closed',
    by: moe,
    at: NOW.epochMilliseconds,
    how: { type: 'WrongChannel', use: 'booking', text: 'Bestill time.' },
  });
  expect(refused(redirect(anEConsultation(), { ...toBooking, text: '' }, receptionist, NOW)).type).toBe(
    'AnswerIsEmpty',
  );
  const unreachable = anEConsultation({ reach: 'consent-too-low' });
  expect(refused(redirect(unreachable, toBooking, receptionist, NOW)).type).toBe('PatientNotReachable');
  expect(refused(redirect(anEConsultation(), toBooking, manager, NOW)).type).toBe('NotYourRole');
});

describe('nothing is closed unanswered', () => {
  test('without a contact a doctor cannot close; after a phone call it is closed by that call', () => {
    expect(refused(closeAfterContact(anEConsultation(), gp, NOW))).toEqual({ type: 'Unanswered' });
    const closed = done(closeAfterContact(anEConsultation({ contacts: [aLetter, aCall] }), gp, NOW));
    expect(closed.state.how).toEqual({ type: 'Contacted', contact: aCall });
  });

  test('scenario 26: a matter whose patient withdrew consent stays open until it is handled by phone or letter', () => {
    const waiting = anEConsultation({ reach: 'consent-withdrawn' });
    expect(refused(closeAfterContact(waiting, gp, NOW))).toEqual({ type: 'Unanswered' });
    expect(done(closeAfterContact({ ...waiting, contacts: [aLetter] }, gp, NOW)).state.status).toBe('closed');
  });

  test('a receptionist or nurse closes nothing', () => {
    const contacted = anEConsultation({ contacts: [aCall] });
    for (const actor of [receptionist, nurse, manager]) {
      expect(refused(closeAfterContact(contacted, actor, NOW)).type).toBe('NotYourRole');
    }
  });

  test('nobody ends what another is answering', () => {
    const reserved = anEConsultation({ contacts: [aCall], state: { status: 'in-progress', reservedBy: berg } });
    const theirs = { type: 'SomeoneElseIsAnswering', by: berg };
    expect(refused(closeAfterContact(reserved, gp, NOW))).toEqual(theirs);
    expect(refused(redirect(reserved, toBooking, gp, NOW))).toEqual(theirs);
  });
});

test('scenario 11: the GP may refer a patient who changes GP in writing, and only then', () => {
  const referral = { newGp: berg, text: 'Spør Dr. Berg etter 1. april.' };
  expect(done(refer(anEConsultation(), referral, gp, NOW)).state.how).toEqual({
    type: 'Referred',
    to: berg,
    text: referral.text,
  });
  expect(refused(refer(anEConsultation(), { ...referral, newGp: null }, gp, NOW))).toEqual({ type: 'NoGpChange' });
  expect(refused(refer(anEConsultation(), { ...referral, newGp: lien }, gp, NOW))).toEqual({ type: 'NoGpChange' });
  expect(refused(refer(anEConsultation(), { ...referral, text: '' }, gp, NOW))).toEqual({ type: 'AnswerIsEmpty' });
  expect(refused(refer(anEConsultation(), referral, receptionist, NOW)).type).toBe('NotYourRole');
});

test('a patient takes an open question back; what the surgery has ended stays ended as it was', () => {
  expect(withdrawnByPatient(anEConsultation(), NOW).state).toEqual({
    status: 'closed',
    by: null,
    at: NOW.epochMilliseconds,
    how: { type: 'WithdrawnByPatient' },
  });
  const closed = done(redirect(anEConsultation(), toBooking, gp, NOW));
  expect(withdrawnByPatient(closed, NOW)).toEqual(closed);
});
