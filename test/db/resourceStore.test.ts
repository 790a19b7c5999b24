import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findResource,
  forgetResource,
  internReference,
  resourceByNum,
  saveResource,
} from '../../electron/engine/db/resourceStore.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { merge } from '../../shared/domain/sync/merge.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { aCommunication, aPatient, aTask, LIEN, MATTER, meta, NORA, QUESTION, understood } from '../fhir/resources.ts';
import { aDatabase } from './aDatabase.ts';

const task = { type: 'Task', id: MATTER } as const;
const instant = (ms: number) => new Date(Date.parse('2027-03-23T08:00:00Z') + ms).toISOString();
const ofKind = (code: string) => ({ coding: [{ system: SYSTEM.taskKind, code }] });
const save = (db: Db, resource: unknown) => saveResource(db, understood(resource));

test('a resource comes back as the portal gave it, with what we do not understand', () => {
  const db = aDatabase();
  const resource = aTask({
    extension: [{ url: 'https://elsewhere.example/x', valueString: 'beholdes' }],
    note: [{ text: 'æøå\u0000' }],
  });
  expect(save(db, resource)).toBe(true);
  const stored = findResource(db, task);
  expect(JSON.parse(stored?.json ?? '')).toEqual(resource);
  expect(stored).toMatchObject({
    ...task,
    version: '1',
    lastUpdated: Date.parse('2027-03-23T08:00:00Z'),
    open: true,
    kind: 0,
  });
  expect(resourceByNum(db, stored?.num ?? 0)).toEqual(stored);
});

test('what a resource refers to is found by its number, also when it comes later', () => {
  const db = aDatabase();
  save(db, aTask());
  const stored = findResource(db, task);
  const patient = findResource(db, { type: 'Patient', id: NORA });
  expect(stored?.patient).toBe(patient?.num);
  expect(patient).toMatchObject({ version: null, json: null });

  save(db, aPatient());
  expect(findResource(db, { type: 'Patient', id: NORA })).toMatchObject({ num: patient?.num, version: '1' });
  expect(stored?.owner).toBe(internReference(db, { type: 'Practitioner', id: LIEN }));
});

test('the same id under two types is two resources', () => {
  const db = aDatabase();
  save(db, aTask({ id: 'same', meta: meta() }));
  save(db, aCommunication({ id: 'same', meta: meta() }));
  expect(findResource(db, { type: 'Task', id: 'same' })?.num).not.toBe(
    findResource(db, { type: 'Communication', id: 'same' })?.num,
  );
});

describe('late, repeated and reordered', () => {
  test.each([
    ['a newer version replaces', { versionId: '2', lastUpdated: instant(1) }, true],
    ['an older one changes nothing', { versionId: '0', lastUpdated: instant(-1) }, false],
    ['the same one changes nothing', { versionId: '1', lastUpdated: instant(0) }, false],
    ['another version of the same instant replaces', { versionId: '2', lastUpdated: instant(0) }, true],
  ])('%s', (_what, itsMeta, taken) => {
    const db = aDatabase();
    save(db, aTask({ meta: meta('1', instant(0)) }));
    expect(save(db, aTask({ meta: itsMeta, description: 'den andre' }))).toBe(taken);
    // The statement does what the rule says.
    const asVersion = ({ versionId, lastUpdated }: typeof itsMeta) => ({
      version: versionId,
      lastUpdated: Date.parse(lastUpdated),
    });
    expect(merge(asVersion(meta('1', instant(0))), asVersion(itsMeta)) === 'take').toBe(taken);
    expect(findResource(db, task)?.version).toBe(taken ? itsMeta.versionId : '1');
    expect(findResource(db, task)?.json?.includes('den andre')).toBe(taken);
  });

  test('in whatever order and how often the versions come, the newest stands', () => {
    const db = aDatabase();
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 12 }), fc.uuid(), (versions, id) => {
        for (const version of versions) save(db, aTask({ id, meta: meta(`v${version}`, instant(version)) }));
        return findResource(db, { type: 'Task', id })?.version === `v${Math.max(...versions)}`;
      }),
      { numRuns: 60 },
    );
  });
});

describe('a new version that changes what the queue or the thread is found by', () => {
  test.each([
    ['the patient', { for: { reference: 'Patient/another' } }],
    ['who has it', { owner: { reference: 'Practitioner/another' } }],
    ['nobody has it any more', { owner: undefined }],
    ['what kind it is', { code: ofKind('message') }],
    ['that it is done', { status: 'completed' }],
    ['what kind it is, none of them with a due day', { code: ofKind('renewal-line') }, { code: ofKind('message') }],
    ['the day it was received', { authoredOn: '2027-03-01T08:00:00.000Z' }],
    ['the hour it was received', { authoredOn: '2027-03-23T08:30:00.000Z' }],
    ['nothing of this', { description: 'Ny overskrift' }],
  ])('%s', (_what, changed: object, before: object = {}) => {
    const later = aTask({ ...changed, meta: meta('2', instant(5)) });
    const [updated, fresh] = [aDatabase(), aDatabase()];
    for (const one of [aTask({ ...before, meta: meta('1', instant(0)) }), later]) expect(save(updated, one)).toBe(true);
    save(fresh, later);
    const [here, there] = [updated, fresh].map((db) => {
      const stored = findResource(db, task);
      const idOf = (num: number | null | undefined) => (num == null ? null : resourceByNum(db, num)?.id);
      return { ...stored, num: 0, patient: idOf(stored?.patient), owner: idOf(stored?.owner) };
    });
    expect(here).toEqual(there);
  });

  test('which matter a message belongs to', () => {
    const db = aDatabase();
    save(db, aCommunication({ meta: meta('1', instant(0)) }));
    save(db, aCommunication({ meta: meta('2', instant(5)), partOf: [{ reference: 'Task/another' }] }));
    const parent = findResource(db, { type: 'Communication', id: QUESTION })?.parent ?? 0;
    expect(resourceByNum(db, parent)?.id).toBe('another');
  });
});

test('a resource that the portal no longer has is emptied, leaves the queue, and comes back with a later version', () => {
  const db = aDatabase();
  save(db, aTask());
  const { num } = findResource(db, task) ?? {};
  forgetResource(db, task);
  expect(findResource(db, task)).toMatchObject({ num, version: null, json: null, open: null, due: null });
  expect(save(db, aTask({ meta: meta('2', instant(5)) }))).toBe(true);
  expect(findResource(db, task)).toMatchObject({ num, version: '2', open: true });
});

test('what is not there is null', () => {
  const db = aDatabase();
  expect(findResource(db, task)).toBeNull();
  expect(resourceByNum(db, 1)).toBeNull();
});
