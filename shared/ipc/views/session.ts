import type { SignInNeeded } from '../../domain/access/pin.ts';
import type { Role } from '../../domain/access/role.ts';

export type StaffMember = { readonly practitionerId: string; readonly name: string; readonly role: Role };

export type Session = StaffMember & { readonly surgeryName: string };

/** Who sits at this machine. Locked: nobody is signed in, and whose texts wait is told by name. */
export type SessionState =
  | { readonly state: 'nobody' }
  | { readonly state: 'locked'; readonly practitionerId: string; readonly name: string }
  | { readonly state: 'signed-in'; readonly session: Session };

/** Someone who has a PIN on this machine, and why it is not enough just now; null: it is. */
export type PinHolder = StaffMember & { readonly signInNeeded: SignInNeeded | null };

/** `mayChoose`: straight after a full sign-in one may be chosen without the old. */
export type OwnPin = { readonly chosen: boolean; readonly mayChoose: boolean };

/** After how many idle minutes this machine locks, and the most that may be chosen. */
export type LockMinutes = { readonly minutes: number; readonly atMost: number };
