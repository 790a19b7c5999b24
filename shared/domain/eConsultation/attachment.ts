import rules from '../../../resources/rules/eConsultation.json' with { type: 'json' };
import { err, ok, type Result } from '../../lib/result.ts';
import type { Temporal } from '../../lib/time.ts';
import { valueOn } from '../configuration/datedValues.ts';
import { factsOf, namesScript, SHOWN_TYPES, type ShownType } from './fileFacts.ts';

/** A million bytes: as phones and file lists count. */
const MEGA = 1_000_000;

/** What a message says of a file before anyone has it. `size` in bytes; null where it does not say. */
export type StatedFile = { readonly contentType: string | null; readonly size: number | null };

/**
 * Whether a file that a patient has sent may be fetched and kept, by what the message says of it. What it says is not
 * believed: `lookAtFile` looks at the file itself.
 */
export function mayBeFetched(
  { contentType, size }: StatedFile,
  day: Temporal.PlainDate,
): Result<void, AttachmentRefused> {
  if (!isShown(contentType)) return err({ type: 'AttachmentTypeNotShown', stated: shortType(contentType) });
  const tooLarge = size === null ? null : whyTooLarge(size, day);
  return tooLarge === null ? ok(undefined) : err(tooLarge);
}

/**
 * What a file is, and whether it may be shown: one of a few kinds, what it is said to be, whole, and no larger on the disk
 * or on the screen than a machine can take.
 */
export function lookAtFile(
  stated: StatedFile,
  bytes: Uint8Array,
  day: Temporal.PlainDate,
): Result<ShownType, AttachmentRefused> {
  const allowed = mayBeFetched({ ...stated, size: bytes.length }, day);
  if (!allowed.ok) return allowed;
  const facts = factsOf(bytes);
  if (facts === null || facts.type !== plainType(stated.contentType)) {
    return err({ type: 'AttachmentNotWhatItSays', stated: shortType(stated.contentType) });
  }
  if (!facts.whole) return err({ type: 'AttachmentDamaged' });
  const most = mostPixels(day);
  if (facts.pixels !== null && facts.pixels > most) return err({ type: 'AttachmentTooManyPixels', most: most / MEGA });
  return ok(facts.type);
}

/**
 * Whether a file may be saved outside. A PDF that openly brings a script is shown, since nothing in it runs here, and is
 * not handed on to a program that might run it.
 */
export function mayBeSaved(type: ShownType, bytes: Uint8Array): Result<void, HoldsScript> {
  return type === 'application/pdf' && namesScript(bytes) ? err({ type: 'AttachmentHoldsScript' }) : ok(undefined);
}

/** The most pixels of a picture, by itself or in a PDF, on a day. */
export function mostPixels(day: Temporal.PlainDate): number {
  return valueOn(rules, 'attachmentMegapixels', day) * MEGA;
}

/** The most bytes of a file on a day. */
export function largestFile(day: Temporal.PlainDate): number {
  return valueOn(rules, 'attachmentMegabytes', day) * MEGA;
}

/** How many bytes of fetched files this machine keeps. */
export function keptAtMost(day: Temporal.PlainDate): number {
  return valueOn(rules, 'attachmentsKeptMegabytes', day) * MEGA;
}

function whyTooLarge(size: number, day: Temporal.PlainDate): AttachmentRefused | null {
  const largest = largestFile(day);
  if (size <= largest) return null;
  // Rounded up: 10.02 MB is not said to be 10.
  return { type: 'AttachmentTooLarge', megabytes: Math.ceil((size / MEGA) * 10) / 10, most: largest / MEGA };
}

function isShown(contentType: string | null): boolean {
  return SHOWN_TYPES.some((one) => one === plainType(contentType));
}

/** `image/jpg` is written by many, and means what it says. */
function plainType(contentType: string | null): string {
  const type = (contentType ?? '').replace(/;.*$/su, '').trim().toLowerCase();
  return type === 'image/jpg' ? 'image/jpeg' : type;
}

/** A media type as it can stand in a sentence; a dash for what is none. */
function shortType(contentType: string | null): string {
  const type = plainType(contentType);
  return /^[\w.+-]{1,40}\/[\w.+-]{1,60}$/u.test(type) ? type : '–';
}

/** Why a file is not shown. The message stands all the same, and the portal still has the file. */
export type AttachmentRefused =
  | { readonly type: 'AttachmentTypeNotShown'; readonly stated: string }
  | { readonly type: 'AttachmentTooLarge'; readonly megabytes: number; readonly most: number }
  /** So much larger that it was not fetched to its end. */
  | { readonly type: 'AttachmentFarTooLarge'; readonly most: number }
  | { readonly type: 'AttachmentNotWhatItSays'; readonly stated: string }
  | { readonly type: 'AttachmentDamaged' }
  | { readonly type: 'AttachmentTooManyPixels'; readonly most: number }
  /** It lies somewhere else than at the portal; nobody else is asked. */
  | { readonly type: 'AttachmentElsewhere' }
  /** The portal says that it is another patient's. */
  | { readonly type: 'AttachmentOfAnother' }
  /** The portal does not give it. */
  | { readonly type: 'AttachmentGone' };

/** Why a file that is shown is not saved. */
export type HoldsScript = { readonly type: 'AttachmentHoldsScript' };
