import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { isBlocked } from '../db/blocks.ts';
import { searchPatients } from './findPatients.ts';

const SHOWN = 20;

/** The patients whom someone is typing the name or number of, to read their access log. */
export const findPatientsOfLog: SignedInAct<'findPatientsOfLog'> = (context, { typed }) => {
  const { db, now, signedIn, opened } = context;
  const found = searchPatients(db, typed, SHOWN).filter(({ num }) => !isBlocked(db, signedIn, num, now()));
  opened({ act: 'searchPatient', patient: null, documents: found.map(({ num }) => num) });
  return ok(found.map(({ patientId, name, birthDay }) => ({ patientId, name, birthDay })));
};
