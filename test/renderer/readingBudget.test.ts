import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  countArrays,
  MOST_BYTES,
  MOST_OPERATORS,
  ReadingBudget,
  TooHeavy,
} from '../../renderer/screens/eConsultation/thread/attachments/pdf/reader/readingBudget.ts';
import { within } from '../../renderer/screens/eConsultation/thread/attachments/pdf/within.ts';

type Scope = {
  Uint8Array: Uint8ArrayConstructor;
  Float64Array: Float64ArrayConstructor;
  ArrayBuffer: ArrayBufferConstructor;
};
let refused: number;
let budget: ReadingBudget;
let scope: Scope;
beforeEach(() => {
  refused = 0;
  budget = new ReadingBudget(() => (refused += 1));
  const made: Record<string, unknown> = {};
  countArrays(made, budget);
  scope = made as Scope;
});

describe('what the reading of a page may take', () => {
  test.each([
    ['one array of bytes', () => new scope.Uint8Array(MOST_BYTES + 1)],
    ['numbers by their width', () => new scope.Float64Array(MOST_BYTES / 8 + 1)],
    ['a buffer', () => new scope.ArrayBuffer(MOST_BYTES + 1)],
  ])('%s beyond it is refused before it is made', (_what, make) => {
    expect(make).toThrow(TooHeavy);
    expect(refused).toBe(1);
  });

  test('counts what has been let go of, until another page is read', () => {
    const part = MOST_BYTES / 4;
    const takePart = () => budget.takes(part);
    for (let times = 0; times < 4; times += 1) takePart();
    expect(takePart).toThrow(TooHeavy);
    budget.begin();
    expect(takePart).not.toThrow();
  });

  test('steps beyond what a map has are refused', () => {
    budget.gives(MOST_OPERATORS);
    expect(() => budget.gives(1)).toThrow(TooHeavy);
  });
});

test('arrays are what they were: made of numbers and of other arrays, views, and recognised', () => {
  const bytes = new scope.Uint8Array([1, 2, 3]);
  expect([...bytes]).toEqual([1, 2, 3]);
  expect(bytes instanceof scope.Uint8Array).toBe(true);
  expect(new Uint8Array(2) instanceof scope.Uint8Array).toBe(true);
  expect([...scope.Uint8Array.from([4, 5])]).toEqual([4, 5]);
  expect([...new scope.Uint8Array(bytes.buffer, 1)]).toEqual([2, 3]);
  expect(bytes.slice(1)).toEqual(new Uint8Array([2, 3]));
});

test('what comes too late is too heavy, and what comes in time is there', async () => {
  vi.useFakeTimers();
  const never = within(1_000, new Promise<never>(() => undefined));
  const outcome = expect(never).rejects.toThrow(TooHeavy);
  await vi.advanceTimersByTimeAsync(1_000);
  await outcome;
  expect(await within(1_000, Promise.resolve('page'))).toBe('page');
  vi.useRealTimers();
});
