import { askedQueue } from '../builders/askedQueue.ts';
import type { Communication, Task } from '@medplum/fhirtypes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Workstation } from '../builders/surgery.ts';
import { aBareSurgery } from './bareSurgery.ts';
import { startBareServer } from './bareServer.ts';

// The sync is FHIR R4 and nothing else: it works at a server that was never made for it.

let server: Awaited<ReturnType<typeof startBareServer>>;
let desk: Workstation;
let lien: string;
let aQuestion: () => Promise<string>;
let taskId: string;

beforeAll(async () => {
  server = await startBareServer();
  ({ lien, asks: aQuestion } = await aBareSurgery(server));
  taskId = await aQuestion();
  desk = new Workstation(server.fhirUrl).start();
  await desk.synced();
  desk.signInAs('Ingrid Lien');
});
afterAll(async () => {
  desk.dispose();
  await server.close();
  expect(desk.broken).toEqual([]);
});

test('it says nothing of what it can do, and is asked for each necessary type instead', () => {
  expect(server.seen.slice(0, 6).map(({ method, path, status }) => [method, path.split('?')[0], status])).toEqual([
    // It takes the word for a resource type, of which it has none.
    ['GET', 'metadata', 200],
    ...['Practitioner', 'PractitionerRole', 'Patient', 'Task', 'Communication'].map((type) => ['GET', type, 200]),
  ]);
  expect(desk.state.connection.state).toBe('connected');
});

test('what a patient has asked stands in the queue', () => {
  const { rows } = desk.get('listWork', askedQueue());
  expect(rows).toMatchObject([
    { id: taskId, patientName: 'Nora Ødegård', subject: 'Ny medisin', gpName: 'Ingrid Lien' },
  ]);
});

test('a later question comes with a later pull', async () => {
  const later = await aQuestion();
  await desk.until('it has come', () => desk.ask('readEConsultation', { taskId: later }).ok);
});

test('an answer is delivered once, and closes the matter', async () => {
  desk.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  const delivery = () =>
    desk.get('readEConsultation', { taskId }).messages.findLast((message) => message.kind === 'answer')?.delivery
      ?.state;
  await desk.until('delivered', () => delivery() === 'acknowledged');
  const messages = await server.repository.searchResources<Communication>({ resourceType: 'Communication' });
  const answers = messages.filter((one) => one.sender?.reference === `Practitioner/${lien}`);
  expect(answers.map((one) => one.payload?.[0]?.contentString)).toEqual(['Ta én om dagen.']);
  expect((await server.repository.readResource<Task>('Task', taskId)).status).toBe('completed');
});
