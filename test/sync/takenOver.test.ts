import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Workstation } from '../builders/surgery.ts';
import { startPortal, type Portal } from '../portal/portal.ts';

/** What becomes of a request: it goes as usual, does not get out, or is carried out and its reply lost. */
type Line = (method: string, body: string) => 'up' | 'down' | 'deaf';

const HOUR = 3_600_000;
const TEXT = 'Ta én om dagen.';

let portal: Portal;
let taskId: string;
/** The machine that goes silent, and the colleague's. */
let desk: Workstation;
let other: Workstation;
let line: Line;

beforeEach(async () => {
  portal = await startPortal({ surgery: 'small' });
  const [patient = ''] = portal.writers();
  taskId = await portal.patientWrites({ patient, subject: 'Ny medisin', question: 'Kan jeg ta to om dagen?' });
  line = () => 'up';
  desk = await aDesk('Ingrid Lien', (method, body) => line(method, body));
  other = await aDesk('Anders Bjørnstad', () => 'up');
  other.now = () => Date.now() + 3 * HOUR;
});

afterEach(async () => {
  const broken = [...desk.broken, ...other.broken];
  desk.dispose();
  other.dispose();
  await portal.close();
  expect(broken).toEqual([]);
});

/** A workstation that asks the portal when it is told to. */
async function aDesk(name: string, itsLine: Line): Promise<Workstation> {
  const made = new Workstation(portal.fhirUrl, { active: HOUR, idle: HOUR });
  made.portalFetch = async (url, init) => {
    const body = typeof init?.body === 'string' ? init.body : '';
    const is = itsLine(init?.method ?? 'GET', body);
    if (is === 'down') throw new TypeError('cut');
    const reply = await fetch(url, init);
    if (is === 'up') return reply;
    await reply.arrayBuffer();
    throw new TypeError('cut');
  };
  made.start();
  await made.synced();
  made.signInAs(name);
  return made;
}

const stateOf = (one: Workstation, kind: string) =>
  one.db.prepare('SELECT state FROM outbox WHERE kind = ? ORDER BY seq DESC').pluck().get(kind);
const thread = (one: Workstation) => one.get('readEConsultation', { taskId });
const answer = () => void desk.get('answerEConsultation', { taskId, text: TEXT });
/** Its answer has not got further than it can on that line. */
const stops = () =>
  desk.until('it waits', () =>
    Boolean(
      desk.db
        .prepare("SELECT 1 FROM outbox WHERE kind = 'eConsultation.answer' AND state = 'queued' AND attempts > 0")
        .get(),
    ),
  );
const isOffline = () => desk.until('offline', () => desk.state.connection.state === 'offline');
const rests = (one: Workstation, kind: string) =>
  one.until(`${kind} rests`, () => !['queued', 'sending'].includes(String(stateOf(one, kind))));

async function claims(): Promise<void> {
  desk.get('claimEConsultation', { taskId });
  await desk.until('it is taken', () => stateOf(desk, 'eConsultation.claim') === 'acknowledged');
}

/** The colleague's machine hears how the matter stands, and takes it over. */
async function takesOver(): Promise<void> {
  await other.synced();
  other.get('takeOverEConsultation', { taskId });
  await rests(other, 'eConsultation.takeOver');
}

/** Its line is as it should be, and the machine starts. */
async function comesBack(): Promise<void> {
  line = () => 'up';
  desk.start();
  await rests(desk, 'eConsultation.answer');
}

function textIsForAPerson(): void {
  expect(portal.answers(taskId)).toEqual([]);
  expect(stateOf(desk, 'eConsultation.answer')).toBe('conflict');
  expect(thread(desk).conflict).toMatchObject({ mine: { text: TEXT } });
}

const isDown: Line = () => 'down';
const losesReplyToReservation: Line = (_, body) => (body.includes('"in-progress"') ? 'deaf' : 'up');
const withoutTexts: Line = (_, body) => (body.includes('"Communication"') ? 'down' : 'up');
const losesReplyToText: Line = (method, body) =>
  method !== 'GET' && body.includes('"Communication"') ? 'deaf' : body.includes('"completed"') ? 'down' : 'up';

describe('a machine that comes back after a colleague took its matter over sends nothing: its text is for a person', () => {
  test('when it had taken the matter, and its answer waited for a line', async () => {
    await claims();
    line = isDown;
    answer();
    await isOffline();
    desk.stop();
    await takesOver();
    await comesBack();
    textIsForAPerson();
  });

  test('when its answer had reserved the matter without hearing so', async () => {
    line = losesReplyToReservation;
    answer();
    await stops();
    expect(portal.taskNow(taskId)?.status).toBe('in-progress');
    desk.stop();
    await takesOver();
    await comesBack();
    textIsForAPerson();
  });

  test('when its answer had reserved the matter, and the colleague’s take-over has been taken over too', async () => {
    line = losesReplyToReservation;
    answer();
    await stops();
    expect(portal.taskNow(taskId)?.status).toBe('in-progress');
    desk.stop();
    await takesOver();
    other.signInAs('Kari Moe');
    other.now = () => Date.now() + 9 * HOUR;
    await takesOver();
    await comesBack();
    textIsForAPerson();
  });

  test('when its text had not left yet', async () => {
    line = withoutTexts;
    answer();
    await stops();
    expect(portal.taskNow(taskId)?.status).toBe('in-progress');
    desk.stop();
    await takesOver();
    await comesBack();
    textIsForAPerson();
  });
});

test('a colleague who takes what nobody had taken holds an answer that waits back no more than before', async () => {
  line = isDown;
  answer();
  await isOffline();
  desk.stop();
  await other.synced();
  other.get('claimEConsultation', { taskId });
  await rests(other, 'eConsultation.claim');
  await comesBack();
  expect(stateOf(desk, 'eConsultation.answer')).toBe('acknowledged');
  expect(portal.answers(taskId)).toHaveLength(1);
});

/** Another client takes the matter over without asking for the text. */
async function takenOverBlindly(): Promise<void> {
  const task = portal.taskNow(taskId);
  const owner = { reference: `Practitioner/${other.practitionerId}` };
  if (task === undefined) throw new Error('no such matter');
  const output = task.output?.map((one) => ({
    ...one,
    type: { coding: one.type.coding?.map((coding) => ({ ...coding, code: 'taken-over' })) ?? [] },
  }));
  await portal.update({ ...task, status: 'accepted', owner, ...(output === undefined ? {} : { output }) });
}

describe('the answer reached the patient, and nobody at the surgery has heard so', () => {
  beforeEach(async () => {
    line = losesReplyToText;
    answer();
    await stops();
    expect(portal.answers(taskId)).toHaveLength(1);
    desk.stop();
  });

  test.each([
    ['it goes on where it was', () => undefined],
    [
      'its journal has been put back',
      () => desk.db.prepare('UPDATE outbox SET step = 0, attempts = 0 WHERE state = ?').run('queued'),
    ],
  ])('its machine comes back after the matter was taken over: delivered, not for a person; %s', async (_, put) => {
    await takenOverBlindly();
    desk.portalFetch = () => Promise.reject(new TypeError('cut'));
    desk.start();
    put();
    desk.stop();
    desk.portalFetch = (url, init) => fetch(url, init);
    await comesBack();
    expect(stateOf(desk, 'eConsultation.answer')).toBe('acknowledged');
    expect(thread(desk).conflict).toBeNull();
    expect(portal.answers(taskId)).toHaveLength(1);
    expect(portal.taskNow(taskId)).toMatchObject({ status: 'accepted' });
  });
});

test('whoever takes an answer over that has meanwhile reached the patient closes the matter instead', async () => {
  line = withoutTexts;
  answer();
  await stops();
  await other.synced();
  line = losesReplyToText;
  desk.get('retryNow', { entryId: desk.get('readSyncDetails', {}).outbox[0]?.entryId ?? '' });
  await desk.until('the patient has it', () => portal.answers(taskId).length === 1);
  desk.stop();

  expect(thread(other).held).toMatchObject({ answerIsDelivered: false });
  other.get('takeOverEConsultation', { taskId });
  await rests(other, 'eConsultation.takeOver');
  expect(portal.taskNow(taskId)).toMatchObject({
    status: 'completed',
    output: [{ type: { coding: [{ code: 'answer' }] } }],
  });
  await comesBack();
  expect(stateOf(desk, 'eConsultation.answer')).toBe('acknowledged');
  expect(portal.answers(taskId)).toHaveLength(1);
});
