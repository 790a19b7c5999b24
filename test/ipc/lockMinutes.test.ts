import { beforeEach, describe, expect, test } from 'vitest';
import { storeLockMinutes } from '../../electron/engine/db/lockMinutes.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { aDatabase, contentOf } from '../db/aDatabase.ts';
import { ask, pullTheSurgery } from '../db/aSurgery.ts';
import { LIEN, MOE } from '../fhir/resources.ts';

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
});

const read = () => ask(db, 'readLockMinutes', {}, null);

describe('after how many idle minutes the machine locks', () => {
  test('ten, until the surgery has chosen', () => {
    expect(read()).toEqual({ ok: true, value: { minutes: 10, atMost: 30 } });
  });

  test('what the GP chooses, and that is in the access log', () => {
    expect(ask(db, 'saveLockMinutes', { minutes: 3 }, LIEN)).toEqual({ ok: true, value: { minutes: 3, atMost: 30 } });
    expect(read()).toMatchObject({ value: { minutes: 3 } });
    expect(db.prepare('SELECT act, role FROM access_log').all()).toEqual([
      { act: 'changeSurgerySettings', role: 'gp' },
    ]);
  });

  test.each([0, 31, 1_000_000])('%d minutes are refused with the most that may be chosen', (minutes) => {
    const before = contentOf(db);
    expect(ask(db, 'saveLockMinutes', { minutes }, LIEN)).toEqual({
      ok: false,
      error: { type: 'LockMinutesOutOfRange', atMost: 30 },
    });
    expect(contentOf(db)).toEqual(before);
  });

  test('the receptionist does not choose for the surgery', () => {
    expect(ask(db, 'saveLockMinutes', { minutes: 3 }, MOE)).toMatchObject({ error: { type: 'NotYourRole' } });
    expect(read()).toMatchObject({ value: { minutes: 10 } });
  });

  test('a choice that the rule no longer allows is as if none had been made', () => {
    storeLockMinutes(db, 45);
    expect(read()).toMatchObject({ value: { minutes: 10 } });
  });
});
