import { beforeEach, describe, expect, test } from 'vitest';
import { childWithParent, patientOf, today } from '../builders/people.ts';
import { aClinic } from '../builders/clinic.ts';
import type { Workstation } from '../builders/surgery.ts';
import type { Portal } from '../portal/portal.ts';

const clinic = aClinic();
let portal: Portal;
let desk: Workstation;

beforeEach(async () => {
  ({ portal } = clinic);
  desk = await clinic.desk('Ingrid Lien');
});

const TEXT = 'Ta én om dagen.';

async function asked(patient: string, by?: string): Promise<string> {
  const writing = { patient, subject: 'Ny medisin', question: 'Kan hun ta to om dagen?' };
  const taskId = await portal.patientWrites(by === undefined ? writing : { ...writing, by });
  desk.wake();
  await desk.until('the question has come', () => desk.ask('readEConsultation', { taskId }).ok);
  // Whoever asks may have come to act for the patient this moment: that has come too.
  await caughtUp();
  return taskId;
}

const answersTo = (taskId: string) =>
  portal.answers(taskId).map((one) => one.recipient?.map(({ reference }) => reference) ?? []);
const deliveryOf = (taskId: string) =>
  desk.get('readEConsultation', { taskId }).messages.findLast(({ kind }) => kind === 'answer')?.delivery;

/** A pull that began after now: one may be under way already. */
async function caughtUp(): Promise<void> {
  await desk.synced();
  await desk.synced();
}

async function offline(): Promise<void> {
  await portal.misbehave.refuseConnections();
  await desk.until('offline', () => desk.state.connection.state === 'offline');
}

const aWriter = () => patientOf(portal, 'Ingrid Lien').id;

/** The patient withdraws the consent while the answer waits for the network; gives the matter. */
async function refusedMeanwhile(patient: string): Promise<string> {
  const taskId = await asked(patient);
  await offline();
  desk.get('answerEConsultation', { taskId, text: TEXT });
  await portal.rights.consentsTo(patient, 'basis');
  await portal.misbehave.comeOnline();
  await desk.until('refused', () => deliveryOf(taskId)?.state === 'rejected');
  return taskId;
}

describe('consent is withdrawn', () => {
  test('before anyone writes: nothing is sent, and the matter stays open', async () => {
    const patient = aWriter();
    const taskId = await asked(patient);
    await portal.rights.consentsTo(patient, 'basis');
    await caughtUp();
    expect(desk.ask('answerEConsultation', { taskId, text: TEXT })).toEqual({
      ok: false,
      error: { type: 'PatientNotReachable', why: 'consent-withdrawn' },
    });
    expect(desk.get('readEConsultation', { taskId }).state).toBe('open');
    expect(answersTo(taskId)).toEqual([]);
  });

  test('scenario 27: while the answer waits for the network, it is refused before the first request of it', async () => {
    const patient = aWriter();
    const taskId = await refusedMeanwhile(patient);
    expect(deliveryOf(taskId)).toMatchObject({ problem: { kind: 'rule', detail: 'PatientNotReachable' } });
    expect(answersTo(taskId)).toEqual([]);
    expect(portal.read('Task', taskId)?.status).toBe('requested');
    // The text is kept: taken back it is a draft again.
    const [entry] = desk.get('readSyncDetails', {}).outbox;
    desk.get('withdrawEntry', { entryId: entry?.entryId ?? '' });
    expect(desk.get('readEConsultation', { taskId }).draft?.text).toBe(TEXT);
  });

  test('and given anew, what was refused can be sent', async () => {
    const patient = aWriter();
    const taskId = await refusedMeanwhile(patient);
    await portal.rights.consentsTo(patient, 'full');
    await caughtUp();
    const [entry] = desk.get('readSyncDetails', {}).outbox;
    desk.get('retryNow', { entryId: entry?.entryId ?? '' });
    await desk.until('delivered', () => deliveryOf(taskId)?.state === 'acknowledged');
    expect(answersTo(taskId)).toEqual([[`Patient/${patient}`]]);
  });
});

describe('who gets the answer', () => {
  test('a small child’s guardians do', async () => {
    const { id: child, parent } = childWithParent(portal);
    const taskId = await asked(child, parent);
    desk.get('answerEConsultation', { taskId, text: TEXT });
    await desk.until('delivered', () => deliveryOf(taskId)?.state === 'acknowledged');
    const [to = []] = answersTo(taskId);
    expect(new Set(to)).toEqual(new Set(portal.rights.guardiansOf(child).map((id) => `RelatedPerson/${id}`)));
  });

  test('scenario 30: a child who turns 16 while the answer waits gets it alone', async () => {
    const { id: child, parent } = childWithParent(portal);
    const taskId = await asked(child, parent);
    await offline();
    desk.get('answerEConsultation', { taskId, text: TEXT });
    await portal.rights.bornOn(child, today().subtract({ years: 16 }).toString());
    await portal.misbehave.comeOnline();
    await desk.until('delivered', () => deliveryOf(taskId)?.state === 'acknowledged');
    expect(answersTo(taskId)).toEqual([[`Patient/${child}`]]);
  });

  test('scenario 31: what a 13-year-old wants kept from the parents reaches no parent', async () => {
    const { id: child, parent } = childWithParent(portal);
    await portal.rights.bornOn(child, today().subtract({ years: 13 }).toString());
    await portal.rights.asksForConfidence(child);
    const taskId = await asked(child, parent);
    expect(desk.ask('answerEConsultation', { taskId, text: TEXT })).toMatchObject({
      error: { type: 'PatientNotReachable', why: 'no-recipient' },
    });
  });

  test('scenario 33: whose fullmakt has ended gets nothing, and the patient does', async () => {
    const patient = aWriter();
    const yesterday = today().subtract({ days: 1 }).toString();
    const by = await portal.rights.letsActFor(patient, { name: 'Eva Holm', from: '2026-01-01', to: yesterday });
    const ended = await asked(patient, by);
    desk.get('answerEConsultation', { taskId: ended, text: TEXT });
    await desk.until('delivered', () => deliveryOf(ended)?.state === 'acknowledged');
    expect(answersTo(ended)).toEqual([[`Patient/${patient}`]]);

    const holder = await portal.rights.letsActFor(patient, { name: 'Per Holm', from: '2026-01-01' });
    const running = await asked(patient, holder);
    desk.get('answerEConsultation', { taskId: running, text: TEXT });
    await desk.until('delivered', () => deliveryOf(running)?.state === 'acknowledged');
    expect(answersTo(running)).toEqual([[`Patient/${patient}`, `RelatedPerson/${holder}`]]);
  });
});

test('a portal that has consents and shows none from the first day: it is told, and no answer leaves', async () => {
  desk.stop();
  portal.misbehave.answerWith(403, { only: 'reads', type: 'Consent', times: 10_000 });
  const fresh = await clinic.desk('Ingrid Lien');
  const patient = aWriter();
  const taskId = await portal.patientWrites({ patient, subject: 'Ny medisin', question: 'Kan jeg ta to?' });
  await fresh.until('the question has come', () => fresh.ask('readEConsultation', { taskId }).ok);
  expect(fresh.state.withheld).toEqual(['Consent']);
  fresh.get('answerEConsultation', { taskId, text: TEXT });
  await fresh.until('it waits', () => {
    const answer = fresh.get('readEConsultation', { taskId }).messages.findLast(({ kind }) => kind === 'answer');
    return answer?.delivery?.state === 'queued' && answer.delivery.lastProblem?.kind === 'not-allowed';
  });
  expect(answersTo(taskId)).toEqual([]);
});
