import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../shared/domain/access/role.ts';
import {
  type Booking,
  BOOKING_STATUSES,
  type BookingState,
  type Slot,
  slotOf,
} from '../../../shared/domain/booking/booking.ts';
import {
  arrived,
  cancelByPatient,
  cancelBySurgery,
  feeForCancelling,
  noShow,
} from '../../../shared/domain/booking/cancel.ts';
import { approve, propose, reject } from '../../../shared/domain/booking/decide.ts';
import { move } from '../../../shared/domain/booking/move.ts';
import { notice, type NoticeKind } from '../../../shared/domain/booking/notice.ts';
import { offerDeadline } from '../../../shared/domain/booking/offerDeadline.ts';
import { acceptProposal, declineProposal } from '../../../shared/domain/booking/patientAnswers.ts';
import { settleBooking } from '../../../shared/domain/booking/settleBooking.ts';
import { sameTimeOn } from '../../../shared/domain/calendar/wallClock.ts';
import { LANGUAGES } from '../../../shared/text/language.ts';
import {
  day,
  done,
  gp,
  lien,
  manager,
  moe,
  NOW,
  oslo,
  receptionist,
  refused,
} from '../eConsultation/anEConsultation.ts';
import { aBooking, aSlot, aWish, bookedAt, calm, eleven, nine, ten } from './aBooking.ts';

const booked = aBooking({ state: bookedAt(nine) });

describe('scenario 24: an appointment is moved', () => {
  test('one change message with both times, never a cancellation and a new booking', () => {
    expect(done(move(booked, ten, receptionist, calm, NOW))).toEqual({
      booking: { ...booked, state: { status: 'booked', slot: ten, by: moe } },
      freed: [nine],
      message: { type: 'Changed', from: nine, to: ten },
    });
  });

  test('to the time it already has: nothing changes and nobody is told', () => {
    expect(done(move(booked, nine, receptionist, calm, NOW))).toEqual({ booking: booked, freed: [], message: null });
  });

  test('only what is booked, only to a free time, only by those who work with patients', () => {
    expect(refused(move(aBooking(), ten, gp, calm, NOW))).toEqual({ type: 'WrongState', as: 'requested' });
    expect(refused(move(booked, { ...ten, state: 'busy' }, gp, calm, NOW)).type).toBe('SlotTaken');
    expect(refused(move(booked, ten, manager, calm, NOW)).type).toBe('NotYourRole');
  });

  test('the text message has the surgery, day and time, and nothing about health, in all three languages', () => {
    expect(notice('changed', 'Storgata legesenter', ten, 'nb')).toBe(
      'Storgata legesenter: Timen din er flyttet til ons 24. mars kl. 10:00. Se Helsenorge.',
    );
    const kinds: readonly NoticeKind[] = ['booked', 'changed', 'cancelled', 'proposed', 'rejected'];
    for (const language of LANGUAGES) {
      for (const kind of kinds) {
        expect(notice(kind, 'Storgata', ten, language)).toContain('10:00');
        expect(notice(kind, 'Storgata', ten, language)).not.toMatch(/video|lege |doctor|\{\{/iu);
      }
      expect(notice('rejected', 'Storgata', null, language)).toMatch(/^Storgata: [^{]+$/u);
    }
  });
});

test('scenario 5: an appointment moved from 29 October to 1 November, past the end of summer time, keeps its time on the clock', () => {
  const friday = oslo('2027-10-29T09:00');
  const monday = sameTimeOn(friday, day('2027-11-01'));
  expect(monday.epochMilliseconds).toBe(oslo('2027-11-01T09:00').epochMilliseconds);
  const moved = done(
    move(aBooking({ state: bookedAt(aSlot('2027-10-29T09:00')) }), aSlot('2027-11-01T09:00'), gp, calm, NOW),
  );
  expect(notice('changed', 'Storgata', slotOf(moved.booking), 'nb')).toContain('man 1. nov kl. 09:00');
});

describe('scenario 25: cancelling around the 24-hour line', () => {
  const start = oslo('2027-03-24T09:00').epochMilliseconds;
  const minute = 60_000;
  const hours24 = 24 * 60 * minute;

  test.each([
    ['23 h 59 min before', hours24 - minute, true],
    ['exactly 24 h before', hours24, false],
    ['24 h 01 min before', hours24 + minute, false],
    ['after the start', -minute, true],
  ])('%s', (_name, before, fee) => {
    expect(feeForCancelling(start, start - before)).toBe(fee);
  });

  test('across the change to summer time the hours that passed count, not the clock', () => {
    // From 09:00 on Saturday 27 March to 09:00 on Sunday only 23 hours pass.
    const sunday = oslo('2027-03-28T09:00').epochMilliseconds;
    expect(feeForCancelling(sunday, oslo('2027-03-27T09:00').epochMilliseconds)).toBe(true);
    expect(feeForCancelling(sunday, oslo('2027-03-27T08:00').epochMilliseconds)).toBe(false);
    // And 25 hours across the change back on 31 October.
    const winter = oslo('2027-10-31T09:00').epochMilliseconds;
    expect(feeForCancelling(winter, oslo('2027-10-30T09:59').epochMilliseconds)).toBe(false);
    expect(feeForCancelling(winter, oslo('2027-10-30T10:01').epochMilliseconds)).toBe(true);
  });

  test('the fee is for the patient who cancels a booked time late; never when the surgery cancels', () => {
    const late = oslo('2027-03-23T09:01');
    const cancelled = done(cancelByPatient(booked, late));
    expect(cancelled).toEqual({
      booking: { ...booked, state: { status: 'cancelled', by: 'patient', at: late.epochMilliseconds, slot: nine } },
      freed: [nine],
      feeAllowed: true,
    });
    expect(done(cancelByPatient(booked, oslo('2027-03-23T08:59'))).feeAllowed).toBe(false);
    expect(done(cancelBySurgery(booked, receptionist, late))).toMatchObject({ feeAllowed: false, freed: [nine] });
    expect(done(cancelByPatient(aBooking(), late)).feeAllowed).toBe(false);
    expect(done(cancelByPatient(aWish, late))).toMatchObject({ feeAllowed: false, freed: [] });
  });

  test('what has begun or ended is not cancelled, and a manager cancels nothing', () => {
    expect(refused(cancelByPatient(booked, oslo('2027-03-24T09:00')))).toEqual({ type: 'HasBegun', start });
    const once = done(cancelByPatient(booked, NOW)).booking;
    expect(refused(cancelByPatient(once, NOW))).toEqual({ type: 'WrongState', as: 'cancelled' });
    expect(refused(cancelBySurgery(booked, manager, NOW)).type).toBe('NotYourRole');
  });
});

test('a no-show is registered when the time is over, an arrival any time', () => {
  expect(refused(noShow(booked, receptionist, oslo('2027-03-24T09:14')))).toEqual({
    type: 'NotOverYet',
    end: nine.end,
  });
  expect(done(noShow(booked, receptionist, oslo('2027-03-24T09:15'))).state).toEqual({ status: 'no-show', slot: nine });
  expect(done(arrived(booked, receptionist)).state).toEqual({ status: 'arrived', slot: nine });
  expect(refused(arrived(aBooking(), receptionist))).toEqual({ type: 'WrongState', as: 'requested' });
  expect(refused(noShow(done(arrived(booked, gp)), gp, oslo('2027-03-24T12:00')))).toEqual({
    type: 'WrongState',
    as: 'arrived',
  });
  expect(refused(arrived(booked, manager)).type).toBe('NotYourRole');
  expect(refused(noShow(booked, manager, oslo('2027-03-24T12:00'))).type).toBe('NotYourRole');
});

describe('two worked apart', () => {
  const slots = [nine, ten, eleven];
  const at = NOW.epochMilliseconds;

  test('scenario 21: two gave different patients the same time; the second is not confirmed and gets alternatives', () => {
    const mine = done(approve(aBooking(), nine, receptionist, calm, NOW)).booking;
    const settled = settleBooking(mine, { status: 'requested' }, slots, at);
    expect(settled).toEqual({ type: 'clash', booking: aBooking(), lost: nine, alternatives: [ten, eleven] });
    expect(settled.booking.state.status).not.toBe('booked');
  });

  test('the same choice on both sides is accepted, as the portal has it', () => {
    const theirs: BookingState = { status: 'booked', slot: nine, by: lien };
    const mine = done(approve(aBooking(), nine, receptionist, calm, NOW)).booking;
    expect(settleBooking(mine, theirs, slots, at)).toEqual({ type: 'accepted', booking: { ...mine, state: theirs } });
    expect(settleBooking(mine, { ...theirs, slot: ten }, slots, at)).toMatchObject({ type: 'clash', lost: nine });
  });

  test('scenario 23: the patient cancelled while the appointment was moved: cancelled, each time freed once', () => {
    const moved = done(move(booked, ten, receptionist, calm, NOW)).booking;
    const cancelled: BookingState = { status: 'cancelled', by: 'patient', at, slot: nine };
    expect(settleBooking(moved, cancelled, slots, at)).toEqual({
      type: 'cancelled',
      booking: { ...moved, state: cancelled },
      freed: [nine, ten],
    });
    expect(settleBooking(booked, cancelled, slots, at)).toMatchObject({ freed: [nine] });
    expect(settleBooking(aWish, { ...cancelled, slot: null }, slots, at)).toMatchObject({
      type: 'cancelled',
      freed: [],
    });
  });

  test('cancelled on both sides is no news; rejected here and booked there is, with no time lost', () => {
    const mine = done(cancelByPatient(booked, NOW)).booking;
    const theirs: BookingState = { status: 'cancelled', by: 'patient', at, slot: nine };
    expect(settleBooking(mine, theirs, slots, at).type).toBe('accepted');
    const rejected = done(reject(aBooking(), { reason: 'no-time', text: '' }, gp)).booking;
    expect(settleBooking(rejected, bookedAt(nine), slots, at)).toMatchObject({
      type: 'clash',
      lost: null,
      alternatives: [],
    });
  });
});

test('a patient is to be offered a consultation within five working days, counted as the answer is', () => {
  const { day: due, skipped, receivedOn } = offerDeadline(day('2027-03-24'));
  expect([due.toString(), receivedOn.toString()]).toEqual(['2027-04-05', '2027-03-24']);
  expect(skipped.map(({ reason }) => reason)).toContain('easterMonday');
});

test('whatever is done to a booking, it reaches only declared states, and no time is given back that it keeps', () => {
  const acts = fc.constantFrom(
    'approve',
    'reject',
    'propose',
    'accept',
    'decline',
    'move',
    'cancel',
    'surgeryCancels',
    'arrive',
    'noShow',
  );
  const slots = fc.constantFrom<Slot>(nine, ten, eleven, aSlot('2027-03-24T09:05'));
  const times = fc.constantFrom(NOW, oslo('2027-03-24T10:20'));
  const course = fc.array(fc.tuple(acts, slots, fc.constantFrom(...ROLES), times), { maxLength: 20 });
  fc.assert(
    fc.property(course, fc.constantFrom(aBooking(), aWish), (steps, first) => {
      let booking: Booking = first;
      for (const [act, slot, role, now] of steps) {
        const staff = { by: moe, role };
        const before = booking;
        const result = {
          approve: () => approve(before, slot, staff, calm, now),
          reject: () => reject(before, { reason: 'no-time', text: '' }, staff),
          propose: () => propose(before, slot, staff, calm, now),
          accept: () => acceptProposal(before, now),
          decline: () => declineProposal(before, 'Senere.'),
          move: () => move(before, slot, staff, calm, now),
          cancel: () => cancelByPatient(before, now),
          surgeryCancels: () => cancelBySurgery(before, staff, now),
          arrive: () => arrived(before, staff),
          noShow: () => noShow(before, staff, now),
        }[act]();
        if (!result.ok) continue;
        const { value } = result;
        booking = 'booking' in value ? value.booking : value;
        const freed = 'freed' in value ? value.freed : [];
        expect(BOOKING_STATUSES).toContain(booking.state.status);
        const had = slotOf(before);
        const has = slotOf(booking);
        const attended = booking.state.status === 'arrived' || booking.state.status === 'no-show';
        expect(freed).toEqual(had !== null && had.id !== has?.id && !attended ? [had] : []);
      }
    }),
  );
});
