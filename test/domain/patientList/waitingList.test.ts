import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedPlacements, type InLine, joinWaitingList } from '../../../shared/domain/patientList/waitingList.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { list, patient } from './ids.ts';

const TODAY = Temporal.PlainDate.from('2027-01-31');

/** People who joined one a day, the first one named first. */
function people(name: string, count: number): InLine[] {
  const first = Temporal.PlainDate.from('2026-01-01');
  return Array.from({ length: count }, (_, index) => ({
    patientId: patient(`${name}${index + 1}`),
    since: first.add({ days: index }),
  }));
}

const line = { freePlaces: 10, locked: false, waiting: people('w', 12), withoutGp: [], allocatesWithoutGp: true };
const namesPlaced = (given: Parameters<typeof expectedPlacements>[0]) =>
  expectedPlacements(given, TODAY).placed.map(({ patientId }) => String(patientId));

describe('the waiting list of a full GP', () => {
  test('opens at ten free places, takes the ten who came first, from the 1st of next month', () => {
    const expected = expectedPlacements({ ...line, waiting: line.waiting.toReversed() }, TODAY);
    expect(expected.placed).toEqual(
      line.waiting.slice(0, 10).map(({ patientId }) => ({ patientId, from: Temporal.PlainDate.from('2027-02-01') })),
    );
    expect(expected.opensAfter).toBeNull();
  });

  test('stays shut at nine, and tells that one place is missing', () => {
    expect(expectedPlacements({ ...line, freePlaces: 9 }, TODAY)).toEqual({ placed: [], opensAfter: 1 });
  });

  test.each([
    [19, 10],
    [20, 12],
    [0, 0],
  ])('with %i free places takes %i', (freePlaces, taken) => {
    expect(namesPlaced({ ...line, freePlaces })).toHaveLength(taken);
  });

  test('with nobody waiting does not wait to open', () => {
    expect(expectedPlacements({ ...line, freePlaces: 3, waiting: [] }, TODAY)).toEqual({
      placed: [],
      opensAfter: null,
    });
  });

  test('takes nobody while the list is locked', () => {
    expect(expectedPlacements({ ...line, locked: true, withoutGp: people('u', 2) }, TODAY)).toEqual({
      placed: [],
      opensAfter: 10,
    });
  });
});

describe('people without a GP', () => {
  test('come first, longest without first, also below ten free places', () => {
    expect(namesPlaced({ ...line, freePlaces: 2, withoutGp: people('u', 3).toReversed() })).toEqual(['u1', 'u2']);
  });

  test('leave the waiting list ten places or nothing', () => {
    expect(namesPlaced({ ...line, freePlaces: 11, withoutGp: people('u', 2) })).toEqual(['u1', 'u2']);
    expect(namesPlaced({ ...line, freePlaces: 12, withoutGp: people('u', 2) })).toHaveLength(12);
  });

  test('are not placed by themselves where the municipality has switched that off', () => {
    expect(namesPlaced({ ...line, freePlaces: 5, withoutGp: people('u', 2), allocatesWithoutGp: false })).toEqual([]);
  });
});

test('never more people are placed than there are places, and nobody twice', () => {
  const count = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(count, count, count, fc.boolean(), (freePlaces, waiting, without, allocatesWithoutGp) => {
      const given = {
        freePlaces,
        locked: false,
        waiting: people('w', waiting),
        withoutGp: people('u', without),
        allocatesWithoutGp,
      };
      const placed = namesPlaced(given);
      expect(placed.length).toBeLessThanOrEqual(freePlaces);
      expect(new Set(placed).size).toBe(placed.length);
    }),
  );
});

describe('standing in line', () => {
  const person = { onList: list('berg'), waitsFor: null, removedByMunicipality: false };
  const lien = { listId: list('lien'), state: 'full' } as const;

  test.each([
    ['for a full list', {}, {}, null],
    ['for a locked list', {}, { state: 'locked' }, null],
    ['for two lists', { waitsFor: list('moe') }, {}, { type: 'AlreadyWaiting', listId: 'moe' }],
    ['for one’s own list', { onList: list('lien') }, {}, { type: 'AlreadyOnThisList' }],
    ['where there is room', {}, { state: 'open' }, { type: 'ListHasRoom' }],
    ['after a removal', { removedByMunicipality: true }, {}, { type: 'RemovedByMunicipality' }],
  ] as const)('%s', (_name, who, where, error) => {
    expect(joinWaitingList({ ...person, ...who }, { ...lien, ...where })).toEqual(
      error === null ? { ok: true, value: undefined } : { ok: false, error },
    );
  });
});
