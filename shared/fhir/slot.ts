import {
  type Booking,
  type BookingId,
  MODALITIES,
  type Modality,
  type Slot,
  type SlotId,
} from '../domain/booking/booking.ts';
import type { PatientId, PractitionerId } from '../domain/identity/ids.ts';
import { osloDateAt } from '../lib/time.ts';
import { EXTENSION, SYSTEM } from './codes.ts';
import { daysOf, holdsOn, isActive } from './holds.ts';
import { readInstant, writeInstant } from './instant.ts';
import type { Json } from './json.ts';
import { practitionerIn, readReference } from './reference.ts';
import { listOf, object, optional, text, type TypeOf } from './shape.ts';
import type { Step, UpdateStep } from './step.ts';

const reference = object({ reference: optional(text) });
const concepts = listOf(object({ coding: optional(listOf(object({ system: optional(text), code: optional(text) }))) }));
const slotShape = object({
  id: text,
  status: text,
  start: text,
  end: text,
  schedule: optional(reference),
  serviceType: optional(concepts),
});
const scheduleShape = object({ id: text, actor: optional(listOf(reference)) });
const appointmentShape = object({
  id: text,
  status: text,
  start: optional(text),
  end: optional(text),
  slot: optional(listOf(reference)),
  participant: optional(listOf(object({ status: optional(text), actor: optional(reference) }))),
});

type Concepts = TypeOf<typeof concepts>;

function modalitiesIn(services: Concepts | undefined): readonly Modality[] {
  const codes = (services ?? []).flatMap(({ coding }) => coding ?? []);
  return MODALITIES.filter((modality) => codes.some((one) => one.system === SYSTEM.modality && one.code === modality));
}

/** Whose calendar a Schedule is; null when it names no Practitioner, or is out of use. */
export function gpOfSchedule(schedule: unknown): PractitionerId | null {
  const parsed = scheduleShape.safeParse(schedule);
  if (!parsed.success || !isActive(parsed.data)) return null;
  return parsed.data.actor?.map((one) => practitionerIn(one.reference)).find((one) => one !== null) ?? null;
}

/** Whether a Schedule says anything of a day: only of those that it covers (`planningHorizon`). */
export function isPlanned(schedule: Json, at: number): boolean {
  return holdsOn(daysOf(schedule['planningHorizon']), osloDateAt(at));
}

/**
 * A time in a GP's calendar, as its Slot gives it; null for one that cannot be understood.
 * `busy-tentative` is held: asked for, or offered to somebody.
 */
export function toSlot(resource: unknown, gp: PractitionerId): Slot | null {
  const parsed = slotShape.safeParse(resource);
  if (!parsed.success) return null;
  const { id, status, serviceType } = parsed.data;
  const start = readInstant(parsed.data.start);
  const end = readInstant(parsed.data.end);
  if (start === null || end === null) return null;
  const state = status === 'free' ? 'free' : status === 'busy-tentative' ? 'held' : 'busy';
  return { id: id as SlotId, gp, start, end, modalities: modalitiesIn(serviceType), state };
}

const TAKEN_BY = `${EXTENSION}taken-by`;

/** Takes a time, and says by which entry: so that a lost reply is told from somebody else's choice. */
export function takeSlotStep(entryId: string, slotId: string): UpdateStep {
  return {
    do: 'update',
    type: 'Slot',
    id: slotId,
    set: { status: 'busy' },
    extension: { url: TAKEN_BY, valueIdentifier: { system: SYSTEM.entry, value: entryId } },
  };
}

/** Frees the time that an entry has taken. */
export function slotFreeStep(entryId: string, slotId: string): UpdateStep {
  return {
    do: 'update',
    type: 'Slot',
    id: slotId,
    set: { status: 'free' },
    dropExtension: TAKEN_BY,
    undoes: entryId,
  };
}

const taken = listOf(
  object({ url: text, valueIdentifier: optional(object({ system: optional(text), value: optional(text) })) }),
);

/** The entry that has taken a time; null when none of ours has. */
export function slotTakenBy(slot: unknown): string | null {
  const extensions = typeof slot === 'object' && slot !== null && 'extension' in slot ? slot.extension : undefined;
  const parsed = taken.safeParse(extensions);
  const found = parsed.success ? parsed.data.find(({ url }) => url === TAKEN_BY)?.valueIdentifier : undefined;
  return found?.system === SYSTEM.entry ? (found.value ?? null) : null;
}

/** An appointment in person that the surgery sets itself, with the e-consultation that led to it. */
export function appointmentStep(
  entryId: string,
  slot: Slot,
  about: { readonly patient: string; readonly task: string; readonly reason: string; readonly at: number },
): Extract<Step, { do: 'create' }> {
  return {
    do: 'create',
    entryId,
    resource: {
      resourceType: 'Appointment',
      identifier: [{ system: SYSTEM.entry, value: entryId }],
      status: 'booked',
      serviceType: [{ coding: [{ system: SYSTEM.modality, code: 'in-person' }] }],
      ...(about.reason === '' ? {} : { description: about.reason }),
      supportingInformation: [{ reference: `Task/${about.task}` }],
      start: writeInstant(slot.start),
      end: writeInstant(slot.end),
      slot: [{ reference: `Slot/${slot.id}` }],
      created: writeInstant(about.at),
      participant: [
        { actor: { reference: about.patient }, status: 'accepted' },
        { actor: { reference: `Practitioner/${slot.gp}` }, status: 'accepted' },
      ],
    },
  };
}

/** A time that an appointment takes up, as the rules know bookings; null for one that takes none up now. */
export function toBooking(resource: unknown, patient: PatientId): Booking | null {
  const parsed = appointmentShape.safeParse(resource);
  if (!parsed.success) return null;
  const { id, status, participant } = parsed.data;
  if (status !== 'booked' && status !== 'arrived' && status !== 'checked-in' && status !== 'proposed') return null;
  const start = readInstant(parsed.data.start ?? '');
  const end = readInstant(parsed.data.end ?? '');
  if (start === null || end === null) return null;
  // Whose time it would have been, and who has said no to it.
  const taking = participant?.filter((one) => one.status !== 'declined');
  const gp = taking?.map(({ actor }) => practitionerIn(actor?.reference)).find((one) => one !== null);
  const inSlot = readReference(parsed.data.slot?.[0]?.reference ?? '');
  const slot: Slot = {
    id: (inSlot?.id ?? '') as SlotId,
    gp: gp ?? ('' as PractitionerId),
    start,
    end,
    modalities: [],
    state: 'busy',
  };
  const asked = { type: 'wish', text: '' } as const;
  const state =
    status === 'proposed' ? ({ status, slot } as const) : ({ status: 'booked', slot, by: 'patient' } as const);
  return { id: id as BookingId, patient, gp: slot.gp, asked, modality: 'in-person', state };
}

/** Whose time an appointment takes, and from when (ms); null for anything else. */
export function bookedTime(resource: { readonly resourceType: string }): { gp: PractitionerId; start: number } | null {
  if (resource.resourceType !== 'Appointment') return null;
  const booking = toBooking({ id: '', ...resource }, '' as PatientId);
  return booking?.state.status === 'booked' ? { gp: booking.gp, start: booking.state.slot.start } : null;
}
