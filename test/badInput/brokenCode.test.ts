import { expect, test } from 'vitest';
import { brokenCode } from '../../shared/lib/brokenCode.ts';

// The code that support is told, and that stands in the log, of an error whose text may quote a patient.

test('a code says the kind and the place, and nothing of the text', () => {
  const code = brokenCode(new TypeError('Nora Ødegård spør om dosen'));
  expect(code).toMatch(/^TypeError brokenCode\.test\.ts:\d+:\d+$/u);
});

test.each(['Nora:13:17', '13817248693:1:1', 'x\n    at Nora (Nora.Odegard:1:1)\n    at Nora:2:2', ''])(
  'a text that looks like a place is none: «%s»',
  (text) => {
    expect(brokenCode(new Error(text))).toMatch(/^Error brokenCode\.test\.ts:\d+:\d+$/u);
  },
);

test('an error whose text was changed afterwards has no place', () => {
  const error = new Error('Nora:1:1');
  expect(error.stack).toContain('Nora:1:1');
  error.message = 'something else';
  expect(brokenCode(error)).toBe('Error');
});

test('what is no error has no code of its own', () => {
  expect(brokenCode('Nora:1:1')).toBe('unknown');
});
