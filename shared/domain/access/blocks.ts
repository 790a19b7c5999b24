import { assertNever } from '../../lib/assertNever.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { osloDate, type Temporal } from '../../lib/time.ts';
import type { PatientId, PractitionerId } from '../identity/ids.ts';
import { limitOn } from './limits.ts';
import { permissionFor, type RefusedReason, type SurgeryAct } from './permissions.ts';
import type { Role } from './role.ts';

/** Whom a patient has kept from looking (pasientjournalloven § 17, pbrl. § 5-3). */
export type Block =
  | { readonly type: 'practitioner'; readonly practitioner: PractitionerId }
  | { readonly type: 'all-but-own-gp' }
  /** One prescription, seen by the own GP and whoever prescribed it. */
  | { readonly type: 'prescription'; readonly prescription: string };

/** Who looks. Comes from the sign-in, never from the window. */
export type Viewer = { readonly practitioner: PractitionerId; readonly role: Role };

/** The patient whose record it is. `ownGp` is the GP responsible today, null on a list that has none. */
export type BlockedBy = {
  readonly patient: PatientId;
  readonly ownGp: PractitionerId | null;
  readonly blocks: readonly Block[];
};

/** What is to be opened: everything by this act, or one prescription. */
export type Opened = {
  readonly act: SurgeryAct;
  readonly prescription?: { readonly id: string; readonly prescriber: PractitionerId | null };
};

/** A way past one patient's blocks for one person, for a while; milliseconds since 1970 (UTC). */
export type Override = {
  readonly practitioner: PractitionerId;
  readonly patient: PatientId;
  readonly reason: string;
  readonly at: number;
  readonly until: number;
};

/** The ground to write in the access log. */
export type Opening =
  | { readonly ground: 'treatment' }
  /** `until` in ms: when the override ends. */
  | { readonly ground: 'emergency-override'; readonly reason: string; readonly until: number };

/**
 * Whether someone may open something of a patient's at an instant. Both answers go into the access log.
 *
 * The role is asked first, then the patient's blocks. A named block holds for every person named, also the own GP; the
 * locum is not the own GP. A refusal says nothing of what was blocked, by whom, or how much there is.
 */
export function openRecord(
  viewer: Viewer,
  { patient, ownGp, blocks }: BlockedBy,
  opened: Opened,
  overrides: readonly Override[],
  now: Temporal.Instant,
): Result<Opening, OpeningRefused> {
  const permission = permissionFor(viewer.role, opened.act);
  if (permission.type === 'refused') return err({ type: 'NotYourRole', reason: permission.reason });
  if (!blocks.some((block) => isBlocked(block, viewer, ownGp, opened))) return ok({ ground: 'treatment' });

  const at = now.epochMilliseconds;
  const override = overrides.find(
    (each) => each.patient === patient && each.practitioner === viewer.practitioner && each.at <= at && at < each.until,
  );
  if (override !== undefined) {
    const { reason, until } = override;
    return ok({ ground: 'emergency-override', reason, until });
  }
  return err({ type: 'Blocked', mayOverride: mayOverride(viewer.role) });
}

export type OpeningRefused =
  | { readonly type: 'NotYourRole'; readonly reason: RefusedReason }
  | { readonly type: 'Blocked'; readonly mayOverride: boolean };

function isBlocked(block: Block, { practitioner }: Viewer, ownGp: PractitionerId | null, opened: Opened): boolean {
  switch (block.type) {
    case 'practitioner':
      return block.practitioner === practitioner;
    case 'all-but-own-gp':
      return practitioner !== ownGp;
    case 'prescription': {
      const { prescription } = opened;
      if (prescription === undefined || prescription.id !== block.prescription) return false;
      return practitioner !== ownGp && practitioner !== prescription.prescriber;
    }
    default:
      return assertNever(block);
  }
}

function mayOverride(role: Role): boolean {
  return permissionFor(role, 'openProtectedByOverride').type === 'allowed';
}

/**
 * A way past the blocks because someone's life or health is at stake: for doctors and nurses, with a written reason.
 * It is for this person and this patient, ends by itself, and is logged with its reason.
 */
export function overrideBlocks(
  viewer: Viewer,
  patient: PatientId,
  reason: string,
  now: Temporal.Instant,
): Result<Override, OverrideRefused> {
  if (!mayOverride(viewer.role)) return err({ type: 'OverrideNotYourRole' });
  const written = reason.trim();
  if (!/\p{L}/u.test(written)) return err({ type: 'OverrideWithoutReason' });
  const at = now.epochMilliseconds;
  const until = now.add({ hours: limitOn('overrideLastsHours', osloDate(now)) }).epochMilliseconds;
  return ok({ practitioner: viewer.practitioner, patient, reason: written, at, until });
}

export type OverrideRefused = { readonly type: 'OverrideNotYourRole' } | { readonly type: 'OverrideWithoutReason' };
