import { expect, test } from 'vitest';
import { languageOf, languageTold } from '../../electron/engine/db/languageOf.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { pulled } from '../db/aSurgery.ts';
import { aPatient, NORA } from '../fhir/resources.ts';

const speaks = (code: string) => ({ communication: [{ language: { coding: [{ code }] } }] });

test.each([
  ['nn', 'nn', 'nn'],
  ['en-GB', 'en', 'en'],
  ['nb-NO', 'nb', 'nb'],
  ['no', 'nb', 'nb'],
  // Neither is a language that the surgery writes: it is bokmål, and the menu of templates says why.
  ['pl', null, 'nb'],
  [null, null, 'nb'],
])('the portal says %s: told %s, written in %s', (code, told, written) => {
  const db = aDatabase();
  pulled(db, [aPatient({ id: NORA, ...(code === null ? {} : speaks(code)) })]);
  const num = findResource(db, { type: 'Patient', id: NORA })?.num ?? 0;
  expect([languageTold(db, num), languageOf(db, num)]).toEqual([told, written]);
  db.close();
});
