import { expect, test } from 'vitest';
import { formatNationalId, maskNationalId } from '../../../shared/domain/identity/formatNationalId.ts';
import { type NationalIdNumber, readNationalId } from '../../../shared/domain/identity/nationalId.ts';
import { numberOn } from './syntheticNumber.ts';

function read(text: string): NationalIdNumber {
  const result = readNationalId(text, 'allowed');
  if (!result.ok) throw new Error(result.error.type);
  return result.value.number;
}

const TENOR = numberOn('158680');
const FH_9 = numberOn('912345');

test.each([
  ['a number with a date', TENOR, `158680 ${TENOR.slice(6)}`, '158680 •••••'],
  ['a felles hjelpenummer on 8', '80000000098', '800000 00098', '8••••• •••••'],
  ['a felles hjelpenummer on 9', FH_9, `912345 ${FH_9.slice(6)}`, '9••••• •••••'],
  ['a DUF number', '209912345608', '2099 123456 08', '2099 •••••• ••'],
])('%s in groups, and masked', (_name, number, formatted, masked) => {
  expect(formatNationalId(read(number))).toBe(formatted);
  expect(maskNationalId(read(number))).toBe(masked);
});

test('what is written in groups is read back', () => {
  expect(read(formatNationalId(read(TENOR)))).toBe(TENOR);
});
