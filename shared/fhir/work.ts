import type { WorkKind } from '../domain/work/workKind.ts';
import { TASK_KINDS } from './codes.ts';
import { readInstant } from './instant.ts';
import { readReference, type Reference } from './reference.ts';
import { listOf, object, oneOf, optional, text } from './shape.ts';

/** What a Task of each kind is to the people at the desk. */
const OF_TASK = {
  'e-consultation': 'e-consultation',
  message: 'message',
  'renewal-line': 'renewal',
  'result-review': 'result',
  'cap-change': 'list',
  'list-opening': 'list',
  'removal-claim': 'list',
  'record-transfer': 'list',
  'note-from-other-doctor': 'note',
} as const satisfies Record<(typeof TASK_KINDS)[number], WorkKind>;

/** The kind of a matter by its place in TASK_KINDS; null for a kind that we do not know. */
export function workKindOf(taskKind: number | null): WorkKind | null {
  const kind = taskKind === null ? undefined : TASK_KINDS[taskKind];
  return kind === undefined ? null : OF_TASK[kind];
}

/** A request for an appointment that the surgery has not decided. Instants in ms (UTC). */
export type AskedBooking = {
  /** When the patient asked. */
  readonly asked: number;
  /** The time asked for; null for a wish in words. */
  readonly start: number | null;
  readonly reason: string;
  readonly wish: string;
  /** Whose calendar; null when the portal names nobody. */
  readonly gp: Reference | null;
};

// Read apart from what an Appointment must be: what we do not understand here is no reason to put one aside.
const participant = object({ status: optional(text), actor: optional(object({ reference: optional(text) })) });
const waiting = object({
  status: oneOf(['pending', 'proposed']),
  start: optional(text),
  created: optional(text),
  description: optional(text),
  comment: optional(text),
  participant: optional(listOf(participant)),
});

/**
 * An Appointment as a request that waits for the surgery; null for every other. `pending` asks for a time, `proposed`
 * without one is a wish; with a time it is the surgery's own offer, and waits for the patient.
 *
 * @param lastUpdated stands in for `created` where the portal does not say it
 */
export function askedBookingIn(appointment: unknown, lastUpdated: number): AskedBooking | null {
  const read = waiting.safeParse(appointment);
  if (!read.success) return null;
  const { status, start, created, description, comment, participant: participants } = read.data;
  if (status === 'proposed' && start !== undefined) return null;
  const actors =
    participants
      ?.filter((one) => one.status !== 'declined')
      .map(({ actor }) => readReference(actor?.reference ?? '')) ?? [];
  return {
    asked: readInstant(created ?? '') ?? lastUpdated,
    start: start === undefined ? null : readInstant(start),
    reason: description ?? '',
    wish: comment ?? '',
    gp: actors.find((actor) => actor?.type === 'Practitioner') ?? null,
  };
}
