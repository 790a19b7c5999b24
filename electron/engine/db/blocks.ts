import { openRecord, type Opening, type OpeningRefused, type Override } from '../../../shared/domain/access/blocks.ts';
import type { SurgeryAct } from '../../../shared/domain/access/permissions.ts';
import type { PatientId } from '../../../shared/domain/identity/ids.ts';
import { CONSENT_CODES } from '../../../shared/fhir/codes.ts';
import { toBlocks } from '../../../shared/fhir/consent.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { osloDate, Temporal } from '../../../shared/lib/time.ts';
import { gpOn } from './gpOf.ts';
import type { Db } from './open.ts';
import { toJson } from './patientResources.ts';
import { prepared } from './prepared.ts';
import { prescriptionOf } from './prescriptionOf.ts';
import { resourceByNum } from './resourceStore.ts';
import type { Staff } from './staff.ts';

// By the partial index, which holds blocks alone: asked for every row of a list.
export const BLOCKS = `
  SELECT json FROM resource
  WHERE patient = ? AND type = ${typeNumber('Consent')} AND kind = ${CONSENT_CODES.indexOf('block')} AND json IS NOT NULL`;
export const MATTERS_WITH_BLOCKS = `
  SELECT work.num, work.patient FROM resource JOIN work ON work.num = resource.num
  WHERE resource.type IN (${typeNumber('Task')}, ${typeNumber('Appointment')}) AND resource.patient IN (
    SELECT patient FROM resource
    WHERE type = ${typeNumber('Consent')} AND kind = ${CONSENT_CODES.indexOf('block')} AND patient IS NOT NULL AND json IS NOT NULL)`;
export const OVERRIDES = `
  SELECT reason, at, until FROM block_override WHERE patient = ? AND practitioner = ? AND until > ?`;
const KEEP = 'INSERT INTO block_override (practitioner, patient, reason, at, until) VALUES (?, ?, ?, ?, ?)';

/** An emergency override that lasts now; `until` in ms. */
export type StandingOverride = { readonly reason: string; readonly until: number };

/**
 * Whether someone may open something of a patient's (a num) now, by the role and by what the patient has blocked. Every
 * view and every act that is about one patient asks this (`openRecord`).
 *
 * @param document num of what it is, where a block on one prescription could be about it
 */
export function openingOf(
  db: Db,
  viewer: Staff,
  patient: number,
  act: SurgeryAct,
  now: number,
  document: number | null = null,
): Result<Opening, OpeningRefused> {
  const texts = prepared(db, BLOCKS).pluck().all(patient) as string[];
  const instant = Temporal.Instant.fromEpochMilliseconds(now);
  const blocks = toBlocks(texts.map(toJson), osloDate(instant));
  const patientId = patientIdOf(db, patient);
  const { practitionerId: practitioner, role } = viewer;
  const overrides = blocks.length === 0 ? [] : overridesOf(db, viewer, patient, patientId, now);
  const ownGp = blocks.length === 0 ? null : gpOn(db, patient, osloDate(instant));
  const prescription = blocks.length === 0 || document === null ? null : prescriptionOf(db, document);
  const opened = prescription === null ? { act } : { act, prescription };
  return openRecord({ practitioner, role }, { patient: patientId, ownGp, blocks }, opened, overrides, instant);
}

/**
 * Whether a patient (a num) has kept someone from looking, and no override lasts. The role is asked elsewhere.
 *
 * @param document as in `openingOf`
 */
export function isBlocked(
  db: Db,
  viewer: Staff,
  patient: number | null,
  now: number,
  document: number | null = null,
): boolean {
  if (patient === null || prepared(db, BLOCKS).pluck().get(patient) === undefined) return false;
  const opening = openingOf(db, viewer, patient, 'searchPatient', now, document);
  return !opening.ok && opening.error.type === 'Blocked';
}

/** The matters of the queue (nums) that patients have kept someone from looking at, and no override lasts. */
export function blockedMatters(db: Db, viewer: Staff, now: number): readonly number[] {
  const rows = prepared(db, MATTERS_WITH_BLOCKS).all() as { num: number; patient: number }[];
  return rows.filter(({ num, patient }) => isBlocked(db, viewer, patient, now, num)).map(({ num }) => num);
}

/** The override by which someone sees a patient (a num) now; null when nothing is blocked, or nothing overridden. */
export function standingOverride(db: Db, viewer: Staff, patient: number, now: number): StandingOverride | null {
  const opening = openingOf(db, viewer, patient, 'searchPatient', now);
  return opening.ok && opening.value.ground === 'emergency-override' ? opening.value : null;
}

/** Keeps a way past a patient's blocks; it ends by itself. `patient` is a num. */
export function keepOverride(db: Db, viewer: Staff, patient: number, { reason, at, until }: Override): void {
  prepared(db, KEEP).run(viewer.num, patient, reason, at, until);
}

function overridesOf(db: Db, viewer: Staff, patient: number, patientId: PatientId, now: number): readonly Override[] {
  const rows = prepared(db, OVERRIDES).all(patient, viewer.num, now) as { reason: string; at: number; until: number }[];
  return rows.map((row) => ({ ...row, practitioner: viewer.practitionerId, patient: patientId }));
}

/** The id of a Patient by its num. */
export function patientIdOf(db: Db, patient: number): PatientId {
  return (resourceByNum(db, patient)?.id ?? '') as PatientId;
}
