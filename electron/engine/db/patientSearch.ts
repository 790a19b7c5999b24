import { nameSortKey } from '../../../shared/domain/identity/nameSortKey.ts';
import { plainLetters } from '../../../shared/domain/identity/plainLetters.ts';
import { birthDateIn } from '../../../shared/fhir/person.ts';
import { everyName, nameOn } from '../../../shared/fhir/name.ts';
import { phonesIn } from '../../../shared/fhir/phone.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import { gpOfPatient } from './namedGp.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

const FORGET_NAME = 'DELETE FROM patient_name WHERE rowid = ?';
const KEEP_NAME = 'INSERT INTO patient_name (rowid, name) VALUES (?, ?)';
const FORGET_NUMBERS = 'DELETE FROM patient_number WHERE patient = ?';
const KEEP_NUMBER = 'INSERT OR IGNORE INTO patient_number (number, patient) VALUES (?, ?)';
const FORGET_PHONES = 'DELETE FROM patient_phone WHERE patient = ?';
const KEEP_PHONE = 'INSERT OR IGNORE INTO patient_phone (phone, patient) VALUES (?, ?)';
const FORGET_SHOWN = 'DELETE FROM patient_shown WHERE patient = ?';
const KEEP_SHOWN = `
  INSERT INTO patient_shown (patient, sort_key, name, birthday, gp, gp_name, found_by) VALUES (?, ?, ?, ?, ?, ?, ?)`;
const FOUND_BY = 'SELECT found_by FROM patient_shown WHERE patient = ?';
const SHOW_ANEW =
  'UPDATE patient_shown SET sort_key = ?, name = ?, birthday = ?, gp = ?, gp_name = ? WHERE patient = ?';
const SHOWN = 'SELECT name, birthday, gp, gp_name AS gpName FROM patient_shown WHERE patient = ?';

/** A patient as lists show one: a name where the portal gives one, as much of the birth date as it gives, the num of the GP. */
export type PatientShown = {
  readonly name: string | null;
  readonly birthday: string | null;
  readonly gp: number | null;
  /** The GP's name where the portal gives that and nobody whom it could lead to. */
  readonly gpName: string | null;
};

/**
 * Makes a patient findable by every name, every identity number and every telephone number in use that the portal gives.
 *
 * @param owner num of whom the first reference to a GP leads to
 * @param now ms: on which day the names are the ones in use
 */
export function indexPatient(
  db: Db,
  num: number,
  resource: Readonly<Record<string, unknown>>,
  owner: number | null,
  now: number,
): void {
  const patient = schemas.Patient.safeParse(resource);
  if (!patient.success) return;
  const { name: names, birthDate, identifier } = patient.data;
  const folded = foldForSearch(everyName(names).join(' '));
  const numbers = (identifier ?? []).flatMap(({ value }) => value ?? []);
  const phones = phonesIn(resource['telecom'], osloDateAt(now)).map(phoneDigits);
  const today = nameOn(names, osloDateAt(now));
  // A tab comes before the space in a name of two: all who are called Berg stand before those called Berg Dahl.
  const sortKey = [today?.family ?? '', today?.given ?? ''].map(nameSortKey).join('\t');
  const birthday = birthDateIn(patient.data) === null ? null : (birthDate ?? null);
  const { num: gp, display: gpName } = gpOfPatient(db, patient.data, owner);
  const shown = [sortKey, today?.whole ?? null, birthday, gp, gpName];

  // Most new versions tell of an address or a telephone: the full-text index, which is costly, then stays as it is.
  const foundBy = JSON.stringify([folded, numbers, phones]);
  const before = prepared(db, FOUND_BY).pluck().get(num) as string | undefined;
  if (before === foundBy) {
    prepared(db, SHOW_ANEW).run(...shown, num);
    return;
  }
  if (before !== undefined) unindexPatient(db, num);
  prepared(db, KEEP_NAME).run(num, folded);
  prepared(db, KEEP_SHOWN).run(num, ...shown, foundBy);
  for (const number of numbers) prepared(db, KEEP_NUMBER).run(number, num);
  for (const phone of phones) prepared(db, KEEP_PHONE).run(phone, num);
}

/** A patient by num, as lists show one; null for one who has not come yet, or is gone. */
export function shownPatient(db: Db, num: number): PatientShown | null {
  return (prepared(db, SHOWN).get(num) as PatientShown | undefined) ?? null;
}

/** A patient whom the portal no longer has is found by nothing. */
export function unindexPatient(db: Db, num: number): void {
  prepared(db, FORGET_NAME).run(num);
  prepared(db, FORGET_SHOWN).run(num);
  prepared(db, FORGET_NUMBERS).run(num);
  prepared(db, FORGET_PHONES).run(num);
}

/** A telephone number as it is dialled in Norway: digits alone, without the country's own code. */
function phoneDigits(phone: string): string {
  const digits = phone.replaceAll(/\D/gu, '');
  return /^(?:0047|47)\d{8}$/u.test(digits) ? digits.slice(-8) : digits;
}

/** Names as people type them in a hurry: `odegard` finds Ødegård and Ødegaard, `luczak` Łuczak, `gudrun` Guðrún. */
export function foldForSearch(text: string): string {
  return plainLetters(text)
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('aa', 'a');
}
