import { nameSortKey } from '../../../shared/domain/identity/nameSortKey.ts';
import { birthDateIn } from '../../../shared/fhir/person.ts';
import { displayName, schemas } from '../../../shared/fhir/schemas.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

const FORGET_NAME = 'DELETE FROM patient_name WHERE rowid = ?';
const KEEP_NAME = 'INSERT INTO patient_name (rowid, name) VALUES (?, ?)';
const FORGET_NUMBERS = 'DELETE FROM patient_number WHERE patient = ?';
const KEEP_NUMBER = 'INSERT OR IGNORE INTO patient_number (number, patient) VALUES (?, ?)';
const FORGET_SHOWN = 'DELETE FROM patient_shown WHERE patient = ?';
const KEEP_SHOWN = `
  INSERT INTO patient_shown (patient, sort_key, name, birthday, gp, found_by) VALUES (?, ?, ?, ?, ?, ?)`;
const FOUND_BY = 'SELECT found_by FROM patient_shown WHERE patient = ?';
const SHOW_ANEW = 'UPDATE patient_shown SET sort_key = ?, name = ?, birthday = ?, gp = ? WHERE patient = ?';
const SHOWN = 'SELECT name, birthday, gp FROM patient_shown WHERE patient = ?';

/** A patient as lists show one: a name where the portal gives one, as much of the birth date as it gives, the num of the GP. */
export type PatientShown = {
  readonly name: string | null;
  readonly birthday: string | null;
  readonly gp: number | null;
};

/**
 * Makes a patient findable by every name and every identity number that the portal gives.
 *
 * @param gp num of the patient's GP
 */
export function indexPatient(
  db: Db,
  num: number,
  resource: Readonly<Record<string, unknown>>,
  gp: number | null,
): void {
  const patient = schemas.Patient.safeParse(resource);
  if (!patient.success) return;
  const { name: names = [], birthDate, identifier } = patient.data;
  const everyName = names.flatMap((name) => [name.text, ...(name.given ?? []), name.family]);
  const folded = foldForSearch(everyName.filter((name) => name !== undefined).join(' '));
  const numbers = (identifier ?? []).flatMap(({ value }) => value ?? []);
  const [first] = names;
  // A tab comes before the space in a name of two: all who are called Berg stand before those called Berg Dahl.
  const sortKey = [first?.family ?? first?.text ?? '', first?.given?.join(' ') ?? ''].map(nameSortKey).join('\t');
  const birthday = birthDateIn(patient.data) === null ? null : (birthDate ?? null);
  const shown = [sortKey, displayName(names), birthday, gp];

  // Most new versions tell of an address or a telephone: the full-text index, which is costly, then stays as it is.
  const foundBy = JSON.stringify([folded, ...numbers]);
  const before = prepared(db, FOUND_BY).pluck().get(num) as string | undefined;
  if (before === foundBy) {
    prepared(db, SHOW_ANEW).run(...shown, num);
    return;
  }
  if (before !== undefined) unindexPatient(db, num);
  prepared(db, KEEP_NAME).run(num, folded);
  prepared(db, KEEP_SHOWN).run(num, ...shown, foundBy);
  for (const number of numbers) prepared(db, KEEP_NUMBER).run(number, num);
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
}

/** Names as people type them in a hurry: `odegard` finds Ødegård and Ødegaard. */
export function foldForSearch(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('aa', 'a')
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '');
}
