import type { Role } from '../access/role.ts';

const HANDLES: readonly Role[] = ['receptionist', 'nurse', 'gp', 'locum'];

/** Whether a role answers messages to the surgery. Reception normally does (Helsenorge); managing alone gives no right. */
export function mayHandleMessages(role: Role): boolean {
  return HANDLES.includes(role);
}
