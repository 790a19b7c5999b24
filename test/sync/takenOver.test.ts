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
let othersLine: Line;

beforeEach(async () => {
  portal = await startPortal({ surgery: 'small' });
  taskId = await portal.patientWrites({ subject: 'Ny medisin', question: 'Kan jeg ta to om dagen?' });
  line = () => 'up';
  othersLine = () => 'up';
  desk = await aDesk('Ingrid Lien', (method, body) => line(method, body));
  other = await aDesk('Anders Bjørnstad', (method, body) => othersLine(method, body));
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
const stops = (kind = 'eConsultation.answer') =>
  desk.until('it waits', () => {
    const waits = "SELECT 1 FROM outbox WHERE kind = ? AND state = 'queued' AND attempts > 0";
    return desk.db.prepare(waits).get(kind) !== undefined;
  });

/** It answers on such a line, gets so far that the matter is reserved, and falls silent. */
async function stopsOn(its: Line): Promise<void> {
  line = its;
  answer();
  await stops();
  expect(portal.taskNow(taskId)?.status).toBe('in-progress');
  desk.stop();
}

const isOffline = () => desk.until('offline', () => desk.state.connection.state === 'offline');
const rests = (one: Workstation, kind: string) =>
  one.until(`${kind} rests`, () => !['queued', 'sending'].includes(String(stateOf(one, kind))));

async function claims(): Promise<void> {
  desk.get('claimEConsultation', { taskId });
  await desk.until('it is taken', () => stateOf(desk, 'eConsultation.claim') === 'acknowledged');
}

/** A pull that began after now: one may be under way already. */
async function hears(one: Workstation): Promise<void> {
  await one.synced();
  await one.synced();
}

/** The colleague's machine hears how the matter stands, and takes it over. */
async function takesOver(): Promise<void> {
  await hears(other);
  other.get('takeOverEConsultation', { taskId });
  await rests(other, 'eConsultation.takeOver');
}

/** Its line is as it should be, and the machine starts. */
async function comesBack(kind = 'eConsultation.answer'): Promise<void> {
  line = () => 'up';
  desk.start();
  await rests(desk, kind);
}

function textIsForAPerson(): void {
  expect(portal.answers(taskId)).toEqual([]);
  expect(stateOf(desk, 'eConsultation.answer')).toBe('conflict');
  expect(thread(desk).conflict).toMatchObject({
    mine: { text: TEXT },
    theirs: { text: null },
    choices: ['keep-theirs', 'send-as-answer'],
  });
  expect(thread(desk).conflict?.unanswered).toEqual({ takenBy: thread(desk).claim?.name, ended: false });
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

  test.each([
    ['when its answer had reserved the matter without hearing so', losesReplyToReservation],
    ['when its text had not left yet', withoutTexts],
  ])('%s', async (_, its) => {
    await stopsOn(its);
    await takesOver();
    await comesBack();
    textIsForAPerson();
  });

  test('when its answer had reserved the matter, and the colleague’s take-over has been taken over too', async () => {
    await stopsOn(losesReplyToReservation);
    await takesOver();
    other.signInAs('Kari Moe');
    other.now = () => Date.now() + 9 * HOUR;
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
  await hears(other);
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
  await hears(other);
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

const choose = (choice: 'keep-theirs' | 'send-as-answer' | 'send-as-addition') =>
  desk.ask('resolveConflict', { entryId: thread(desk).conflict?.entryId ?? '', choice });

describe('whoever comes back to a matter that was taken over decides what becomes of the text', () => {
  beforeEach(async () => {
    await stopsOn(losesReplyToReservation);
    await takesOver();
    await comesBack();
  });

  test('it is kept as a draft', () => {
    expect(choose('keep-theirs')).toEqual({ ok: true, value: null });
    expect(thread(desk)).toMatchObject({ conflict: null, state: 'open', draft: { text: TEXT } });
  });

  test('it is sent as the answer, since there is none: once, and the matter is closed', async () => {
    expect(choose('send-as-addition')).toMatchObject({ error: { type: 'NoConflict' } });
    expect(choose('send-as-answer')).toEqual({ ok: true, value: null });
    await desk.until('delivered', () => stateOf(desk, 'eConsultation.answer') === 'acknowledged');
    expect(portal.answers(taskId)).toHaveLength(1);
    expect(portal.taskNow(taskId)?.status).toBe('completed');
    expect(thread(desk)).toMatchObject({ conflict: null, state: 'answered' });
  });

  test('the rule is asked once more: refused, and the text still waits for a person', async () => {
    await portal.rights.consentsTo(portal.taskNow(taskId)?.for?.reference?.split('/')[1] ?? '', 'basis');
    await hears(desk);
    expect(choose('send-as-answer')).toMatchObject({ error: { type: 'PatientNotReachable' } });
    expect(thread(desk).conflict).toMatchObject({ mine: { text: TEXT } });
  });

  test('the colleague has answered by then: the two texts stand side by side', async () => {
    other.get('answerEConsultation', { taskId, text: 'Svaret fra den andre.' });
    await rests(other, 'eConsultation.answer');
    await hears(desk);
    expect(thread(desk).conflict).toMatchObject({
      unanswered: null,
      theirs: { text: 'Svaret fra den andre.', authorName: 'Anders Bjørnstad' },
      choices: ['keep-theirs', 'send-as-addition'],
    });
    expect(choose('send-as-answer')).toMatchObject({ error: { type: 'NoConflict' } });
  });
});

test('«feil kanal» that a colleague closed, the text being with the patient, still tells how the matter ended', async () => {
  line = (_, body) => (body.includes('"completed"') && !body.includes('"Communication"') ? 'down' : 'up');
  desk.get('redirectEConsultation', { taskId, use: 'booking', text: 'Bestill time.' });
  await stops('eConsultation.redirect');
  expect(portal.answers(taskId)).toHaveLength(1);
  desk.stop();
  await hears(other);
  other.get('takeOverEConsultation', { taskId });
  expect(thread(other).state).toBe('answered');
  await rests(other, 'eConsultation.finish');
  expect(portal.taskNow(taskId)).toMatchObject({ status: 'completed' });
  expect(portal.taskNow(taskId)).not.toHaveProperty('businessStatus');
  await comesBack('eConsultation.redirect');
  await hears(other);
  expect(thread(other).ending).toEqual({ code: 'wrong-channel', use: 'booking' });
  expect(portal.answers(taskId)).toHaveLength(1);
});

test('whoever takes over when somebody else has done so is told', async () => {
  await claims();
  desk.stop();
  await hears(other);
  othersLine = isDown;
  other.get('takeOverEConsultation', { taskId });
  await other.until('offline', () => other.state.connection.state === 'offline');
  const third = portal.all('Practitioner').find(({ name }) => name?.[0]?.family === 'Moe');
  const task = portal.taskNow(taskId);
  if (task === undefined || third === undefined) throw new Error('nobody there');
  await portal.update({ ...task, owner: { reference: `Practitioner/${third.id}` } });
  othersLine = () => 'up';
  other.wake();
  await other.until('let go', () => stateOf(other, 'eConsultation.takeOver') === 'withdrawn');
  expect(thread(other)).toMatchObject({ lostClaim: { why: 'taken', name: 'Kari Moe' }, conflict: null });
});

test('whose own machine died gets the matter back at another one', async () => {
  await stopsOn(withoutTexts);
  other.signInAs('Ingrid Lien');
  await takesOver();
  expect(portal.taskNow(taskId)).toMatchObject({ status: 'accepted' });
  other.get('answerEConsultation', { taskId, text: 'Skrevet på nytt.' });
  await rests(other, 'eConsultation.answer');
  await comesBack();
  expect(portal.answerTexts(taskId)).toEqual(['Skrevet på nytt.']);
  expect(stateOf(desk, 'eConsultation.answer')).toBe('conflict');
});

test('the same holds for a message: its answer goes once whoever comes back says so', async () => {
  taskId = await portal.patientWrites({ kind: 'message', subject: 'Parkering', question: 'Hvor?' });
  await hears(desk);
  await claims();
  line = isDown;
  desk.get('answerMessage', { taskId, text: TEXT, content: 'administrative' });
  await isOffline();
  desk.stop();
  await takesOver();
  await comesBack('message.answer');
  const conflict = () => desk.get('readMessage', { taskId }).conflict;
  expect(conflict()).toMatchObject({ choices: ['keep-theirs', 'send-as-answer'] });
  expect(portal.answers(taskId)).toEqual([]);
  desk.get('resolveConflict', { entryId: conflict()?.entryId ?? '', choice: 'send-as-answer' });
  await desk.until('delivered', () => stateOf(desk, 'message.answer') === 'acknowledged');
  expect(portal.answers(taskId)).toHaveLength(1);
});
