import type { PatientLife } from '../../../shared/domain/access/life.ts';
import { readPatientQuery } from '../../../shared/domain/identity/patientQuery.ts';
import { lifeIn } from '../../../shared/fhir/life.ts';
import type { FoundPatient } from '../../../shared/ipc/views/patient.ts';
import { ok } from '../../../shared/lib/result.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
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
  const mayShow = (num: number) => isWhole || !isBlocked(db, signedIn, num, now());
  const { patients, total, isAll } = searchPatients(db, typed, MOST, now(), mayShow);
  const found = patients.map(({ num, patientId, name, birthDay, gp, gpName, life }): FoundPatient => {
    if (isBlocked(db, signedIn, num, now())) return { patientId, blocked: true };
    const view = { name, birthDay, gpName: names.other(gp) ?? gpName, life: lifeView(names, life) };
    return { patientId, blocked: false, ...view };
  });
  const shown = patients.filter((_, index) => found[index]?.blocked === false).map(({ num }) => num);
  opened({ act: 'searchPatient', patient: null, documents: shown });
  return ok({ patients: found, total, isAll });
};

// Only what was found is put in order, out of a narrow table; the patients themselves are read after the cut.
export const BY_NAME = `
  SELECT patient FROM patient_name JOIN patient_shown ON patient = patient_name.rowid
  WHERE patient_name MATCH @names ORDER BY sort_key, patient LIMIT @limit`;
export const BY_DIGITS = `
  SELECT patient FROM patient_shown WHERE patient IN (
    SELECT patient FROM patient_number WHERE number >= @digits AND number < @beyond
    UNION SELECT patient FROM patient_phone WHERE phone >= @digits AND phone < @beyond
    UNION SELECT patient FROM patient_shown WHERE birthday >= @born AND birthday < @bornBeyond
    UNION SELECT patient FROM patient_shown WHERE birthday >= @orBorn AND birthday < @orBornBeyond
  ) ORDER BY sort_key, patient LIMIT @limit`;
export const BY_BOTH = `
  SELECT patient FROM patient_name JOIN patient_shown ON patient = patient_name.rowid
  WHERE patient_name MATCH @names AND patient IN (
    SELECT patient FROM patient_number WHERE number >= @digits AND number < @beyond
    UNION SELECT patient FROM patient_phone WHERE phone >= @digits AND phone < @beyond
    UNION SELECT patient FROM patient_shown WHERE birthday >= @born AND birthday < @bornBeyond
    UNION SELECT patient FROM patient_shown WHERE birthday >= @orBorn AND birthday < @orBornBeyond
  ) ORDER BY sort_key, patient LIMIT @limit`;

/** No number and no date begins so. */
const NOTHING = '-';
/** Beyond so many it is enough to know that there are more. */
const MOST_COUNTED = 200;

export type Found = {
  readonly patients: readonly MatchingPatient[];
  /** How many there are in all, up to 200. */
  readonly total: number;
  /** Whether there are no more than that. */
  readonly isAll: boolean;
};

/**
 * The patients whom someone at the desk is typing the name, number, telephone or birth date of (`readPatientQuery`), in
 * Norwegian order of their family names.
 *
 * Each word is the beginning of any of the patient's names, `odeg` as good as `Ødeg`. Nothing typed finds nobody.
 *
 * @param most how many are given, of those that there are
 * @param now ms
 * @param mayShow whether the asker may be shown, and told of, the patient of a num
 */
export function searchPatients(
  db: Db,
  typed: string,
  most: number,
  now: number,
  mayShow: (num: number) => boolean = () => true,
): Found {
  const { words, digits, born } = readPatientQuery(typed, osloDateAt(now));
  const names = words
    .flatMap((word) => foldForSearch(word).match(/[\p{L}\p{N}]+/gu) ?? [])
    .map(beginningWith)
    .join(' ');
  const hasDigits = digits !== '' || born.length > 0;
  if (names === '' && !hasDigits) return { patients: [], total: 0, isAll: true };
  const asked = {
    limit: MOST_COUNTED + 1,
    ...(names === '' ? {} : { names }),
    ...(hasDigits ? ranges(digits, born) : {}),
  };
  const sql = names === '' ? BY_DIGITS : hasDigits ? BY_BOTH : BY_NAME;
  const all = prepared(db, sql).pluck().all(asked) as number[];
  const nums = all.slice(0, MOST_COUNTED).filter(mayShow);
  const patients = onceEach(nums.slice(0, most).flatMap((num) => toFound(db, num) ?? []));
  const merged = Math.min(nums.length, most) - patients.length;
  return { patients, total: nums.length - merged, isAll: all.length <= MOST_COUNTED };
}

/** ':' follows '9', so that a range ends behind the last number that begins so. What was not typed begins nothing. */
function ranges(digits: string, [born = NOTHING, orBorn = NOTHING]: readonly string[]) {
  const number = digits === '' ? NOTHING : digits;
  return {
    digits: number,
    beyond: `${number}:`,
    born,
    bornBeyond: `${born}:`,
    orBorn,
    orBornBeyond: `${orBorn}:`,
  };
}

/** Of a record that another has replaced, in the end, that other one alone where both are found. */
function onceEach(found: readonly MatchingPatient[]): readonly MatchingPatient[] {
  const lives = new Map<string, PatientLife>(found.map(({ patientId, life }) => [patientId, life]));
  return found.filter(({ patientId, life }) => life.is !== 'replaced' || !endsAmong(lives, patientId));
}

/** Whether a row of replacements leads to a record that stands; two that name each other both do not. */
function endsAmong(lives: ReadonlyMap<string, PatientLife>, from: string): boolean {
  const passed = new Set<string>();
  for (let id: string | null = from; id !== null && !passed.has(id);) {
    passed.add(id);
    const life = lives.get(id);
    if (life?.is !== 'replaced') return life !== undefined;
    id = life.by;
  }
  return false;
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
