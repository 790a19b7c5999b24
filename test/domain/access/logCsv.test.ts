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
  test.each(['=1+1', '+47', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])('%j is no formula to a spreadsheet', (cell) => {
    expect(csvRow([cell])).toBe(`"'${cell}"\r\n`);
  });
  test('what only holds such a sign further on stays as it is', () => {
    expect(csvRow(['Åse-Marie', 'a=b'])).toBe('"Åse-Marie","a=b"\r\n');
  });
  test('the file begins so that Excel takes it for UTF-8', () => {
    expect([...new TextEncoder().encode(CSV_BEGIN)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});

const line: AccessLogLine & { seq: number; hash: string } = {
  seq: 17,
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
