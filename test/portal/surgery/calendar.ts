import type { Appointment, Schedule, Slot } from '@medplum/fhirtypes';
import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { namedId } from './random.ts';
import type { Person } from './people.ts';
import { instantText, minutes, type SeedBook } from './seedBook.ts';
import { GPS } from './staff.ts';
import { workingDayOnOrAfter, workingDaysFrom } from './workingDays.ts';

export const MODALITIES = ['in-person', 'video', 'phone', 'text'] as const;
export type Modality = (typeof MODALITIES)[number];
export type SeedSlot = Slot & { id: string };

const MINUTES = 20;
/** From 07:50 to 15:30, without the lunch from 11:30 to 12:10. */
const STARTS = Array.from({ length: 23 }, (_, index) => 7 * 60 + 50 + index * MINUTES).filter(
  (at) => at < 690 || at >= 730,
);

/**
 * The GPs' calendars for some weeks of working days from today: a Schedule each, a Slot every 20 minutes and the
 * appointments that are booked. Gives the slots that are still free; what becomes of them is stored by `storeSlots`.
 */
export function calendars(
  book: SeedBook,
  people: readonly Person[],
  sizes: { slotWeeks: number; booked: number },
): SeedSlot[] {
  const { chance } = book;
  const free: SeedSlot[] = [];
  const days: Temporal.PlainDate[] = [];
  for (let day = workingDayOnOrAfter(book.today); days.length < sizes.slotWeeks * 5; day = workingDaysFrom(day, 1))
    days.push(day);
  const instants = days.map((day) => STARTS.map((at) => book.at(day, Math.floor(at / 60), at % 60)));

  for (const gp of GPS) {
    const own = people.filter((one) => one.gpId === gp.id);
    const schedule: Schedule & { id: string } = {
      resourceType: 'Schedule',
      id: namedId(`Schedule/${gp.id}`),
      active: true,
      actor: [{ reference: `Practitioner/${gp.id}` }],
      planningHorizon: {
        start: instantText(book.at(days[0] ?? book.today, 0)),
        end: instantText(book.at(days.at(-1) ?? book.today, 23, 59)),
      },
    };
    book.imported(schedule);
    for (const [dayIndex, starts] of instants.entries()) {
      const booked = sizes.booked * (1 - 0.028 * dayIndex);
      for (const start of starts) {
        const slot: SeedSlot = {
          resourceType: 'Slot',
          id: chance.uuid(),
          serviceType: modalitiesOf(chance.next()).map(modalityConcept),
          schedule: { reference: `Schedule/${schedule.id}` },
          status: 'free',
          start: instantText(start),
          end: instantText(start + minutes(MINUTES)),
        };
        const patient = own.length > 0 && chance.happens(booked) ? chance.pick(own) : undefined;
        if (!patient) {
          free.push(slot);
          continue;
        }
        book.imported({ ...slot, status: 'busy' });
        book.imported(appointment(book, { patient, gpId: gp.id, slot, status: 'booked' }));
      }
    }
  }
  return free;
}

export type SeedBooking = {
  patient: Person;
  gpId: string;
  status: Appointment['status'];
  /** Absent: a wish in words. */
  slot?: SeedSlot;
  modality?: Modality;
  reason?: string;
  wish?: string;
  created?: number;
};

/** An appointment as `docs/portal-api.md` describes it, for one of the statuses there. */
export function appointment(book: SeedBook, booking: SeedBooking): Appointment & { id: string } {
  const { patient, gpId, slot, status } = booking;
  const isSettled = status !== 'pending' && status !== 'proposed';
  return {
    resourceType: 'Appointment',
    id: book.chance.uuid(),
    status,
    serviceType: [modalityConcept(booking.modality ?? 'in-person')],
    ...(booking.reason === undefined ? {} : { description: booking.reason }),
    ...(slot ? { start: slot.start, end: slot.end, slot: [{ reference: `Slot/${slot.id}` }] } : {}),
    ...(booking.created !== undefined ? { created: instantText(booking.created) } : {}),
    ...(booking.wish === undefined ? {} : { comment: booking.wish }),
    participant: [
      { actor: { reference: `Patient/${patient.id}` }, status: 'accepted' },
      { actor: { reference: `Practitioner/${gpId}` }, status: isSettled ? 'accepted' : 'needs-action' },
    ],
  };
}

export function modalityConcept(modality: Modality) {
  return { coding: [{ system: SYSTEM.modality, code: modality }] };
}

function modalitiesOf(draw: number): Modality[] {
  if (draw < 0.6) return ['in-person'];
  if (draw < 0.85) return ['in-person', 'video', 'phone'];
  return ['video', 'phone', 'text'];
}
