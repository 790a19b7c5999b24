import { command, fhirId, nothing, query } from '../act.ts';
import type { LockRefused } from '../../domain/access/lock.ts';
import type { PinRefused, SignInNeeded } from '../../domain/access/pin.ts';
import { z } from '../../lib/zod.ts';
import { topicsOfQueries } from '../topics.ts';
import type { LockMinutes, OwnPin, PinHolder, Session, SessionState, StaffMember } from '../views/session.ts';

const pin = z.string().max(64);

/** Who works here, and who has signed in. */
export const sessionActs = {
  listStaff: query(nothing, { topics: topicsOfQueries.listStaff, needs: 'nobody' }),
  currentSession: query(nothing, { topics: topicsOfQueries.currentSession, needs: 'nobody' }),
  signIn: command(z.strictObject({ practitionerId: fhirId }), { topics: ['session'], needs: 'nobody' }),
  listPinHolders: query(nothing, { topics: topicsOfQueries.listPinHolders, needs: 'nobody' }),
  signInWithPin: command(z.strictObject({ practitionerId: fhirId, pin }), { topics: ['session'], needs: 'nobody' }),
  readOwnPin: query(nothing, { topics: topicsOfQueries.readOwnPin, needs: 'anyone' }),
  /** Only after a full sign-in, until a PIN is used. */
  setPin: command(z.strictObject({ pin }), { topics: ['session'], needs: 'anyone' }),
  changePin: command(z.strictObject({ current: pin, pin }), { topics: ['session'], needs: 'anyone' }),
  signOut: command(nothing, { topics: ['session'], needs: 'nobody' }),
  lock: command(nothing, { topics: ['session'], needs: 'nobody' }),
  /** Somebody is at the keyboard or the pointer in the window. */
  noteUse: command(nothing, { topics: ['session'], needs: 'nobody' }),
  readLockMinutes: query(nothing, { topics: topicsOfQueries.readLockMinutes, needs: 'nobody' }),
  saveLockMinutes: command(z.strictObject({ minutes: z.int().min(0).max(1_000_000) }), {
    topics: ['settings'],
    needs: ['changeSurgerySettings'],
  }),
} as const;

export type SessionOutputs = {
  listStaff: readonly StaffMember[];
  currentSession: SessionState;
  signIn: Session;
  listPinHolders: readonly PinHolder[];
  signInWithPin: Session;
  readOwnPin: OwnPin;
  setPin: null;
  changePin: null;
  signOut: null;
  lock: null;
  noteUse: null;
  readLockMinutes: LockMinutes;
  saveLockMinutes: LockMinutes;
};

export type SessionRefusals = {
  readonly signIn:
    | { readonly type: 'NoSuchStaffMember' }
    /** People prove who they are at the identity provider here; a name is not enough. */
    | { readonly type: 'ProviderNeeded' };
  readonly signInWithPin: { readonly type: 'NoSuchStaffMember' } | PinDenied;
  readonly saveLockMinutes: LockRefused;
  readonly setPin: PinRefused | { readonly type: 'PinNeedsSignIn' };
  readonly changePin: PinRefused | PinDenied;
};

/**
 * Why a PIN did not open: none has been chosen here, it was wrong (`left` more may be tried, the next in `seconds`), or
 * it was not looked at.
 */
export type PinDenied =
  | { readonly type: 'NoPin' }
  | { readonly type: 'WrongPin'; readonly left: number; readonly seconds: number }
  | { readonly type: 'PinTooSoon'; readonly seconds: number }
  | SignInNeeded;
