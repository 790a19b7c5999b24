import { beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { phoneOf } from '../../electron/engine/db/phoneOf.ts';
import { shownPatient } from '../../electron/engine/db/patientSearch.ts';
import { findResource, forgetResource } from '../../electron/engine/db/resourceStore.ts';
import { searchPatients } from '../../electron/engine/queries/findPatients.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { LIEN } from '../fhir/resources.ts';
import { aDatabase } from './aDatabase.ts';
import { NOW, pulled } from './aSurgery.ts';

let db: Db;
beforeEach(() => {
  db = aDatabase();
});

let version = 0;
function isOnTheList(id: string, family: string, given: string, number = '01819012345', more: object = {}): void {
  version += 1;
  const lastUpdated = new Date(Date.parse('2026-11-20T09:00:00Z') + version * 1_000).toISOString();
  pulled(db, [
    {
      resourceType: 'Patient',
      id,
      meta: { versionId: String(version), lastUpdated },
      name: [{ family, given: given.split(' ') }],
      identifier: [{ system: SYSTEM.nationalId, value: number }],
      birthDate: '1990-01-01',
      ...more,
    },
  ]);
}

const found = (typed: string, limit = 20) => searchPatients(db, typed, limit, NOW).patients.map((one) => one.name);

test('patients come by family name, then by given name; a double name after the single one', () => {
  isOnTheList('1', 'Berg Dahl', 'Anna');
  isOnTheList('2', 'Berg', 'Pia');
  isOnTheList('3', 'Bergan', 'Anna');
  isOnTheList('4', 'Berg', 'Ane Dorthea');
  expect(found('ber')).toEqual(['Ane Dorthea Berg', 'Pia Berg', 'Anna Berg Dahl', 'Anna Bergan']);
});

describe('a patient is found by', () => {
  beforeEach(() => {
    isOnTheList('1', 'Ødegård', 'Kari Anne', '01819012345');
    isOnTheList('2', 'Sæther-Aas', 'Åse', '01819112341');
    isOnTheList('3', "D'Angelo", 'Ole Å', '15885500111');
  });

  test.each([
    ['the beginning of the family name', 'øde', ['Kari Anne Ødegård']],
    ['a name without its Norwegian letters', 'odegar', ['Kari Anne Ødegård']],
    ['aa for å', 'ødegaard', ['Kari Anne Ødegård']],
    ['the second given name', 'ann', ['Kari Anne Ødegård']],
    ['two names, in any order', 'ødeg kari', ['Kari Anne Ødegård']],
    ['the second half of a double name', 'aas', ['Åse Sæther-Aas']],
    ['a name with an apostrophe', "d'ang", ["Ole Å D'Angelo"]],
    ['a whole name of one letter', 'å', ["Ole Å D'Angelo"]],
    ['the beginning of the identity number', '158855', ["Ole Å D'Angelo"]],
    ['an identity number with a space in it', '018190 12345', ['Kari Anne Ødegård']],
    ['name and number', 'kar 0181', ['Kari Anne Ødegård']],
  ])('%s: %s', (_, typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });

  test.each(['', '   ', '%', '*', '"', 'NEAR(', 'kari AND', 'name:kari', '-kari', 'kari" OR "ole', '^', '\u0000'])(
    'what people do not mean as a search language is none: %j',
    (typed) => {
      expect(() => found(typed)).not.toThrow();
    },
  );

  test('nobody is found by nothing, by a letter of a name, or by a name of one and the number of another', () => {
    expect([found(''), found('-'), found('k'), found('kari 1588')]).toEqual([[], [], [], []]);
  });
});

test('the order is Norwegian, by family name: z, æ, ø, å', () => {
  for (const [id, family] of ['Aasen', 'Øberg', 'Zimmer', 'Æsøy', 'Berg'].entries()) {
    isOnTheList(String(id), family, 'Test');
  }
  expect(found('test')).toEqual(['Test Berg', 'Test Zimmer', 'Test Æsøy', 'Test Øberg', 'Test Aasen']);
  expect(found('test', 2)).toEqual(['Test Berg', 'Test Zimmer']);
});

test('a new name and a new number take the place of the old ones', () => {
  isOnTheList('1', 'Berg', 'Kari', '01819012345');
  isOnTheList('1', 'Dahl', 'Kari', '01819054321');
  expect([found('berg'), found('0181901'), found('dahl'), found('0181905')]).toEqual([
    [],
    [],
    ['Kari Dahl'],
    ['Kari Dahl'],
  ]);
});

test('a new birth date and GP are shown, with the same name and number, which still find her', () => {
  isOnTheList('1', 'Berg', 'Kari');
  version += 1;
  const lastUpdated = new Date(Date.parse('2026-11-20T09:00:00Z') + version * 1_000).toISOString();
  pulled(db, [
    {
      resourceType: 'Patient',
      id: '1',
      meta: { versionId: String(version), lastUpdated },
      name: [{ family: 'Berg', given: ['Kari'] }],
      identifier: [{ system: SYSTEM.nationalId, value: '01819012345' }],
      birthDate: '1990-01-02',
      generalPractitioner: [{ reference: `Practitioner/${LIEN}` }],
    },
  ]);
  expect([found('berg'), found('0181901')]).toEqual([['Kari Berg'], ['Kari Berg']]);
  const gp = findResource(db, { type: 'Practitioner', id: LIEN })?.num;
  const num = findResource(db, { type: 'Patient', id: '1' })?.num ?? 0;
  expect(shownPatient(db, num)).toEqual({ name: 'Kari Berg', birthday: '1990-01-02', gp, gpName: null });
});

test('a patient whom the portal no longer has is not found', () => {
  isOnTheList('1', 'Berg', 'Kari');
  forgetResource(db, { type: 'Patient', id: '1' });
  expect([found('berg'), found('0181')]).toEqual([[], []]);
  const left = ['patient_shown', 'patient_number', 'patient_phone'].map((table) =>
    db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  );
  expect(left).toEqual([0, 0, 0]);
});

describe('a name with letters that no Norwegian keyboard has', () => {
  test.each([
    ['Łuczak', 'luczak'],
    ['Strauß', 'strauss'],
    ['Guðrún', 'gudrun'],
    ['Þorsteinsson', 'thorsteinsson'],
    ['Đorđević', 'dordevic'],
    ['Bœuf', 'boeuf'],
    ['Yılmaz', 'yilmaz'],
    ['Áŋgir', 'angir'],
    ['Ŧuommá', 'tuomma'],
    ['Ödegaard', 'odegård'],
    ['Nguyễn', 'nguyen'],
    ['İnönü', 'inonu'],
    ['Ǿstby', 'østby'],
  ])('%s is found by %s, and by itself', (family, typed) => {
    isOnTheList('1', family, 'Kari');
    expect(found(typed)).toEqual([`Kari ${family}`]);
    expect(found(family)).toEqual([`Kari ${family}`]);
    expect(found(family.toUpperCase())).toEqual([`Kari ${family}`]);
  });
});

const person = (changed: Record<string, unknown>) => {
  version += 1;
  const lastUpdated = new Date(Date.parse('2026-11-20T09:00:00Z') + version * 1_000).toISOString();
  return { resourceType: 'Patient', id: 'p', meta: { versionId: String(version), lastUpdated }, ...changed };
};

describe('of several names', () => {
  test('the one of today is shown, and every one finds', () => {
    pulled(db, [
      person({
        name: [
          { use: 'maiden', family: 'Holm', given: ['Kari'] },
          { family: 'Vik', given: ['Kari'], period: { end: '2020-12-31' } },
          { family: 'Berg', given: ['Kari'], period: { start: '2021-01-01' } },
        ],
      }),
    ]);
    for (const typed of ['holm', 'vik', 'berg']) expect(found(typed)).toEqual(['Kari Berg']);
  });

  test('a middle name is shown and found', () => {
    const extension = [{ url: 'http://hl7.no/fhir/StructureDefinition/no-basis-middlename', valueString: 'Solem' }];
    pulled(db, [person({ name: [{ family: 'Berg', given: ['Kari'], extension }] })]);
    expect(found('solem')).toEqual(['Kari Solem Berg']);
  });
});

const gp = () => searchPatients(db, 'berg', 1, NOW).patients[0];

describe('whose GP it is', () => {
  const name = [{ family: 'Berg', given: ['Kari'] }];
  const herId = { system: SYSTEM.herId, value: '8094866' };

  test('by a HER-id and a name alone: that name', () => {
    pulled(db, [person({ name, generalPractitioner: [{ identifier: herId, display: 'Ola Vik' }] })]);
    expect(gp()).toMatchObject({ gp: null, gpName: 'Ola Vik' });
  });

  test('by a HER-id that someone here has: that one', () => {
    pulled(db, [
      {
        resourceType: 'Practitioner',
        id: LIEN,
        meta: person({}).meta,
        identifier: [herId],
        name: [{ text: 'Ingrid Lien' }],
      },
      person({ name, generalPractitioner: [{ identifier: herId, display: 'I. Lien' }] }),
    ]);
    expect(gp()?.gp).toBe(findResource(db, { type: 'Practitioner', id: LIEN })?.num);
  });

  test('the person among organisations and roles', () => {
    pulled(db, [
      person({ name, generalPractitioner: [{ reference: 'Organization/o' }, { reference: `Practitioner/${LIEN}` }] }),
    ]);
    expect(gp()?.gp).toBe(findResource(db, { type: 'Practitioner', id: LIEN })?.num);
  });

  test('by the role of someone', () => {
    pulled(db, [
      {
        resourceType: 'PractitionerRole',
        id: 'r',
        meta: person({}).meta,
        practitioner: { reference: `Practitioner/${LIEN}` },
      },
      person({ name, generalPractitioner: [{ reference: 'PractitionerRole/r' }] }),
    ]);
    expect(gp()?.gp).toBe(findResource(db, { type: 'Practitioner', id: LIEN })?.num);
  });

  test('by nothing that can be read: nobody', () => {
    pulled(db, [person({ name, generalPractitioner: [{ display: '  ' }, { reference: 'Organization/o' }] })]);
    expect(gp()).toMatchObject({ gp: null, gpName: null });
  });
});

const phone = (value: string, more = {}) => ({ system: 'phone', value, ...more });

describe('the number to phone', () => {
  const THEN = Date.parse('2026-11-20T09:00:00Z');
  const number = (telecom: unknown) => {
    pulled(db, [person({ telecom })]);
    return phoneOf(db, findResource(db, { type: 'Patient', id: 'p' })?.num ?? 0, THEN);
  };

  test.each([
    ['a mobile before others', [phone('1'), phone('2', { use: 'mobile' })], '2'],
    ['the one that the portal ranks first', [phone('1', { use: 'mobile' }), phone('2', { rank: 1 })], '2'],
    ['none that is old', [phone('1', { use: 'old' })], null],
    ['none that has ended', [phone('1', { use: 'mobile', period: { end: '2025' } }), phone('2')], '2'],
    ['none that has not begun', [phone('1', { use: 'mobile', period: { start: '2027' } }), phone('2')], '2'],
    ['no address of e-mail', [{ system: 'email', value: 'a@b.example' }], null],
    ['none without a number', [{ system: 'phone' }, phone(' '), phone('2')], '2'],
    ['nothing', undefined, null],
  ])('is %s', (_what, telecom, expected) => {
    expect(number(telecom)).toBe(expected);
  });
});

describe('a patient is also found by', () => {
  beforeEach(() => {
    isOnTheList('1', 'Ødegård', 'Nora', '15925512345', { birthDate: '1955-12-15', telecom: [phone('+47 400 00 123')] });
    isOnTheList('2', 'Berg', 'Nora', '15925612345', {
      birthDate: '1956-12-15',
      telecom: [
        phone('40000999', { use: 'old' }),
        phone('40000888', { period: { end: '2020-01-01' } }),
        phone('400 00 777'),
        { system: 'email', value: '40000666' },
      ],
    });
    isOnTheList('3', 'Dahl', 'Emil', '15925512399', { birthDate: '1955' });
  });

  test.each([
    ['the birth date, written', '15.12.1955', ['Nora Ødegård']],
    ['the birth date in six digits', '151255', ['Nora Ødegård']],
    ['a name and the year of birth', 'nora 1955', ['Nora Ødegård']],
    ['the year of birth alone, also where no more is known', '1955', ['Emil Dahl', 'Nora Ødegård']],
    ['the telephone number', '40000123', ['Nora Ødegård']],
    ['the telephone number with spaces', '400 00 123', ['Nora Ødegård']],
    ['the telephone number in use', '40000777', ['Nora Berg']],
    ['a date and a name that do not go together: nobody', 'emil 15.12.1955', []],
    ['a telephone number that is no longer theirs: nobody', '40000999', []],
    ['one that has ended: nobody', '40000888', []],
    ['what is no telephone: nobody', '40000666', []],
    ['a date that does not exist: nobody', '31.02.1955', []],
  ])('%s', (_, typed, names) => {
    expect(found(typed)).toEqual(names);
  });

  test('not by a telephone number that the portal has taken away', () => {
    isOnTheList('1', 'Ødegård', 'Nora', '15925512345', { birthDate: '1955-12-15' });
    expect(found('40000123')).toEqual([]);
  });
});

const counted = (typed: string, mayShow?: (num: number) => boolean) => {
  const { patients, total, isAll } = searchPatients(db, typed, 20, NOW, mayShow);
  return [patients.length, total, isAll];
};

test('more than are shown are counted, up to two hundred, and only those whom one may see', () => {
  for (let index = 0; index < 26; index += 1) isOnTheList(String(index), 'Berg', `Nora ${String(index)}`);
  expect(counted('nora')).toEqual([20, 26, true]);
  const hidden = new Set([1, 3].map((id) => findResource(db, { type: 'Patient', id: String(id) })?.num));
  expect(counted('nora', (num) => !hidden.has(num))).toEqual([20, 24, true]);
  expect(counted('nobody')).toEqual([0, 0, true]);
});
