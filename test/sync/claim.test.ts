import { askedQueue } from '../builders/askedQueue.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { EXTENSION } from '../../shared/fhir/codes.ts';
import { aClinic } from '../builders/clinic.ts';
import { patientOf } from '../builders/people.ts';
import type { Workstation } from '../builders/surgery.ts';
import type { Portal } from '../portal/portal.ts';

const clinic = aClinic();
let portal: Portal;
let lien: Workstation;
let bjornstad: Workstation;
let taskId: string;

beforeEach(async () => {
  ({ portal } = clinic);
  lien = await clinic.desk('Ingrid Lien');
  bjornstad = await clinic.desk('Anders Bjørnstad');
  const { id: patient } = patientOf(portal, 'Ingrid Lien');
  taskId = await portal.patientWrites({ patient, subject: 'Ny medisin', question: 'Kan jeg ta to om dagen?' });
  await both((desk) => desk.until('the question has come', () => desk.ask('readEConsultation', { taskId }).ok));
});

const both = (act: (desk: Workstation) => Promise<void>) => Promise.all([act(lien), act(bjornstad)]);
const thread = (desk: Workstation) => desk.get('readEConsultation', { taskId });
const row = (desk: Workstation) =>
  desk.get('listWork', askedQueue({ count: 500 })).rows.find((one) => one.id === taskId);
const isOffline = (desk: Workstation) => desk.until('offline', () => desk.state.connection.state === 'offline');
const isOnline = (desk: Workstation) => desk.until('online', () => desk.state.connection.state === 'connected');
const claim = (desk: Workstation) => desk.get('claimEConsultation', { taskId });
const release = (desk: Workstation) => desk.get('releaseEConsultation', { taskId });
const isAtThePortal = (desk: Workstation) => desk.until('nothing waits', () => desk.state.waiting === 0);
const open = (desk: Workstation) => desk.get('openEConsultation', { taskId });
const outbox = (desk: Workstation) => desk.db.prepare('SELECT kind, state FROM outbox').all();

async function goOffline(): Promise<void> {
  await portal.misbehave.refuseConnections();
  await both(isOffline);
}

describe('one takes a matter', () => {
  // Lien is the patient's GP, on whose desk the matter has lain from the beginning.
  test.each([
    ['Ingrid Lien', () => [lien, bjornstad] as const],
    ['Anders Bjørnstad', () => [bjornstad, lien] as const],
  ])('%s does: the other sees it within two pulls, and cannot take it too', async (name, who) => {
    const [first, second] = who();
    claim(first);
    await first.until('it is at the portal', () => thread(first).claim?.delivery === null);
    expect(thread(first).claim).toMatchObject({ name, isMine: true });
    await second.synced();
    await second.synced();
    expect(thread(second)).toMatchObject({ claim: { name, isMine: false }, mayClaim: false });
    expect(row(second)?.claim?.name).toBe(name);
    expect(second.ask('claimEConsultation', { taskId })).toMatchObject({ error: { type: 'ClaimedByOther' } });
  });

  test('taking it twice sends nothing more', async () => {
    claim(lien);
    claim(lien);
    await lien.until('it is at the portal', () => thread(lien).claim?.delivery === null);
    claim(lien);
    expect(outbox(lien)).toEqual([{ kind: 'eConsultation.claim', state: 'acknowledged' }]);
  });

  test('until the portal has heard it, it is said to be on its way', async () => {
    await goOffline();
    claim(lien);
    expect(thread(lien).claim).toMatchObject({ isMine: true, delivery: { state: 'queued' } });
    expect(lien.state.waiting).toBe(1);
    expect(lien.get('readSyncDetails', {}).outbox).toMatchObject([{ kind: 'eConsultation.claim' }]);
    // It still waits for an answer, so it stays in the queue.
    expect(row(lien)?.state).toBe('open');
  });

  test('the reply is lost on the way: it is one’s own all the same', async () => {
    portal.misbehave.dropNextReply();
    claim(lien);
    await lien.until('it is at the portal', () => thread(lien).claim?.delivery === null);
    expect(thread(lien)).toMatchObject({ claim: { isMine: true }, lostClaim: null });
  });
});

describe('both take it offline', () => {
  test.each([
    ['Ingrid Lien', () => [lien, bjornstad] as const],
    ['Anders Bjørnstad', () => [bjornstad, lien] as const],
  ])('%s reaches the portal first: the other is told, and nothing stands in anyone’s way', async (name, who) => {
    const [first, second] = who();
    await goOffline();
    claim(first);
    claim(second);
    second.stop();
    await portal.misbehave.comeOnline();
    await first.until('it is at the portal', () => thread(first).claim?.delivery === null);
    second.start();
    await second.until('told', () => thread(second).lostClaim !== null);

    expect(thread(second)).toMatchObject({
      lostClaim: { why: 'taken', name },
      claim: { name, isMine: false },
      conflict: null,
    });
    expect(thread(second).messages.every(({ delivery }) => delivery === null)).toBe(true);
    await second.until('nothing waits', () => second.state.waiting === 0 && second.state.needsYou === 0);
    second.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
    await second.until('answered all the same', () => portal.answers(taskId).length === 1);
  });
});

const owner = () => portal.read('Task', taskId)?.owner?.reference;
const start = () => portal.read('Task', taskId)?.executionPeriod?.start;

describe('one lets go of what one has taken', () => {
  test('it lies with the patient’s GP again, and a colleague takes it', async () => {
    claim(bjornstad);
    await isAtThePortal(bjornstad);
    expect(thread(bjornstad)).toMatchObject({ mayRelease: true, releasing: null });
    release(bjornstad);
    release(bjornstad);
    // At once, here; and one request for both.
    expect(thread(bjornstad)).toMatchObject({ claim: null, mayRelease: false, mayClaim: true });
    expect(row(bjornstad)).toMatchObject({ claim: null, assignedToMe: false });
    await isAtThePortal(bjornstad);
    expect(outbox(bjornstad)).toHaveLength(2);
    expect(portal.read('Task', taskId)?.status).toBe('received');
    expect([owner(), start()]).toEqual([`Practitioner/${lien.practitionerId}`, undefined]);
    await lien.synced();
    await lien.synced();
    claim(lien);
    await lien.until('it is hers', () => thread(lien).claim?.delivery === null);
    expect(bjornstad.ask('releaseEConsultation', { taskId })).toMatchObject({ error: { type: 'NotTakenByYou' } });
  });

  test('the team that it was taken from has it again', async () => {
    lien.get('assignEConsultation', { taskId, team: 'nurse' });
    await isAtThePortal(lien);
    claim(lien);
    await isAtThePortal(lien);
    release(lien);
    expect(thread(lien).assignedTo).toMatchObject({ type: 'team', role: 'nurse' });
    await isAtThePortal(lien);
    expect(owner()).toBeUndefined();
    expect(thread(lien).assignedTo).toMatchObject({ type: 'team', role: 'nurse' });
  });

  test('offline, taken, let go of and taken once more: it is free and one’s own as one says it', async () => {
    await goOffline();
    claim(bjornstad);
    release(bjornstad);
    expect(thread(bjornstad)).toMatchObject({ claim: null, releasing: { state: 'queued' } });
    claim(bjornstad);
    claim(bjornstad);
    expect(thread(bjornstad)).toMatchObject({ claim: { isMine: true }, releasing: null });
    expect(row(bjornstad)?.claim).toMatchObject({ isMine: true });
    release(bjornstad);
    expect(outbox(bjornstad)).toHaveLength(4);
    await portal.misbehave.comeOnline();
    await isAtThePortal(bjornstad);
    expect(portal.read('Task', taskId)?.status).toBe('received');
    expect(owner()).toBe(`Practitioner/${lien.practitionerId}`);
  });

  test('the reply is lost on the way: it is let go of once', async () => {
    claim(lien);
    await isAtThePortal(lien);
    portal.misbehave.dropNextReply();
    release(lien);
    await isAtThePortal(lien);
    expect(start()).toBeUndefined();
    expect(outbox(lien)).toContainEqual({ kind: 'eConsultation.release', state: 'acknowledged' });
  });
});

test('a claim that its author takes back is no lost one', async () => {
  await goOffline();
  claim(lien);
  const [entry] = lien.get('readSyncDetails', {}).outbox;
  lien.get('withdrawEntry', { entryId: entry?.entryId ?? '' });
  expect(thread(lien)).toMatchObject({ claim: null, lostClaim: null, draft: null });
});

test('the patient has taken the question back meanwhile: the one who took it is told so', async () => {
  await goOffline();
  claim(lien);
  const task = portal.read('Task', taskId);
  if (task === undefined) throw new Error('no task');
  await portal.update({ ...task, status: 'cancelled' });
  await portal.misbehave.comeOnline();
  await lien.until('told', () => thread(lien).lostClaim !== null);
  expect(thread(lien).lostClaim).toMatchObject({ why: 'ended' });
});

test('the portal will not have a claim: it is told in the thread, and the lane goes on', async () => {
  portal.misbehave.answerWith(422, { only: 'writes', times: 1 });
  claim(lien);
  await lien.until('told', () => thread(lien).lostClaim !== null);
  expect(thread(lien)).toMatchObject({ lostClaim: { why: 'refused' }, claim: null, mayClaim: true });
  lien.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  await lien.until('answered', () => portal.answers(taskId).length === 1);
});

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

describe('one opens a matter', () => {
  test('the other sees with whom it is open within two pulls, and may answer all the same', async () => {
    open(lien);
    await lien.until('it is at the portal', () => portal.read('Task', taskId)?.status === 'received');
    await bjornstad.synced();
    await bjornstad.synced();
    expect(thread(bjornstad).openedBy).toMatchObject({ name: 'Ingrid Lien' });
    expect(row(bjornstad)?.openedBy).toMatchObject({ name: 'Ingrid Lien' });
    expect(thread(lien).openedBy).toBeNull();
    bjornstad.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
    await bjornstad.until('answered', () => portal.answers(taskId).length === 1);
  });

  test('whose desk it lies on stays as it was', async () => {
    const before = portal.read('Task', taskId)?.owner?.reference;
    open(bjornstad);
    await bjornstad.until('it is at the portal', () => portal.read('Task', taskId)?.status === 'received');
    expect(portal.read('Task', taskId)?.owner?.reference).toBe(before);
  });

  test('opened again and again, by one and by another: the portal hears it once', async () => {
    open(lien);
    open(lien);
    await lien.until('it is at the portal', () => portal.read('Task', taskId)?.status === 'received');
    const { versionId } = portal.read('Task', taskId)?.meta ?? {};
    open(lien);
    await bjornstad.synced();
    await bjornstad.synced();
    open(bjornstad);
    await both((desk) => desk.synced());
    expect(portal.read('Task', taskId)?.meta?.versionId).toBe(versionId);
    expect([...outbox(lien), ...outbox(bjornstad)]).toEqual([]);
  });

  test('who has gone from this machine has it open no longer, and the next one here says so', async () => {
    open(lien);
    await lien.until('it is at the portal', () => portal.read('Task', taskId)?.status === 'received');
    lien.signInAs('Kari Moe');
    expect(thread(lien).openedBy).toBeNull();
    await bjornstad.until('seen', () => thread(bjornstad).openedBy?.name === 'Ingrid Lien');
    open(lien);
    await bjornstad.until('seen', () => thread(bjornstad).openedBy?.name === 'Kari Moe');
  });

  test('offline it is neither counted nor kept, and an answer does not wait behind it', async () => {
    await goOffline();
    open(lien);
    lien.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
    expect(lien.state.waiting).toBe(1);
    expect(lien.get('readSyncDetails', {}).outbox).toMatchObject([{ kind: 'eConsultation.answer' }]);
    await portal.misbehave.comeOnline();
    await lien.until('answered', () => portal.read('Task', taskId)?.status === 'completed');
    await lien.until('let go', () => outbox(lien).length === 1);
    expect(portal.answers(taskId)).toHaveLength(1);
  });

  test('after two minutes without a line it is no longer worth telling', async () => {
    await goOffline();
    open(lien);
    lien.db.prepare('UPDATE outbox SET created = created - 121000').run();
    await portal.misbehave.comeOnline();
    await isOnline(lien);
    await lien.until('let go', () => outbox(lien).length === 0);
    expect(portal.read('Task', taskId)?.status).toBe('requested');
  });

  test('the portal will not have it: nobody is told, and nothing stands in the way', async () => {
    portal.misbehave.answerWith(403, { only: 'writes', times: 1 });
    open(lien);
    await lien.until('let go', () => outbox(lien).length === 0);
    expect(lien.state.needsYou).toBe(0);
    lien.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
    await lien.until('answered', () => portal.answers(taskId).length === 1);
  });

  test('the portal wants the mark later: an answer does not wait for it', async () => {
    portal.misbehave.answerWith(503, { only: 'writes', times: 1, retryAfter: 600 });
    open(lien);
    await lien.until('put off', () => lien.db.prepare('SELECT not_before FROM outbox').pluck().get() !== null);
    lien.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
    await lien.until('answered', () => portal.read('Task', taskId)?.status === 'completed');
  });

  test('a mark that has run out says nothing, and the next one takes its place', async () => {
    const task = portal.read('Task', taskId);
    const practitioner = bjornstad.practitionerId;
    if (task === undefined || practitioner === null) throw new Error('no task');
    await portal.update({
      ...task,
      status: 'received',
      extension: [
        { url: 'https://elsewhere.example/x', valueString: 'beholdes' },
        {
          url: `${EXTENSION}opened-by`,
          extension: [
            { url: 'practitioner', valueReference: { reference: `Practitioner/${practitioner}` } },
            { url: 'period', valuePeriod: { start: ago(30), end: ago(20) } },
          ],
        },
      ],
    });
    const changed = portal.read('Task', taskId)?.meta?.lastUpdated;
    await lien.synced();
    await lien.synced();
    expect(portal.read('Task', taskId)?.meta?.lastUpdated).toBe(changed);
    expect(thread(lien).openedBy).toBeNull();
    open(lien);
    await lien.until('it is at the portal', () => portal.read('Task', taskId)?.meta?.lastUpdated !== changed);
    await bjornstad.until('seen', () => thread(bjornstad).openedBy?.name === 'Ingrid Lien');
    expect(portal.read('Task', taskId)?.extension).toHaveLength(2);
    expect(portal.read('Task', taskId)?.extension?.[0]?.valueString).toBe('beholdes');
  });
});
