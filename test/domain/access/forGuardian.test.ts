import { expect, test } from 'vitest';
import { areAdministrative, type DocumentKind } from '../../../shared/domain/access/logDocument.ts';
import { keepsFromGuardians } from '../../../shared/domain/access/youth.ts';
import { Temporal } from '../../../shared/lib/time.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const named = (...kinds: DocumentKind[]) => kinds.map((kind) => ({ kind, reference: 'Task/a', on: null }));

test.each([
  ['is kept until 16', true, '2027-03-22', true],
  ['and no longer', true, '2027-03-23', false],
  ['and only where it is asked for', false, '2027-03-22', false],
])('what a young patient asks to keep %s', (_what, withheldFromGuardians, today, keeps) => {
  expect(keepsFromGuardians({ birthDate: day('2011-03-23'), withheldFromGuardians }, day(today))).toBe(keeps);
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
