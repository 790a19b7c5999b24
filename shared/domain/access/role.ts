export const ROLES = ['gp', 'locum', 'nurse', 'receptionist', 'practice-manager'] as const;
export type Role = (typeof ROLES)[number];
