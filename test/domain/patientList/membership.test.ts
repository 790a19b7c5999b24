import { describe, expect, test } from 'vitest';
import {
  headcountOn,
  joinsAndLeaves,
  type Membership,
  membershipOn,
} from '../../../shared/domain/patientList/membership.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { list, patient } from './ids.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

function member(name: string, from: string | null, to: string | null, listName = 'lien'): Membership {
  return {
    patientId: patient(name),
    listId: list(listName),
    from: from === null ? null : day(from),
    to: to === null ? null : day(to),
  };
}

const nora = member('nora', '2020-01-01', '2027-03-31');
const norasNew = member('nora', '2027-04-01', null, 'berg');
const baby = member('baby', '2027-04-17', null);
const old = member('old', '2001-06-01', null);
const waits = member('waits', null, null);
const all = [nora, norasNew, baby, old, waits];

test.each([
  ['before the first day', '2019-12-31', 'planned'],
  ['on the first day', '2020-01-01', 'active'],
  ['on the last day', '2027-03-31', 'active'],
  ['the day after', '2027-04-01', 'finished'],
])('%s a membership is on %s %s', (_name, text, state) => {
  expect(membershipOn(nora, day(text))).toBe(state);
});

test('without a first day it is a place in line, without a last day it goes on', () => {
  expect(membershipOn(waits, day('2027-04-01'))).toBe('waitlist');
  expect(membershipOn(old, day('2099-01-01'))).toBe('active');
});

function changesIn(month: string, listName = 'lien') {
  return joinsAndLeaves(all, list(listName), Temporal.PlainYearMonth.from(month));
}

describe('who comes and goes by the month', () => {
  test('a change from 1 April is April’s for both lists', () => {
    expect(changesIn('2027-04')).toEqual({ joining: ['baby'], leaving: ['nora'] });
    expect(changesIn('2027-04', 'berg')).toEqual({ joining: ['nora'], leaving: [] });
  });

  test('March has neither', () => {
    expect(changesIn('2027-03')).toEqual({ joining: [], leaving: [] });
  });
});

test('the headcount is of those who are on the list that day', () => {
  expect(headcountOn(all, list('lien'), day('2027-03-31'))).toBe(2);
  expect(headcountOn(all, list('lien'), day('2027-04-01'))).toBe(1);
  expect(headcountOn(all, list('berg'), day('2027-04-01'))).toBe(1);
});
