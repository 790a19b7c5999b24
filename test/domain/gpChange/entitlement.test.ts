import { describe, expect, test } from 'vitest';
import { entitlementOf } from '../../../shared/domain/gpChange/entitlement.ts';
import { gpChangeText } from '../../../shared/text/gpChange.ts';

describe('scenario 19: someone with a D-number asks for a GP', () => {
  test('is never turned away: guided to Helfo, and care can be booked', () => {
    const entitlement = entitlementOf({ numberKind: 'dNumber', resident: false, otherGround: null });
    expect(entitlement).toEqual({ type: 'AskHelfo', number: 'dNumber', careBookable: true });
    expect(gpChangeText.nb.entitlement[entitlement.type]).toContain('Asylsøkere og NATO-personell: kontakt Helfo');
  });

  test.each(['asylumSeeker', 'embassyOrNato'] as const)('as %s is entitled, and placed by Helfo', (otherGround) => {
    expect(entitlementOf({ numberKind: 'dNumber', resident: false, otherGround })).toEqual({
      type: 'PlacedByHelfo',
      ground: otherGround,
      careBookable: true,
    });
  });
});

test('a resident of a municipality is entitled', () => {
  expect(entitlementOf({ numberKind: 'fnr', resident: true, otherGround: null })).toEqual({
    type: 'Entitled',
    careBookable: true,
  });
});

test('a fødselsnummer without residence does not entitle, and having no number does not shut out', () => {
  for (const numberKind of ['fnr', 'fhNumber', null] as const) {
    expect(entitlementOf({ numberKind, resident: false, otherGround: null })).toEqual({
      type: 'AskHelfo',
      number: 'other',
      careBookable: true,
    });
  }
});
