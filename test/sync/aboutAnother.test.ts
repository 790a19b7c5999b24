import { beforeEach, describe, expect, test } from 'vitest';
import { aClinic } from '../builders/clinic.ts';
import { askedQueue } from '../builders/askedQueue.ts';
import { patientOf } from '../builders/people.ts';
import type { Workstation } from '../builders/surgery.ts';
import type { Portal } from '../portal/portal.ts';

// The portal puts something about one patient where another's is, by mistake: it is told, and never shown.

const clinic = aClinic();
let portal: Portal;
let desk: Workstation;
let patient: string;
let another: string;
let taskId: string;

const SECRET = 'Prøven din for klamydia er positiv.';

beforeEach(async () => {
  ({ portal } = clinic);
  desk = await clinic.desk('Ingrid Lien');
  const mine = patientOf(portal, 'Ingrid Lien');
  patient = mine.id;
  another = patientOf(portal, 'Ingrid Lien', mine).id;
  taskId = await portal.patientWrites({ patient, subject: 'Ny medisin', question: 'Kan jeg ta to om dagen?' });
  await desk.until('the question has come', () => desk.ask('readEConsultation', { taskId }).ok);
});

const thread = () => desk.get('readEConsultation', { taskId });
const row = () => desk.get('listWork', askedQueue()).rows.find(({ id }) => id === taskId);

/** A message in the matter, as the question is, with these changes. */
async function putThere(change: object): Promise<void> {
  const [question] = portal.communications(taskId);
  if (question === undefined) throw new Error('no question');
  const { id: _id, meta: _meta, identifier: _identifier, ...message } = question;
  const sent = new Date(Date.parse(question.sent ?? '') + 60_000).toISOString();
  await portal.create({ ...message, sent, payload: [{ contentString: SECRET }], ...change });
  await desk.synced();
  await desk.until('it has come', () => thread().messages.length === 2);
}

describe.each([
  ['its subject is another patient', () => ({ subject: { reference: `Patient/${another}` } })],
  [
    'another patient sent it, and it names no subject',
    () => ({ subject: undefined, sender: { reference: `Patient/${another}` } }),
  ],
  [
    'its subject is at another portal',
    () => ({ subject: { reference: `https://another.example/fhir/Patient/${patient}` } }),
  ],
  ['its subject is an identifier alone', () => ({ subject: { identifier: { value: '01234567890' } } })],
  ['its subject is a group', () => ({ subject: { reference: 'Group/1' } })],
])('%s', (_what, change) => {
  test('it is told in its place, and no word of it is shown, counted or found', async () => {
    await putThere(change());
    expect(thread().messages).toMatchObject([{ kind: 'patient' }, { kind: 'about-another', text: '', authorName: '' }]);
    expect(JSON.stringify(thread())).not.toContain(SECRET);
    expect(row()?.preview).toBe('Kan jeg ta to om dagen?');
    // An answer is to what was asked in the matter.
    const [question] = portal.communications(taskId).toSorted((a, b) => (a.sent ?? '').localeCompare(b.sent ?? ''));
    desk.get('answerEConsultation', { taskId, text: 'Ta én.' });
    await desk.until('answered', () => portal.answers(taskId).length === 1);
    expect(portal.answers(taskId)[0]?.inResponseTo).toEqual([{ reference: `Communication/${question?.id}` }]);
  });
});

test('it opens no matter that has been ended', async () => {
  desk.get('answerEConsultation', { taskId, text: 'Ta én.' });
  await desk.until('closed', () => portal.taskNow(taskId)?.status === 'completed');
  await desk.until('known', () => thread().state === 'answered');
  const sent = new Date(Date.now() + 60_000).toISOString();
  const [question] = portal.communications(taskId);
  const {
    id: _id,
    meta: _meta,
    identifier: _identifier,
    ...message
  } = question ?? { id: '', meta: {}, identifier: [] };
  await portal.create({
    ...message,
    resourceType: 'Communication',
    status: 'completed',
    sent,
    subject: { reference: `Patient/${another}` },
  });
  await desk.until('it has come', () => thread().messages.length === 3);
  expect([thread().state, row()]).toEqual(['answered', undefined]);
});

test('a message that is part of something else first is in the thread of its matter', async () => {
  const [question] = portal.communications(taskId);
  await putThere({ partOf: [{ reference: `Communication/${question?.id}` }, { reference: `Task/${taskId}` }] });
  expect(thread().messages.map(({ text }) => text)).toContain(SECRET);
});

describe('references are read with their base', () => {
  test('a matter about a patient of another portal is put aside, whatever the id', async () => {
    const task = portal.taskNow(taskId);
    if (task === undefined) throw new Error('no matter');
    const { id: _id, meta: _meta, ...matter } = task;
    await portal.create({
      ...matter,
      description: 'Fremmed',
      for: { reference: `https://another.example/fhir/Patient/${patient}` },
    });
    await desk.until('it is put aside', () => desk.state.quarantined === 1);
    expect(desk.get('readSyncDetails', {}).quarantine).toMatchObject([{ resourceType: 'Task', field: 'Task.for' }]);
    expect(desk.get('listWork', askedQueue()).rows.map(({ subject }) => subject)).not.toContain('Fremmed');
  });

  test('written out in full under the portal’s own base it is the portal’s own', async () => {
    const task = portal.taskNow(taskId);
    if (task === undefined) throw new Error('no matter');
    const reference = `${portal.fhirUrl}/Patient/${patient}`;
    await portal.update({ ...task, description: 'Skrevet helt ut', for: { reference }, requester: { reference } });
    await desk.until('it has come', () => thread().subject === 'Skrevet helt ut');
    expect(thread()).toMatchObject({ patientId: patient, writtenBy: null });
    expect(desk.state.quarantined).toBe(0);
  });
});
