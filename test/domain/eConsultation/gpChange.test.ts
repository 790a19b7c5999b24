import { describe, expect, test } from 'vitest';
import { changeAfter, changeTo, type TimeWithGp } from '../../../shared/domain/eConsultation/gpChange.ts';
import type { PatientId, PractitionerId } from '../../../shared/domain/identity/ids.ts';
import { listOfGp } from '../../../shared/fhir/list.ts';
import { berg, day, lien, vik } from './anEConsultation.ts';

const time = (gp: PractitionerId, from: string | null, to: string | null = null): TimeWithGp => ({
  patientId: 'nora' as PatientId,
  listId: listOfGp(gp),
  gp,
  from: from === null ? null : day(from),
  to: to === null ? null : day(to),
});

describe('the change by which a doctor got the patient', () => {
  const twice = [
    time(lien, '2020-01-01', '2027-03-31'),
    time(berg, '2027-04-01', '2027-05-31'),
    time(vik, '2027-06-01'),
  ];
  const found = (gp: PractitionerId, received: string, times = twice, today = '2027-06-10') =>
    changeTo(gp, times, day(received), day(today))?.on.toString() ?? null;

  test.each([
    ['is the doctor’s own, however many there were before', vik, '2027-03-20', '2027-06-01'],
    ['lies behind what came the day before it', vik, '2027-05-31', '2027-06-01'],
    ['lies not behind what came on it', vik, '2027-06-01', null],
    ['is the one of then for a doctor who has lost the patient since', berg, '2027-03-20', '2027-04-01'],
    ['is none for the one who had the patient then', lien, '2027-03-20', null],
    ['is none for a doctor who never had the patient', 'solberg' as PractitionerId, '2027-03-20', null],
  ])('%s', (_name, gp, received, on) => {
    expect(found(gp, received)).toBe(on);
  });

  test('is none before it takes effect, nor for who only stands in line', () => {
    expect(found(vik, '2027-03-20', twice, '2027-05-31')).toBeNull();
    expect(found(vik, '2027-03-20', [time(lien, '2020-01-01'), time(vik, null)])).toBeNull();
  });

  test('is none where the register knows nobody before the doctor', () => {
    expect(found(vik, '2027-03-20', [time(vik, '2027-06-01'), time(berg, null)])).toBeNull();
  });

  test('is the first of two for one who has had the patient twice since', () => {
    const times = [...twice, time(lien, '2027-08-01'), time(vik, '2027-09-01')];
    expect(found(vik, '2027-03-20', times, '2027-09-10')).toBe('2027-06-01');
    expect(found(lien, '2027-05-10', times, '2027-09-10')).toBe('2027-08-01');
  });
});

const changeBehind = (times: readonly TimeWithGp[], on: string) => {
  const change = changeAfter(times, day(on));
  return change === null ? null : [change.newGp, change.on.toString()];
};

describe('the change that lies behind what came on a day', () => {
  const newestFirst = [
    time(vik, '2027-06-01', '2027-12-31'),
    time(berg, '2027-04-01', '2027-05-31'),
    time(lien, '2020-01-01', '2027-03-31'),
  ];

  test('is the next one, however many follow', () => {
    expect(changeBehind(newestFirst, '2027-03-31')).toEqual([berg, '2027-04-01']);
    expect(changeBehind(newestFirst, '2027-04-01')).toEqual([vik, '2027-06-01']);
  });

  test('is to a GP whom the register does not name, where the last time ends', () => {
    expect(changeBehind(newestFirst, '2027-06-01')).toEqual(['', '2028-01-01']);
    expect(changeBehind([time(lien, '2027-08-01'), time(lien, '2020-01-01', '2027-03-31')], '2027-03-20')).toEqual([
      '',
      '2027-04-01',
    ]);
  });

  test('is none without an end, for whoever only stands in line, or where the register tells nothing of the day', () => {
    expect(changeBehind([time(lien, '2020-01-01'), time(berg, null)], '2027-03-20')).toBeNull();
    expect(changeBehind(newestFirst, '2019-12-31')).toBeNull();
  });
});
