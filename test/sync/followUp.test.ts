import { afterEach, beforeEach, expect, test } from 'vitest';
import { askedQueue } from '../builders/askedQueue.ts';
import { Workstation } from '../builders/surgery.ts';
import { startPortal, type Portal } from '../portal/portal.ts';

let portal: Portal;
let desks: Workstation[];
let taskId: string;

const QUESTION = { subject: 'Ny medisin', question: 'Kan jeg ta to om dagen?' };
const AGAIN = 'Den hjelper ikke. Kan jeg ta to likevel?';

async function aDesk(name: string): Promise<Workstation> {
  const desk = new Workstation(portal.fhirUrl).start();
  desks.push(desk);
  await desk.synced();
  desk.signInAs(name);
  return desk;
}

beforeEach(async () => {
  portal = await startPortal({ surgery: 'small' });
  desks = [];
});

afterEach(async () => {
  for (const desk of desks) desk.dispose();
  await portal.close();
  for (const desk of desks) expect(desk.broken).toEqual([]);
});

const thread = (desk: Workstation) => desk.get('readEConsultation', { taskId });
const row = (desk: Workstation) =>
  desk.get('listWork', askedQueue({ count: 100 })).rows.find(({ id }) => id === taskId);
const sent = () => portal.answerTexts(taskId);
const says = (desk: Workstation, text: string) =>
  desk.ask('readEConsultation', { taskId }).ok && thread(desk).messages.some((message) => message.text === text);
const comes = (desk: Workstation) => desk.until('the follow-up has come', () => says(desk, AGAIN));
const isClosed = (desk: Workstation) =>
  desk.until('closed', () => portal.read('Task', taskId)?.status === 'completed' && thread(desk).state === 'answered');

async function asksAndIsAnswered(desk: Workstation): Promise<void> {
  taskId = await portal.patientWrites(QUESTION);
  await desk.until('the question has come', () => row(desk) !== undefined);
  desk.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  await isClosed(desk);
  await desk.until('out of the queue', () => row(desk) === undefined);
}

test('a follow-up where the portal leaves the matter ended is back in the queue at every desk, with a clock of its own', async () => {
  const lien = await aDesk('Ingrid Lien');
  const moe = await aDesk('Kari Moe');
  await asksAndIsAnswered(lien);
  await moe.until('the answer has come', () => says(moe, 'Ta én om dagen.'));
  const followUpId = await portal.patientFollowsUp(taskId, AGAIN);
  const written = portal.read('Communication', followUpId)?.sent ?? '';
  expect(portal.read('Task', taskId)?.status).toBe('completed');
  for (const desk of [lien, moe]) {
    await comes(desk);
    expect(row(desk)).toMatchObject({ state: 'open', subject: QUESTION.subject });
    expect(thread(desk)).toMatchObject({ state: 'open', urgent: false });
    expect(Date.parse(thread(desk).receivedAt)).toBe(Date.parse(written));
  }

  lien.get('answerEConsultation', { taskId, text: 'Ja, i tre dager.' });
  expect(row(lien)).toBeUndefined();
  await isClosed(lien);
  await moe.until('out of the queue', () => row(moe) === undefined);
  expect(sent()).toEqual(['Ta én om dagen.', 'Ja, i tre dager.']);
  expect(portal.read('Task', taskId)?.authoredOn).toBe(written);
  for (const desk of [lien, moe]) {
    desk.stop();
    desk.start();
    await desk.synced();
    desk.signInAs(desk === lien ? 'Ingrid Lien' : 'Kari Moe');
    expect(row(desk)).toBeUndefined();
  }
});

test('what the patient wrote while an answer waited for the line has not been answered by it', async () => {
  const lien = await aDesk('Ingrid Lien');
  taskId = await portal.patientWrites(QUESTION);
  await lien.until('the question has come', () => row(lien) !== undefined);
  await portal.misbehave.refuseConnections();
  await lien.until('offline', () => lien.state.connection.state === 'offline');
  lien.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  await portal.patientFollowsUp(taskId, AGAIN);
  await portal.misbehave.comeOnline();
  await lien.until('delivered', () => sent().length === 1 && portal.read('Task', taskId)?.status === 'completed');
  await comes(lien);
  await lien.until('back in the queue', () => row(lien) !== undefined && thread(lien).state === 'open');
  expect(sent()).toEqual(['Ta én om dagen.']);
});

test('an answer to the first question is not sent as the answer to a follow-up that its author never saw', async () => {
  const lien = await aDesk('Ingrid Lien');
  const other = await aDesk('Anders Bjørnstad');
  taskId = await portal.patientWrites(QUESTION);
  for (const desk of [lien, other]) await desk.until('the question has come', () => says(desk, QUESTION.question));
  lien.stop();
  other.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  await isClosed(other);
  await portal.patientFollowsUp(taskId, AGAIN);
  await comes(other);

  // Lien answers what she knows, without a line.
  await portal.misbehave.refuseConnections();
  lien.start();
  lien.signInAs('Ingrid Lien');
  lien.get('answerEConsultation', { taskId, text: 'Ta to.' });
  await portal.misbehave.comeOnline();
  await lien.until('told', () => thread(lien).conflict !== null);
  expect(thread(lien).conflict).toMatchObject({
    mine: { text: 'Ta to.' },
    theirs: { text: 'Ta én om dagen.' },
    choices: ['keep-theirs', 'send-as-addition'],
  });
  expect(sent()).toEqual(['Ta én om dagen.']);
  // What the patient asked last waits all the same, also when the text goes as an addition to the first answer.
  await comes(lien);
  const entryId = thread(lien).conflict?.entryId ?? '';
  lien.get('resolveConflict', { entryId, choice: 'send-as-addition' });
  await lien.until('sent beside it', () => sent().length === 2);
  await lien.until('come back', () => thread(lien).messages.filter(({ kind }) => kind === 'answer').length === 2);
  await lien.until('it waits', () => thread(lien).state === 'open' && row(lien)?.state === 'open');
});

test('an answer to a question that another system has ended is not sent as the answer to the follow-up', async () => {
  const lien = await aDesk('Ingrid Lien');
  taskId = await portal.patientWrites(QUESTION);
  await lien.until('the question has come', () => row(lien) !== undefined);
  await portal.misbehave.refuseConnections();
  await lien.until('offline', () => lien.state.connection.state === 'offline');
  lien.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  const task = portal.read('Task', taskId);
  if (task === undefined) throw new Error('no such matter');
  await portal.update({ ...task, status: 'completed' });
  await portal.patientFollowsUp(taskId, AGAIN);
  await portal.misbehave.comeOnline();
  // Refused as ended, or overtaken, by what was pulled first: a person is asked either way.
  await lien.until('told', () => lien.state.needsYou === 1);
  await comes(lien);
  expect(sent()).toEqual([]);
  expect(portal.read('Task', taskId)?.status).toBe('completed');
});

test('what the patient has taken back after an answer waits for nobody', async () => {
  const lien = await aDesk('Ingrid Lien');
  await asksAndIsAnswered(lien);
  await portal.patientFollowsUp(taskId, AGAIN);
  await lien.until('back in the queue', () => row(lien) !== undefined);
  const task = portal.read('Task', taskId);
  if (task === undefined) throw new Error('no such matter');
  await portal.update({ ...task, status: 'cancelled' });
  await lien.until('out of the queue', () => row(lien) === undefined);
});

test('a note of a call does not answer a follow-up, and an answer after it goes', async () => {
  const lien = await aDesk('Ingrid Lien');
  await asksAndIsAnswered(lien);
  await portal.patientFollowsUp(taskId, AGAIN);
  await comes(lien);
  lien.get('documentContact', { taskId, way: 'phone', note: 'Ringte, ikke svar.' });
  await lien.until('noted', () => portal.all('Communication').some((one) => one.medium !== undefined));
  await lien.until('the note is back', () => thread(lien).messages.some(({ contactWay }) => contactWay !== null));
  expect(row(lien)).toMatchObject({ state: 'open' });
  lien.get('answerEConsultation', { taskId, text: 'Ja, i tre dager.' });
  await lien.until('delivered', () => sent().length === 2);
  await isClosed(lien);
  expect(sent()).toEqual(['Ta én om dagen.', 'Ja, i tre dager.']);
  await lien.until('out of the queue', () => row(lien) === undefined);
});

test('a contact about the question before does not close the follow-up', async () => {
  const lien = await aDesk('Ingrid Lien');
  taskId = await portal.patientWrites(QUESTION);
  await lien.until('the question has come', () => row(lien) !== undefined);
  lien.get('documentContact', { taskId, way: 'phone', note: 'Ringte pasienten.' });
  lien.get('closeAfterContact', { taskId });
  await lien.until('closed', () => portal.read('Task', taskId)?.status === 'completed');
  await portal.patientFollowsUp(taskId, AGAIN);
  await comes(lien);
  await lien.until('back in the queue', () => row(lien) !== undefined);
  expect(lien.ask('closeAfterContact', { taskId })).toMatchObject({ ok: false });
  lien.get('documentContact', { taskId, way: 'phone', note: 'Ringte igjen.' });
  lien.get('closeAfterContact', { taskId });
  await lien.until('sent', () => lien.state.waiting === 0);
  await lien.until('closed', () => portal.read('Task', taskId)?.status === 'completed');
  await lien.until('out of the queue', () => row(lien) === undefined);
  expect(lien.state.needsYou).toBe(0);
});

test('a message to the surgery comes back in the same way', async () => {
  const moe = await aDesk('Kari Moe');
  taskId = await portal.patientWrites({ kind: 'message', subject: 'Parkering', question: 'Hvor kan jeg parkere?' });
  await moe.until('the message has come', () => row(moe) !== undefined);
  moe.get('answerMessage', { taskId, text: 'Bak huset.', content: 'administrative' });
  await moe.until('closed', () => portal.read('Task', taskId)?.status === 'completed');
  await moe.until('out of the queue', () => row(moe) === undefined);
  await portal.patientFollowsUp(taskId, 'Er det gratis?');
  await moe.until('back in the queue', () => row(moe)?.state === 'open');
});

test('whoever takes the follow-up opens the matter at the portal too', async () => {
  const lien = await aDesk('Ingrid Lien');
  await asksAndIsAnswered(lien);
  const followUpId = await portal.patientFollowsUp(taskId, AGAIN);
  await comes(lien);
  lien.get('claimEConsultation', { taskId });
  await lien.until('taken', () => portal.read('Task', taskId)?.status === 'accepted');
  expect(portal.read('Task', taskId)?.authoredOn).toBe(portal.read('Communication', followUpId)?.sent);
  await lien.until('still in the queue', () => row(lien) !== undefined);
});
