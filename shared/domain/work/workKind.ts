import type { SurgeryAct } from '../access/permissions.ts';
import type { Role } from '../access/role.ts';
import { may } from '../eConsultation/whoMay.ts';

/**
 * The kinds of matter that can wait for someone at the surgery. A kind's place is its number in the database: new ones
 * go at the end.
 */
export const WORK_KINDS = ['e-consultation', 'message', 'booking', 'renewal', 'result', 'list', 'note'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** What a role must be allowed in order to see that a matter of a kind is there at all. */
const SEEN_BY = {
  'e-consultation': 'readEConsultation',
  message: 'readMessage',
  booking: 'readCalendar',
  renewal: 'readPrescription',
  result: 'readResult',
  list: 'readPatientList',
  note: 'readNoteFromOtherDoctor',
} as const satisfies Record<WorkKind, SurgeryAct>;

/**
 * The kinds that a role sees in its queue, in their counts, and when it opens one. Everything else is not there for it.
 *
 * Access by need and task (pasientjournalloven § 16); the table of permissions draws the line.
 */
export function kindsSeenBy(role: Role): readonly WorkKind[] {
  return WORK_KINDS.filter((kind) => may(role, SEEN_BY[kind]));
}
