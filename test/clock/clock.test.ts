import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { osloDate, Temporal } from '../../shared/lib/time.ts';
import { setClock } from './clock.ts';
import { TEST_DAY } from './testDay.ts';

const DAY = TEST_DAY.slice(0, 10);
const READS = '[new Date().toISOString(), new Date(Date.now()).toISOString(), new Date(Date()).toISOString()]';
const daysOf = (read: readonly string[]) => read.map((each) => each.slice(0, 10));

describe('every process of a test lives on the day of the tests', () => {
  test('this one, whichever way the time is asked for', () => {
    expect(osloDate(Temporal.Now.instant()).toString()).toBe(DAY);
    expect(daysOf([new Date().toISOString(), new Date(Date.now()).toISOString()])).toEqual([DAY, DAY]);
    expect(new Date(Date()).toISOString().slice(0, 10)).toBe(DAY);
  });

  test('one that it starts', () => {
    const read = execFileSync(process.execPath, ['-p', `JSON.stringify(${READS})`], { encoding: 'utf8' });
    expect(daysOf(JSON.parse(read) as string[])).toEqual([DAY, DAY, DAY]);
  });

  test('a thread', async () => {
    const thread = new Worker(`require('node:worker_threads').parentPort.postMessage(${READS})`, { eval: true });
    const [read] = (await once(thread, 'message')) as [string[]];
    expect(daysOf(read)).toEqual([DAY, DAY, DAY]);
  });

  test('and in a time zone where it is another day than in Norway', () => {
    expect(new Date().getDate()).not.toBe(osloDate(Temporal.Now.instant()).day);
  });
});

describe('a clock that is set', () => {
  afterEach(() => setClock(TEST_DAY));

  test('runs on from there, and what is started afterwards goes by it', () => {
    setClock('2028-02-29T23:59');
    expect(osloDate(Temporal.Now.instant()).toString()).toBe('2028-02-29');
    const read = execFileSync(process.execPath, ['-p', `JSON.stringify(${READS})`], { encoding: 'utf8' });
    expect(daysOf(JSON.parse(read) as string[])).toEqual(['2028-02-29', '2028-02-29', '2028-02-29']);
  });

  test('leaves every date that is given alone, and what it makes is a Date like any other', () => {
    expect(new Date('2020-02-29T12:00:00Z').toISOString()).toBe('2020-02-29T12:00:00.000Z');
    expect(new Date(0).getTime()).toBe(0);
    expect(Date.UTC(1970, 0, 2)).toBe(86_400_000);
    expect(new Date().constructor).toBe(Date);
    expect(structuredClone(new Date(5))).toEqual(new Date(5));
  });
});
