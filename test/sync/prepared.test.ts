import { beforeEach, expect, test } from 'vitest';
import type { PreparedView } from '../../shared/ipc/views/thread.ts';
import { askedQueue } from '../builders/askedQueue.ts';
import { aClinic } from '../builders/clinic.ts';
import { patientOf } from '../builders/people.ts';
import type { Workstation } from '../builders/surgery.ts';
import type { Portal } from '../portal/portal.ts';

// A receptionist prepares an answer at one desk, a doctor sends it from another.

const clinic = aClinic();
let portal: Portal;
let desk: Workstation;
let doctor: Workstation;
let taskId: string;

beforeEach(async () => {
  ({ portal } = clinic);
  desk = await clinic.desk('Kari Moe');
  doctor = await clinic.desk('Ingrid Lien');
  taskId = await portal.patientWrites({ subject: 'Prøvesvar', question: 'Hva betyr det?' });
  for (const one of [desk, doctor])
    // oxlint-disable-next-line no-await-in-loop
    await one.until('the question has come', () => one.ask('readEConsultation', { taskId }).ok);
});

const TEXT = 'Prøven var fin.';
const thread = (at: Workstation) => at.get('readEConsultation', { taskId });
const prepared = (at: Workstation) => thread(at).prepared;
const prepare = (text = TEXT, at = desk) => at.get('prepareEConsultationAnswer', { taskId, text });
const atPortal = () =>
  portal
    .communications(taskId)
    .filter(({ category }) => category?.some(({ coding }) => coding?.some(({ code }) => code === 'prepared-answer')));
const hasCome = (at = doctor, count = 1) => at.until('it has come', () => prepared(at).length === count);
const fate = (type: PreparedView['fate']['type'], at = desk) =>
  at.until(`it is told: ${type}`, () => prepared(at)[0]?.fate.type === type);
async function offline(at = desk): Promise<void> {
  await portal.misbehave.refuseConnections();
  await at.until('offline', () => at.state.connection.state === 'offline');
}

test('it is seen at the doctor’s own machine with who and when, and is for the surgery alone', async () => {
  prepare();
  await hasCome();
  expect(prepared(doctor)).toMatchObject([
    { authorName: 'Kari Moe', isMine: false, text: TEXT, delivery: null, fate: { type: 'waits' } },
  ]);
  const row = doctor.get('listWork', askedQueue()).rows.find(({ id }) => id === taskId);
  expect(row).toMatchObject({ preparedBy: 'Kari Moe' });
  const [message] = atPortal();
  expect(message).toMatchObject({ status: 'preparation', partOf: [{ reference: `Task/${taskId}` }] });
  expect(message?.recipient?.map(({ reference }) => reference?.split('/')[0])).toEqual(['Organization']);
  // Nobody has answered: neither the portal, nor the thread, nor the queue.
  for (const one of [desk, doctor]) {
    expect(thread(one)).toMatchObject({ state: 'open' });
    expect(thread(one).messages).toHaveLength(1);
  }
  expect(row?.preview).toBe('Hva betyr det?');
});

test.each([
  ['as it was', TEXT, true],
  ['changed', `${TEXT} Ta ny prøve om et år.`, false],
])('the doctor sends it %s, and its author is told', async (_how, text, asWritten) => {
  prepare();
  await hasCome();
  doctor.get('answerEConsultation', { taskId, text });
  await fate('answered');
  expect(prepared(desk)[0]?.fate).toMatchObject({ name: 'Ingrid Lien', asWritten });
  expect(portal.answerTexts(taskId)).toContain(text);
  // It waits for nobody any more.
  expect(prepared(doctor)).toEqual([]);
});

test('a newer text of the same author takes its place; of two authors both stand', async () => {
  prepare('Første utkast.');
  prepare(TEXT);
  const nurse = await clinic.desk('Marit Kjelstrup');
  await nurse.until('it has come', () => prepared(nurse)[0]?.text === TEXT);
  prepare('Mitt forslag.', nurse);
  await hasCome(doctor, 2);
  expect(prepared(doctor).map(({ authorName, text }) => [authorName, text])).toEqual([
    ['Kari Moe', TEXT],
    ['Marit Kjelstrup', 'Mitt forslag.'],
  ]);
});

test('offline it waits, and goes once when the line is back; a lost reply repeats nothing', async () => {
  await offline();
  prepare();
  expect(prepared(desk)).toMatchObject([{ delivery: { state: 'queued' }, fate: { type: 'waits' } }]);
  portal.misbehave.dropNextReply(2);
  await portal.misbehave.comeOnline();
  await desk.until('delivered', () => prepared(desk)[0]?.delivery?.state === 'acknowledged');
  expect(atPortal()).toHaveLength(1);
});

test('taken back before it has left it is sent to nobody, and is a draft again', async () => {
  await offline();
  const { entryId } = prepare();
  desk.get('withdrawPrepared', { taskId, entryId });
  expect(prepared(desk)).toEqual([]);
  expect(thread(desk).draft?.text).toBe(TEXT);
  expect(desk.state.waiting).toBe(0);
});

test('taken back when the doctor has it, every version of it goes', async () => {
  prepare('Første utkast.');
  const { entryId } = prepare();
  await doctor.until('it has come', () => prepared(doctor)[0]?.text === TEXT);
  desk.get('withdrawPrepared', { taskId, entryId });
  expect(prepared(desk)).toEqual([]);
  await hasCome(doctor, 0);
  expect(atPortal().map(({ status }) => status)).toEqual(['entered-in-error', 'entered-in-error']);
  expect(thread(desk).draft?.text).toBe(TEXT);
});

test('taken back after the doctor has sent it, what was sent stands', async () => {
  const { entryId } = prepare();
  await hasCome();
  doctor.get('answerEConsultation', { taskId, text: TEXT });
  await fate('answered');
  desk.get('withdrawPrepared', { taskId, entryId });
  await desk.until('taken back', () => atPortal()[0]?.status === 'entered-in-error');
  expect(portal.answerTexts(taskId)).toContain(TEXT);
  expect(thread(doctor).messages.at(-1)).toMatchObject({ kind: 'answer', text: TEXT });
});

test('a doctor sets it aside, and its author is told by whom', async () => {
  const { entryId } = prepare();
  await hasCome();
  doctor.get('withdrawPrepared', { taskId, entryId });
  expect(prepared(doctor)).toEqual([]);
  await fate('set-aside');
  expect(prepared(desk)[0]?.fate).toMatchObject({ name: 'Ingrid Lien' });
});

test('answered meanwhile: what was prepared without a line does not go, and is told as not used', async () => {
  await offline();
  prepare();
  await doctor.until('offline', () => doctor.state.connection.state === 'offline');
  const task = portal.read('Task', taskId);
  if (task === undefined) throw new Error('no task');
  await portal.update({ ...task, status: 'completed' });
  await portal.misbehave.comeOnline();
  await fate('not-used');
  await desk.until('it has come to rest', () => desk.state.waiting === 0);
  expect(desk.state.needsYou).toBe(0);
  expect(atPortal()).toEqual([]);
  expect(prepared(desk)).toMatchObject([{ text: TEXT, fate: { type: 'not-used' } }]);
});

test('about another patient meanwhile: it is sent to nobody, and is its author’s draft again', async () => {
  await offline();
  const { entryId } = prepare();
  const task = portal.taskNow(taskId);
  if (task === undefined) throw new Error('no task');
  const seen = task.for?.reference?.slice('Patient/'.length) ?? '';
  const another = patientOf(portal, 'Ingrid Lien', { id: seen, name: '' });
  await portal.update({ ...task, for: { reference: `Patient/${another.id}` } });
  await portal.misbehave.comeOnline();
  await desk.until('a person must look', () => desk.state.needsYou === 1);
  expect(atPortal()).toEqual([]);
  expect(prepared(doctor)).toEqual([]);
  desk.get('withdrawEntry', { entryId });
  expect(desk.get('readSyncDetails', {}).strays).toMatchObject([{ text: TEXT }]);
});
