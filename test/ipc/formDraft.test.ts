import { beforeEach, expect, test } from 'vitest';
import { erase } from '../../electron/engine/db/erase.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, pullTheSurgery } from '../db/aSurgery.ts';
import { LIEN, MATTER, MOE } from '../fhir/resources.ts';

// What is half typed into a form of no matter's is its author's alone.

const FORM = { field: 'override-reason', about: `Task/${MATTER}` } as const;

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  expect(ask(db, 'saveFormDraft', { ...FORM, text: 'Bevisstløs, trenger' }, LIEN)).toMatchObject({ ok: true });
});
const read = (who: string) => ask(db, 'readFormDraft', FORM, who);

test('its author has it again, and nobody else', () => {
  expect(read(LIEN)).toEqual({ ok: true, value: { text: 'Bevisstløs, trenger' } });
  expect(read(MOE)).toEqual({ ok: true, value: null });
});

test('what was handed over, or thrown away, is gone', () => {
  ask(db, 'saveFormDraft', { ...FORM, text: ' ' }, LIEN);
  expect(read(LIEN)).toEqual({ ok: true, value: null });
});

test('it goes with what it is about', () => {
  erase(db, { type: 'Task', id: MATTER });
  expect(read(LIEN)).toEqual({ ok: true, value: null });
});

test('one longer than any of these texts may be is refused, and the last one stays', () => {
  const long = ask(db, 'saveFormDraft', { ...FORM, text: 'x'.repeat(100_001) }, LIEN);
  expect(long).toEqual({ ok: false, error: { type: 'DraftTooLong', length: 100_001, limit: 100_000 } });
  expect(read(LIEN)).toMatchObject({ value: { text: 'Bevisstløs, trenger' } });
});
