import { saveCursor } from '../../electron/engine/db/cursorStore.ts';
import { expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { openStore } from '../../electron/engine/db/openStore.ts';
import { followUpsFrom, workHorizon } from '../../electron/engine/db/workHorizon.ts';
import { raiseHorizon } from '../../electron/engine/db/workStore.ts';
import { askedQueue } from '../builders/askedQueue.ts';
import { LIEN } from '../fhir/resources.ts';
import { aDatabase, aFile, KEY } from './aDatabase.ts';
import { pullAQueue } from './aQueue.ts';
import { ask, NOW } from './aSurgery.ts';

const DAY = 86_400_000;
const IN_2036 = Date.parse('2036-03-23T08:30:00Z');

/** The queue as the window has it: what waits and what has been answered, with every count. */
const queueOf = (db: Db) =>
  (['open', 'answered'] as const).map((show) => ask(db, 'listWork', askedQueue({ show, count: 200 }), LIEN));

test('a start with the clock years ahead spoils nothing: the next one that is right has the queue as it was', () => {
  const db = aDatabase();
  pullAQueue(db, 120);
  raiseHorizon(db, NOW);
  const right = queueOf(db);
  raiseHorizon(db, IN_2036);
  expect(queueOf(db)).not.toEqual(right);
  raiseHorizon(db, NOW + DAY);
  expect(workHorizon(db)).toBe(Math.floor(NOW / DAY) + 1 - 60);
  expect(queueOf(db)).toEqual(right);
});

test('a clock that is set back by some weeks takes nothing up again that has been let go of', () => {
  const db = aDatabase();
  raiseHorizon(db, NOW);
  raiseHorizon(db, NOW - 30 * DAY);
  expect(workHorizon(db)).toBe(Math.floor(NOW / DAY) - 60);
});

test('what is written in an ended matter is work from the first start, unless the clock was far ahead then', () => {
  const db = aDatabase();
  raiseHorizon(db, IN_2036);
  raiseHorizon(db, NOW);
  const first = (Math.floor(NOW / DAY) - 60) * DAY;
  expect(followUpsFrom(db)).toBe(first);
  raiseHorizon(db, NOW + 400 * DAY);
  raiseHorizon(db, IN_2036);
  raiseHorizon(db, NOW + 401 * DAY);
  expect(followUpsFrom(db)).toBe(first);
});

test('a clock that is set back by years makes no work of what was history', () => {
  const db = aDatabase();
  raiseHorizon(db, NOW);
  const first = followUpsFrom(db);
  saveCursor(db, 'Task', { mark: NOW, loaded: true });
  raiseHorizon(db, NOW - 6_000 * DAY);
  expect(followUpsFrom(db)).toBe(first);
  raiseHorizon(db, NOW);
  expect(followUpsFrom(db)).toBe(first);
});

test('a start goes by the clock that it is given', () => {
  const opened = openStore(aFile(), KEY, () => NOW);
  if (!opened.ok) throw new Error(opened.error);
  expect(workHorizon(opened.value)).toBe(Math.floor(NOW / DAY) - 60);
  opened.value.close();
});
