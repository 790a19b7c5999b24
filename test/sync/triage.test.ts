import type { Task } from '@medplum/fhirtypes';
import { beforeEach, expect, test } from 'vitest';
import type { PractitionerId } from '../../shared/domain/identity/ids.ts';
import { schemas } from '../../shared/fhir/schemas.ts';
import { applyUpdate } from '../../shared/fhir/step.ts';
import { takeOverStep } from '../../shared/fhir/takeOver.ts';
import { aClinic } from '../builders/clinic.ts';
import { patientOf } from '../builders/people.ts';
import type { Workstation } from '../builders/surgery.ts';
import type { Portal } from '../portal/portal.ts';

// Two workstations of one surgery: what one does with a matter, the other sees, and the first at the portal has it so.

const clinic = aClinic();
let portal: Portal;
let lien: Workstation;
let moe: Workstation;
let taskId: string;

beforeEach(async () => {
  ({ portal } = clinic);
  lien = await clinic.desk('Ingrid Lien');
  moe = await clinic.desk('Kari Moe');
  const { id: patient } = patientOf(portal, 'Ingrid Lien');
  taskId = await portal.patientWrites({ patient, subject: 'Ny medisin', question: 'Kan jeg ta to om dagen?' });
  await Promise.all(
    [lien, moe].map((desk) => desk.until('the question', () => desk.ask('readEConsultation', { taskId }).ok)),
  );
});

const thread = (desk: Workstation) => desk.get('readEConsultation', { taskId });
const states = (desk: Workstation) =>
  desk.db.prepare('SELECT kind, state FROM outbox ORDER BY seq').all() as { kind: string; state: string }[];
const arrived = (desk: Workstation) =>
  desk.until('all has arrived', () => states(desk).every(({ state }) => state === 'acknowledged'));
const isOffline = (desk: Workstation) => desk.until('offline', () => desk.state.connection.state === 'offline');

test('a receptionist marks it as urgent: the doctor sees it, and who said so', async () => {
  moe.get('markUrgent', { taskId });
  await arrived(moe);
  await lien.until('it is urgent', () => thread(lien).urgent);
  expect(thread(lien)).toMatchObject({ urgencySetBy: { name: 'Kari Moe' }, needsContact: true });
  expect(portal.taskNow(taskId)?.priority).toBe('urgent');
  lien.get('callOffUrgency', { taskId });
  await moe.until('it can wait', () => !thread(moe).urgent);
  expect(thread(moe).urgencySetBy?.name).toBe('Ingrid Lien');
});

test('an internal note reaches the colleague and never the patient', async () => {
  moe.get('writeInternalNote', { taskId, note: 'Ringte, ikke svar.' });
  await lien.until('the note', () => thread(lien).messages.some(({ text }) => text === 'Ringte, ikke svar.'));
  expect(thread(lien).messages.at(-1)).toMatchObject({ kind: 'internal', authorName: 'Kari Moe' });
  expect(portal.answers(taskId)).toEqual([]);
});

test('assigned to a colleague, and given back to the team: whoever had taken it has it no more', async () => {
  lien.get('claimEConsultation', { taskId });
  await arrived(lien);
  await moe.until('it is taken', () => thread(moe).claim !== null);
  moe.get('assignEConsultation', { taskId, team: 'nurse' });
  await lien.until('it lies with the nurses', () => thread(lien).assignedTo.type === 'team');
  expect(thread(lien)).toMatchObject({ claim: null, assignedTo: { role: 'nurse', delivery: null } });
});

test('both assign it while the line is down: the first at the portal stands, the second is told', async () => {
  await portal.misbehave.refuseConnections();
  await Promise.all([isOffline(lien), isOffline(moe)]);
  lien.get('assignEConsultation', { taskId, team: 'nurse' });
  moe.get('assignEConsultation', { taskId, team: 'receptionist' });
  moe.stop();
  await portal.misbehave.comeOnline();
  await arrived(lien);
  const author = moe.practitionerId;
  moe.start();
  moe.practitionerId = author;
  await moe.until('it has come to rest', () => states(moe)[0]?.state === 'withdrawn');
  expect(thread(moe)).toMatchObject({ assignedTo: { type: 'team', role: 'nurse' }, lostAssignment: { nowWith: null } });
  // Nothing that needs anybody.
  expect(moe.state.needsYou).toBe(0);
});

test('the reply is lost on the way: each is carried out once', async () => {
  portal.misbehave.dropNextReply(3);
  moe.get('markUrgent', { taskId });
  moe.get('assignEConsultation', { taskId, team: 'gp' });
  moe.get('writeInternalNote', { taskId, note: 'Se på denne.' });
  await moe.until('all has arrived', () => states(moe).every(({ state }) => state === 'acknowledged'));
  const notes = portal.communications(taskId).filter(({ payload }) => payload?.[0]?.contentString === 'Se på denne.');
  expect(notes).toHaveLength(1);
  expect(portal.taskNow(taskId)).toMatchObject({ priority: 'urgent', status: 'received' });
  expect(portal.taskNow(taskId)?.owner).toBeUndefined();
});

test('answered meanwhile: an urgent mark that comes too late is not let go in silence, an assignment is', async () => {
  await portal.misbehave.refuseConnections();
  await Promise.all([isOffline(lien), isOffline(moe)]);
  moe.get('assignEConsultation', { taskId, team: 'nurse' });
  moe.get('markUrgent', { taskId });
  lien.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  const author = moe.practitionerId;
  moe.stop();
  await portal.misbehave.comeOnline();
  await arrived(lien);
  moe.start();
  moe.practitionerId = author;
  await moe.until('a person is asked', () => moe.state.needsYou === 1);
  expect(states(moe)).toEqual([
    { kind: 'eConsultation.assign', state: 'withdrawn' },
    { kind: 'eConsultation.urgent', state: 'rejected' },
  ]);
});

test('taken over from a machine that stopped between reserving and delivering: its answer does not leave afterwards', async () => {
  portal.misbehave.answerWith(503, { times: 1, only: 'writes', type: 'Communication', retryAfter: 2 });
  lien.get('answerEConsultation', { taskId, text: 'Svaret som stoppet.' });
  await lien.until('the matter is reserved', () => portal.taskNow(taskId)?.status === 'in-progress');
  const task = schemas.Task.safeParse(portal.taskNow(taskId));
  if (!task.success) throw new Error('no Task');
  const step = takeOverStep(task.data, { by: (moe.practitionerId ?? '') as PractitionerId, at: Date.now() });
  const takenOver: unknown = applyUpdate(task.data, step);
  await portal.update(takenOver as Task);
  await lien.until('a person is asked', () => lien.state.needsYou === 1);
  expect(portal.answers(taskId)).toEqual([]);
  expect(thread(lien).conflict).toMatchObject({ mine: { text: 'Svaret som stoppet.' }, lostSlot: null });
});
