import type { Task } from '@medplum/fhirtypes';
import { beforeEach, describe, expect, test } from 'vitest';
import { entryRules, type EntryKind } from '../../shared/domain/sync/entryKind.ts';
import { aClinic } from '../builders/clinic.ts';
import { childWithParent, patientOf } from '../builders/people.ts';
import type { Workstation } from '../builders/surgery.ts';
import type { Portal } from '../portal/portal.ts';

// A matter is put right at the portal while something of it waits here: it is about another patient than its author saw,
// or another one asks. What was meant for one never reaches the other, and nothing of it is lost.

const clinic = aClinic();
let portal: Portal;
let desk: Workstation;
let seen: string;
let another: string;

const TEXT = 'Ta én om dagen.';
type Wait = (taskId: string) => unknown;

beforeEach(async () => {
  ({ portal } = clinic);
  desk = await clinic.desk('Ingrid Lien');
  const mine = patientOf(portal, 'Ingrid Lien');
  seen = mine.id;
  another = patientOf(portal, 'Ingrid Lien', mine).id;
});

async function asked(kind: 'e-consultation' | 'message' = 'e-consultation'): Promise<string> {
  const writing = { patient: seen, subject: 'Ny medisin', question: 'Kan jeg ta to om dagen?' };
  const taskId = await portal.patientWrites(kind === 'message' ? { ...writing, kind } : writing);
  desk.wake();
  await desk.until('the question has come', () => thread(taskId) !== null);
  return taskId;
}

function thread(taskId: string) {
  for (const act of ['readEConsultation', 'readMessage'] as const) {
    const read = desk.ask(act, { taskId });
    if (read.ok) return read.value;
  }
  return null;
}

/** The portal puts another patient, or another one who asks, into a matter; what was said in it comes along. */
async function putRight(taskId: string, change: Partial<Task>): Promise<void> {
  const task = portal.taskNow(taskId);
  if (task === undefined) throw new Error('no such matter');
  await portal.update({ ...task, ...change });
}
const toAnother = (taskId: string) => {
  const reference = { reference: `Patient/${another}` };
  return putRight(taskId, { for: reference, requester: reference });
};

async function offline(): Promise<void> {
  await portal.misbehave.refuseConnections();
  await desk.until('offline', () => desk.state.connection.state === 'offline');
}
const states = () => desk.db.prepare('SELECT state FROM outbox ORDER BY seq').pluck().all() as string[];
const rested = () =>
  desk.until('all has come to rest', () => states().every((state) => state !== 'queued' && state !== 'sending'));
const outbox = () => desk.get('readSyncDetails', {}).outbox;
const sentAbout = (taskId: string) =>
  portal.communications(taskId).filter(({ sender }) => sender?.reference?.startsWith('Practitioner') === true);

const wait = (act: (taskId: string) => void): Wait => act;
const ACTS: Readonly<Partial<Record<EntryKind, readonly ['e-consultation' | 'message', Wait]>>> = {
  'eConsultation.answer': ['e-consultation', wait((taskId) => desk.get('answerEConsultation', { taskId, text: TEXT }))],
  'eConsultation.redirect': [
    'e-consultation',
    wait((taskId) => desk.get('redirectEConsultation', { taskId, use: 'booking', text: TEXT })),
  ],
  'eConsultation.attendance': [
    'e-consultation',
    wait((taskId) => {
      const slotId = desk.get('listFreeSlots', { taskId }).slots[0]?.slotId ?? '';
      desk.get('requireAttendance', { taskId, text: TEXT, slotId });
    }),
  ],
  'eConsultation.unsuitable': [
    'e-consultation',
    wait((taskId) => desk.get('declineUnsuitable', { taskId, reason: 'needs-examination', text: TEXT })),
  ],
  'eConsultation.contact': [
    'e-consultation',
    wait((taskId) => desk.get('documentContact', { taskId, way: 'phone', note: TEXT })),
  ],
  'eConsultation.note': ['e-consultation', wait((taskId) => desk.get('writeInternalNote', { taskId, note: TEXT }))],
  'eConsultation.claim': ['e-consultation', wait((taskId) => desk.get('claimEConsultation', { taskId }))],
  'eConsultation.assign': [
    'e-consultation',
    wait((taskId) => desk.get('assignEConsultation', { taskId, team: 'nurse' })),
  ],
  'eConsultation.urgent': ['e-consultation', wait((taskId) => desk.get('markUrgent', { taskId }))],
  'message.answer': [
    'message',
    wait((taskId) => desk.get('answerMessage', { taskId, text: TEXT, content: 'administrative' })),
  ],
  'message.redirect': ['message', wait((taskId) => desk.get('redirectMessage', { taskId, use: 'booking' }))],
  'message.forward': ['message', wait((taskId) => desk.get('forwardMessageToGp', { taskId, note: TEXT }))],
};

describe.each(Object.entries(ACTS))('%s waits for the network', (kind, [matter, act]) => {
  test('and the matter is put right to another patient: nothing leaves, a person is told, and takes it back', async () => {
    const taskId = await asked(matter);
    await offline();
    act(taskId);
    await toAnother(taskId);
    const before = portal.taskNow(taskId);
    await portal.misbehave.comeOnline();
    await desk.until('told', () => outbox().some(({ delivery }) => delivery.state === 'rejected'));

    expect(portal.taskNow(taskId), 'nothing was written into the other one’s matter').toEqual(before);
    expect(sentAbout(taskId)).toEqual([]);
    expect(portal.all('Appointment').filter(({ identifier }) => identifier !== undefined)).toEqual([]);
    expect(outbox()[0]).toMatchObject({
      kind,
      subject: '',
      mayWithdraw: true,
      delivery: { state: 'rejected', problem: { kind: 'rule', detail: 'PatientChanged' } },
    });
    await desk.until('the other one’s matter', () => thread(taskId)?.patientId === another);
    expect(JSON.stringify(thread(taskId)), 'not a word of it in the other one’s matter').not.toContain(TEXT);

    for (const { entryId } of outbox()) desk.ask('withdrawEntry', { entryId });
    expect(desk.get('readSyncDetails', {})).toMatchObject({
      outbox: [],
      strays:
        entryRules[kind as EntryKind].answers && kind !== 'message.redirect'
          ? [{ taskId, patientId: seen, text: TEXT, why: 'other-patient' }]
          : [],
    });
    expect(thread(taskId)?.drafts, 'nor is it their draft').toEqual({});
  });
});

test('a matter that is put right back is answered as before', async () => {
  const taskId = await asked();
  await offline();
  desk.get('answerEConsultation', { taskId, text: TEXT });
  await toAnother(taskId);
  await portal.misbehave.comeOnline();
  await rested();
  const [row] = outbox();
  const own = { reference: `Patient/${seen}` };
  await putRight(taskId, { for: own, requester: own });
  await desk.until('it is back', () => thread(taskId)?.patientId === seen);
  desk.get('retryNow', { entryId: row?.entryId ?? '' });
  await desk.until('delivered', () => portal.answerTexts(taskId).length === 1);
  expect(portal.answers(taskId)[0]?.recipient).toEqual([own]);
});

test('between two requests of an answer the matter is put right: the text does not leave', async () => {
  const taskId = await asked();
  await offline();
  desk.get('answerEConsultation', { taskId, text: TEXT });
  const reserved = desk.portalFetch;
  desk.stop();
  // The reply to the reservation comes when the portal has put the matter right.
  desk.portalFetch = async (url, init) => {
    const reply = await reserved(url, init);
    if (init?.method !== 'PUT') return reply;
    await toAnother(taskId);
    return new Response(null, { status: 200 });
  };
  await portal.misbehave.comeOnline();
  const author = desk.practitionerId;
  desk.start();
  desk.practitionerId = author;
  await desk.until('told', () => outbox().some(({ delivery }) => delivery.state === 'rejected'));
  expect(sentAbout(taskId)).toEqual([]);
});

describe('another one asks', () => {
  test('the child instead of the parent: what was written for the one is not delivered to the other', async () => {
    const { id: child, parent } = childWithParent(portal);
    seen = child;
    const taskId = await portal.patientWrites({
      patient: child,
      by: parent,
      subject: 'Utslett',
      question: 'Hva kan jeg gi henne?',
    });
    desk.wake();
    await desk.until('the question has come', () => thread(taskId) !== null);
    await offline();
    desk.get('answerEConsultation', { taskId, text: TEXT });
    await putRight(taskId, { requester: { reference: `Patient/${child}` } });
    await portal.misbehave.comeOnline();
    await desk.until('told', () => outbox().some(({ delivery }) => delivery.state === 'rejected'));
    expect(sentAbout(taskId)).toEqual([]);
    expect(outbox()[0]?.delivery).toMatchObject({ problem: { kind: 'rule', detail: 'RequesterChanged' } });

    // It is the same patient's: the text goes back into the matter, whose thread says whom an answer goes to.
    desk.get('withdrawEntry', { entryId: outbox()[0]?.entryId ?? '' });
    expect(thread(taskId)?.drafts['answer']?.text).toBe(TEXT);
    expect(desk.get('readSyncDetails', {}).strays).toEqual([]);
  });

  test('what the surgery notes for itself goes all the same', async () => {
    const { id: child, parent } = childWithParent(portal);
    const question = { patient: child, by: parent, subject: 'Utslett', question: 'Hva kan jeg gi henne?' };
    const taskId = await portal.patientWrites(question);
    desk.wake();
    await desk.until('the question has come', () => thread(taskId) !== null);
    await offline();
    desk.get('writeInternalNote', { taskId, note: TEXT });
    await putRight(taskId, { requester: { reference: `Patient/${child}` } });
    await portal.misbehave.comeOnline();
    await desk.until('the note has arrived', () => sentAbout(taskId).length === 1);
  });
});

describe('the window shows one patient, and the matter is about another by now', () => {
  test('every act is refused in words, and changes nothing', async () => {
    const taskId = await asked();
    await toAnother(taskId);
    await desk.until('the other one’s matter', () => thread(taskId)?.patientId === another);
    const shown = { taskId, patientId: seen };
    const refused = { ok: false, error: { type: 'PatientChanged' } };
    expect(desk.ask('answerEConsultation', { ...shown, text: TEXT })).toEqual(refused);
    expect(desk.ask('redirectEConsultation', { ...shown, use: 'booking', text: TEXT })).toEqual(refused);
    expect(desk.ask('declineUnsuitable', { ...shown, reason: 'other', text: TEXT })).toEqual(refused);
    expect(desk.ask('requireAttendance', { ...shown, text: TEXT })).toEqual(refused);
    expect(desk.ask('closeAfterContact', shown)).toEqual(refused);
    expect(desk.ask('documentContact', { ...shown, way: 'phone', note: TEXT })).toEqual(refused);
    expect(desk.ask('writeInternalNote', { ...shown, note: TEXT })).toEqual(refused);
    expect(desk.ask('assignEConsultation', { ...shown, team: 'nurse' })).toEqual(refused);
    expect(desk.ask('markUrgent', shown)).toEqual(refused);
    expect(desk.ask('callOffUrgency', shown)).toEqual(refused);
    expect(desk.ask('claimEConsultation', shown)).toEqual(refused);
    expect(desk.ask('takeOverEConsultation', shown)).toEqual(refused);
    expect(desk.ask('openEConsultation', shown)).toEqual(refused);
    expect(states()).toEqual([]);
  });

  test('a draft stays that patient’s: it is not in the other one’s matter, and is shown by itself', async () => {
    const taskId = await asked();
    desk.get('saveDraft', { taskId, text: TEXT });
    await toAnother(taskId);
    await desk.until('the other one’s matter', () => thread(taskId)?.patientId === another);
    desk.get('saveDraft', { taskId, writtenFor: seen, text: `${TEXT} Og kveld.` });

    expect(thread(taskId)).toMatchObject({ draft: null, drafts: {}, draftsOfOthers: [] });
    const { strays } = desk.get('readSyncDetails', {});
    expect(strays).toMatchObject([{ taskId, patientId: seen, text: `${TEXT} Og kveld.`, field: 'answer' }]);
    desk.get('letGoOfText', { patientId: seen, matter: taskId, field: 'answer' });
    expect(desk.get('readSyncDetails', {}).strays).toEqual([]);
  });
});
