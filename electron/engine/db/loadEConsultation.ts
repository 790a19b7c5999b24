import type { Contact, EConsultation } from '../../../shared/domain/eConsultation/eConsultation.ts';
import { COMMUNICATION_KINDS, TASK_KINDS } from '../../../shared/fhir/codes.ts';
import { toContact } from '../../../shared/fhir/contact.ts';
import { answerEntryIn, toEConsultation } from '../../../shared/fhir/eConsultation.ts';
import { readInstant } from '../../../shared/fhir/instant.ts';
import { schemas, type TaskResource } from '../../../shared/fhir/schemas.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import { contactOf } from './contactOf.ts';
import { unpackId } from './fhirId.ts';
import { gpOn } from './gpOf.ts';
import { ABOUT_ITS_PATIENT } from './messagesOf.ts';
import { NOT_SENT_IN_SQL } from './newestText.ts';
import type { Db } from './open.ts';
import { entriesAbout, type OutboxEntry } from './outboxStore.ts';
import { loadPatientAccess, type PatientAccess } from './patientAccess.ts';
import { prepared } from './prepared.ts';
import { reachOf, type MatterReach } from './reachOf.ts';
import { findResource, type StoredResource } from './resourceStore.ts';
import { taskNow, THREAD_KINDS } from './taskNow.ts';
import { urgencyNow } from './urgencyNow.ts';

/**
 * A matter that is a thread with the patient: an e-consultation, or a message to the surgery. What is done with both
 * (taken, assigned, noted, marked as urgent) goes by the rules of the e-consultation.
 */
export type LoadedMatter = {
  readonly stored: StoredResource & { readonly version: string; readonly patient: number };
  readonly task: TaskResource;
  readonly eConsultation: EConsultation;
  readonly access: PatientAccess;
  /** To whom an answer given now is addressed, and why. */
  readonly reach: MatterReach;
};

/**
 * An e-consultation with what the rules need to know about it; null when there is none by that id.
 *
 * @param now ms: consent, ages and proxies are as they are on that day
 */
export function loadEConsultation(db: Db, taskId: string, now: number): LoadedMatter | null {
  const loaded = loadMatter(db, taskId, now);
  return loaded !== null && messageKind(loaded) === 'e-consultation' ? loaded : null;
}

/** The same for an e-consultation or a message. */
export function loadMatter(db: Db, taskId: string, now: number): LoadedMatter | null {
  const stored = findResource(db, { type: 'Task', id: taskId });
  const matter = stored === null ? null : taskNow(db, stored);
  return matter === null ? null : matterOf(db, matter.stored, matter.task, now);
}

/** What a thread is, as each of its Communications says too. */
export function messageKind({ stored }: LoadedMatter): 'e-consultation' | 'message' {
  return stored.kind === TASK_KINDS.indexOf('message') ? 'message' : 'e-consultation';
}

/** The same for a Task that has been read (`taskNow`); null when it is neither. */
export function matterOf(db: Db, stored: StoredResource, task: TaskResource, now: number): LoadedMatter | null {
  const { num, version, patient, kind } = stored;
  if (version === null || patient === null || kind === null || !THREAD_KINDS.includes(kind)) return null;
  const access = loadPatientAccess(db, patient, osloDateAt(now));
  const reach = reachOf(db, task, access, osloDateAt(now));
  const entries = entriesAbout(db, stored);
  const contacts = contactsOf(db, num, entries);
  // What was said on the phone about the question before is no contact about this one.
  const before = answerEntryIn(task) === null ? null : readInstant(task.authoredOn ?? '');
  const eConsultation = toEConsultation(task, {
    // Whose the patient was when the question came: a later change of GP does not move it.
    responsibleGp: gpOn(db, patient, osloDateAt(stored.at ?? now)),
    reach: reach.reach,
    contacts: before === null ? contacts : contacts.filter(({ at }) => at >= before),
  });
  return {
    stored: { ...stored, version, patient },
    task,
    eConsultation: { ...eConsultation, urgent: urgencyNow(task, entries) },
    access,
    reach,
  };
}

const NOTES = `
  SELECT json FROM resource WHERE parent = ? AND kind = ${COMMUNICATION_KINDS.indexOf('internal-note')} AND ${ABOUT_ITS_PATIENT}`;

/** Every contact that has been written down: in the thread, and here on its way to it. */
function contactsOf(db: Db, task: number, entries: readonly OutboxEntry[]): readonly Contact[] {
  const contacts = (prepared(db, NOTES).pluck().all(task) as (string | null)[]).flatMap((json) => {
    const note = json === null ? null : schemas.Communication.safeParse(JSON.parse(json));
    return note?.success === true ? [toContact(note.data)] : [];
  });
  for (const entry of entries) {
    // One that the portal has refused, or that was taken back, is not written down. One that is both delivered and
    // pulled counts twice, which changes nothing for any rule.
    if (entry.state !== 'rejected' && entry.state !== 'withdrawn') contacts.push(contactOf(entry));
  }
  return contacts.filter((one) => one !== null).toSorted((a, b) => a.at - b.at);
}

// The newest message of the thread that a patient could see.
export const NEWEST_MESSAGE = `
  SELECT fhir_id FROM resource WHERE parent = ? AND kind IN (${COMMUNICATION_KINDS.indexOf('e-consultation')}, ${COMMUNICATION_KINDS.indexOf('message')})
    AND ${ABOUT_ITS_PATIENT}
    AND json ->> 'status' NOT IN ${NOT_SENT_IN_SQL}
  ORDER BY at DESC LIMIT 1`;

/** The id of the newest message between patient and surgery, which an answer responds to. */
export function newestMessage(db: Db, task: number): string | null {
  const id = prepared(db, NEWEST_MESSAGE).pluck().get(task) as Buffer | string | undefined;
  return id === undefined ? null : unpackId(id);
}
