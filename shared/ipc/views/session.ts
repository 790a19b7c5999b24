import type { Role } from '../../domain/access/role.ts';

export type StaffMember = { readonly practitionerId: string; readonly name: string; readonly role: Role };

export type Session = StaffMember & { readonly surgeryName: string };

/** Who sits at this machine. Locked: nobody is signed in, and whose texts wait is told by name. */
export type SessionState =
  | { readonly state: 'nobody' }
  | { readonly state: 'locked'; readonly practitionerId: string; readonly name: string }
  | { readonly state: 'signed-in'; readonly session: Session };
