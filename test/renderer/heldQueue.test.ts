import { describe, expect, test } from 'vitest';
import { firstNew, letIn, nextWaiting, type HeldQueue } from '../../renderer/screens/queue/heldQueue.ts';
import type { WorkPage, WorkRow } from '../../shared/ipc/views/queue.ts';

const rowAt = (place: number) => ({ id: String(place) }) as WorkRow;

/** A list as it stands: `w` waits, `-` has been handled; of places beyond it nothing is known yet. */
function aList(rows: string, { from = 0, places = rows.length } = {}): HeldQueue {
  return {
    from,
    rows: Array.from(rows, (is, index) => ({ row: rowAt(from + index), gone: is === '-', isNew: false })),
    places,
    waitingOutside: 0,
  };
}

describe('the next one that waits', () => {
  test.each([
    ['beside it', 'www', 0, 1],
    ['past what has been handled', 'w--w', 0, 3],
    ['from the top, after the last: what was passed over waits too', '-w--', 3, 1],
    ['no other: the one that is open is not its own next', '--w-', 2, undefined],
    ['none', '----', 1, undefined],
  ])('%s', (_, rows, place, next) => {
    expect(nextWaiting(aList(rows), place, 1)).toBe(next);
  });

  test.each([
    ['beside it', 'www', 2, 1],
    ['past what has been handled', 'w--w', 3, 0],
    ['upwards the list ends at its top', '-www', 1, undefined],
  ])('upwards: %s', (_, rows, place, next) => {
    expect(nextWaiting(aList(rows), place, -1)).toBe(next);
  });

  test('is not guessed where the list has not been asked for', () => {
    expect(nextWaiting(aList('w--', { places: 100 }), 2, 1)).toBeUndefined();
    expect(nextWaiting(aList('--w', { from: 97, places: 100 }), 99, 1)).toBeUndefined();
  });
});

const page = (from: number, ids: readonly number[]) =>
  ({ from, rows: ids.map(rowAt), total: from + ids.length }) as Partial<WorkPage> as WorkPage;

describe('what is let in', () => {
  test('is marked, and nothing else is; the first of it is where the eye goes', () => {
    const queue = letIn(aList('ww-'), page(0, [7, 0, 8, 1]));
    expect(queue.rows.map(({ row, isNew, gone }) => [row.id, isNew, gone])).toEqual([
      ['7', true, false],
      ['0', false, false],
      ['8', true, false],
      ['1', false, false],
    ]);
    expect([firstNew(queue), queue.waitingOutside, queue.places]).toEqual([0, 0, 4]);
  });

  test('marks nothing where nothing has come, or where another part of the list is shown', () => {
    expect(firstNew(letIn(aList('www'), page(0, [0, 1, 2])))).toBeUndefined();
    expect(firstNew(letIn(aList('www'), page(50, [50, 51])))).toBeUndefined();
  });
});
