import { describe, expect, test } from 'vitest';
import type { Prescription } from '../../../shared/domain/prescription/prescription.ts';
import { usedUpOn, warningsFor } from '../../../shared/domain/prescription/warnings.ts';
import { osloDate } from '../../../shared/lib/time.ts';
import { berg, lien, NOW, vik } from '../eConsultation/anEConsultation.ts';
import { aPrescription, morphine } from './aPrescription.ts';

const today = osloDate(NOW);

function dispensed(lastDispensed: string): Prescription {
  return aPrescription({ lastDispensed, daysOfUse: 30 });
}

describe('warnings before deciding', () => {
  const known = { lastControl: '2026-12-01', medicinesInUse: 1 };

  test('nothing to say about your own prescription with a control in the last year', () => {
    expect(warningsFor(aPrescription(), known, [lien], today)).toEqual([]);
  });

  test('scenario 39: a hospital doctor prescribed it: «ikke din ordinasjon»', () => {
    expect(warningsFor(aPrescription({ prescriber: berg }), known, [lien], today)).toEqual([
      { type: 'OtherPrescriber', prescriber: berg },
    ]);
    expect(warningsFor(aPrescription({ prescriber: berg }), known, [vik, berg], today)).toEqual([]);
  });

  test('group, expiry, no control and many medicines are said, the gravest first', () => {
    const old = aPrescription({ medicine: morphine, issued: '2026-03-22' });
    expect(warningsFor(old, { lastControl: null, medicinesInUse: 4 }, [lien], today)).toEqual([
      { type: 'Addictive', group: 'A' },
      { type: 'Expired', on: '2027-03-22' },
      { type: 'NoRecentControl', last: null },
      { type: 'ManyMedicines', count: 4 },
    ]);
    expect(warningsFor(aPrescription(), { lastControl: '2026-03-23', medicinesInUse: 3 }, [lien], today)).toEqual([]);
    expect(warningsFor(aPrescription(), { ...known, lastControl: '2026-03-22' }, [lien], today)).toEqual([
      { type: 'NoRecentControl', last: '2026-03-22' },
    ]);
  });

  test('too early is more than two weeks before the last package is used up', () => {
    expect(usedUpOn(dispensed('2027-03-08'))?.toString()).toBe('2027-04-07');
    expect(usedUpOn(aPrescription())).toBeNull();
    expect(warningsFor(dispensed('2027-03-07'), known, [lien], today)).toEqual([]);
    expect(warningsFor(dispensed('2027-03-08'), known, [lien], today)).toEqual([
      { type: 'TooEarly', lastsUntil: '2027-04-07' },
    ]);
  });
});
