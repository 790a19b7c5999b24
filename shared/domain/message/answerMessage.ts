import type { Temporal } from '../../lib/time.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { type AnswerTextRefused, checkAnswerText } from '../eConsultation/answer.ts';
import {
  type Actor,
  type NotOpen,
  type PatientNotReachable,
  type UrgentWithoutContact,
  whyNotOpen,
  whyNotReachable,
  whyUrgencyStands,
} from '../eConsultation/gates.ts';
import type { Message, RightChannel } from './message.ts';
import { type NotYourRole, whyNotThisRole } from '../eConsultation/whoMay.ts';

/** What the one who answers says about the answer: nobody but a person can tell the two apart. */
export type AnswerContent = 'administrative' | 'medical';

type EndRefused = NotOpen | NotYourRole | PatientNotReachable | UrgentWithoutContact;

function whyNotEnd(message: Message, actor: Actor): EndRefused | null {
  return (
    whyNotOpen(message, actor.by) ??
    whyNotThisRole(actor.role, 'answerMessage') ??
    whyUrgencyStands(message) ??
    whyNotReachable(message.reach)
  );
}

/**
 * An answer to a message to the surgery; reception answers, and so may everyone who works with patients.
 *
 * Administrative only. A medical answer is refused to everyone, doctors too: what is medical goes to an e-consultation
 * or an appointment, where it is assessed, kept in the record and paid for.
 */
export function answerMessage(
  message: Message,
  draft: { readonly text: string; readonly content: AnswerContent },
  actor: Actor,
  now: Temporal.Instant,
): Result<Message, AnswerMessageRefused> {
  const refused = whyNotEnd(message, actor);
  if (refused) return err(refused);
  if (draft.content === 'medical') return err({ type: 'MedicalInMessage' });
  const text = checkAnswerText(draft.text);
  if (!text.ok) return text;
  return ok({
    ...message,
    state: { status: 'answered', by: actor.by, at: now.epochMilliseconds, text: text.value },
  });
}

export type AnswerMessageRefused = EndRefused | { readonly type: 'MedicalInMessage' } | AnswerTextRefused;

/**
 * «Feil kanal»: the patient is told where to turn, in standard words that give no medical advice. Something urgent is
 * not sent on: it first needs a contact with the patient (helsepersonelloven § 7).
 */
export function wrongChannel(
  message: Message,
  use: RightChannel,
  actor: Actor,
  now: Temporal.Instant,
): Result<Message, EndRefused> {
  const refused = whyNotEnd(message, actor);
  if (refused) return err(refused);
  const how = { type: 'WrongChannel', use } as const;
  return ok({ ...message, state: { status: 'closed', by: actor.by, at: now.epochMilliseconds, how } });
}

/** Closes what was settled by phone, at the surgery or by letter. Refused without such a contact: nothing ends unanswered. */
export function closeMessageAfterContact(
  message: Message,
  actor: Actor,
  now: Temporal.Instant,
): Result<Message, CloseMessageRefused> {
  const refused =
    whyNotOpen(message, actor.by) ?? whyNotThisRole(actor.role, 'answerMessage') ?? whyUrgencyStands(message);
  if (refused) return err(refused);
  const contact = message.contacts.at(-1);
  if (contact === undefined) return err({ type: 'Unanswered' });
  const how = { type: 'Contacted', contact } as const;
  return ok({ ...message, state: { status: 'closed', by: actor.by, at: now.epochMilliseconds, how } });
}

export type CloseMessageRefused = NotOpen | NotYourRole | UrgentWithoutContact | { readonly type: 'Unanswered' };
