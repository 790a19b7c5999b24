import { beforeEach, describe, expect, test } from 'vitest';
import { aJpeg, aPng } from '../builders/files.ts';
import { aClinic } from '../builders/clinic.ts';
import { patientOf } from '../builders/people.ts';
import type { Workstation } from '../builders/surgery.ts';
import type { PatientFile } from '../portal/patient/enclosures.ts';
import type { Portal } from '../portal/portal.ts';

// What a patient sends along, through the real pull: fetched by the engine from the portal alone, and there without a line.

const clinic = aClinic();
let portal: Portal;
let desk: Workstation;

beforeEach(async () => {
  ({ portal } = clinic);
  desk = await clinic.desk('Ingrid Lien');
});

const png: PatientFile = { contentType: 'image/png', title: 'Arm', base64: aPng().toString('base64') };
const writes = (...files: PatientFile[]) => portal.patientWrites({ subject: 'Utslett', question: 'Se bildet.', files });

function filesOf(taskId: string) {
  const reply = desk.ask('readEConsultation', { taskId });
  return reply.ok ? reply.value.messages.flatMap((message) => message.files) : [];
}

const states = (taskId: string) =>
  filesOf(taskId).map(({ state }) => (state.is === 'refused' ? state.why.type : state.is));

const until = (taskId: string, ...expected: string[]) =>
  desk.until(`files ${expected.join(', ')}`, () => states(taskId).join() === expected.join());

function named(taskId: string, place = 1) {
  const [message] = desk.get('readEConsultation', { taskId }).messages;
  if (message === undefined) throw new Error('no message');
  return { taskId, messageId: message.id, place };
}

const binaries = () => portal.requests.filter(({ path }) => path.includes('Binary'));

test('a picture in the message, and one beside it, are there when the line is gone', async () => {
  const taskId = await writes(png, {
    ...png,
    contentType: 'image/jpeg',
    base64: aJpeg().toString('base64'),
    apart: true,
  });
  await until(taskId, 'here', 'here');
  await portal.misbehave.refuseConnections();
  expect(desk.get('readAttachment', named(taskId, 1))).toEqual({
    type: 'image/png',
    base64: png.base64,
    mayBeSaved: true,
  });
  expect(desk.get('readAttachment', named(taskId, 2)).type).toBe('image/jpeg');
  await portal.misbehave.comeOnline();
});

test('what the portal lies about is found out when it has come', async () => {
  const html = Buffer.from('<script>window.taken = 1</script>').toString('base64');
  const taskId = await writes({ ...png, base64: html, apart: true }, { ...png, base64: html });
  await until(taskId, 'AttachmentNotWhatItSays', 'AttachmentNotWhatItSays');
  expect(desk.ask('readAttachment', named(taskId))).toMatchObject({ ok: false, error: { stated: 'image/png' } });
});

test('a file that says it is too large, or that is of another kind, is not asked for', async () => {
  const taskId = await writes({ ...png, contentType: 'image/svg+xml', apart: true });
  await until(taskId, 'AttachmentTypeNotShown');
  await desk.synced();
  expect(binaries()).toEqual([]);
});

test('nobody but the portal is asked, and of the portal only a Binary', async () => {
  const taskId = await writes();
  const [message] = portal.communications(taskId);
  if (message === undefined) throw new Error('no message');
  const to = [
    'https://elsewhere.example/Binary/1',
    'Patient/1',
    `${portal.fhirUrl}.example/Binary/1`,
    'Binary/../Task',
  ];
  await portal.createMalformed({
    ...message,
    payload: to.map((url) => ({ contentAttachment: { contentType: 'image/png', url } })),
  });
  await until(taskId, ...to.map(() => 'AttachmentElsewhere'));
  expect(binaries()).toEqual([]);
});

test('a Binary that is not there is said to be gone', async () => {
  const taskId = await writes({ ...png, apart: true });
  const [binary] = portal.all('Binary').slice(-1);
  await portal.remove('Binary', binary?.id ?? '');
  await until(taskId, 'AttachmentGone');
});

describe('a portal that is busy', () => {
  test('is asked again, and nothing is lost', async () => {
    portal.misbehave.answerWith(503, { times: 2, only: 'reads', type: 'Binary' });
    const taskId = await writes({ ...png, apart: true });
    await until(taskId, 'here');
    expect(binaries().length).toBeGreaterThan(1);
  });
});

test('a right that is mislaid for a while, or a guest network’s own page, loses no file and holds up no other', async () => {
  portal.misbehave.answerWith(403, { times: 1, only: 'reads', type: 'Binary' });
  const taskId = await writes({ ...png, apart: true }, { ...png, apart: true });
  await until(taskId, 'here', 'here');
  portal.misbehave.sendWebPage(1, { only: 'reads', type: 'Binary' });
  const later = await writes({ ...png, apart: true });
  await until(later, 'here');
});

test('in a matter that has ended a file is fetched when somebody asks for it', async () => {
  // It had ended before this machine heard of it.
  desk.stop();
  const taskId = await writes({ ...png, apart: true });
  const task = portal.read('Task', taskId);
  if (task === undefined) throw new Error('no matter');
  await portal.update({ ...task, status: 'cancelled' });
  desk.start();
  await until(taskId, 'at-portal');
  await desk.synced();
  expect(binaries()).toEqual([]);
  const message = desk.get('readEConsultation', { taskId }).messages.at(-1)?.id ?? '';
  const file = { taskId, messageId: message, place: 1 };
  expect(desk.ask('readAttachment', file)).toEqual({ ok: false, error: { type: 'AttachmentNotHere' } });
  desk.get('fetchAttachment', file);
  await until(taskId, 'here');
  expect(desk.get('readAttachment', file).base64).toBe(png.base64);
});

test.each([
  ['another patient’s', 'AttachmentOfAnother', (_own: string, other: string) => other],
  ['the matter’s own patient’s', 'here', (own: string) => own],
  ['the matter’s own patient’s, written out in full', 'here', (own: string) => `${portal.fhirUrl}/${own}`],
  ['one of another portal', 'AttachmentOfAnother', (own: string) => `https://another.example/fhir/${own}`],
])('a file whose security context is %s: %s', async (_what, shown, context) => {
  const own = patientOf(portal, 'Ingrid Lien');
  const other = patientOf(portal, 'Ingrid Lien', own);
  await portal.misbehave.refuseConnections();
  await desk.until('offline', () => desk.state.connection.state === 'offline');
  const writing = { patient: own.id, subject: 'Utslett', question: 'Se bildet.', files: [{ ...png, apart: true }] };
  const taskId = await portal.patientWrites(writing);
  for (const binary of portal.all('Binary')) {
    const securityContext = { reference: context(`Patient/${own.id}`, `Patient/${other.id}`) };
    await portal.update({ ...binary, securityContext });
  }
  await portal.misbehave.comeOnline();
  await until(taskId, shown);
});
