import { dnr, fnr } from '@navikt/fnrvalidator';
import type { Reference, Resource } from '@medplum/fhirtypes';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { SYSTEM, TASK_KINDS } from '../../shared/fhir/codes.ts';
import { osloDate } from '../../shared/lib/time.ts';
import { validate } from './fhir/definitions.ts';
import type { Stored } from './fhir/resourceStore.ts';
import { makeSurgery } from './surgery/makeSurgery.ts';
import { STAFF } from './surgery/staff.ts';

/** A Monday, 07:45 in Norway. */
const MONDAY = Temporal.Instant.from('2026-11-23T06:45:00Z');

const small = makeSurgery('small', 1, MONDAY);
const full = makeSurgery('full', 1, MONDAY);

function ofType<T extends Resource['resourceType']>(surgery: Stored[], type: T) {
  return surgery.filter((each): each is Stored & Extract<Resource, { resourceType: T }> => each.resourceType === type);
}

function openTasks(surgery: Stored[], kind: (typeof TASK_KINDS)[number]) {
  return ofType(surgery, 'Task').filter(
    ({ status, code }) => status === 'requested' && code?.coding?.[0]?.code === kind,
  );
}

test('it is the same surgery for the same seed and beginning, and another one otherwise', () => {
  expect(makeSurgery('small', 1, MONDAY)).toEqual(small);
  expect(makeSurgery('small', 2, MONDAY)).not.toEqual(small);
});

test('the staff is complete', () => {
  const roles = STAFF.map(({ role }) => role);
  const count = (role: string) => roles.filter((each) => each === role).length;
  expect([count('gp'), count('locum'), count('nurse'), count('receptionist')]).toEqual([3, 1, 2, 3]);
  const names = STAFF.map(({ given, family }) => `${given} ${family}`);
  expect(names).toEqual(expect.arrayContaining(['Ingrid Lien', 'Kari Moe']));
  expect(makeSurgery('empty', 1, MONDAY).filter(({ resourceType }) => resourceType === 'Practitioner')).toHaveLength(
    10,
  );
});

test('a full surgery has what a Monday has', () => {
  expect(ofType(full, 'Patient')).toHaveLength(3200);
  expect(openTasks(full, 'e-consultation')).toHaveLength(60);
  expect(openTasks(full, 'message')).toHaveLength(25);
  expect(openTasks(full, 'renewal-line')).toHaveLength(35);
  const asked = ofType(full, 'Appointment').filter(({ status }) => status === 'proposed' || status === 'pending');
  expect(asked).toHaveLength(40);
  expect(ofType(full, 'Schedule')).toHaveLength(3);
  const days = new Set(
    ofType(full, 'Slot').map(({ start }) => osloDate(Temporal.Instant.from(start ?? '')).toString()),
  );
  expect(days.size).toBe(30);
  expect(full.length).toBeGreaterThan(25_000);
  expect(full.length).toBeLessThan(45_000);
});

test('some e-consultations are overdue, some due today, some later, and their number has a long and an urgent one', () => {
  const due = openTasks(full, 'e-consultation').map(({ restriction }) =>
    osloDate(Temporal.Instant.from(restriction?.period?.end ?? '')).toString(),
  );
  const count = (fits: (day: string) => boolean) => due.filter(fits).length;
  expect(count((day) => day < '2026-11-23')).toBe(15);
  expect(count((day) => day === '2026-11-23')).toBe(9);
  expect(count((day) => day > '2026-11-23')).toBe(36);
  expect(openTasks(full, 'e-consultation').some(({ priority }) => priority === 'urgent')).toBe(true);
  const words = ofType(full, 'Communication').map(
    ({ payload }) => payload?.[0]?.contentString?.split(/\s+/).length ?? 0,
  );
  expect(Math.max(...words)).toBeGreaterThan(1900);
  expect(
    openTasks(full, 'e-consultation').some(({ requester }) => requester?.reference?.startsWith('RelatedPerson/')),
  ).toBe(true);
});

test('the small surgery has six open e-consultations, due yesterday, today, tomorrow, and in 2, 4 and 5 working days', () => {
  const due = openTasks(small, 'e-consultation').map(({ restriction }) =>
    osloDate(Temporal.Instant.from(restriction?.period?.end ?? '')).toString(),
  );
  expect(due.toSorted()).toEqual(['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-27', '2026-11-30']);
});

test('on a Saturday nothing is due that day, and nothing is from the future', () => {
  const saturday = Temporal.Instant.from('2026-11-21T20:00:00Z');
  const weekend = makeSurgery('full', 1, saturday);
  const due = openTasks(weekend, 'e-consultation').map(
    ({ restriction }) => osloDate(Temporal.Instant.from(restriction?.period?.end ?? '')).dayOfWeek,
  );
  expect(due.every((day) => day <= 5)).toBe(true);
  expect(weekend.every(({ meta }) => meta.lastUpdated < saturday.toString({ smallestUnit: 'millisecond' }))).toBe(true);
});

test('every identity number is a synthetic one with right control digits, and belongs to one patient', () => {
  const numbers = ofType(full, 'Patient').map(({ identifier }) => identifier?.[0]);
  for (const identifier of numbers) {
    const value = identifier?.value ?? '';
    const found = identifier?.system === SYSTEM.dNumber ? dnr(value) : fnr(value);
    expect([value, found.status]).toEqual([value, 'valid']);
    expect(Number(value.slice(2, 4))).toBeGreaterThan(80);
  }
  expect(new Set(numbers.map((identifier) => identifier?.value)).size).toBe(3200);
  expect(numbers.filter((identifier) => identifier?.system === SYSTEM.dNumber).length).toBeGreaterThan(5);
});

test('the unusual is there: long names, protected addresses, a child without a parent at home, locked-out doctors, a proxy that ran out', () => {
  const names = ofType(full, 'Patient').map(({ name }) => [...(name?.[0]?.given ?? []), name?.[0]?.family].join(' '));
  expect(names).toContain('Åse-Marie Kjærvik-Østbø Bjørnstjerne');
  const extensions = ofType(full, 'Patient').flatMap(
    ({ extension }) => extension?.map(({ valueCode }) => valueCode) ?? [],
  );
  expect(new Set(extensions)).toEqual(new Set(['kode-6', 'kode-7']));
  const kinds = ofType(full, 'Consent').map(({ category }) => category[0]?.coding?.[0]?.code);
  expect(new Set(kinds)).toEqual(new Set(['level', 'block', 'proxy', 'withheld-from-parents', 'own-access']));
  const ended = ofType(full, 'Consent').some(({ provision }) => (provision?.period?.end ?? '9') < '2026-11-23');
  expect(ended).toBe(true);
  const episodes = ofType(full, 'EpisodeOfCare');
  expect(new Set(episodes.map(({ status }) => status))).toEqual(new Set(['active', 'planned', 'finished', 'waitlist']));
  expect(
    episodes.filter(({ status }) => status === 'planned').every(({ period }) => period?.start === '2026-12-01'),
  ).toBe(true);
});

test('one has written and then taken the consent back, and some who have written change GP on the 1st', () => {
  const writers = new Set(openTasks(full, 'e-consultation').map((task) => task.for?.reference));
  const takenBack = ofType(full, 'Consent').filter(
    ({ status, patient }) => status === 'inactive' && writers.has(patient?.reference),
  );
  const levels = takenBack.filter(({ policyRule }) => policyRule?.coding?.[0]?.code !== undefined);
  expect(levels).toHaveLength(1);
  const changing = ofType(full, 'EpisodeOfCare').filter(
    ({ status, patient }) => status === 'planned' && writers.has(patient.reference),
  );
  expect(changing.length).toBeGreaterThanOrEqual(2);
});

describe('every resource is valid R4', () => {
  test('in the small surgery: all of them', () => {
    for (const resource of small) expect(() => validate(resource), resource.resourceType).not.toThrow();
  });

  test('in the full surgery: the first of each type and every fiftieth', () => {
    const seen = new Map<string, number>();
    for (const resource of full) {
      const count = seen.get(resource.resourceType) ?? 0;
      seen.set(resource.resourceType, count + 1);
      if (count % 50 === 0 || count < 20) expect(() => validate(resource), resource.resourceType).not.toThrow();
    }
  });
});

test('every reference leads to a resource of the surgery', () => {
  const known = new Set(full.map(({ resourceType, id }) => `${resourceType}/${id}`));
  const lost = new Set<string>();
  JSON.stringify(full, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'reference' in value) {
      const { reference } = value as Reference;
      if (typeof reference === 'string' && !known.has(reference)) lost.add(reference);
    }
    return value;
  });
  expect([...lost]).toEqual([]);
});

test('ids are unique', () => {
  expect(new Set(full.map(({ id }) => id)).size).toBe(full.length);
});
