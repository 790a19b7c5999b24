import { expect, test } from 'vitest';
import { fillIn } from '../../shared/text/fillIn.ts';

test('values go where their names stand, as often as they stand there', () => {
  expect(fillIn('{{a}} og {{b}}, {{a}}', { a: 1, b: 'to' })).toBe('1 og to, 1');
});

test('a name without a value stays, so that the mistake is seen', () => {
  expect(fillIn('Frist {{day}}', { dag: 'tor 1. apr', day: undefined })).toBe('Frist {{day}}');
});

test('a value that looks like a name is not filled in again', () => {
  expect(fillIn('{{a}}', { a: '{{b}}', b: 'hemmelig' })).toBe('{{b}}');
});
