import { describe, expect, test } from 'vitest';
import { lineOf, logCode, readLine } from '../../shared/ipc/logLine.ts';

describe('what may stand in the log', () => {
  test.each([
    '7c1f0c1e-5a5b-4d0e-9c55-3f1d2b7a9e06',
    'SQLITE_BUSY',
    'ERR_CRYPTO_ARGON2_NOT_SUPPORTED',
    'ENOSPC',
    'TypeError',
    'TypeError writer.js:120:13',
    'SQLITE_IOERR_SHMSIZE openStore.ts:64:9',
    'W-RangeError-1:204831',
    'W-0',
    '0.1.0',
    'wrong-key-or-damaged',
    'answerEConsultation',
    'crashed',
  ])('an id, a code, a word of our own: %s', (text) => expect(logCode(text)).toBe(text));

  test.each([
    'Ingrid Lien',
    'Lien',
    'lien',
    'Ødegård',
    'Hansen, Nora',
    '13817248693',
    '138172 48693',
    '40612345',
    'Kan jeg ta to om dagen?',
    'nora.hansen@example.no',
    'TypeError: Cannot read properties of Nora',
    '/home/ingrid/.config/Legekontor',
    'C:\\Users\\Ingrid',
    'https://portal.example/fhir/Patient/13817248693',
    'sykemelding',
    'NORA HANSEN',
    'E',
    'a\nb',
    '',
    'SQLITE_BUSY ENOSPC TypeError EACCES',
  ])('never what may be a person’s: «%s»', (text) => expect(logCode(text)).toMatch(/^withheld(?: withheld)?$/u));

  test('the kind of an error stays where its place is not one of ours', () => {
    expect(logCode("RangeError Nora's.js:1:1")).toBe('RangeError withheld');
  });

  test('what comes from a thread is filtered again, whatever it says it is', () => {
    const line = lineOf('writer broken', {
      act: 'answerEConsultation',
      code: 'Nora Hansen har feber',
      reason: { toString: () => 'Nora' },
      patient: 'Nora Hansen',
      which: 13_817_248_693,
      kid: 3,
    });
    expect(line).toBe('writer broken act=answerEConsultation code=withheld kid=3 reason=withheld which=withheld');
    expect(lineOf('Nora Hansen ringte', {})).toBe('withheld');
  });

  test.each([Number.NaN, 0.5, 9_144_935, -13_817_248_693])('a number that counts nothing: %s', (count) => {
    expect(lineOf('start', { which: count })).toBe('start which=withheld');
  });
});

describe('a line that is read back from the file', () => {
  const at = '[2026-11-21T08:00:00.000Z]';

  test('says what was written', () => {
    const line = lineOf('query broken', { act: 'listStaff', code: 'SQLITE_ERROR reader.js:10:20' });
    expect(readLine(`${at} ${line}`)).toBe(`2026-11-21T08:00:00.000Z ${line}`);
    expect(readLine(`${at} start`)).toBe('2026-11-21T08:00:00.000Z start');
  });

  test.each([
    'Nora Hansen ringte',
    `${at} Nora Hansen ringte`,
    'at answer (writer.js:1:2) Nora Hansen',
    '[i går] start',
    '',
  ])('is left out when the log would not have written it: %s', (line) => expect(readLine(line)).toBeNull());

  test('is filtered as if it were written now, and keeps nothing that stands between the codes', () => {
    expect(readLine(`${at} writer broken act=listStaff code=Nora Hansen`)).toBe(
      '2026-11-21T08:00:00.000Z writer broken act=listStaff code=withheld withheld',
    );
    expect(readLine(`${at} start Nora version=0.1.0 patient=Nora`)).toBe(
      '2026-11-21T08:00:00.000Z start version=0.1.0',
    );
  });
});
