import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../shared/domain/access/role.ts';
import { type Booking, type BookingId, MODALITIES, type Slot, slotOf } from '../../../shared/domain/booking/booking.ts';
import { approve, type Known, propose, reject } from '../../../shared/domain/booking/decide.ts';
import { alternatives, overlap } from '../../../shared/domain/booking/doubleBooking.ts';
import { acceptProposal, declineProposal } from '../../../shared/domain/booking/patientAnswers.ts';
import { isOffered, whyUnsuitable } from '../../../shared/domain/booking/suitability.ts';
import {
  berg,
  done,
  gp,
  lien,
  manager,
  moe,
  NOW,
  ola,
  oslo,
  receptionist,
  refused,
} from '../eConsultation/anEConsultation.ts';
import { aBooking, aSlot, aWish, bookedAt, calm, eleven, nine, ten } from './aBooking.ts';

const other = 'booking-2' as BookingId;

describe('approving', () => {
  test('a receptionist approves the time asked for, or gives a wish a time', () => {
    const booked = { status: 'booked', slot: nine, by: moe };
    expect(done(approve(aBooking(), nine, receptionist, calm, NOW))).toEqual({
      booking: { ...aBooking(), state: booked },
      freed: [],
    });
    expect(done(approve(aWish, nine, receptionist, calm, NOW))).toEqual({
      booking: { ...aWish, state: booked },
      freed: [],
    });
  });

  test('another time than the one asked for gives that one back', () => {
    const { booking, freed } = done(approve(aBooking(), ten, receptionist, calm, NOW));
    expect(slotOf(booking)).toEqual(ten);
    expect(freed).toEqual([nine]);
  });

  test('scenario 22: approving twice is one booking, and what is booked elsewhere is not approved over', () => {
    const once = done(approve(aBooking(), nine, receptionist, calm, NOW));
    expect(done(approve(once.booking, nine, gp, calm, NOW))).toEqual({ booking: once.booking, freed: [] });
    expect(refused(approve(once.booking, ten, receptionist, calm, NOW))).toEqual({ type: 'WrongState', as: 'booked' });
  });

  test.each(ROLES)('all who work with patients approve, the practice manager does not (%s)', (role) => {
    expect(approve(aBooking(), nine, { by: moe, role }, calm, NOW).ok).toBe(role !== 'practice-manager');
  });

  test('not a time that has begun', () => {
    expect(refused(approve(aBooking(), nine, gp, calm, oslo('2027-03-24T09:00')))).toEqual({
      type: 'SlotHasPassed',
      start: nine.start,
    });
    expect(approve(aBooking(), nine, gp, calm, oslo('2027-03-24T08:59')).ok).toBe(true);
  });
});

/** What is known when Ola has a booking, at this time unless it is said otherwise. */
function others(slot: Slot, changes: Partial<Booking> = {}): Known {
  return { ...calm, others: [aBooking({ id: other, patient: ola, state: bookedAt(slot), ...changes })] };
}

function starts(found: readonly Slot[]): readonly string[] {
  return found.map(({ id }) => id);
}

describe('double booking', () => {
  const halfPast = aSlot('2027-03-24T09:10');

  test('the same doctor is not given to two patients, whether booked or held for a proposal', () => {
    const taken = { type: 'SlotTaken', start: nine.start };
    expect(refused(approve(aBooking(), nine, gp, others(nine), NOW))).toEqual(taken);
    expect(refused(approve(aBooking(), nine, gp, others(halfPast), NOW))).toEqual(taken);
    expect(refused(propose(aWish, nine, gp, others(nine, { state: { status: 'proposed', slot: nine } }), NOW))).toEqual(
      taken,
    );
  });

  test('a patient is not booked with two doctors at once', () => {
    const withBerg = aSlot('2027-03-24T09:05', { gp: berg });
    expect(refused(approve(aBooking(), nine, gp, others(withBerg, { patient: aBooking().patient }), NOW))).toEqual({
      type: 'PatientHasAnother',
      start: nine.start,
    });
    expect(approve(aBooking(), nine, gp, others(withBerg), NOW).ok).toBe(true);
  });

  test('what others only ask for, have lost, or have at another time takes nothing; nor does the booking itself', () => {
    const cancelled = { status: 'cancelled', by: 'patient', at: 0, slot: nine } as const;
    for (const known of [
      others(nine, { state: { status: 'requested' } }),
      others(nine, { state: cancelled }),
      others(ten),
      others(nine, { id: aBooking().id }),
    ]) {
      expect(approve(aBooking(), nine, gp, known, NOW).ok).toBe(true);
    }
  });

  test('a slot that is held or busy elsewhere is taken, unless it is held for this very booking', () => {
    for (const state of ['held', 'busy'] as const) {
      expect(refused(approve(aWish, { ...nine, state }, gp, calm, NOW)).type).toBe('SlotTaken');
      expect(approve(aBooking(), { ...nine, state }, gp, calm, NOW).ok).toBe(true);
    }
  });

  test('back to back is no overlap', () => {
    const after = { start: nine.end, end: nine.end + 1 };
    expect([overlap(nine, after), overlap(after, nine)]).toEqual([false, false]);
    expect(overlap({ start: nine.end - 1, end: nine.end + 1 }, nine)).toBe(true);
    expect(overlap({ start: nine.start - 1, end: nine.start }, nine)).toBe(false);
  });

  test('the alternatives are the three nearest free times with the same doctor, in the same way of meeting', () => {
    const slots = [
      aSlot('2027-03-23T15:00'),
      aSlot('2027-03-25T09:00'),
      eleven,
      nine,
      aSlot('2027-03-24T07:00'),
      aSlot('2027-03-24T12:00', { modalities: ['in-person'] }),
      aSlot('2027-03-24T09:30', { state: 'busy' }),
      aSlot('2027-03-24T09:45', { gp: berg }),
      aSlot('2027-03-23T08:00'),
    ];
    expect(starts(alternatives(nine, aBooking(), slots, NOW.epochMilliseconds))).toEqual([
      'slot-2027-03-24T07:00',
      'slot-2027-03-24T11:00',
      'slot-2027-03-24T12:00',
    ]);
    expect(alternatives(nine, aBooking(), [ten], ten.start)).toEqual([]);
    const byVideo = alternatives(nine, aBooking({ modality: 'video' }), slots, NOW.epochMilliseconds);
    expect(starts(byVideo)).toEqual(['slot-2027-03-24T07:00', 'slot-2027-03-24T11:00', 'slot-2027-03-23T15:00']);
  });
});

describe('how to meet', () => {
  test.each(MODALITIES)('emergencies and examinations need the patient there (%s)', (modality) => {
    const digital = modality !== 'in-person';
    expect(whyUnsuitable(modality, { urgent: false, examination: false })).toBeNull();
    expect(whyUnsuitable(modality, { urgent: true, examination: true })).toEqual(
      digital ? { type: 'UrgentNeedsAttendance', modality } : null,
    );
    expect(whyUnsuitable(modality, { urgent: false, examination: true })).toEqual(
      digital ? { type: 'ExaminationNeedsAttendance', modality } : null,
    );
  });

  test('it is asked at approval and proposal', () => {
    const urgent = { ...calm, needs: { urgent: true, examination: false } };
    const video = aBooking({ modality: 'video' });
    expect(refused(approve(video, nine, gp, urgent, NOW)).type).toBe('UrgentNeedsAttendance');
    expect(refused(propose(video, ten, gp, urgent, NOW)).type).toBe('UrgentNeedsAttendance');
    expect(approve(video, nine, receptionist, calm, NOW).ok).toBe(true);
  });

  test('a receptionist keeps to what the doctor has opened the time for; the doctor may choose otherwise', () => {
    const byPhone = aBooking({ modality: 'phone' });
    expect(refused(approve(byPhone, nine, receptionist, calm, NOW))).toEqual({
      type: 'DoctorChoosesModality',
      modality: 'phone',
    });
    expect(approve(byPhone, nine, gp, calm, NOW).ok).toBe(true);
    const onlyVideo = { ...nine, modalities: ['video'] as const };
    expect(approve(aBooking(), onlyVideo, receptionist, calm, NOW).ok).toBe(true);
  });

  test('the surgery decides what patients may ask for on the portal', () => {
    expect([isOffered('slot', 'slots-and-wishes'), isOffered('wish', 'slots-and-wishes')]).toEqual([true, true]);
    expect([isOffered('slot', 'wishes-only'), isOffered('wish', 'wishes-only')]).toEqual([false, true]);
    expect([isOffered('slot', 'off'), isOffered('wish', 'off')]).toEqual([false, false]);
  });
});

describe('rejecting', () => {
  test('the time asked for is open to others again, and the patient reads the reason', () => {
    const no = { reason: 'no-time', text: ' Prøv fredag. ' } as const;
    expect(done(reject(aBooking(), no, receptionist))).toEqual({
      booking: { ...aBooking(), state: { status: 'rejected', by: moe, reason: 'no-time', text: 'Prøv fredag.' } },
      freed: [nine],
    });
    expect(done(reject(aWish, no, receptionist)).freed).toEqual([]);
    const held = { ...aWish, state: { status: 'proposed', slot: ten } } as const;
    expect(done(reject(held, no, receptionist)).freed).toEqual([ten]);
  });

  test('«other» needs words; a booked time is cancelled, not rejected; a manager rejects nothing', () => {
    expect(refused(reject(aBooking(), { reason: 'other', text: ' ' }, gp))).toEqual({ type: 'ReasonIsEmpty' });
    expect(done(reject(aBooking(), { reason: 'other', text: 'Ring.' }, gp)).freed).toEqual([nine]);
    expect(done(reject(aBooking(), { reason: 'duplicate', text: '' }, gp)).freed).toEqual([nine]);
    const no = { reason: 'no-time', text: '' } as const;
    expect(refused(reject(aBooking({ state: bookedAt(nine) }), no, gp))).toEqual({ type: 'WrongState', as: 'booked' });
    expect(refused(reject(aBooking(), no, manager)).type).toBe('NotYourRole');
  });
});

describe('proposing another time', () => {
  const proposed = done(propose(aBooking(), ten, receptionist, calm, NOW));

  test('the new time is held, the one asked for given back; a second proposal gives the first one back', () => {
    expect(proposed.booking.state).toEqual({ status: 'proposed', slot: ten });
    expect(proposed.freed).toEqual([nine]);
    expect(done(propose(proposed.booking, eleven, receptionist, calm, NOW)).freed).toEqual([ten]);
    expect(refused(propose(aBooking({ state: bookedAt(nine) }), ten, gp, calm, NOW)).type).toBe('WrongState');
    expect(refused(propose(aBooking(), ten, manager, calm, NOW)).type).toBe('NotYourRole');
  });

  test('the patient takes it, unless it has begun', () => {
    expect(done(acceptProposal(proposed.booking, NOW)).booking.state).toEqual({
      status: 'booked',
      slot: ten,
      by: 'patient',
    });
    expect(done(acceptProposal(proposed.booking, NOW)).freed).toEqual([]);
    expect(refused(acceptProposal(proposed.booking, oslo('2027-03-24T10:00'))).type).toBe('SlotHasPassed');
    expect(refused(acceptProposal(aBooking(), NOW))).toEqual({ type: 'WrongState', as: 'requested' });
  });

  test('the patient declines it: the time is free, and the wish stands', () => {
    const { booking, freed } = done(declineProposal(proposed.booking, ' Helst fredag '));
    expect(booking).toEqual(aBooking({ asked: { type: 'wish', text: 'Helst fredag' } }));
    expect(freed).toEqual([ten]);
    expect(refused(declineProposal(booking, '')).type).toBe('WrongState');
  });
});

test('a booking takes up the time that is booked, held or asked for, and none after it has ended', () => {
  expect(slotOf(aBooking())).toEqual(nine);
  expect(slotOf(aWish)).toBeNull();
  expect(slotOf(aBooking({ state: bookedAt(ten) }))).toEqual(ten);
  expect(slotOf(aBooking({ state: { status: 'proposed', slot: ten } }))).toEqual(ten);
  expect(slotOf(aBooking({ state: { status: 'rejected', by: lien, reason: 'no-time', text: '' } }))).toBeNull();
});
