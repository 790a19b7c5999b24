import { describe, expect, test } from 'vitest';
import {
  type Contract,
  doctorsOn,
  responsibleFor,
  responsibleOn,
} from '../../../shared/domain/patientList/responsible.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { doctor, list, patient } from './ids.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const holm = { locum: doctor('holm'), from: day('2027-07-01'), to: day('2027-07-14') };

const lien: Contract = {
  listId: list('lien'),
  sharedList: null,
  gps: [{ gp: doctor('lien'), from: day('2015-01-01'), to: null }],
  locums: [holm],
};

describe('scenario 40: a locum covers 1–14 July', () => {
  test.each([
    ['2027-06-30', []],
    ['2027-07-01', ['holm']],
    ['2027-07-14', ['holm']],
    ['2027-07-15', []],
  ])('on %s the GP is responsible, with locums %j', (text, locums) => {
    expect(responsibleOn(lien, day(text))).toEqual({ type: 'gp', gp: 'lien', locums });
    expect(doctorsOn(lien, [lien], day(text))).toEqual(['lien', ...locums]);
  });
});

describe('scenario 48: a list shared by two GPs', () => {
  const shared = (name: string): Contract => ({ ...lien, listId: list(name), sharedList: 'storgata' });
  const one = shared('one');
  const two: Contract = { ...shared('two'), gps: [{ gp: doctor('berg'), from: day('2020-01-01'), to: null }] };
  const other: Contract = { ...lien, gps: [{ gp: doctor('moe'), from: day('2020-01-01'), to: null }] };
  const contracts = [one, two, other];

  test('both work with the patient, and one is responsible', () => {
    const memberships = [{ patientId: patient('nora'), listId: list('two'), from: day('2027-01-01'), to: null }];
    expect(doctorsOn(two, contracts, day('2027-01-05'))).toEqual(['berg', 'lien']);
    expect(responsibleFor(patient('nora'), memberships, contracts, day('2027-01-05'))).toEqual({
      type: 'gp',
      gp: 'berg',
      locums: [],
    });
  });

  test('a locum of both contracts is one doctor, and a GP who has left is none', () => {
    expect(doctorsOn(two, contracts, day('2027-07-02'))).toEqual(['berg', 'holm', 'lien']);
    const left = { ...one, gps: [{ gp: doctor('lien'), from: day('2015-01-01'), to: day('2026-12-31') }] };
    expect(doctorsOn(two, [left, two], day('2027-01-05'))).toEqual(['berg']);
  });

  test('contracts that share nothing see nothing of each other', () => {
    expect(doctorsOn(other, [...contracts, { ...lien, listId: list('third') }], day('2027-01-05'))).toEqual(['moe']);
  });
});

describe('a vacant list', () => {
  const vacant = { ...lien, gps: [{ gp: doctor('lien'), from: day('2015-01-01'), to: day('2027-06-30') }] };

  test('is its only locum’s', () => {
    expect(responsibleOn(vacant, day('2027-07-02'))).toEqual({ type: 'locum', locum: 'holm' });
  });

  test('has nobody named when there is no locum or more than one', () => {
    expect(responsibleOn(vacant, day('2027-08-01'))).toEqual({ type: 'nobodyNamed', locums: [] });
    const two = { ...vacant, locums: [holm, { ...holm, locum: doctor('dahl') }] };
    expect(responsibleOn(two, day('2027-07-02'))).toEqual({ type: 'nobodyNamed', locums: ['holm', 'dahl'] });
  });
});

test('until the change takes effect the old GP is responsible, from then on the new one', () => {
  const berg: Contract = {
    ...lien,
    listId: list('berg'),
    gps: [{ gp: doctor('berg'), from: day('2020-01-01'), to: null }],
  };
  const memberships = [
    { patientId: patient('nora'), listId: list('lien'), from: day('2020-01-01'), to: day('2027-03-31') },
    { patientId: patient('nora'), listId: list('berg'), from: day('2027-04-01'), to: null },
    { patientId: patient('else'), listId: list('gone'), from: day('2020-01-01'), to: null },
  ];
  const gpOn = (name: string, text: string) => responsibleFor(patient(name), memberships, [lien, berg], day(text));
  expect(gpOn('nora', '2027-03-31')).toMatchObject({ gp: 'lien' });
  expect(gpOn('nora', '2027-04-01')).toMatchObject({ gp: 'berg' });
  expect(gpOn('nora', '2019-12-31')).toBeNull();
  expect(gpOn('else', '2027-04-01')).toBeNull();
});
