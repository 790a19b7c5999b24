import { beforeEach, describe, expect, test } from 'vitest';
import type { EntryKind } from '../../shared/domain/sync/entryKind.ts';
import { aClinic } from '../builders/clinic.ts';
import { patientOf } from '../builders/people.ts';
import type { Workstation } from '../builders/surgery.ts';
import type { Portal } from '../portal/portal.ts';

// Whatever has gone half-way can be ended by a person: what it had done is undone, and the matter can be answered.

const clinic = aClinic();
let portal: Portal;
let desk: Workstation;
let patient: string;
let taskId: string;
let slotId: string;

const TEXT = 'Kom, så ser jeg på den.';
const NEXT = 'Da ringer jeg deg.';

type Request = { readonly method: string; readonly path: string; readonly body: string };
/** What the line answers for the portal; null: the portal answers. */
type Box = (request: Request) => Response | null | Promise<Response | null>;
let box: Box;

beforeEach(async () => {
  ({ portal } = clinic);
  box = () => null;
  desk = await clinic.desk('Ingrid Lien');
  const fetchIt = desk.portalFetch;
  const author = desk.practitionerId;
  desk.stop();
  desk.portalFetch = async (url, init) => {
    const body = typeof init?.body === 'string' ? init.body : '';
    return (await box({ method: init?.method ?? 'GET', path: url, body })) ?? fetchIt(url, init);
  };
  desk.start();
  desk.practitionerId = author;
  await desk.synced();
  patient = patientOf(portal, 'Ingrid Lien').id;
});

async function asked(kind: 'e-consultation' | 'message'): Promise<void> {
  const writing = { patient, subject: 'Ny føflekk', question: 'Bør noen se på den?' };
  taskId = await portal.patientWrites(kind === 'message' ? { ...writing, kind } : writing);
  desk.wake();
  await desk.until('the question has come', () => thread() !== null);
}

function thread() {
  for (const act of ['readEConsultation', 'readMessage'] as const) {
    const read = desk.ask(act, { taskId });
    if (read.ok) return read.value;
  }
  return null;
}

const outbox = () => desk.get('readSyncDetails', {}).outbox;
const refused = (): Response =>
  Response.json(
    { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'forbidden' }] },
    { status: 403, headers: { 'content-type': 'application/fhir+json' } },
  );
const toldAs = (state: string) =>
  desk.until(`it is ${state}`, () => outbox().some((one) => one.delivery.state === state));
const settled = () => desk.until('all is settled', () => outbox().length === 0);
const standing = () => ({
  task: portal.taskNow(taskId)?.status,
  owner: portal.taskNow(taskId)?.owner?.reference,
  slot: slotId === '' ? null : portal.all('Slot').find(({ id }) => id === slotId)?.status,
  appointments: portal
    .all('Appointment')
    .filter(({ slot }) => slot?.[0]?.reference === `Slot/${slotId}`)
    .map(({ status }) => status),
  texts: portal.answerTexts(taskId),
});

type Act = {
  readonly matter: 'e-consultation' | 'message';
  readonly does: () => unknown;
  readonly requests: readonly Step[];
};
type Step = 'reserve' | 'slot' | 'appointment' | 'text' | 'close';
const written = ['reserve', 'text', 'close'] as const;

const ACTS: Readonly<Partial<Record<EntryKind, Act>>> = {
  'eConsultation.answer': {
    matter: 'e-consultation',
    requests: written,
    does: () => desk.get('answerEConsultation', { taskId, text: TEXT }),
  },
  'eConsultation.redirect': {
    matter: 'e-consultation',
    requests: written,
    does: () => desk.get('redirectEConsultation', { taskId, use: 'booking', text: TEXT }),
  },
  'eConsultation.unsuitable': {
    matter: 'e-consultation',
    requests: written,
    does: () => desk.get('declineUnsuitable', { taskId, reason: 'needs-examination', text: TEXT }),
  },
  'eConsultation.attendance': {
    matter: 'e-consultation',
    requests: ['reserve', 'slot', 'appointment', 'text', 'close'],
    does: () => {
      slotId = desk.get('listFreeSlots', { taskId }).slots[0]?.slotId ?? '';
      desk.get('requireAttendance', { taskId, text: TEXT, slotId });
    },
  },
  'message.answer': {
    matter: 'message',
    requests: written,
    does: () => desk.get('answerMessage', { taskId, text: TEXT, content: 'administrative' }),
  },
  'message.redirect': {
    matter: 'message',
    requests: written,
    does: () => desk.get('redirectMessage', { taskId, use: 'booking' }),
  },
};

const isStep: Readonly<Record<Step, (request: Request) => boolean>> = {
  reserve: ({ method, body }) => method === 'PUT' && body.includes('"status":"in-progress"'),
  slot: ({ method, path }) => method === 'PUT' && path.includes('/Slot/'),
  appointment: ({ method, path }) => method === 'POST' && path.endsWith('/Appointment'),
  text: ({ method, path }) => method === 'POST' && path.endsWith('/Communication'),
  close: ({ method, body }) => method === 'PUT' && body.includes('"status":"completed"'),
};

const cases = Object.entries(ACTS).flatMap(([kind, act]) => act.requests.map((step) => [kind, step, act] as const));

describe.each(cases)('%s is refused at the request «%s»', (_kind, step, { matter, does }) => {
  test('a person ends it: all that was done is undone, the text is kept, and the matter can be answered', async () => {
    slotId = '';
    await asked(matter);
    const before = standing();
    box = (request) => (isStep[step](request) ? refused() : null);
    does();
    await toldAs('rejected');
    const [row] = outbox();
    expect(row?.mayWithdraw).toBe(true);
    box = () => null;
    desk.get('withdrawEntry', { entryId: row?.entryId ?? '' });
    await settled();

    const { texts, appointments, ...now } = standing();
    if (step === 'close') {
      // The text is with the patient: it is never taken back, and the matter is closed, as was missing.
      expect(texts).toHaveLength(1);
      expect(now.task).toBe('completed');
      return;
    }
    expect(now).toEqual({ task: before.task, owner: before.owner, slot: slotId === '' ? null : 'free' });
    expect([texts, appointments.filter((status) => status !== 'cancelled')]).toEqual([[], []]);
    const kept = Object.values(thread()?.drafts ?? {}).map((draft) => draft?.text);
    expect(kept).toEqual(_kind === 'message.redirect' ? [] : [TEXT]);

    if (matter === 'message') desk.get('answerMessage', { taskId, text: NEXT, content: 'administrative' });
    else desk.get('answerEConsultation', { taskId, text: NEXT });
    await desk.until('answered', () => portal.answerTexts(taskId).includes(NEXT));
    await settled();
    expect(standing().task).toBe('completed');
  });
});

describe('consent is withdrawn while the matter is being reserved', () => {
  test('no time is taken, no appointment made, nothing told; and a person ends it', async () => {
    slotId = '';
    await asked('e-consultation');
    const before = portal.taskNow(taskId)?.status;
    let withdrawn = false;
    box = async (request) => {
      if (!isStep.reserve(request) || withdrawn) return null;
      withdrawn = true;
      await portal.rights.consentsTo(patient, 'basis');
      // A reply that is long in coming: what was known before it is known no more.
      const then = desk.now;
      desk.now = () => then() + 21_000;
      return null;
    };
    ACTS['eConsultation.attendance']?.does();
    await toldAs('rejected');
    expect(standing()).toMatchObject({ task: 'in-progress', slot: 'free', appointments: [], texts: [] });

    desk.get('retryNow', { entryId: outbox()[0]?.entryId ?? '' });
    await toldAs('rejected');
    desk.get('withdrawEntry', { entryId: outbox()[0]?.entryId ?? '' });
    await settled();
    expect(standing()).toMatchObject({ task: before, slot: 'free', appointments: [], texts: [] });
    // And the way that is left, the telephone.
    desk.get('documentContact', { taskId, way: 'phone', note: 'Snakket med pasienten.' });
    desk.get('closeAfterContact', { taskId });
    await desk.until('closed', () => portal.taskNow(taskId)?.status === 'completed');
  });
});

test('what cannot be undone either is told, and let go of by a person', async () => {
  slotId = '';
  await asked('e-consultation');
  box = (request) => (isStep.text(request) ? refused() : null);
  ACTS['eConsultation.answer']?.does();
  await toldAs('rejected');
  box = ({ method }) => (method === 'PUT' ? refused() : null);
  desk.get('withdrawEntry', { entryId: outbox()[0]?.entryId ?? '' });
  await desk.until('told', () =>
    outbox().some(({ kind, delivery }) => kind === 'eConsultation.undo' && delivery.state === 'rejected'),
  );
  box = () => null;
  desk.get('retryNow', { entryId: outbox()[0]?.entryId ?? '' });
  await settled();
  expect(portal.taskNow(taskId)?.status).not.toBe('in-progress');
});

test('a matter that is deleted while its answer waits is not brought back; it is told, and the text kept', async () => {
  slotId = '';
  await asked('e-consultation');
  await portal.misbehave.refuseConnections();
  await desk.until('offline', () => desk.state.connection.state === 'offline');
  desk.get('answerEConsultation', { taskId, text: TEXT });
  await desk.until('tried', () => outbox()[0]?.delivery.state === 'queued');
  const then = desk.now;
  desk.now = () => then() + 60_000;
  const sent: string[] = [];
  box = ({ method, path }) => {
    if (method !== 'GET' && path.includes(taskId)) sent.push(method);
    // Many servers bring a deleted resource back by a PUT; this one says that it is gone, when asked.
    if (method === 'GET' && path.endsWith(`/Task/${taskId}`)) return new Response(null, { status: 410 });
    return null;
  };
  await portal.misbehave.comeOnline();
  await toldAs('rejected');
  expect([sent, portal.answerTexts(taskId)]).toEqual([[], []]);
  expect(outbox()[0]).toMatchObject({ mayWithdraw: true, delivery: { problem: { kind: 'gone' } } });
  desk.get('withdrawEntry', { entryId: outbox()[0]?.entryId ?? '' });
  expect(desk.get('readSyncDetails', {}).outbox).toEqual([]);
});

test('a colleague sends an overtaken text and takes it back: it is the draft of whoever wrote it', async () => {
  slotId = '';
  const other = await clinic.desk('Anders Bjørnstad');
  await asked('e-consultation');
  await other.until('the question', () => other.ask('readEConsultation', { taskId }).ok);
  const lien = desk.practitionerId;
  await portal.misbehave.refuseConnections();
  await desk.until('offline', () => desk.state.connection.state === 'offline');
  desk.get('answerEConsultation', { taskId, text: TEXT });
  desk.stop();
  await portal.misbehave.comeOnline();
  other.get('answerEConsultation', { taskId, text: NEXT });
  await other.until('answered', () => portal.taskNow(taskId)?.status === 'completed');
  desk.start();
  desk.practitionerId = lien;
  await toldAs('conflict');

  desk.practitionerId = other.practitionerId;
  box = ({ method, path }) => (method === 'POST' && path.endsWith('/Communication') ? refused() : null);
  const { conflict } = desk.get('readEConsultation', { taskId });
  desk.get('resolveConflict', { entryId: conflict?.entryId ?? '', choice: 'send-as-addition' });
  await toldAs('rejected');
  desk.get('withdrawEntry', { entryId: outbox()[0]?.entryId ?? '' });
  expect(desk.get('readEConsultation', { taskId }).draft).toBeNull();
  desk.practitionerId = lien;
  expect(desk.get('readEConsultation', { taskId }).draft?.text).toBe(TEXT);
});
