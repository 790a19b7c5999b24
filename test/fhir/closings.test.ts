import { expect, test } from 'vitest';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { toClosings } from '../../shared/fhir/closings.ts';

const type = (code: string) => [{ coding: [{ system: SYSTEM.service, code }] }];
const closed = (start?: string, end?: string) => ({
  description: 'Kurs',
  during: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) },
});
const days = (resource: object) =>
  toClosings({ ...resource }).map(({ from, to, reason }) => [from.toString(), to.toString(), reason]);

test('the days on which no e-consultations are answered, both ends among them', () => {
  expect(days({ type: type('e-consultation'), notAvailable: [closed('2026-12-24', '2026-12-24')] })).toEqual([
    ['2026-12-24', '2026-12-24', 'Kurs'],
  ]);
});

test('without an end it is until further notice, without a beginning nothing', () => {
  const notAvailable = [closed('2026-12-24'), closed(undefined, '2026-12-31'), { description: 'Kurs' }, {}];
  expect(days({ type: type('e-consultation'), notAvailable })).toEqual([['2026-12-24', '9999-12-31', 'Kurs']]);
});

test('instants are days in Norway', () => {
  const during = { start: '2026-12-23T23:30:00Z', end: '2026-12-24T22:30:00Z' };
  expect(days({ type: type('e-consultation'), notAvailable: [{ during }] })).toEqual([
    ['2026-12-24', '2026-12-24', ''],
  ]);
});

test('another service, none, and what cannot be read close nothing', () => {
  const notAvailable = [closed('2026-12-24', '2026-12-24')];
  expect(days({ type: type('booking'), notAvailable })).toEqual([]);
  expect(days({ type: type('e-consultation') })).toEqual([]);
  expect(days({ type: type('e-consultation'), notAvailable: 'always' })).toEqual([]);
});
