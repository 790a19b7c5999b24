import { describe, expect, test } from 'vitest';
import { describeOverCap } from '../../../shared/domain/patientList/describeOverCap.ts';
import { LIST_REQUESTS } from '../../../shared/domain/patientList/listRequest.ts';
import { listState, type OverCapReason } from '../../../shared/domain/patientList/listState.ts';
import { patientListText } from '../../../shared/text/patientList.ts';

const lien = { cap: 1200, headcount: 1150, waiting: 0, locked: false, overCapBecause: [] };

describe('scenario 13: cap 1200, headcount 1243 after lowering', () => {
  const state = listState({ ...lien, headcount: 1243, overCapBecause: ['awaitingDraw'] });

  test('the list is closed, and 43 over the cap is lawful', () => {
    expect(state).toEqual({ state: 'full', freePlaces: 0, overCap: { count: 43, reasons: ['awaitingDraw'] } });
    expect(state.overCap && describeOverCap(state.overCap, 'nb')).toBe('43 over tak – lovlig til uttrekk');
    expect(state.overCap && describeOverCap(state.overCap, 'nn')).toBe('43 over tak – lovleg til uttrekk');
  });

  test('the draw is the registry’s: staff have nothing that removes a person', () => {
    expect(LIST_REQUESTS).toEqual(['cap-change', 'list-opening', 'removal-claim']);
    expect(patientListText.nb.overCap.draw).toContain('Helfo trekker');
  });
});

test.each([
  ['open with room', {}, 'open', 50],
  ['full at its cap', { headcount: 1200 }, 'full', 0],
  ['open with one place', { headcount: 1199 }, 'open', 1],
  ['full while someone waits for the free places', { waiting: 3 }, 'full', 50],
  ['locked, though there is room', { locked: true }, 'locked', 50],
  ['locked and full', { locked: true, headcount: 1200 }, 'locked', 0],
] as const)('a list is %s', (_name, numbers, state, freePlaces) => {
  expect(listState({ ...lien, ...numbers })).toEqual({ state, freePlaces, overCap: null });
});

function because(...overCapBecause: OverCapReason[]) {
  return listState({ ...lien, headcount: 1203, overCapBecause }).overCap;
}

test('several reasons for being over the cap are all told, and none is told as none', () => {
  const both = because('childOfListed', 'returnedWithinYears');
  expect(both && describeOverCap(both, 'en')).toBe('3 over the cap – children of listed patients and moved back');
  expect(because()).toEqual({ count: 3, reasons: ['notTold'] });
});
