import type { Temporal } from '../../lib/time.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { PractitionerId } from '../identity/ids.ts';
import type { Contract } from '../patientList/responsible.ts';
import { deskFor } from './cover.ts';
import type { Contact, ContactWay, EConsultation } from './eConsultation.ts';
import { type Actor, type AlreadyClosed, whyEnded } from './gates.ts';
import { type NotYourRole, whyNotThisRole } from './whoMay.ts';

/**
 * What to do when someone has written about something that cannot wait, in this order; the words stand in the texts.
 *
 * Duty to help at once when help must be assumed to be urgently needed: helsepersonelloven § 7. The surgery receives
 * emergencies in its opening hours: FOR-2025-12-02-2405 § 16 a.
 */
export const URGENT_STEPS = [
  'call-113',
  'phone-patient',
  'same-day-appointment',
  'send-to-116117',
  'write-down',
] as const;
export type UrgentStep = (typeof URGENT_STEPS)[number];

/** What a patient has written and what can turn out to be urgent: an e-consultation or a message. */
type Matter = Pick<EConsultation, 'urgent' | 'contacts'> & Parameters<typeof whyEnded>[0];

/** Marks a matter as urgent. Everyone who works with patients may; nobody may let it sit. `doctorToAlert` says who must know. */
export function markUrgent<M extends Matter>(matter: M, actor: Actor): Result<M, MarkUrgentRefused> {
  const refused = whyEnded(matter) ?? whyNotThisRole(actor.role, 'markUrgent');
  return refused ? err(refused) : ok({ ...matter, urgent: true });
}

export type MarkUrgentRefused = AlreadyClosed | NotYourRole;

/** A doctor has judged that it can wait after all. Only a doctor: taking the mark away is a medical judgement. */
export function callOffUrgency<M extends Matter>(matter: M, actor: Actor): Result<M, MarkUrgentRefused> {
  const refused = whyEnded(matter) ?? whyNotThisRole(actor.role, 'callOffUrgency');
  return refused ? err(refused) : ok({ ...matter, urgent: false });
}

/**
 * The doctor to alert about something urgent: the one on duty, else the one who answers for the patient's GP that day.
 *
 * @param list the GP's
 */
export function doctorToAlert(
  onDuty: PractitionerId | null,
  gp: PractitionerId,
  list: Contract,
  day: Temporal.PlainDate,
): PractitionerId {
  return onDuty ?? deskFor(list, day) ?? gp;
}

/**
 * Writes down a contact with the patient that has taken place, with who and when.
 *
 * Refused without a note: what was agreed must be worth keeping in the record (FOR-2024-06-26-1322, merknad B9).
 * An ended matter takes no contacts; that contact is a matter of its own.
 */
export function documentContact<M extends Matter>(
  matter: M,
  contact: { readonly way: ContactWay; readonly note: string },
  actor: Actor,
  now: Temporal.Instant,
): Result<M, ContactRefused> {
  const refused = whyEnded(matter) ?? whyNotThisRole(actor.role, 'documentContact');
  if (refused) return err(refused);
  const note = contact.note.trim();
  if (note === '') return err({ type: 'ContactNoteIsEmpty' });
  const written: Contact = { way: contact.way, by: actor.by, at: now.epochMilliseconds, note };
  return ok({ ...matter, contacts: [...matter.contacts, written] });
}

export type ContactRefused = { readonly type: 'ContactNoteIsEmpty' } | AlreadyClosed | NotYourRole;
