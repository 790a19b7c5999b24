import { randomBytes } from 'node:crypto';
import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { journalFile, openStore } from '../../electron/engine/db/openStore.ts';
import { readJournal } from '../../electron/engine/db/unsentJournal.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { TEST_KEY, Workstation } from '../builders/surgery.ts';
import { startPortal, type Portal } from '../portal/portal.ts';

const text = 'Ta én om dagen.';
let portal: Portal;
let desk: Workstation;
let taskId: string;

beforeEach(async () => {
  portal = await startPortal({ surgery: 'small' });
  desk = new Workstation(portal.fhirUrl).start();
  await desk.synced();
  desk.signInAs('Ingrid Lien');
  taskId = await portal.patientWrites({ subject: 'Ny medisin', question: 'Kan jeg ta to om dagen?' });
  await desk.until('the question has come', () => desk.ask('readEConsultation', { taskId }).ok);
  await portal.misbehave.refuseConnections();
  await desk.until('offline', () => desk.state.connection.state === 'offline');
});

afterEach(async () => {
  desk.dispose();
  await portal.close();
});

/** Some bytes of a page (counted from 0) come back wrong from the disk. */
function damage(file: string, page: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, randomBytes(64), 0, 64, page * 4096 + 100);
  closeSync(handle);
}

const answers = () => portal.answerTexts(taskId);

test('an answer that was unsent when the database was damaged is salvaged and delivered once', async () => {
  desk.get('answerEConsultation', { taskId, text });
  desk.stop();
  damage(desk.file, 0);
  const before = readFileSync(desk.file);
  expect(openStore(desk.file, TEST_KEY)).toEqual({ ok: false, error: 'damaged' });
  expect(readFileSync(desk.file).equals(before)).toBe(true);

  // What the person chooses on the page: the damaged file is set aside, and everything is fetched again.
  renameSync(desk.file, `${desk.file}.damaged`);
  await portal.misbehave.comeOnline();
  desk.start();
  await desk.until('delivered', () => answers().length === 1 && portal.read('Task', taskId)?.status === 'completed');
  expect(answers()).toEqual([text]);
  // The log went with the damaged file; who answered, and when, stands in the new one too.
  const lines = desk.db.prepare(`SELECT count(*) FROM access_log WHERE act = 'answerEConsultation'`).pluck();
  expect(lines.get()).toBe(1);
});

test('a damaged page that is only met later is said to be one by the act that meets it', () => {
  // The pages of an empty store stay whole: the file opens.
  const first = Number(aDatabase().pragma('page_count', { simple: true }));
  desk.stop();
  const pages = statSync(desk.file).size / 4096;
  for (let page = first; page < pages; page += 1) damage(desk.file, page);
  expect(openStore(desk.file, TEST_KEY).ok).toBe(true);
  desk.start();
  expect(desk.ask('listStaff', {})).toEqual({ ok: false, error: { type: 'StoreUnavailable', reason: 'damaged' } });
});

test('an answer that had been delivered is not delivered again by the salvage', async () => {
  await portal.misbehave.comeOnline();
  desk.get('answerEConsultation', { taskId, text });
  await desk.until('delivered', () => portal.read('Task', taskId)?.status === 'completed' && desk.state.waiting === 0);
  desk.stop();
  renameSync(desk.file, `${desk.file}.damaged`);
  desk.start();
  await desk.synced();
  expect(answers()).toEqual([text]);
  expect(desk.state.waiting).toBe(0);
});

test('an answer that was taken back is not sent by the salvage', async () => {
  const { entryId } = desk.get('answerEConsultation', { taskId, text });
  desk.get('withdrawEntry', { entryId });
  desk.stop();
  renameSync(desk.file, `${desk.file}.damaged`);
  await portal.misbehave.comeOnline();
  desk.start();
  await desk.synced();
  expect(desk.state.waiting).toBe(0);
  expect(answers()).toEqual([]);
});

test('another key opens neither file, and nothing is changed or made anew', () => {
  desk.get('answerEConsultation', { taskId, text });
  desk.stop();
  const before = [readFileSync(desk.file), readFileSync(journalFile(desk.file))];
  expect(openStore(desk.file, 'cd'.repeat(32))).toEqual({ ok: false, error: 'wrong-key-or-damaged' });
  expect([readFileSync(desk.file), readFileSync(journalFile(desk.file))]).toEqual(before);
});

test('a torn last line of the second file costs only the act that was never said to be saved', () => {
  const file = journalFile(desk.file);
  // Behind what is written stand zeros, ready to be written over.
  const before = readFileSync(file).findLastIndex((byte) => byte !== 0);
  desk.get('answerEConsultation', { taskId, text });
  desk.stop();
  for (const more of [400, 40, 5, 1]) {
    truncateSync(file, before + more);
    const read = readJournal(file, TEST_KEY);
    expect(read).toMatchObject({ type: 'entries', entries: [] });
  }
});

test('the second file holds no word of the answer in the clear', () => {
  desk.get('answerEConsultation', { taskId, text });
  desk.stop();
  const bytes = readFileSync(journalFile(desk.file));
  expect(bytes.includes(Buffer.from(text))).toBe(false);
  expect(bytes.includes(Buffer.from('Communication'))).toBe(false);
  expect(readJournal(journalFile(desk.file), TEST_KEY)).toMatchObject({ type: 'entries', entries: [{ task: taskId }] });
});

test('a second file that was emptied is made anew from the database', () => {
  desk.get('answerEConsultation', { taskId, text });
  desk.stop();
  writeFileSync(journalFile(desk.file), '');
  desk.start();
  expect(readJournal(journalFile(desk.file), TEST_KEY)).toMatchObject({ type: 'entries', entries: [{ task: taskId }] });
});
