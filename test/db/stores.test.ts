import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foreignTo } from '../../electron/engine/db/belongsToPortal.ts';
import type { PortalSettings } from '../../electron/engine/portal/settings.ts';
import { countLoaded, readCursor, saveCursor } from '../../electron/engine/db/cursorStore.ts';
import { readDraft, removeDraft, saveDraft } from '../../electron/engine/db/draftStore.ts';
import { countQuarantined, listQuarantined, putAside, release } from '../../electron/engine/db/quarantineStore.ts';
import { readSetting, saveSetting } from '../../electron/engine/db/settingStore.ts';
import { findStaff, listStaff } from '../../electron/engine/db/staff.ts';
import { surgeryName } from '../../electron/engine/db/surgery.ts';
import { ROLES } from '../../shared/domain/access/role.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { LIEN, meta, MOE, theStaff } from '../fhir/resources.ts';
import { aDatabase } from './aDatabase.ts';
import { pulled, pullTheSurgery } from './aSurgery.ts';

describe('cursor', () => {
  test('is kept by type, and never goes back by itself', () => {
    const db = aDatabase();
    expect(readCursor(db, 'Task')).toBeNull();
    saveCursor(db, 'Task', { mark: 2_000, loaded: false });
    saveCursor(db, 'Patient', { mark: 1, loaded: true });
    saveCursor(db, 'Task', { mark: 1_000, loaded: true });
    expect(readCursor(db, 'Task')).toEqual({ mark: 2_000, loaded: true });
    saveCursor(db, 'Task', { mark: 3_000, loaded: false });
    expect(readCursor(db, 'Task')).toEqual({ mark: 3_000, loaded: true });
    expect(readCursor(db, 'Patient')).toEqual({ mark: 1, loaded: true });
  });

  test('counts what has come, not what has only been referred to', () => {
    const db = aDatabase();
    pullTheSurgery(db);
    expect([countLoaded(db, 'Task'), countLoaded(db, 'Practitioner'), countLoaded(db, 'RelatedPerson')]).toEqual([
      1, 2, 0,
    ]);
  });
});

const MATTER = { num: 1, patient: 3 };

describe('draft', () => {
  test('one per person, matter and patient, and nobody sees another’s', () => {
    const db = aDatabase();
    saveDraft(db, MATTER, 7, { text: 'Kladd', saved: 10 });
    saveDraft(db, MATTER, 7, { text: 'Kladden ble lengre', saved: 20 });
    saveDraft(db, MATTER, 8, { text: 'En annens', saved: 30 });
    expect(readDraft(db, MATTER, 7)).toEqual({ text: 'Kladden ble lengre', saved: 20 });
    expect(readDraft(db, { ...MATTER, num: 2 }, 7)).toBeNull();
    expect(readDraft(db, { ...MATTER, patient: 4 }, 7), 'another patient in the same matter').toBeNull();
    removeDraft(db, MATTER, 7);
    expect([readDraft(db, MATTER, 7), readDraft(db, MATTER, 8)?.text]).toEqual([null, 'En annens']);
  });

  test('any text comes back as it was written', () => {
    const db = aDatabase();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        saveDraft(db, MATTER, 1, { text, saved: 1 });
        return readDraft(db, MATTER, 1)?.text === text;
      }),
      { numRuns: 100 },
    );
  });
});

describe('quarantine', () => {
  const issue = { type: 'Task', id: 't1', field: 'Task.status', problem: 'invalid_value' };

  test('keeps one line for each resource, with the newest reason and the first day', () => {
    const db = aDatabase();
    putAside(db, issue, '{"old":true}', 10);
    putAside(db, { ...issue, field: 'Task.intent' }, '{"new":true}', 20);
    putAside(db, { ...issue, id: null }, 'null', 5);
    expect(listQuarantined(db, 10)).toEqual([
      { type: 'Task', fhir_id: '', field: 'Task.status', problem: 'invalid_value', since: 5, raw: 'null' },
      { type: 'Task', fhir_id: 't1', field: 'Task.intent', problem: 'invalid_value', since: 10, raw: '{"new":true}' },
    ]);
    expect(listQuarantined(db, 1)).toHaveLength(1);
    release(db, 'Task', 't1');
    release(db, 'Patient', '');
    expect(countQuarantined(db)).toBe(1);
  });
});

describe('setting', () => {
  test('the last value stands', () => {
    const db = aDatabase();
    expect(readSetting(db, 'lastSynced')).toBeNull();
    saveSetting(db, 'lastSynced', 'før');
    saveSetting(db, 'lastSynced', 'etter');
    expect([readSetting(db, 'lastSynced'), readSetting(db, 'preferences')]).toEqual(['etter', null]);
  });

  test.each([
    ['the same address', 'https://portal.example/fhir', 'https://portal.example/fhir', true],
    ['another one', 'https://portal.example/fhir', 'https://other.example/fhir', false],
    ['another path', 'https://portal.example/fhir', 'https://portal.example/fhir/r4', false],
    ['another port', 'https://portal.example/fhir', 'https://portal.example:8443/fhir', false],
    ['the demo on another port', 'http://127.0.0.1:4100/fhir', 'http://127.0.0.1:4200/fhir', true],
    ['the demo after a real portal', 'https://portal.example/fhir', 'http://127.0.0.1:4200/fhir', false],
  ])('a database belongs to the portal it was first filled from: %s', (_what, first, then, belongs) => {
    const db = aDatabase();
    const to = (fhirBase: string) => foreignTo(db, { ...PORTAL, fhirBase }, true);
    expect(to(first)).toBeNull();
    expect(to(then)).toBe(belongs ? null : 'other-portal');
    expect(to(first)).toBeNull();
  });

  const people = { issuer: 'https://sts.example', clientId: 'surgery', securityLevel: 4 } as const;
  test.each<[string, Partial<typeof people> | { securityLevel: 0 } | null]>([
    ['another provider', { issuer: 'https://127.0.0.1:4100' as 'https://sts.example' }],
    ['another client there', { clientId: 'mine' as 'surgery' }],
    ['a lower level', { securityLevel: 0 }],
    ['no provider at all', null],
  ])('is not shown to whom %s lets in, unless the sealed file of the machine vouches for it', (_what, change) => {
    const db = aDatabase();
    const first = { ...PORTAL, people: { ...PEOPLE, ...people } };
    const then = { ...PORTAL, people: change === null ? undefined : { ...PEOPLE, ...people, ...change } };
    expect(foreignTo(db, first, false)).toBeNull();
    expect(foreignTo(db, then, false)).toBe('other-provider');
    expect(foreignTo(db, first, false)).toBeNull();
    expect(foreignTo(db, then, true)).toBeNull();
    expect(foreignTo(db, first, false)).toBe('other-provider');
  });
});

const PEOPLE = { name: 'HelseID', scope: 'openid', audience: 'issuer', dpop: true } as const;
const PORTAL: PortalSettings = {
  fhirBase: 'https://portal.example/fhir',
  token: { method: 'none' },
  poll: { active: 15, idle: 120 },
};

const role = (id: string, changed: Record<string, unknown>) => ({
  resourceType: 'PractitionerRole',
  id,
  meta: meta(),
  ...changed,
});

const as = (code: string) => [{ coding: [{ system: SYSTEM.role, code }] }];

describe('staff', () => {
  test('everybody with an active role that we know, in the order of the roles', () => {
    const db = aDatabase();
    pulled(db, [
      ...theStaff(),
      role('ended', { active: false, practitioner: { reference: `Practitioner/${LIEN}` }, code: as('nurse') }),
      role('unknown', { practitioner: { reference: `Practitioner/${LIEN}` }, code: as('astronaut') }),
      role('nobody', { code: as('gp') }),
      role('notYetHere', { practitioner: { reference: 'Practitioner/later' }, code: as('gp') }),
    ]);
    expect(listStaff(db).map(({ practitionerId, name, role: its }) => [practitionerId, name, its])).toEqual([
      [LIEN, 'Ingrid Lien', 'gp'],
      [MOE, 'Kari Moe', 'receptionist'],
    ]);
    expect(ROLES.indexOf('gp')).toBeLessThan(ROLES.indexOf('receptionist'));
    expect(findStaff(db, 'later')).toBeNull();
    expect(surgeryName(db)).toBe('Storgata legesenter');
  });

  test('an empty database has neither staff nor a name', () => {
    const db = aDatabase();
    expect([listStaff(db), surgeryName(db)]).toEqual([[], null]);
  });
});
