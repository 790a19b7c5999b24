import { askedQueue } from '../builders/askedQueue.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Portal } from '../portal/portal.ts';
import { aClinic } from '../builders/clinic.ts';
import type { Workstation } from '../builders/surgery.ts';

const clinic = aClinic();
let portal: Portal;
let desk: Workstation;
let taskId: string;

beforeEach(async () => {
  ({ portal } = clinic);
  desk = await clinic.desk('Ingrid Lien');
  taskId = await portal.patientWrites({ subject: 'Ny medisin', question: 'Kan jeg ta to om dagen?' });
  await desk.until('the question has come', () => desk.ask('readEConsultation', { taskId }).ok);
});

const thread = () => desk.get('readEConsultation', { taskId });
const delivery = () => thread().messages.findLast((message) => message.kind === 'answer')?.delivery?.state;
const answer = (text = 'Ta én om dagen.') => desk.get('answerEConsultation', { taskId, text });
const delivered = () => desk.until('delivered', () => delivery() === 'acknowledged');

function deliveredOnce(text = 'Ta én om dagen.') {
  expect(portal.answerTexts(taskId)).toEqual([text]);
  expect(portal.read('Task', taskId)?.status).toBe('completed');
}

test('an answer reaches the patient and closes the matter', async () => {
  answer();
  await delivered();
  deliveredOnce();
  expect(desk.get('listWork', askedQueue({ count: 100 })).rows.map((row) => row.id)).not.toContain(taskId);
});

test('an answer given offline waits in plain sight, and is delivered once when the line is back', async () => {
  await portal.misbehave.refuseConnections();
  await desk.until('offline', () => desk.state.connection.state === 'offline');
  answer();
  expect(thread().state).toBe('answered');
  expect(delivery()).toBe('queued');
  expect(desk.state.waiting).toBe(1);
  await portal.misbehave.comeOnline();
  await delivered();
  deliveredOnce();
});

describe('the reply is lost after the portal has carried the request out', () => {
  test.each([1, 2, 3])('at request %i of the three', async (nth) => {
    const before = portal.requests.filter((one) => one.method !== 'GET').length;
    // Each write of the entry in turn: reserve, create, close.
    if (nth === 1) portal.misbehave.dropNextReply();
    answer();
    if (nth > 1) {
      await desk.until(
        'the writes before it',
        () => portal.requests.filter((one) => one.method !== 'GET').length >= before + nth - 1,
      );
      portal.misbehave.dropNextReply();
    }
    await delivered();
    deliveredOnce();
  });

  test('at every request of them', async () => {
    portal.misbehave.dropNextReply(6);
    answer();
    await desk.until('delivered', () => delivery() === 'acknowledged');
    deliveredOnce();
  });
});

test('the app ends between the answer and the send: the answer is delivered once after the next start', async () => {
  await portal.misbehave.refuseConnections();
  await desk.until('offline', () => desk.state.connection.state === 'offline');
  answer();
  desk.stop();
  await portal.misbehave.comeOnline();
  expect(portal.answers(taskId)).toHaveLength(0);
  desk.start();
  await delivered();
  deliveredOnce();
});

test('the app ends in the middle of sending: nothing is sent twice after the next start', async () => {
  portal.misbehave.slow(150, { only: 'writes' });
  answer();
  await desk.until('the first request is out', () => delivery() === 'sending');
  await desk.until('it is reserved at the portal', () => portal.taskNow(taskId)?.status === 'in-progress');
  desk.stop();
  await portal.misbehave.behave();
  desk.start();
  await delivered();
  deliveredOnce();
});

test.each([500, 502, 503, 429, 409])(
  'the portal answers %i five times: the state says so meanwhile, and it is delivered later',
  async (status) => {
    portal.misbehave.answerWith(status, { times: 2, only: 'writes', retryAfter: 0 });
    answer();
    await desk.until('the reason is shown', () => {
      const last = thread().messages.findLast((message) => message.kind === 'answer')?.delivery;
      return last?.state === 'queued' && last.lastProblem !== null && last.nextAttempt !== null;
    });
    await desk.until('delivered', () => delivery() === 'acknowledged');
    deliveredOnce();
  },
);

test('a refusal by the portal is shown, stops its own patient alone, and the text can be taken back', async () => {
  portal.misbehave.answerWith(422, { only: 'writes' });
  const { entryId } = answer();
  await desk.until('refused', () => delivery() === 'rejected');
  await desk.until('it is counted', () => desk.state.needsYou === 1);
  desk.get('withdrawEntry', { entryId });
  expect(thread().draft?.text).toBe('Ta én om dagen.');
  expect(portal.answers(taskId)).toHaveLength(0);
});

test('what has gone out can no longer be taken back', async () => {
  const { entryId } = answer();
  await delivered();
  expect(desk.ask('withdrawEntry', { entryId })).toEqual({ ok: false, error: { type: 'AlreadySettled' } });
});

describe('two workstations', () => {
  let other: Workstation;
  beforeEach(async () => {
    other = await clinic.desk('Anders Bjørnstad');
    await other.until('the question has come', () => other.ask('readEConsultation', { taskId }).ok);
  });

  test('both answer: the first at the portal wins, the second keeps the text and sees both', async () => {
    await portal.misbehave.refuseConnections();
    await desk.until('offline', () => desk.state.connection.state === 'offline');
    answer('Mitt svar.');
    desk.stop();
    await portal.misbehave.comeOnline();
    other.get('answerEConsultation', { taskId, text: 'Svaret fra den andre.' });
    await other.until(
      'delivered',
      () => portal.answers(taskId).length === 1 && portal.read('Task', taskId)?.status === 'completed',
    );
    desk.start();
    await desk.until('conflict', () => thread().conflict !== null);
    await desk.until('their text is here', () => thread().conflict?.theirs.text === 'Svaret fra den andre.');
    expect(thread().conflict?.mine.text).toBe('Mitt svar.');
    expect(thread().conflict?.theirs.authorName).toBe('Anders Bjørnstad');
    deliveredOnce('Svaret fra den andre.');

    desk.get('resolveConflict', { entryId: thread().conflict?.entryId ?? '', choice: 'keep-theirs' });
    expect(thread().conflict).toBeNull();
    expect(thread().draft?.text).toBe('Mitt svar.');
    deliveredOnce('Svaret fra den andre.');
  });

  test('the second decides to send the own text as an addition', async () => {
    await portal.misbehave.refuseConnections();
    await desk.until('offline', () => desk.state.connection.state === 'offline');
    answer('Mitt svar.');
    desk.stop();
    await portal.misbehave.comeOnline();
    other.get('answerEConsultation', { taskId, text: 'Svaret fra den andre.' });
    await other.until('delivered', () => portal.read('Task', taskId)?.status === 'completed');
    desk.start();
    await desk.until('conflict', () => thread().conflict !== null);
    desk.get('resolveConflict', { entryId: thread().conflict?.entryId ?? '', choice: 'send-as-addition' });
    await desk.until('both delivered', () => portal.answers(taskId).length === 2 && delivery() === 'acknowledged');
    expect(portal.answerTexts(taskId)).toEqual(['Svaret fra den andre.', 'Mitt svar.']);
  });
});

test('someone else changes the subject line meanwhile: the answer still goes, and their change stays', async () => {
  await portal.misbehave.refuseConnections();
  await desk.until('offline', () => desk.state.connection.state === 'offline');
  answer();
  const task = portal.read('Task', taskId);
  if (task === undefined) throw new Error('no task');
  await portal.update({
    ...task,
    description: 'Rettet emne',
    extension: [{ url: 'https://elsewhere.example/x', valueString: 'beholdes' }],
  });
  await portal.misbehave.comeOnline();
  await delivered();
  deliveredOnce();
  expect(portal.read('Task', taskId)?.description).toBe('Rettet emne');
  expect(portal.read('Task', taskId)?.extension?.[0]?.valueString).toBe('beholdes');
});

test('the patient takes the question back before the answer has left: it is not sent, and the text is kept', async () => {
  await portal.misbehave.refuseConnections();
  await desk.until('offline', () => desk.state.connection.state === 'offline');
  answer();
  const task = portal.read('Task', taskId);
  if (task === undefined) throw new Error('no task');
  await portal.update({ ...task, status: 'cancelled' });
  await portal.misbehave.comeOnline();
  await desk.until('stopped by the rule', () => delivery() === 'rejected');
  expect(portal.answers(taskId)).toHaveLength(0);
  expect(thread().messages.some((message) => message.text === 'Ta én om dagen.')).toBe(true);
});
