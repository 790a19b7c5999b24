import { nothing, query } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';
import type { PatientLists } from '../views/patientLists.ts';

/** The GPs' lists as the register has them. Nobody on them is named, and nothing of theirs is changed here. */
export const patientListActs = {
  readPatientLists: query(nothing, { topics: topicsOfQueries.readPatientLists, needs: ['readPatientList'] }),
} as const;

export type PatientListOutputs = { readPatientLists: PatientLists };
