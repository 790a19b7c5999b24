import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, pullTheSurgery } from '../db/aSurgery.ts';
import { LIEN, MOE } from '../fhir/resources.ts';

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
});
afterEach(() => void db.close());

const read = (who: string | null) => ask(db, 'readPreferences', {}, who);
const choose = (chosen: object, who: string | null) => ask(db, 'savePreferences', chosen, who);
const preferences = (language: string, theme: string) => ({ ok: true, value: { language, theme } });

test('language and theme follow the person, and not the machine that somebody else sits at next', () => {
  choose({ language: 'nn' }, null);
  expect(read(LIEN)).toEqual(preferences('nn', 'system'));
  choose({ language: 'en', theme: 'dark' }, LIEN);
  expect(read(LIEN)).toEqual(preferences('en', 'dark'));
  expect(read(MOE)).toEqual(preferences('nn', 'system'));
  expect(read(null)).toEqual(preferences('nn', 'system'));
  choose({ theme: 'light' }, MOE);
  expect([read(MOE), read(LIEN)]).toEqual([preferences('nn', 'light'), preferences('en', 'dark')]);
});

test('before anyone signs in the machine speaks as it was told to, and otherwise as the last one here chose', () => {
  choose({ language: 'en' }, LIEN);
  choose({ theme: 'dark' }, LIEN);
  expect(read(null)).toEqual(preferences('en', 'dark'));
  expect(read(MOE)).toEqual(preferences('nb', 'system'));
  choose({ language: 'nn', theme: 'light' }, null);
  choose({ language: 'nb' }, LIEN);
  expect([read(null), read(MOE)]).toEqual([preferences('nn', 'light'), preferences('nn', 'light')]);
});
