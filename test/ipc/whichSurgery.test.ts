import { beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { loadLists } from '../../electron/engine/db/lists.ts';
import { findStaff, listStaff, staffNow } from '../../electron/engine/db/staff.ts';
import {
  isOfSurgery,
  nameSurgery,
  surgeryName,
  surgeryOf,
  surgeryReference,
} from '../../electron/engine/db/surgery.ts';
import { surgeryHours } from '../../electron/engine/db/surgeryHours.ts';
import { signInPerson } from '../../electron/engine/commands/signInPerson.ts';
import { readPortalSettings } from '../../electron/engine/portal/settings.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, NOW, pulled } from '../db/aSurgery.ts';
import { aCommunication, anotherRole, aPatient, aTask, LIEN, MATTER, meta, MOE, staff } from '../fhir/resources.ts';
import { entriesOfTask } from '../../electron/engine/db/outboxStore.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';

let db: Db;

beforeEach(() => {
  db = aDatabase();
});

const organization = (id: string, name: string, changed: Record<string, unknown> = {}) => ({
  resourceType: 'Organization',
  id,
  meta: meta(),
  name,
  ...changed,
});
const phone = (value: string) => ({ telecom: [{ system: 'phone', value }] });
const number = (value: string) => ({ identifier: [{ system: SYSTEM.organizationNumber, value }] });
const ours = () => organization('storgata', 'Storgata legesenter', { ...phone('22 00 00 01'), ...number('910000001') });
/** Before ours in every order: by id, by name, and as it came. */
const pharmacy = () => organization('apotek', 'Apoteket', { ...phone('22 00 00 99'), ...number('910000099') });
const at = (id: string) => ({ organization: { reference: `Organization/${id}` } });

const people = () => [
  ...staff(LIEN, 'Ingrid', 'Lien', 'gp', at('storgata')),
  ...staff(MOE, 'Kari', 'Moe', 'receptionist', at('storgata')),
];

function noteGoesTo(): unknown {
  ask(db, 'writeInternalNote', { taskId: MATTER, note: 'Ring apoteket.' }, LIEN);
  const task = findResource(db, { type: 'Task', id: MATTER })?.num ?? 0;
  const [step] = entriesOfTask(db, task).at(-1)?.steps ?? [];
  return step?.do === 'create' ? step.resource['recipient'] : null;
}

describe('of several organizations', () => {
  test('none is taken: nobody works here, and the words say what to do', () => {
    pulled(db, [pharmacy(), ours(), ...people(), aPatient(), aTask(), aCommunication()]);
    expect(surgeryOf(db)).toEqual({ is: 'several' });
    expect([surgeryName(db), surgeryReference(db), listStaff(db)]).toEqual([null, null, []]);
    const identity = { hpr: '9144900', subjects: [] };
    expect(signInPerson({ db, now: () => NOW }, identity)).toEqual({ ok: false, error: 'which-surgery' });
  });

  test.each(['Organization/storgata', '910000001'])('the one that the settings name (%s) is the surgery', (named) => {
    nameSurgery(db, named);
    pulled(db, [pharmacy(), ours(), ...people(), aPatient(), aTask(), aCommunication()]);
    expect([surgeryName(db), surgeryReference(db)]).toEqual(['Storgata legesenter', 'Organization/storgata']);
    expect(listStaff(db).map(({ name }) => name)).toEqual(['Ingrid Lien', 'Kari Moe']);
    expect(noteGoesTo()).toEqual([{ reference: 'Organization/storgata' }]);
    expect(ask(db, 'readEConsultation', { taskId: MATTER }, LIEN)).toMatchObject({
      value: { surgeryPhone: '22 00 00 01' },
    });
  });

  test('one that the settings name and that is not there is nobody’s', () => {
    nameSurgery(db, '910000002');
    expect(surgeryOf(db)).toEqual({ is: 'none' });
    pulled(db, [pharmacy(), ours(), ...people()]);
    expect([surgeryOf(db), listStaff(db)]).toEqual([{ is: 'not-found' }, []]);
    pulled(db, [organization('x', 'X', number('910000002')), organization('y', 'Y', number('910000002'))]);
    expect(surgeryOf(db)).toEqual({ is: 'several' });
  });

  test('the only one is the surgery, and stays it when others come', () => {
    pulled(db, [ours(), organization('old', 'Nedlagt', { active: false }), ...people()]);
    pulled(db, [{ ...pharmacy(), meta: meta('1', '2027-03-23T08:10:00.000Z') }]);
    expect(surgeryReference(db)).toBe('Organization/storgata');
    expect(listStaff(db)).toHaveLength(2);
  });
});

const service = (id: string, of: string) => ({
  resourceType: 'HealthcareService',
  id,
  meta: meta(),
  providedBy: { reference: `Organization/${of}` },
  type: [{ coding: [{ system: SYSTEM.service, code: 'e-consultation' }] }],
  notAvailable: [{ description: id, during: { start: '2027-03-29', end: '2027-03-30' } }],
});

describe('who works here', () => {
  test('a role at another organization counts not here', () => {
    pulled(db, [
      ours(),
      ...people(),
      ...anotherRole(MOE, 'gp', at('legevakt')),
      ...staff('vik', 'Odd', 'Vik', 'locum', at('legevakt')),
    ]);
    expect(findStaff(db, MOE)?.role).toBe('receptionist');
    expect(findStaff(db, 'vik')).toBeNull();
    expect(loadLists(db).map(({ gp }) => gp)).toEqual([LIEN]);
  });

  test('a practitioner who is out of use works nowhere, whatever the role says', () => {
    const [person, role] = staff(LIEN, 'Ingrid', 'Lien', 'gp', at('storgata'));
    pulled(db, [ours(), { ...person, active: false }, role].filter((one) => one !== undefined) as never);
    expect([staffNow(db, LIEN, NOW), loadLists(db)]).toEqual([null, []]);
  });

  test('a role that says nothing of where is here, one that cannot be followed is not', () => {
    const surgery = { is: 'known', id: 'storgata', resource: ours() } as const;
    const belongs = (given: unknown) => isOfSurgery(given, surgery);
    expect(belongs(undefined)).toBe(true);
    expect(belongs({ identifier: { system: SYSTEM.organizationNumber, value: '910000001' } })).toBe(true);
    for (const other of [
      { identifier: { system: SYSTEM.organizationNumber, value: '910000099' } },
      { reference: 'Practitioner/storgata' },
      { reference: 'Organization/apotek' },
      { display: 'Storgata legesenter' },
      'Organization/storgata',
    ]) {
      expect(belongs(other)).toBe(false);
    }
    expect(isOfSurgery({ reference: 'Organization/storgata' }, { is: 'none' })).toBe(true);
    expect(isOfSurgery(undefined, { is: 'several' })).toBe(false);
  });

  test('a closing of another organization’s closes nothing here', () => {
    pulled(db, [ours(), service('ours', 'storgata'), service('theirs', 'apotek')]);
    expect(surgeryHours(db).closings.map(({ reason }) => reason)).toEqual(['ours']);
  });
});

const read = (given: string) =>
  readPortalSettings(JSON.stringify({ fhirBase: 'http://127.0.0.1:1', organization: given }));

test('the settings take a reference or an organisation number, and nothing else', () => {
  expect(read('Organization/storgata').ok).toBe(true);
  expect(read('910000001').ok).toBe(true);
  expect(read('Storgata')).toMatchObject({ ok: false, error: { field: 'organization' } });
});
