import { osloDate, type Temporal } from '../../lib/time.ts';
import { assertNever } from '../../lib/assertNever.ts';
import { offerDeadline } from '../booking/offerDeadline.ts';
import type { CountedDay } from '../calendar/workingDays.ts';
import { deadlineOf } from '../eConsultation/deadline.ts';
import { promisedAnswer } from '../message/promise.ts';
import { promisedRenewal } from '../prescription/promise.ts';
import type { WorkKind } from './workKind.ts';

/**
 * The deadline of a matter by its kind, from the moment it came; null where nobody has set one: results, notes and
 * what is asked of those who keep the list.
 *
 * Sources: merknad B9 (e-consultations), fastlegeforskriften § 22 (appointments), the surgery's own promises (messages
 * and renewals). `explainDeadline` says it in words.
 */
export function workDeadline(kind: WorkKind, received: Temporal.Instant): CountedDay | null {
  switch (kind) {
    case 'e-consultation':
      return deadlineOf(received);
    case 'message':
      return promisedAnswer(received);
    case 'booking':
      return offerDeadline(osloDate(received));
    case 'renewal':
      return promisedRenewal(received);
    case 'result':
    case 'list':
    case 'note':
      return null;
    default:
      return assertNever(kind);
  }
}
