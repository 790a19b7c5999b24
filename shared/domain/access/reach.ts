import type { Temporal } from '../../lib/time.ts';
import type { Reach } from '../eConsultation/eConsultation.ts';
import { isProtected } from './addressProtection.ts';
import type { Consent } from './consent.ts';
import { type Answerable, type Reachable, type RecipientReason, type Recipient, recipientsOf } from './recipients.ts';

/** How a patient is reached now. Shown before anyone begins to type. */
export type DigitalReach =
  | {
      readonly type: 'reachable';
      readonly to: readonly [Recipient, ...Recipient[]];
      readonly reasons: readonly RecipientReason[];
    }
  | {
      readonly type: 'not-reachable';
      readonly reasons: readonly RecipientReason[];
      /** What to do instead, nothing of that for someone who is dead. A letter needs an address, which the surgery does not see where it is protected. */
      readonly instead: readonly ('phone' | 'letter')[];
    };

/** Whether an answer given on a day could be delivered through the portal, to whom, and what to do where it cannot. */
export function digitalReach(patient: Reachable, about: Answerable, day: Temporal.PlainDate): DigitalReach {
  const { to, reasons } = recipientsOf(patient, about, day);
  const [first, ...others] = to;
  if (first !== undefined) return { type: 'reachable', to: [first, ...others], reasons };
  if (patient.life !== undefined) return { type: 'not-reachable', reasons, instead: [] };
  const instead = isProtected(patient.addressProtection) ? (['phone'] as const) : (['phone', 'letter'] as const);
  return { type: 'not-reachable', reasons, instead };
}

/** How a matter's patient can be reached, in the words that a matter carries with it. Consent is the first reason of someone alive. */
export function reachNow(reach: DigitalReach, consent: Consent): Reach {
  if (reach.type === 'reachable') return 'portal';
  if (reach.reasons.some(({ type }) => type === 'PatientIsDead' || type === 'PatientIsReplaced')) return 'no-recipient';
  const byConsent = reachByConsent(consent);
  return byConsent === 'portal' ? 'no-recipient' : byConsent;
}

/** How consent alone bears on a matter. */
export function reachByConsent({ level, withdrawnOn }: Consent): 'portal' | 'consent-too-low' | 'consent-withdrawn' {
  if (level === 'full') return 'portal';
  return withdrawnOn === null ? 'consent-too-low' : 'consent-withdrawn';
}
