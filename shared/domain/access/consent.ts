import { err, ok, type Result } from '../../lib/result.ts';

/** What a patient has agreed to on Helsenorge; `none` also where the patient has left the portal. */
export const CONSENT_LEVELS = ['none', 'basis', 'basis-plus', 'full'] as const;
export type ConsentLevel = (typeof CONSENT_LEVELS)[number];

/** `withdrawnOn` is the day in Norway, as an ISO date, on which a higher level was taken back; null if never. */
export type Consent = { readonly level: ConsentLevel; readonly withdrawnOn: string | null };

/**
 * What the surgery does for a patient, and the level without which it may not. Everything that passes through the
 * portal needs full consent (Helsenorge, personvern). The rest is duty and goes on: an enquiry that has come is
 * assessed (helsepersonelloven § 7), the record is kept (helsepersonelloven § 39, pasientjournalloven § 25).
 */
const NEEDS = {
  answerEConsultation: 'full',
  answerMessage: 'full',
  sendBookingNotice: 'full',
  sendRenewalOutcome: 'full',
  releaseResult: 'full',
  assessWhatHasCome: 'none',
  keepRecord: 'none',
  keepDraft: 'none',
  issuePrescription: 'none',
  phone: 'none',
  sendLetter: 'none',
} as const satisfies Readonly<Record<string, ConsentLevel>>;

export type PatientService = keyof typeof NEEDS;
export const PATIENT_SERVICES = Object.keys(NEEDS).filter((name): name is PatientService => name in NEEDS);

/** Whether a service may be given at this consent level. */
export function mayServe(service: PatientService, { level }: Consent): boolean {
  return CONSENT_LEVELS.indexOf(level) >= CONSENT_LEVELS.indexOf(NEEDS[service]);
}

/** What stops at a level: after full consent is withdrawn, all that would be sent through the portal. */
export function servicesStopped(consent: Consent): readonly PatientService[] {
  return PATIENT_SERVICES.filter((service) => !mayServe(service, consent));
}

/**
 * May this go to the patient through the portal?
 *
 * Asked before someone types and once more before an entry leaves the outbox, because consent may have been withdrawn
 * while it waited. A refusal stops the sending alone: the matter stays open and the text is kept.
 */
export function mayReachByPortal({ level, withdrawnOn }: Consent): Result<void, NotByPortal> {
  if (level === 'full') return ok(undefined);
  if (withdrawnOn !== null) return err({ type: 'ConsentWithdrawn', on: withdrawnOn });
  return err({ type: 'ConsentTooLow', level });
}

export type NotByPortal =
  | { readonly type: 'ConsentWithdrawn'; readonly on: string }
  | { readonly type: 'ConsentTooLow'; readonly level: Exclude<ConsentLevel, 'full'> };
