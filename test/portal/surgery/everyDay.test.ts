import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { osloDate, OSLO } from '../../../shared/lib/time.ts';
import { ResourceStore, type Stored } from '../fhir/resourceStore.ts';
import { ordinaryPatients } from '../patient/ordinary.ts';
import { makeSurgery, type SurgerySize } from './makeSurgery.ts';
import { GPS } from './staff.ts';
import { isWorkingDay, workingDayOnOrAfter, workingDaysFrom } from './workingDays.ts';

// The demo is made from the day on which it is started: what README, tour, pictures and specs rely on is there on each.

const FIRST = Temporal.PlainDate.from('2026-11-01');
const DAYS = 791;
const TIMES = ['00:01', '07:45', '12:00', '23:59'];

/** Every day of more than two years, each at one of the times; the time moves on from year to year. */
const MOMENTS = Array.from({ length: DAYS }, (_, index) => {
  const day = FIRST.add({ days: index });
  return day.toZonedDateTime({ timeZone: OSLO, plainTime: TIMES[(index + day.year) % TIMES.length] ?? '12:00' });
});
/** Leap day, the nights of the changed hour, Easter, 17 May, Christmas, the turn of the year: at each of the times. */
const SPECIAL = `
  2026-11-30 2026-12-24 2026-12-31 2027-01-01 2027-03-25
  2027-03-28 2027-05-17 2027-08-01 2027-10-31 2028-02-29
  2028-03-01 2028-03-26 2028-10-29 2028-12-25 2028-12-26
`
  .trim()
  .split(/\s+/u)
  .flatMap((day) => TIMES.map((time) => Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(OSLO)));

const FULL = ['2026-11-30T07:45', '2027-03-28T02:30', '2027-05-17T00:01', '2028-02-29T23:59', '2028-12-26T12:00'].map(
  (time) => Temporal.PlainDateTime.from(time).toZonedDateTime(OSLO),
);

const dates = new Map<string, Temporal.PlainDate>();
/** The date in Norway at an instant; many things happen at the same one. */
function dateOf(instant = ''): Temporal.PlainDate {
  const date = dates.get(instant) ?? osloDate(Temporal.Instant.from(instant));
  dates.set(instant, date);
  return date;
}
const is = (one: Stored, status: string) => 'status' in one && one.status === status;

/** Who is there: everything but the days. */
function who(surgery: readonly Stored[]): string[] {
  return surgery.map((one) => {
    const name = one.resourceType === 'Patient' ? one.name?.[0]?.family : '';
    const gp = one.resourceType === 'Patient' ? one.generalPractitioner?.[0]?.reference : '';
    return `${one.resourceType}/${one.id} ${name} ${gp}`;
  });
}

/** What of a surgery does not hold on its day; nothing when all of it does. */
function brokenPromises(size: Exclude<SurgerySize, 'empty'>, now: Temporal.ZonedDateTime): string[] {
  const surgery = makeSurgery(size, 1, now.toInstant());
  const today = now.toPlainDate();
  const store = new ResourceStore();
  for (const one of surgery) store.put(one);
  const ofKind = (kind: string) =>
    surgery.flatMap((one) =>
      one.resourceType === 'Task' && is(one, 'requested') && one.code?.coding?.[0]?.code === kind ? [one] : [],
    );
  const dues = ofKind('e-consultation').map((task) => dateOf(task.restriction?.period?.end));
  const reference = workingDayOnOrAfter(today);
  const dueOn = (fits: (order: number) => boolean) =>
    dues.some((day) => fits(Temporal.PlainDate.compare(day, reference)));
  const freeOn = (day: Temporal.PlainDate) =>
    surgery.some((one) => one.resourceType === 'Slot' && one.status === 'free' && dateOf(one.start).equals(day));
  const nearly16 = today.subtract({ years: 16 });
  const born = (one: Stored) => (one.resourceType === 'Patient' ? Temporal.PlainDate.from(one.birthDate ?? '') : today);
  const patients = surgery.filter(({ resourceType }) => resourceType === 'Patient');
  const isChild = (one: Stored, years: number) =>
    Temporal.PlainDate.compare(born(one), today.subtract({ years })) > 0 &&
    store.withPatient('RelatedPerson', `Patient/${one.id}`).length > 0;
  const past = (at: string | undefined) => at === undefined || Date.parse(at) <= now.epochMilliseconds;

  const promises: Record<string, boolean> = {
    'each GP has three patients whom nothing singles out': GPS.every(
      ({ id }) => [...ordinaryPatients(store, today, id)].length >= 3,
    ),
    'a child under 11 has a parent who may write for it': patients.some((one) => isChild(one, 11)),
    'a child is between 13 and 16':
      size === 'small' ||
      patients.some(
        (one) => isChild(one, 16) && Temporal.PlainDate.compare(born(one), today.subtract({ years: 13 })) <= 0,
      ),
    'nobody is born tomorrow': patients.every((one) => Temporal.PlainDate.compare(born(one), today) < 0),
    'somebody has withdrawn the consent':
      size === 'small' || surgery.some((one) => one.resourceType === 'Consent' && is(one, 'inactive')),
    'a child is within a month of 16':
      size === 'small' || patients.some((one) => Math.abs(born(one).since(nearly16).days) <= 31),
    'somebody has a block':
      size === 'small' || surgery.some((one) => one.resourceType === 'Consent' && one.provision?.type === 'deny'),
    'somebody lets another act':
      size === 'small' || surgery.some((one) => one.resourceType === 'Consent' && one.provision?.type === 'permit'),
    'some are about to change GP, on the 1st': surgery
      .filter((one) => one.resourceType === 'EpisodeOfCare' && is(one, 'planned'))
      .every(
        (one) =>
          one.resourceType === 'EpisodeOfCare' &&
          (one.period?.start ?? '') > today.toString() &&
          one.period?.start?.endsWith('-01') === true,
      ),
    'something is overdue': dueOn((order) => order < 0),
    'something is due today, or the next working day': dueOn((order) => order === 0),
    'something is due later': dueOn((order) => order > 0),
    'nothing falls due on a day off': dues.every(isWorkingDay),
    'something is urgent': ofKind('e-consultation').some(({ priority }) => priority === 'urgent'),
    'every kind of work waits': ['e-consultation', 'message', 'renewal-line', 'result-review'].every(
      (kind) => ofKind(kind).length > 0,
    ),
    'times are free today and the next working day': freeOn(reference) && freeOn(workingDaysFrom(reference, 1)),
    'nobody is seen on a day off': surgery.every(
      (one) => one.resourceType !== 'Appointment' || one.start === undefined || isWorkingDay(dateOf(one.start)),
    ),
    'nothing has happened that is still to come': surgery.every(
      (one) =>
        past(one.meta.lastUpdated) &&
        (one.resourceType !== 'Communication' || past(one.sent)) &&
        (one.resourceType !== 'Task' || past(one.authoredOn)) &&
        (one.resourceType !== 'DiagnosticReport' || past(one.issued)) &&
        (one.resourceType !== 'Appointment' || !is(one, 'fulfilled') || past(one.start)),
    ),
  };
  return Object.entries(promises).flatMap(([promise, holds]) => (holds ? [] : [`${now.toString()}: ${promise}`]));
}

describe('the surgery keeps its promises', () => {
  test('on each of 791 days, and at the turns of day, hour and year', () => {
    expect([...MOMENTS, ...SPECIAL].flatMap((now) => brokenPromises('small', now))).toEqual([]);
  }, 600_000);

  test.for(FULL)('in full on %s', (now) => {
    expect(brokenPromises('full', now)).toEqual([]);
  });
});

test('it is the same people with the same matters on every day', () => {
  const first = who(makeSurgery('small', 1, SPECIAL[0]?.toInstant() ?? Temporal.Now.instant())).toSorted();
  for (const now of [...SPECIAL, ...MOMENTS.filter((_, index) => index % 30 === 0)])
    expect(who(makeSurgery('small', 1, now.toInstant())).toSorted(), now.toString()).toEqual(first);
});
