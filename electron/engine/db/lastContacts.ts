import { MODALITIES } from '../../../shared/domain/booking/booking.ts';
import { SYSTEM, TASK_KINDS } from '../../../shared/fhir/codes.ts';
import { inOneLine } from '../../../shared/fhir/inOneLine.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { codeIn, concept, schemas } from '../../../shared/fhir/schemas.ts';
import { listOf, object, optional, text } from '../../../shared/fhir/shape.ts';
import type { LastContact } from '../../../shared/ipc/views/summary.ts';
import { unpackId } from './fhirId.ts';
import { isBeforeOwnList, whyNotTransferred } from './notTransferred.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import type { Staff } from './staff.ts';

/** Enough to see a pattern in; the rest is on the patient's page. */
const SHOWN = 5;
/** Looked through for them: appointments that were cancelled, and what the reader may not see, do not count. */
const LOOKED_AT = 30;

export const EARLIER_APPOINTMENTS = `
  SELECT num, fhir_id, at, open, json FROM resource
  WHERE patient = ? AND type = ${typeNumber('Appointment')} AND at <= ? AND json IS NOT NULL
  ORDER BY at DESC LIMIT ${LOOKED_AT}`;
export const EARLIER_MATTERS = `
  SELECT num, fhir_id, at, open, json FROM resource
  WHERE patient = ? AND type = ${typeNumber('Task')} AND at <= ? AND kind = ${TASK_KINDS.indexOf('e-consultation')}
    AND json IS NOT NULL
  ORDER BY at DESC LIMIT ${LOOKED_AT}`;

type Row = { num: number; fhir_id: Buffer | string; at: number; open: number | null; json: string };
type Found = { readonly num: number; readonly at: number; readonly contact: LastContact };

const appointment = object({ status: text, serviceType: optional(listOf(concept)) });

/** How an appointment went, by its status in R4; one that was cancelled, or is only asked for, was no contact. */
const STATES: Readonly<Record<string, 'met' | 'noshow' | 'planned'>> = {
  fulfilled: 'met',
  arrived: 'met',
  'checked-in': 'met',
  noshow: 'noshow',
  booked: 'planned',
};

/**
 * The last appointments and e-consultations of a patient (a num) that the reader may see, newest first, with their nums
 * for the access log. What came before a change of GP to the reader is not among them until the record has come along.
 *
 * @param task num of the matter that is open, which is no earlier one
 * @param now ms
 */
export function lastContacts(db: Db, reader: Staff, patient: number, task: number, now: number): readonly Found[] {
  const met = (prepared(db, EARLIER_APPOINTMENTS).all(patient, now) as Row[]).flatMap(
    (row) => toAppointment(row) ?? [],
  );
  const asked = (prepared(db, EARLIER_MATTERS).all(patient, now) as Row[]).flatMap((row) => toMatter(row) ?? []);
  const shown: Found[] = [];
  for (const found of [...met, ...asked].toSorted((a, b) => b.at - a.at)) {
    const { num, at, contact } = found;
    const mayBeSeen =
      contact.type === 'appointment'
        ? !isBeforeOwnList(db, reader, patient, at, now)
        : num !== task && whyNotTransferred(db, reader, num, now) === null;
    if (mayBeSeen) shown.push(found);
    if (shown.length === SHOWN) break;
  }
  return shown;
}

function toAppointment({ num, fhir_id: id, at, json }: Row): Found | null {
  const read = appointment.safeParse(JSON.parse(json));
  const state = read.success ? STATES[read.data.status] : undefined;
  if (!read.success || state === undefined) return null;
  const code = codeIn(read.data.serviceType, SYSTEM.modality);
  const modality = MODALITIES.find((one) => one === code) ?? null;
  return { num, at, contact: { type: 'appointment', at: writeInstant(at), id: unpackId(id), modality, state } };
}

function toMatter({ num, fhir_id: id, at, open, json }: Row): Found | null {
  const read = schemas.Task.safeParse(JSON.parse(json));
  if (!read.success || read.data.status === 'entered-in-error') return null;
  const subject = inOneLine(read.data.description ?? '');
  const contact = { at: writeInstant(at), taskId: unpackId(id), subject, open: open === 1 };
  return { num, at, contact: { type: 'e-consultation', ...contact } };
}
