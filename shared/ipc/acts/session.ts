import { command, fhirId, nothing, query } from '../act.ts';
import { z } from '../../lib/zod.ts';
import { topicsOfQueries } from '../topics.ts';
import type { Session, SessionState, StaffMember } from '../views/session.ts';

/** Who works here, and who has signed in. */
export const sessionActs = {
  listStaff: query(nothing, { topics: topicsOfQueries.listStaff, needs: 'nobody' }),
  currentSession: query(nothing, { topics: topicsOfQueries.currentSession, needs: 'nobody' }),
  signIn: command(z.strictObject({ practitionerId: fhirId }), { topics: ['session'], needs: 'nobody' }),
  signOut: command(nothing, { topics: ['session'], needs: 'nobody' }),
  lock: command(nothing, { topics: ['session'], needs: 'nobody' }),
} as const;

export type SessionOutputs = {
  listStaff: readonly StaffMember[];
  currentSession: SessionState;
  signIn: Session;
  signOut: null;
  lock: null;
};

export type SessionRefusals = {
  readonly signIn: { readonly type: 'NoSuchStaffMember' };
};
