import type { Communication, CommunicationPayload, Reference, Task } from '@medplum/fhirtypes';
import { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { OSLO } from '../../../shared/lib/time.ts';
import { instantText } from './seedBook.ts';
import { ORGANIZATION_ID } from './staff.ts';
import { workingDaysFrom } from './workingDays.ts';

/** Working days that the surgery has for an answer: stønadsforskriften for lege, merknad B9. */
const DAYS_TO_ANSWER = 5;

export type Matter = {
  id: string;
  kind: 'e-consultation' | 'message';
  subject: string;
  patientId: string;
  /** Who writes: the patient, or a parent or proxy as RelatedPerson. */
  from: Reference & { reference: string };
  /** Absent: to the whole surgery. */
  ownerId?: string;
  /** Milliseconds since 1970 (UTC). */
  received: number;
  urgent?: boolean;
};

/** The Task that an e-consultation or message to the surgery is, as `docs/portal-api.md` describes it. */
export function taskOf(matter: Matter, status: Task['status'] = 'requested'): Task & { id: string } {
  return {
    resourceType: 'Task',
    id: matter.id,
    status,
    intent: 'order',
    priority: matter.urgent ? 'urgent' : 'routine',
    code: { coding: [{ system: SYSTEM.taskKind, code: matter.kind }] },
    description: matter.subject,
    for: { reference: `Patient/${matter.patientId}` },
    requester: { reference: matter.from.reference },
    ...(matter.ownerId === undefined ? {} : { owner: { reference: `Practitioner/${matter.ownerId}` } }),
    authoredOn: instantText(matter.received),
    restriction: { period: { end: instantText(dueEnd(matter.received)) } },
  };
}

export type Message = {
  id: string;
  matter: Matter;
  text: string;
  sent: number;
  from: Reference & { reference: string };
  to: string;
  inResponseTo?: string;
  /** The surgery's own entry: the identifier that its outbox gave. */
  entry?: string;
  internal?: boolean;
  /** What goes with the text: a form, pictures. */
  enclosed?: readonly CommunicationPayload[];
};

/** One message of a thread. */
export function communicationOf(message: Message): Communication & { id: string } {
  const kind = message.internal ? 'internal-note' : message.matter.kind;
  return {
    resourceType: 'Communication',
    id: message.id,
    ...(message.entry === undefined ? {} : { identifier: [{ system: SYSTEM.entry, value: message.entry }] }),
    status: 'completed',
    category: [{ coding: [{ system: SYSTEM.communicationKind, code: kind }] }],
    partOf: [{ reference: `Task/${message.matter.id}` }],
    ...(message.inResponseTo === undefined
      ? {}
      : { inResponseTo: [{ reference: `Communication/${message.inResponseTo}` }] }),
    subject: { reference: `Patient/${message.matter.patientId}` },
    sender: { reference: message.from.reference },
    recipient: [{ reference: message.to }],
    sent: instantText(message.sent),
    payload: [{ contentString: message.text }, ...(message.enclosed ?? [])],
  };
}

export const SURGERY = `Organization/${ORGANIZATION_ID}`;

const dueEnds = new Map<string, number>();

/** The last millisecond of the fifth working day after receipt, in Norway. */
export function dueEnd(received: number): number {
  const day = Temporal.Instant.fromEpochMilliseconds(received).toZonedDateTimeISO(OSLO).toPlainDate();
  const key = day.toString();
  const known = dueEnds.get(key);
  if (known !== undefined) return known;
  const due = workingDaysFrom(day, DAYS_TO_ANSWER).add({ days: 1 }).toZonedDateTime(OSLO).epochMilliseconds - 1;
  dueEnds.set(key, due);
  return due;
}
