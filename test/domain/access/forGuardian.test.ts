import { expect, test } from 'vitest';
import { areAdministrative, type DocumentKind } from '../../../shared/domain/access/logDocument.ts';
import { keepsFromGuardians } from '../../../shared/domain/access/youth.ts';
import { Temporal } from '../../../shared/lib/time.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const whole = (text: string) => ({ earliest: day(text), latest: day(text) });
const named = (...kinds: DocumentKind[]) => kinds.map((kind) => ({ kind, reference: 'Task/a', on: null }));

test.each([
  ['is kept until 16', true, '2027-03-22', true],
  ['and no longer', true, '2027-03-23', false],
  ['and only where it is asked for', false, '2027-03-22', false],
])('what a young patient asks to keep %s', (_what, withheldFromGuardians, today, keeps) => {
  expect(keepsFromGuardians({ birthDate: whole('2011-03-23'), withheldFromGuardians }, day(today))).toBe(keeps);
});

test('of whom the age may still be under 16 it is kept', () => {
  const birthDate = { earliest: day('2011-01-01'), latest: day('2011-12-31') };
  expect(keepsFromGuardians({ birthDate, withheldFromGuardians: true }, day('2027-12-30'))).toBe(true);
  expect(keepsFromGuardians({ birthDate, withheldFromGuardians: true }, day('2027-12-31'))).toBe(false);
});

test('of whom no age is known it is kept', () => {
  expect(keepsFromGuardians({ birthDate: null, withheldFromGuardians: true }, day('2027-03-23'))).toBe(true);
  expect(keepsFromGuardians({ birthDate: null, withheldFromGuardians: false }, day('2027-03-23'))).toBe(false);
});

test('documents are administrative where all are, and where any is named', () => {
  expect(areAdministrative(named('patient-card', 'access-log'))).toBe(true);
  expect(areAdministrative(named('patient-card', 'message'))).toBe(false);
  expect(areAdministrative([])).toBe(false);
});
