import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { slowActs } from '../../electron/engine/ipc/slowActs.ts';
import { readerActs } from '../../electron/engine/ipc/readerActs.ts';
import { writerActs } from '../../electron/engine/ipc/writerActs.ts';
import type { SurgeryAct } from '../../shared/domain/access/permissions.ts';
import { OWN_ACTS } from '../../electron/main/ownActs.ts';
import { acts } from '../../shared/ipc/acts.ts';
import { CHANGED_CHANNEL, channelOf } from '../../shared/ipc/bridge.ts';
import { toldToAnyone, TOPICS } from '../../shared/ipc/topics.ts';
import { ACT_NAMES, SAMPLES } from './samples.ts';

const source = (file: string) => readFileSync(path.join(import.meta.dirname, '../../electron', file), 'utf8');

const inReader = [...Object.keys(readerActs.open), ...Object.keys(readerActs.signedIn)];
const inWriter = [writerActs.open, writerActs.signedIn, slowActs.open, slowActs.signedIn].flatMap(Object.keys);
/** Acts that main answers by itself, and the one that the writer answers without its database. */
const inMain = [
  'currentSession',
  'readSyncState',
  'signOut',
  'lock',
  'noteUse',
  'rebuildStore',
  'readSignIn',
  'readMachineKey',
  'readPortalTrust',
];
const inOwn: readonly string[] = OWN_ACTS;
const inLoop = ['syncNow'];

test('every act is answered in exactly one place', () => {
  const places = [...inReader, ...inWriter, ...inMain, ...inOwn, ...inLoop];
  expect(places.toSorted()).toEqual(ACT_NAMES.toSorted());
});

test('what main and the writer answer themselves stands in their code', () => {
  for (const name of inMain) expect(source('main/ipcDoor.ts')).toContain(`case '${name}':`);
  for (const name of inLoop) expect(source('engine/writer.ts')).toContain(`name === '${name}'`);
});

describe.each(ACT_NAMES)('%s', (name) => {
  const act = acts[name];

  test('a query goes to the thread that cannot write, a command to the one that can', () => {
    if (inMain.includes(name) || inOwn.includes(name) || inLoop.includes(name)) return;
    expect(act.kind === 'query' ? inReader : inWriter).toContain(name);
  });

  test('is open before anyone has signed in only where the act says so', () => {
    const open = [
      ...Object.keys(readerActs.open),
      ...Object.keys(writerActs.open),
      ...Object.keys(slowActs.open),
      ...inMain,
      ...inOwn,
      ...inLoop,
    ];
    expect(open.includes(name)).toBe(act.needs === 'nobody');
  });

  test('names what it depends on or may change, from the list of topics', () => {
    expect(act.topics.length).toBeGreaterThan(0);
    expect(TOPICS).toEqual(expect.arrayContaining([...act.topics]));
  });

  test('takes what the window sends, and not one key more', () => {
    expect(act.input.safeParse(SAMPLES[name]).success).toBe(true);
    expect(act.input.safeParse({ ...SAMPLES[name], extra: 1 }).success).toBe(false);
  });
});

test('what the window keeps when somebody leaves is what anyone may be told', () => {
  const open = ACT_NAMES.filter((name) => acts[name].kind === 'query' && acts[name].needs === 'nobody');
  expect([...toldToAnyone].toSorted()).toEqual(open.toSorted());
});

/** Reading these is opening something of a patient's. */
const OPENING: readonly SurgeryAct[] = [
  'openPatientCard',
  'readEConsultation',
  'readMessage',
  'readPrescription',
  'readResult',
  'readNoteFromOtherDoctor',
  'readConsentAndProxies',
  'searchPatient',
  'readAccessLogOfPatient',
  'readAccessLogOfEmployee',
];
/** Names of the people who work here, and of no patient. */
const NO_PATIENT = ['listLogEmployees'];

test('a query that opens something of a patient’s stands in the access log before it is shown', () => {
  const openings = ACT_NAMES.filter((name) => {
    const { kind, needs } = acts[name];
    return kind === 'query' && typeof needs !== 'string' && needs.some((one) => OPENING.includes(one));
  });
  expect(openings).toEqual(expect.arrayContaining(['readEConsultation', 'readMessage']));
  expect(openings.filter((name) => !acts[name].opens && !NO_PATIENT.includes(name))).toEqual([]);
});

describe('the bridge', () => {
  const preload = source('preload/index.ts');

  test('gives the window each act under its own name, and nothing else but the news of changes', () => {
    const given = [...preload.matchAll(/^ {2}(\w+): act\('(\w+)'\),$/gmu)].map(([, key, name]) => [key, name]);
    expect(given).toHaveLength(ACT_NAMES.length);
    expect(Object.fromEntries(given)).toEqual(Object.fromEntries(ACT_NAMES.map((name) => [name, name])));
    expect(preload.match(/exposeInMainWorld\('(\w+)'/gu)).toEqual(["exposeInMainWorld('surgery'"]);
    const verbs = [...preload.matchAll(/ipcRenderer\.(\w+)\(/gu)].map(([, verb]) => verb);
    expect(new Set(verbs)).toEqual(new Set(['invoke', 'on', 'removeListener']));
  });

  test('speaks over the channels that main listens on', () => {
    expect(preload).toContain('ipcRenderer.invoke(`surgery:${name}`, input)');
    expect(ACT_NAMES.map(channelOf)).toEqual(ACT_NAMES.map((name) => `surgery:${name}`));
    expect(preload).toContain(`ipcRenderer.on('${CHANGED_CHANNEL}'`);
  });
});
