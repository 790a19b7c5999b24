import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { isBlocked } from '../db/blocks.ts';
import { searchPatients } from './findPatients.ts';

const SHOWN = 20;

/** The patients whom someone is typing the name or number of, to read their access log. */
export const findPatientsOfLog: SignedInAct<'findPatientsOfLog'> = (context, { typed }) => {
  const { db, now, signedIn, opened } = context;
  const mayShow = (num: number) => !isBlocked(db, signedIn, num, now());
  const { patients, total, isAll } = searchPatients(db, typed, SHOWN, now(), mayShow);
  opened({ act: 'searchPatient', patient: null, documents: patients.map(({ num }) => num) });
  return ok({
    patients: patients.map(({ patientId, name, birthDay }) => ({ patientId, name, birthDay })),
    total,
    isAll,
  });
};
