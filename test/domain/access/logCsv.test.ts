import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccessLogLine } from '../../../shared/domain/access/accessLog.ts';
import { logCsvCells, logCsvHeadings } from '../../../shared/domain/access/logCsv.ts';
import { CSV_BEGIN, csvRow } from '../../../shared/lib/csv.ts';
import { LANGUAGES } from '../../../shared/text/language.ts';
import { patientId, practitionerId } from './people.ts';

describe('a row of a CSV file', () => {
  test('is quoted, separated by commas and ended as RFC 4180 says', () => {
    expect(csvRow(['a', 'b "c"', 'd,e', 'f\ng', ''])).toBe('"a","b ""c""","d,e","f\ng",""\r\n');
  });
  test.each([
    ['=1+1', "'=1+1"],
    ['+47', "'+47"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "\t'=1"],
    [' =1', " '=1"],
    ['\uFEFF\u200B\u00A0=1', "\uFEFF\u200B\u00A0'=1"],
    ['＝1', "'＝1"],
    ['Ann;=cmd|calc', "Ann;'=cmd|calc"],
    ['Ann; ,\t=cmd', "Ann; ,\t'=cmd"],
    ['Ann\n-2', "Ann\n'-2"],
    ['Ann|@x', "Ann|'@x"],
  ])('%j is no formula to a spreadsheet', (cell, harmless) => {
    expect(csvRow([cell])).toBe(`"${harmless}"\r\n`);
  });
  test('wherever a row is parted, nothing in it begins as a formula, and nothing but apostrophes has been added', () => {
    const pieces = fc.constantFrom(...'=+-@＝＋－＠−;,|"\t\r\n\v\u2028 \u00A0\u200B\uFEFFa1å'.split(''), '\0', '😀');
    fc.assert(
      fc.property(
        fc.array(pieces).map((some) => some.join('')),
        (cell) => {
          const written = csvRow([cell]);
          const inside = written.slice(1, -3).replaceAll('""', '"');
          for (const part of written.split(/[;,|"\t\r\n\v\f\u2028\u2029]/u)) {
            expect(part).not.toMatch(/^[\s\p{C}]*[=+\-@＝＋－＠−]/u);
          }
          expect(inside.replaceAll("'", '')).toBe(cell);
        },
      ),
      { numRuns: 2_000 },
    );
  });
  test('what only holds such a sign further on stays as it is', () => {
    expect(csvRow(['Åse-Marie', 'a=b'])).toBe('"Åse-Marie","a=b"\r\n');
  });
  test('the file begins so that Excel takes it for UTF-8', () => {
    expect([...new TextEncoder().encode(CSV_BEGIN)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});

const line: AccessLogLine & { seq: number; hash: string; keptFromReader: boolean } = {
  seq: 17,
  keptFromReader: false,
  hash: 'ab'.repeat(32),
  at: Date.parse('2027-03-28T01:30:05Z'),
  practitioner: practitionerId('x'),
  name: '=cmd|calc',
  role: 'gp',
  unit: 'Storgata legesenter',
  act: 'openProtectedByOverride',
  patient: patientId('ann'),
  patientName: 'Ann Strand',
  ground: 'emergency-override',
  reason: 'Bevisstløs',
  outcome: 'opened',
  documents: [
    { kind: 'e-consultation', reference: 'Task/1', on: '2027-03-22', title: 'Utslett' },
    { kind: 'patient-card', reference: 'Patient/ann', on: null },
  ],
};

test('a line of the log as a row: Norwegian time, words, every document, the sum of the chain', () => {
  expect(logCsvCells(line, 'nb')).toEqual([
    '17',
    '2027-03-28 03:30:05',
    '=cmd|calc',
    'fastlege',
    'Storgata legesenter',
    'Åpnet på nødrett',
    'Ann Strand',
    'ann',
    'nødrett',
    'Bevisstløs',
    'åpnet',
    'E-konsultasjon «Utslett» (man 22. mars 2027); Pasientkort',
    'ab'.repeat(32),
  ]);
});

test('there is a heading for every cell, in each language', () => {
  for (const language of LANGUAGES) {
    expect(logCsvHeadings(language)).toHaveLength(logCsvCells(line, language).length);
  }
});

test('a line about no one patient, by the program itself', () => {
  const own = { ...line, role: 'system', practitioner: null, patient: null, patientName: null, documents: [] } as const;
  expect(logCsvCells(own, 'en')).toMatchObject({ 3: 'the program', 6: '', 7: '', 11: '' });
});

test('who has kept the reader from looking is said to be that, and not named', () => {
  const kept = { ...line, patient: null, patientName: null, documents: [], keptFromReader: true };
  expect(logCsvCells(kept, 'nb').slice(6, 8)).toEqual(['pasienten har sperret for deg', '']);
});
