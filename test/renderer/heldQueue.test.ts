import { describe, expect, test } from 'vitest';
import { nextWaiting, type HeldQueue } from '../../renderer/screens/queue/heldQueue.ts';
import type { WorkRow } from '../../shared/ipc/views/queue.ts';

const rowAt = (place: number) => ({ id: String(place) }) as WorkRow;

/** A list as it stands: `w` waits, `-` has been handled; of places beyond it nothing is known yet. */
function aList(rows: string, { from = 0, places = rows.length } = {}): HeldQueue {
  return {
    from,
    rows: Array.from(rows, (is, index) => ({ row: rowAt(from + index), gone: is === '-' })),
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
