import { describe, expect, test } from 'vitest';
import { readTariff, TARIFF_CODES } from '../../../shared/domain/fees/tariff.ts';
import { feesText } from '../../../shared/text/fees.ts';
import { LANGUAGES } from '../../../shared/text/language.ts';
import { shippedTariff, tariffFile } from './shippedTariff.ts';

const tariff = shippedTariff();

function faultAfter(from: string, to: string) {
  const read = readTariff('tariff.json', tariffFile.replace(from, to));
  return read.ok ? null : read.error;
}

describe('a wrong tariff file', () => {
  test.each([
    ['"patient": 179,', '"patient": 178,', 'DoesNotAddUp', '2ad[0].fee', 6],
    ['"patient": 179,', '"patient": 179.5,', 'WrongKind', '2ad[0].patient', 5],
    ['"patient": 179,', '"patient": -1,', 'OutOfRange', '2ad[0].patient', 5],
    ['"patient": 179,', '', 'FieldMissing', '2ad[0].patient', 3],
    ['"2026-07-01"', '"1. juli"', 'NotADate', '2ad[0].from', 4],
    ['"2as"', '"2xx"', 'FieldMissing', '2as', 1],
  ])('%s written as %s: %s in %s on line %i', (from, to, problem, field, line) => {
    expect(faultAfter(from, to)).toMatchObject({ file: 'tariff.json', problem, field, line });
  });
  test('every code has a rate and a name in three languages', () => {
    for (const code of TARIFF_CODES) {
      expect(tariff[code]).not.toHaveLength(0);
      for (const language of LANGUAGES) expect(feesText[language].code[code]).not.toBe('');
    }
  });
});
