import type { Role } from '../access/role.ts';
import type { PractitionerId } from '../identity/ids.ts';
import type { Contact, Reach } from './eConsultation.ts';

/** Who acts. Comes from the sign-in, never from the window. */
export type Actor = { readonly by: PractitionerId; readonly role: Role };

/** Where an e-consultation or a message stands, as far as these gates look. */
type Ending =
  | { readonly status: 'new' | 'opened' | 'answered' | 'closed' }
  | { readonly status: 'in-progress'; readonly reservedBy: PractitionerId };

/** The matter has ended. */
export function whyEnded(matter: { readonly state: Ending }): AlreadyClosed | null {
  const { status } = matter.state;
  return status === 'answered' || status === 'closed' ? { type: 'AlreadyClosed', as: status } : null;
}

export type AlreadyClosed = { readonly type: 'AlreadyClosed'; readonly as: 'answered' | 'closed' };

/** The matter has ended, or someone else's answer to it is on its way. */
export function whyNotOpen(matter: { readonly state: Ending }, by: PractitionerId): NotOpen | null {
  const { state } = matter;
  if (state.status === 'in-progress' && state.reservedBy !== by) {
    return { type: 'SomeoneElseIsAnswering', by: state.reservedBy };
  }
  return whyEnded(matter);
}

export type NotOpen = AlreadyClosed | { readonly type: 'SomeoneElseIsAnswering'; readonly by: PractitionerId };

/**
 * The portal may not carry anything to the patient now.
 *
 * Asked when someone begins to write, when the answer is signed, and once more before it leaves: consent may have been
 * withdrawn while the answer waited for a line (Helsenorge, personvern).
 */
export function whyNotReachable(reach: Reach): PatientNotReachable | null {
  return reach === 'portal' ? null : { type: 'PatientNotReachable', why: reach };
}

export type PatientNotReachable = { readonly type: 'PatientNotReachable'; readonly why: Exclude<Reach, 'portal'> };

/** How the patient can be given an answer now, the best way first. */
export function waysToReach(reach: Reach): readonly ('portal' | 'phone' | 'letter')[] {
  return reach === 'portal' ? ['portal', 'phone', 'letter'] : ['phone', 'letter'];
}

/**
 * Something urgent has no documented contact with the patient (helsepersonelloven § 7).
 * A letter is a contact, but none that helps someone today.
 */
export function whyUrgencyStands(matter: {
  readonly urgent: boolean;
  readonly contacts: readonly Contact[];
}): UrgentWithoutContact | null {
  const helped = matter.contacts.some((contact) => contact.way !== 'letter');
  return matter.urgent && !helped ? { type: 'UrgentWithoutContact' } : null;
}

export type UrgentWithoutContact = { readonly type: 'UrgentWithoutContact' };
