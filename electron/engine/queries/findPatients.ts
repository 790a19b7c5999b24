import type { PatientLife } from '../../../shared/domain/access/life.ts';
import { lifeIn } from '../../../shared/fhir/life.ts';
import type { FoundPatient } from '../../../shared/ipc/views/patient.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { isBlocked } from '../db/blocks.ts';
import type { Db } from '../db/open.ts';
import { toJson } from '../db/patientResources.ts';
import { foldForSearch, shownPatient } from '../db/patientSearch.ts';
import { prepared } from '../db/prepared.ts';
import { resourceByNum } from '../db/resourceStore.ts';
import { Names } from './names.ts';
import { lifeView } from './warningsOf.ts';

/** A patient whom a search has found. `gp` is the num of the patient's GP. */
export type MatchingPatient = {
  readonly num: number;
  readonly patientId: string;
  readonly name: string;
  readonly birthDay: string | null;
  readonly gp: number | null;
  readonly gpName: string | null;
  readonly life: PatientLife;
};

const MOST = 20;
const WHOLE_NUMBER = 11;

/**
 * Patients for someone who is typing at the desk. Whoever has been kept from looking finds the patient by no name and
 * by no part of a number: only by the whole, which one has when the patient is there, and then without a word of whom
 * it is about, so that an emergency has a way in.
 */
export const findPatients: SignedInAct<'findPatients'> = (context, { typed }) => {
  const { db, now, signedIn, opened } = context;
  const names = new Names(db, now());
  const isWhole = typed.replaceAll(/\D/gu, '').length >= WHOLE_NUMBER;
  const found = searchPatients(db, typed, MOST).flatMap((patient): { num: number; view: FoundPatient }[] => {
    const { num, patientId, name, birthDay, gp, gpName, life } = patient;
    if (!isBlocked(db, signedIn, num, now())) {
      return [
        {
          num,
          view: {
            patientId,
            blocked: false,
            name,
            birthDay,
            gpName: names.other(gp) ?? gpName,
            life: lifeView(names, life),
          },
        },
      ];
    }
    return isWhole ? [{ num, view: { patientId, blocked: true } }] : [];
  });
  const shown = found.filter(({ view }) => !view.blocked).map(({ num }) => num);
  opened({ act: 'searchPatient', patient: null, documents: shown });
  return ok(found.map(({ view }) => view));
};

// Only what was found is put in order, out of a narrow table; the patients themselves are read after the cut.
export const BY_NAME = `
  SELECT patient FROM patient_name JOIN patient_shown ON patient = patient_name.rowid
  WHERE patient_name MATCH @names ORDER BY sort_key, patient LIMIT @limit`;
export const BY_NUMBER = `
  SELECT patient FROM patient_shown
  WHERE patient IN (SELECT patient FROM patient_number WHERE number >= @number AND number < @beyond)
  ORDER BY sort_key, patient LIMIT @limit`;
export const BY_BOTH = `
  SELECT patient FROM patient_name JOIN patient_shown ON patient = patient_name.rowid
  WHERE patient_name MATCH @names
    AND patient IN (SELECT patient FROM patient_number WHERE number >= @number AND number < @beyond)
  ORDER BY sort_key, patient LIMIT @limit`;

/**
 * The patients whom someone at the desk is typing the name or number of, in Norwegian order of their family names.
 *
 * Each word is the beginning of any of the patient's names, `odeg` as good as `Ødeg`; digits are the beginning of an
 * identity number, with or without spaces in it. `kari 0101` asks for both. Nothing typed finds nobody.
 */
export function searchPatients(db: Db, typed: string, limit: number): readonly MatchingPatient[] {
  const words = foldForSearch(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
  const names = words
    .filter((word) => !isNumber(word))
    .map(beginningWith)
    .join(' ');
  const number = words.filter(isNumber).join('');
  // ':' follows '9', so that the range ends behind the last number that begins so.
  const asked = {
    limit,
    ...(names === '' ? {} : { names }),
    ...(number === '' ? {} : { number, beyond: `${number}:` }),
  };
  const sql = names === '' ? BY_NUMBER : number === '' ? BY_NAME : BY_BOTH;
  if (names === '' && number === '') return [];
  const nums = prepared(db, sql).pluck().all(asked) as number[];
  return onceEach(nums.map((num) => toFound(db, num)).filter((found) => found !== null));
}

/** Of a record that another has replaced, that other one alone where both are found. */
function onceEach(found: readonly MatchingPatient[]): readonly MatchingPatient[] {
  const ids = new Set<string>(found.map(({ patientId }) => patientId));
  return found.filter(({ life }) => life.is !== 'replaced' || life.by === null || !ids.has(life.by));
}

function isNumber(word: string): boolean {
  return /^\d+$/u.test(word);
}

/** A single letter must be the whole name («Ole Å»): as a beginning it would fit half the surgery. */
function beginningWith(word: string): string {
  return word.length === 1 ? `"${word}"` : `"${word}"*`;
}

function toFound(db: Db, num: number): MatchingPatient | null {
  const stored = resourceByNum(db, num);
  const shown = shownPatient(db, num);
  if (stored === null || shown === null) return null;
  const life = stored.json === null ? ({ is: 'alive' } as const) : lifeIn(toJson(stored.json));
  return {
    num,
    patientId: stored.id,
    name: shown.name ?? '–',
    birthDay: shown.birthday,
    gp: shown.gp,
    gpName: shown.gpName,
    life,
  };
}
