/** The five kinds of user at a surgery. A person signed in has exactly one of them at a time. */
export const ROLES = ['gp', 'locum', 'nurse', 'receptionist', 'practice-manager'] as const;

export type Role = (typeof ROLES)[number];
