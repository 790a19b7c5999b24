import type { Role } from '../../domain/access/role.ts';

export type StaffMember = { readonly practitionerId: string; readonly name: string; readonly role: Role };

export type Session = StaffMember & { readonly surgeryName: string };
