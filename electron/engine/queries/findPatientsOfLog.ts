import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { findPatients } from './findPatients.ts';

const SHOWN = 20;

/** The patients whom someone is typing the name or number of, to read their access log. */
export const findPatientsOfLog: SignedInAct<'findPatientsOfLog'> = ({ db, opened }, { typed }) => {
  const found = findPatients(db, typed, SHOWN);
  opened({ act: 'searchPatient', patient: null, documents: found.map(({ num }) => num) });
  return ok(found.map(({ patientId, name, birthDay }) => ({ patientId, name, birthDay })));
};
