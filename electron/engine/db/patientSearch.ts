import { nameSortKey } from '../../../shared/domain/identity/nameSortKey.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

const FORGET_NAME = 'DELETE FROM patient_name WHERE rowid = ?';
const KEEP_NAME = 'INSERT INTO patient_name (rowid, name) VALUES (?, ?)';
const FORGET_NUMBERS = 'DELETE FROM patient_number WHERE patient = ?';
const KEEP_NUMBER = 'INSERT OR IGNORE INTO patient_number (number, patient) VALUES (?, ?)';
const FORGET_ORDER = 'DELETE FROM patient_order WHERE patient = ?';
const KEEP_ORDER = 'INSERT INTO patient_order (patient, sort_key) VALUES (?, ?)';

/** Makes a patient findable by every name and every identity number that the portal gives. */
export function indexPatient(db: Db, num: number, resource: Readonly<Record<string, unknown>>): void {
  const patient = schemas.Patient.safeParse(resource);
  if (!patient.success) return;
  unindexPatient(db, num);
  const names = patient.data.name ?? [];
  const everyName = names.flatMap((name) => [name.text, ...(name.given ?? []), name.family]);
  prepared(db, KEEP_NAME).run(num, foldForSearch(everyName.filter((name) => name !== undefined).join(' ')));
  const [first] = names;
  const inOrder = [first?.family ?? first?.text, ...(first?.given ?? [])].filter((name) => name !== undefined);
  prepared(db, KEEP_ORDER).run(num, nameSortKey(inOrder.join(' ')));
  for (const { value } of patient.data.identifier ?? []) {
    if (value !== undefined) prepared(db, KEEP_NUMBER).run(value, num);
  }
}

/** A patient whom the portal no longer has is found by nothing. */
export function unindexPatient(db: Db, num: number): void {
  prepared(db, FORGET_NAME).run(num);
  prepared(db, FORGET_ORDER).run(num);
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
