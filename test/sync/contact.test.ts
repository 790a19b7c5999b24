import { beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { aClinic } from '../builders/clinic.ts';
import type { Workstation } from '../builders/surgery.ts';
import type { Portal } from '../portal/portal.ts';

const clinic = aClinic();
let portal: Portal;
let desk: Workstation;
let taskId: string;

beforeEach(async () => {
  ({ portal } = clinic);
  desk = await clinic.desk('Ingrid Lien');
  taskId = await portal.patientWrites({ subject: 'Trykk i brystet', question: 'Det trykker.', urgent: true });
  await desk.until('the question has come', () => desk.ask('readEConsultation', { taskId }).ok);
});

const thread = (at = desk) => at.get('readEConsultation', { taskId });
const answer = () => desk.ask('answerEConsultation', { taskId, text: 'Kom i dag.' });
const contact = (note = 'Snakket med henne. Kommer klokken 12.') =>
  desk.get('documentContact', { taskId, way: 'phone', note });
const notes = () =>
  portal
    .communications(taskId)
    .filter(({ category }) => category?.some(({ coding }) => coding?.some(({ code }) => code === 'internal-note')));

test('something urgent is answered once a contact has been written down', async () => {
  expect(thread().needsContact).toBe(true);
  expect(answer()).toEqual({ ok: false, error: { type: 'UrgentWithoutContact' } });
  contact();
  expect(thread().needsContact).toBe(false);
  expect(answer().ok).toBe(true);
  await desk.until('delivered', () => portal.read('Task', taskId)?.status === 'completed');
  expect(portal.answerTexts(taskId)).toEqual(['Kom i dag.']);
});

test('the note goes to the surgery alone, with the way coded, and never to the patient', async () => {
  contact();
  await desk.until('delivered', () => notes().length === 1);
  const [note] = notes();
  expect(note).toMatchObject({
    medium: [{ coding: [{ system: SYSTEM.contactWay, code: 'phone' }] }],
    sender: { reference: `Practitioner/${desk.practitionerId}` },
    partOf: [{ reference: `Task/${taskId}` }],
    payload: [{ contentString: 'Snakket med henne. Kommer klokken 12.' }],
  });
  expect(note?.recipient?.map(({ reference }) => reference?.split('/')[0])).toEqual(['Organization']);
  expect(portal.answers(taskId)).toEqual([]);
  // It closes nothing: the matter still waits for an answer.
  expect(portal.read('Task', taskId)?.status).toBe('requested');
});

test('another workstation knows of the contact, and answers', async () => {
  contact();
  await desk.until('delivered', () => notes().length === 1);
  const other = await clinic.desk('Anders Bjørnstad');
  await other.until('it has come', () => !thread(other).needsContact);
  expect(thread(other).messages.at(-1)).toMatchObject({ kind: 'internal', contactWay: 'phone' });
  other.get('answerEConsultation', { taskId, text: 'Kom i dag.' });
  await other.until('answered', () => portal.answers(taskId).length === 1);
});

test('offline both wait, and the contact is there before the answer', async () => {
  await portal.misbehave.refuseConnections();
  await desk.until('offline', () => desk.state.connection.state === 'offline');
  contact();
  expect(thread().messages.at(-1)).toMatchObject({ kind: 'internal', delivery: { state: 'queued' } });
  expect(thread().state).toBe('open');
  expect(answer().ok).toBe(true);
  expect(desk.state.waiting).toBe(2);
  await portal.misbehave.comeOnline();
  await desk.until('answered', () => portal.read('Task', taskId)?.status === 'completed');
  const messages = portal.communications(taskId).map((one) => one.meta?.lastUpdated ?? '');
  expect(notes()[0]?.meta?.lastUpdated).toBe(messages.toSorted().at(-2));
});

test('the reply is lost: the note is written down once', async () => {
  portal.misbehave.dropNextReply(2);
  contact();
  await desk.until('delivered', () => thread().messages.at(-1)?.delivery?.state === 'acknowledged');
  expect(notes()).toHaveLength(1);
});

test('the matter is closed elsewhere meanwhile: what took place is written down all the same', async () => {
  await portal.misbehave.refuseConnections();
  await desk.until('offline', () => desk.state.connection.state === 'offline');
  contact();
  const task = portal.read('Task', taskId);
  if (task === undefined) throw new Error('no task');
  await portal.update({ ...task, status: 'completed' });
  await portal.misbehave.comeOnline();
  await desk.until('delivered', () => notes().length === 1);
});

test('a note that the portal refuses stops the answer, and taken back it stays to be read', async () => {
  portal.misbehave.answerWith(422, { only: 'writes', times: 1 });
  const { entryId } = contact();
  await desk.until('refused', () => thread().messages.at(-1)?.delivery?.state === 'rejected');
  expect(thread().needsContact).toBe(true);
  expect(answer()).toEqual({ ok: false, error: { type: 'UrgentWithoutContact' } });
  desk.get('withdrawEntry', { entryId });
  expect(thread().messages.at(-1)).toMatchObject({ kind: 'internal', delivery: { state: 'withdrawn' } });
  // An internal note must never stand in the field of the answer to the patient.
  expect(thread().draft).toBeNull();
});

test.each([
  ['nothing', '   ', 'ContactNoteIsEmpty'],
  ['only what cannot be seen', '\u200b', 'ContactNoteIsEmpty'],
  ['a control character', 'Ringte\u0007', 'NoteUnreadable'],
  ['a whole record', 'a'.repeat(2_001), 'NoteTooLong'],
])('a note of %s is refused, and nothing is written', (_what, note, type) => {
  expect(desk.ask('documentContact', { taskId, way: 'phone', note })).toMatchObject({ ok: false, error: { type } });
  expect(thread().messages).toHaveLength(1);
});

test('a letter is written down, and helps nobody today', () => {
  desk.get('documentContact', { taskId, way: 'letter', note: 'Sendt innkalling.' });
  expect(thread().needsContact).toBe(true);
});
