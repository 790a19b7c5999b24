import { beforeEach, describe, expect, test } from 'vitest';
import { messageText } from '../../shared/text/message.ts';
import { aClinic } from '../builders/clinic.ts';
import { patientOf } from '../builders/people.ts';
import type { Workstation } from '../builders/surgery.ts';
import type { Portal } from '../portal/portal.ts';

// Two workstations of one surgery answer messages: each thing reaches the patient once, and the first at the portal has it.

const clinic = aClinic();
let portal: Portal;
let desk: Workstation;
let lien: Workstation;
let taskId: string;

beforeEach(async () => {
  ({ portal } = clinic);
  desk = await clinic.desk('Kari Moe');
  lien = await clinic.desk('Ingrid Lien');
  const { id: patient } = patientOf(portal, 'Ingrid Lien');
  taskId = await portal.patientWrites({
    patient,
    kind: 'message',
    subject: 'Parkering',
    question: 'Hvor parkerer jeg?',
  });
  await Promise.all([desk, lien].map((one) => one.until('the message', () => one.ask('readMessage', { taskId }).ok)));
});

const thread = (one: Workstation) => one.get('readMessage', { taskId });
const states = (one: Workstation) => one.db.prepare('SELECT state FROM outbox ORDER BY seq').pluck().all() as string[];
const arrived = (one: Workstation) =>
  one.until('all has arrived', () => states(one).every((state) => state === 'acknowledged'));
const answer = (one: Workstation, text: string) =>
  one.get('answerMessage', { taskId, text, content: 'administrative' });

async function bothOffline(): Promise<void> {
  await portal.misbehave.refuseConnections();
  await Promise.all([desk, lien].map((one) => one.until('offline', () => one.state.connection.state === 'offline')));
}

/** The line comes back, for one desk first. */
async function onlineAfter(first: Workstation, second: Workstation): Promise<void> {
  const who = second.practitionerId;
  second.stop();
  await portal.misbehave.comeOnline();
  await arrived(first);
  second.start();
  second.practitionerId = who;
}

describe('an answer', () => {
  test('is delivered once, even when the replies are lost on the way', async () => {
    portal.misbehave.dropNextReply(4);
    answer(desk, 'Parker bak huset.');
    await arrived(desk);
    expect([portal.answerTexts(taskId), portal.taskNow(taskId)?.status]).toEqual([['Parker bak huset.'], 'completed']);
    const [sent] = portal.answers(taskId);
    expect(sent?.category?.[0]?.coding?.[0]?.code).toBe('message');
    await lien.until('it is answered', () => thread(lien).state === 'answered');
  });

  test('two desks answer while offline: the first stands, the second keeps its text and may send it beside', async () => {
    await bothOffline();
    answer(desk, 'Parker bak huset.');
    answer(lien, 'Parker foran huset.');
    await onlineAfter(desk, lien);
    await lien.until('a person is asked', () => lien.state.needsYou === 1);
    expect(portal.answerTexts(taskId)).toEqual(['Parker bak huset.']);
    expect(thread(lien).conflict).toMatchObject({
      mine: { text: 'Parker foran huset.' },
      theirs: { text: 'Parker bak huset.' },
      choices: ['keep-theirs', 'send-as-addition'],
    });
    const entryId = thread(lien).conflict?.entryId ?? '';
    lien.get('resolveConflict', { entryId, choice: 'send-as-addition' });
    await lien.until('both are there', () => portal.answerTexts(taskId).length === 2);
    expect(portal.answers(taskId).map(({ category }) => category?.[0]?.coding?.[0]?.code)).toEqual([
      'message',
      'message',
    ]);
  });
});

describe('«feil kanal»', () => {
  test('the patient is sent the standard words once, and both see why it ended', async () => {
    desk.get('redirectMessage', { taskId, use: 'e-consultation' });
    await arrived(desk);
    const words = Object.values(messageText).map(({ wrongChannel }) => wrongChannel['e-consultation']);
    expect(portal.answerTexts(taskId)).toHaveLength(1);
    expect(words).toContain(portal.answerTexts(taskId)[0]);
    await lien.until('it is closed', () => thread(lien).state === 'closed');
    expect(thread(lien).ending).toEqual({ code: 'wrong-channel', use: 'e-consultation' });
  });

  test('a colleague has answered meanwhile: the standard words are let go, and nobody is asked', async () => {
    await bothOffline();
    answer(lien, 'Parker bak huset.');
    desk.get('redirectMessage', { taskId, use: 'booking' });
    await onlineAfter(lien, desk);
    await desk.until('it is let go', () => states(desk).at(-1) === 'withdrawn');
    expect([portal.answerTexts(taskId), desk.state.needsYou]).toEqual([['Parker bak huset.'], 0]);
    await desk.until('the answer is here', () => thread(desk).state === 'answered');
    expect(thread(desk)).toMatchObject({ conflict: null, drafts: {} });
  });
});

describe('forwarded to the GP', () => {
  test('it is on the GP’s desk with the note, which the patient never sees, and still waits', async () => {
    desk.get('forwardMessageToGp', { taskId, note: 'Spør om attesten er ferdig.' });
    await arrived(desk);
    await lien.until('it is hers', () => thread(lien).assignedTo.type === 'person');
    expect(thread(lien)).toMatchObject({ state: 'open', assignedTo: { isMine: true } });
    expect(thread(lien).messages.at(-1)).toMatchObject({
      kind: 'internal',
      authorName: 'Kari Moe',
      text: 'Spør om attesten er ferdig.',
    });
    expect([portal.answerTexts(taskId), portal.communications(taskId).length]).toEqual([[], 2]);
  });

  test('answered by a colleague meanwhile: the note is delivered all the same, and nobody’s answer is undone', async () => {
    lien.signInAs('Anders Bjørnstad');
    await bothOffline();
    answer(lien, 'Parker bak huset.');
    desk.get('forwardMessageToGp', { taskId, note: 'Se på denne.' });
    await onlineAfter(lien, desk);
    await desk.until(
      'both have settled',
      () => !states(desk).some((state) => state === 'queued' || state === 'sending'),
    );
    expect(states(desk)).toEqual(['acknowledged', 'withdrawn']);
    expect([portal.taskNow(taskId)?.status, portal.communications(taskId).length]).toEqual(['completed', 3]);
  });
});

test('something that has become urgent meanwhile is not answered by what lay in the queue: a person is told', async () => {
  await bothOffline();
  answer(desk, 'Parker bak huset.');
  lien.get('markUrgent', { taskId });
  await onlineAfter(lien, desk);
  await desk.until('a person is asked', () => desk.state.needsYou === 1);
  expect(states(desk)).toEqual(['rejected']);
  expect(portal.answerTexts(taskId)).toEqual([]);
});
