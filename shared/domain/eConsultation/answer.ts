import type { Temporal } from '../../lib/time.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Role } from '../access/role.ts';
import type { PractitionerId } from '../identity/ids.ts';
import { fieldsLeft } from '../template/fill.ts';
import type { EConsultation, EConsultationState } from './eConsultation.ts';
import {
  type NotOpen,
  type PatientNotReachable,
  type UrgentWithoutContact,
  whyNotOpen,
  whyNotReachable,
  whyUrgencyStands,
} from './gates.ts';
import { maySign, type OnlyDoctorSigns } from './whoMay.ts';

/** Longest answer that we send, in characters as Unicode counts them (code points). Ours, from no regulation. */
export const MAX_ANSWER_CHARACTERS = 10_000;

// What a reader cannot see: white space, what Unicode calls ignorable (zero-width spaces, fillers, soft hyphens,
// variation selectors), and the Braille cell with no dots, which Unicode counts as a symbol.
const NOTHING_TO_SEE = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;
const CONTROL = /[^\P{Cc}\n\t]/u;
// Embeddings, overrides and isolates: they can make a dose read backwards. The plain marks (U+200E, U+200F) cannot.
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The text of an answer as it will be sent: trimmed, line ends as LF.
 *
 * Refuses what the patient could not read or would read wrongly: nothing visible, more than 10,000 characters,
 * control characters other than line feed and tab, hidden changes of writing direction, half of a character pair, and
 * a field of a template that nobody has filled in.
 */
export function checkAnswerText(text: string): Result<string, AnswerTextRefused> {
  const tidy = text.replaceAll('\r\n', '\n').trim();
  if (NOTHING_TO_SEE.test(tidy)) return err({ type: 'AnswerIsEmpty' });

  const length = Array.from(tidy).length;
  if (length > MAX_ANSWER_CHARACTERS) return err({ type: 'TooLong', limit: MAX_ANSWER_CHARACTERS, length });

  const control = CONTROL.exec(tidy);
  if (control) return err({ type: 'ControlCharacter', code: codeOf(control[0]), line: lineOf(tidy, control.index) });
  const direction = DIRECTION.exec(tidy);
  if (direction)
    return err({ type: 'HiddenDirection', code: codeOf(direction[0]), line: lineOf(tidy, direction.index) });
  const broken = brokenLineOf(tidy);
  if (broken !== null) return err({ type: 'BrokenCharacter', line: broken });
  const left = fieldsLeft(tidy);
  if (left.length > 0) return err({ type: 'FieldsLeft', fields: left.join(', ') });

  return ok(tidy);
}

/** The first line with half of a character pair, from 1, which no file and no network can carry; null when there is none. */
export function brokenLineOf(text: string): number | null {
  const broken = LONE_SURROGATE.exec(text);
  return broken === null ? null : lineOf(text, broken.index);
}

export type AnswerTextRefused =
  | { readonly type: 'AnswerIsEmpty' }
  | { readonly type: 'TooLong'; readonly limit: number; readonly length: number }
  /** `code` as in U+0007; `line` counts from 1. */
  | { readonly type: 'ControlCharacter'; readonly code: string; readonly line: number }
  | { readonly type: 'HiddenDirection'; readonly code: string; readonly line: number }
  | { readonly type: 'BrokenCharacter'; readonly line: number }
  /** Names of the fields of a template that nobody has filled in. */
  | { readonly type: 'FieldsLeft'; readonly fields: string };

function codeOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** An answer before it is sent. Author and role come from the sign-in, never from the window. */
export type AnswerDraft = { readonly text: string; readonly author: PractitionerId; readonly role: Role };

export type AnsweredEConsultation = EConsultation & {
  readonly state: Extract<EConsultationState, { status: 'answered' }>;
};

/**
 * A doctor's signed answer: the matter is answered, at `now`, with the text as it will be sent.
 *
 * Only a doctor or the doctor's locum signs (FOR-2024-06-26-1322, merknad B9); others prepare a draft. Refused too when
 * the matter has ended, when someone else's answer is on its way, when the portal may not carry it to the patient,
 * and when an urgent matter has no documented contact (helsepersonelloven § 7).
 */
export function answer(
  eConsultation: EConsultation,
  draft: AnswerDraft,
  now: Temporal.Instant,
): Result<AnsweredEConsultation, AnswerRefused> {
  const notOpen = whyNotOpen(eConsultation, draft.author);
  if (notOpen) return err(notOpen);
  if (!maySign(draft.role)) return err({ type: 'OnlyDoctorSigns', role: draft.role });
  const refused = whyNotReachable(eConsultation.reach) ?? whyUrgencyStands(eConsultation);
  if (refused) return err(refused);

  const text = checkAnswerText(draft.text);
  if (!text.ok) return text;
  return ok({
    ...eConsultation,
    state: { status: 'answered', by: draft.author, at: now.epochMilliseconds, text: text.value },
  });
}

export type AnswerRefused = NotOpen | OnlyDoctorSigns | PatientNotReachable | UrgentWithoutContact | AnswerTextRefused;
