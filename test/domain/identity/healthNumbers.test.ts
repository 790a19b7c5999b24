import { expect, test } from 'vitest';
import {
  formatOrganizationNumber,
  readHerId,
  readHprNumber,
  readOrganizationNumber,
} from '../../../shared/domain/identity/healthNumbers.ts';

test.each([
  ['1', '1'],
  ['9144900', '9144900'],
  ['009144900', '9144900'],
  [' 914 4900 ', '9144900'],
  ['999999999', '999999999'],
])('HPR number and HER-id %j are %s', (text, number) => {
  expect(readHprNumber(text)).toEqual({ ok: true, value: number });
  expect(readHerId(text)).toEqual({ ok: true, value: number });
});

test.each(['', '0', '000', '-5', '12a', '1.5', '1234567890'])('%j is neither HPR number nor HER-id', (text) => {
  expect(readHprNumber(text)).toEqual({ ok: false, error: { type: 'NotAnHprNumber' } });
  expect(readHerId(text)).toEqual({ ok: false, error: { type: 'NotAHerId' } });
});

test('an organisation number is read with and without spaces, and shown in threes', () => {
  const read = readOrganizationNumber('998 447 356');
  expect(read).toEqual({ ok: true, value: '998447356' });
  expect(read.ok && formatOrganizationNumber(read.value)).toBe('998 447 356');
});

test('one wrong digit in an organisation number is caught', () => {
  for (let index = 0; index < 9; index += 1) {
    for (const digit of '0123456789') {
      const text = `${'998447356'.slice(0, index)}${digit}${'998447356'.slice(index + 1)}`;
      expect(readOrganizationNumber(text).ok).toBe(text === '998447356');
    }
  }
});

test.each(['', '99844735', '9984473560', '99844735x', '000000000'])('%j is no organisation number', (text) => {
  expect(readOrganizationNumber(text)).toEqual({ ok: false, error: { type: 'NotAnOrganizationNumber' } });
});
