import { readMoment, type Precision } from './instant.ts';
import { readReference } from './reference.ts';
import type { CommunicationResource } from './schemas.ts';

/** Who wrote a message: the patient's side, the surgery, or someone else, as a system, an organisation or nobody named. */
export type Speaker = 'patient' | 'surgery' | 'other';

/** Who wrote a message, by its `sender`. */
export function speakerOf({ sender }: Pick<CommunicationResource, 'sender'>): Speaker {
  const type = readReference(sender?.reference ?? '')?.type;
  if (type === 'Patient' || type === 'RelatedPerson') return 'patient';
  return type === 'Practitioner' || type === 'PractitionerRole' ? 'surgery' : 'other';
}

type Status = CommunicationResource['status'];

/** It is being written, was not sent, was broken off, or was a mistake: nobody has it (FHIR R4, event-status). */
export const NOT_SENT: readonly Status[] = ['preparation', 'not-done', 'stopped', 'entered-in-error'];
/** Whether it has been sent is not known. */
const UNCERTAIN: readonly Status[] = ['on-hold', 'unknown'];

/**
 * Whether a message has been said. Where that is not known, what the patient wrote has been, so that somebody looks, and
 * what anyone else wrote has not, so that nobody takes the patient for answered.
 */
export function isSaid(message: Pick<CommunicationResource, 'status' | 'sender'>): boolean {
  const { status } = message;
  if (NOT_SENT.includes(status)) return false;
  return !UNCERTAIN.includes(status) || speakerOf(message) === 'patient';
}

/** When a message was said, in ms (UTC), how much of that is known, and by what: how it is told to people. */
export type SaidAt = {
  readonly at: number;
  /** The first moment that it can have been; the same where the moment is told. */
  readonly earliest: number;
  readonly by: 'sent' | 'received' | 'stored';
  readonly precision: Precision;
};

/**
 * When a message was said: `sent`, else `received`, else when the portal last had it written. Of a day, a month or a
 * year the last moment before that, so that it stands where it belongs in the thread and behind what it may answer.
 */
export function saidAt(message: Pick<CommunicationResource, 'sent' | 'received' | 'meta'>): SaidAt {
  const stored = readMoment(message.meta.lastUpdated)?.first ?? 0;
  for (const by of ['sent', 'received'] as const) {
    const moment = readMoment(message[by] ?? '');
    if (moment === null) continue;
    const { first, last, precision } = moment;
    return { at: Math.max(first, Math.min(last, stored)), earliest: first, by, precision };
  }
  return { at: stored, earliest: 0, by: 'stored', precision: 'instant' };
}

/** Every text of a message, in its order. */
export function textIn({ payload }: Pick<CommunicationResource, 'payload'>): string {
  return (payload ?? []).flatMap((part) => part.contentString ?? []).join('\n');
}
