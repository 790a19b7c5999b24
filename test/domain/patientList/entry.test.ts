import { describe, expect, test } from 'vitest';
import { type Applicant, entryOf } from '../../../shared/domain/patientList/entry.ts';
import type { ListState } from '../../../shared/domain/patientList/listState.ts';
import { Temporal } from '../../../shared/lib/time.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day('2027-03-10');

const open: ListState = { state: 'open', freePlaces: 4, overCap: null };
const full: ListState = { state: 'full', freePlaces: 0, overCap: null };
const locked: ListState = { state: 'locked', freePlaces: 4, overCap: null };
const reserved: ListState = { state: 'full', freePlaces: 4, overCap: null };

const grownUp: Applicant = {
  birthDate: day('1980-06-15'),
  parentOnList: false,
  wasHere: null,
  removedByMunicipality: false,
};
const child = (birthDate: string): Applicant => ({ ...grownUp, birthDate: day(birthDate), parentOnList: true });
const backOn = (movedBack: string): Applicant => ({
  ...grownUp,
  wasHere: { lastDay: day('2024-03-31'), movedBack: day(movedBack) },
});

describe('scenario 16: a newborn of a listed mother and a closed list', () => {
  test('is accepted above the cap as a child under 16', () => {
    expect(entryOf(child('2027-03-09'), full, TODAY)).toEqual({
      type: 'Enters',
      reason: 'childOfListed',
      limit: 16,
      aboveCap: true,
    });
  });

  test('the day before the 16th birthday still, on it no longer', () => {
    expect(entryOf(child('2011-03-11'), full, TODAY)).toMatchObject({ reason: 'childOfListed' });
    expect(entryOf(child('2011-03-10'), full, TODAY)).toEqual({ type: 'WaitingListOnly', because: 'full' });
  });

  test('a child whose parent is not on the list waits', () => {
    expect(entryOf({ ...child('2027-03-09'), parentOnList: false }, full, TODAY).type).toBe('WaitingListOnly');
  });
});

describe('scenario 17: someone moves back to the municipality and the list is closed', () => {
  test.each([
    ['2 years and 11 months', '2027-02-28', true],
    ['3 years to the day', '2027-03-31', true],
    ['3 years and a day', '2027-04-01', false],
    ['3 years and 1 month', '2027-04-30', false],
  ])('after %s', (_name, movedBack, accepted) => {
    expect(entryOf(backOn(movedBack), full, TODAY)).toEqual(
      accepted
        ? { type: 'Enters', reason: 'returnedWithinYears', limit: 3, aboveCap: true }
        : { type: 'WaitingListOnly', because: 'full' },
    );
  });
});

test('where there is room everyone enters, and nobody is above the cap', () => {
  const entered = { type: 'Enters', reason: 'freePlace', limit: null, aboveCap: false };
  for (const person of [grownUp, child('2027-03-09'), backOn('2029-01-01')]) {
    expect(entryOf(person, open, TODAY)).toEqual(entered);
  }
});

test('a locked list is closed: a stranger waits, a child of a listed patient enters below the cap', () => {
  expect(entryOf(grownUp, locked, TODAY)).toEqual({ type: 'WaitingListOnly', because: 'locked' });
  expect(entryOf(child('2027-03-09'), locked, TODAY)).toMatchObject({ type: 'Enters', aboveCap: false });
});

test('free places that people wait for are not for someone new', () => {
  expect(entryOf(grownUp, reserved, TODAY)).toEqual({ type: 'WaitingListOnly', because: 'full' });
});

test('whom the municipality has removed cannot choose this GP again, by any way', () => {
  for (const list of [open, full, locked]) {
    expect(entryOf({ ...child('2027-03-09'), removedByMunicipality: true }, list, TODAY)).toEqual({
      type: 'MayNotChooseThisGp',
    });
  }
});
