import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPatientQuery } from '../../../shared/domain/identity/patientQuery.ts';
import { Temporal } from '../../../shared/lib/time.ts';

const today = Temporal.PlainDate.from('2026-11-30');
const read = (typed: string) => readPatientQuery(typed, today);

test.each([
  ['nora øde', { words: ['nora', 'øde'], digits: '', born: [] }],
  ['  ', { words: [], digits: '', born: [] }],
  // A date of birth, as people write and type it.
  ['15.12.1955', { words: [], digits: '', born: ['1955-12-15'] }],
  ['5.2.1955', { words: [], digits: '', born: ['1955-02-05'] }],
  ['15.12.55', { words: [], digits: '', born: ['1955-12-15'] }],
  ['15/12-1955', { words: [], digits: '', born: ['1955-12-15'] }],
  ['1955-12-15', { words: [], digits: '', born: ['1955-12-15'] }],
  ['151255', { words: [], digits: '151255', born: ['1955-12-15'] }],
  ['15121955', { words: [], digits: '15121955', born: ['1955-12-15'] }],
  // Of two digits both centuries may be meant; nobody is born after today.
  ['010120', { words: [], digits: '010120', born: ['2020-01-01', '1920-01-01'] }],
  ['01.12.26', { words: [], digits: '', born: ['1926-12-01'] }],
  ['30.11.26', { words: [], digits: '', born: ['2026-11-30', '1926-11-30'] }],
  ['15.12.1855', { words: [], digits: '', born: ['15.12.1855'] }],
  // A slip finds nobody, and not everybody.
  ['31.02.1955', { words: [], digits: '', born: ['31.02.1955'] }],
  ['310255', { words: [], digits: '310255', born: [] }],
  // A year beside a name, or alone.
  ['nora 1955', { words: ['nora'], digits: '1955', born: ['1955'] }],
  ['1855', { words: [], digits: '1855', born: [] }],
  ['2027', { words: [], digits: '2027', born: [] }],
  ['1896', { words: [], digits: '1896', born: ['1896'] }],
  // Numbers with spaces in them.
  ['400 00 123', { words: [], digits: '40000123', born: [] }],
  ['018190 12345', { words: [], digits: '01819012345', born: [] }],
  ['kari 15.12.1955 ødegård', { words: ['kari', 'ødegård'], digits: '', born: ['1955-12-15'] }],
  ['12345678901', { words: [], digits: '12345678901', born: [] }],
])('%j', (typed, query) => {
  expect(read(typed)).toEqual(query);
});

test('a name typed with combining marks is one word', () => {
  expect(read('Åse'.normalize('NFD')).words).toHaveLength(1);
});

test('whatever is typed, nobody asked for is born after today, and no letter is lost', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (typed) => {
      const { born, words } = read(typed);
      for (const date of born) if (/^\d{4}-/u.test(date)) expect(date <= today.toString()).toBe(true);
      expect(words.join('').replaceAll(/\P{L}/gu, '')).toBe(typed.replaceAll(/\P{L}/gu, ''));
    }),
  );
});
