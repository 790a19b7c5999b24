import { beforeEach, describe, expect, test } from 'vitest';
import { aClinic } from '../builders/clinic.ts';
import { patientOf, type Someone } from '../builders/people.ts';
import type { Workstation } from '../builders/surgery.ts';
import type { Portal } from '../portal/portal.ts';

// Two workstations of one surgery end matters in other ways than by an answer; the first at the portal has it so.

const clinic = aClinic();
let portal: Portal;
let lien: Workstation;
let bjornstad: Workstation;
let patient: Someone;
let taskId: string;

beforeEach(async () => {
  ({ portal } = clinic);
  lien = await clinic.desk('Ingrid Lien');
  bjornstad = await clinic.desk('Anders Bjørnstad');
  patient = patientOf(portal, 'Ingrid Lien');
  taskId = await asks('Ny føflekk');
});

async function asks(subject: string, by = patient): Promise<string> {
  const id = await portal.patientWrites({ patient: by.id, subject, question: 'Bør noen se på den?' });
  await Promise.all(
    [lien, bjornstad].map((desk) => desk.until('the question', () => desk.ask('readEConsultation', { taskId: id }).ok)),
  );
  return id;
}

const thread = (desk: Workstation, id = taskId) => desk.get('readEConsultation', { taskId: id });
const firstSlot = (desk: Workstation, id = taskId) => {
  const [slot] = desk.get('listFreeSlots', { taskId: id }).slots;
  if (slot === undefined) throw new Error('no free time');
  return slot;
};
const slotNow = (slotId: string) => portal.all('Slot').find(({ id }) => id === slotId)?.status;
const appointments = (slotId: string) =>
  portal.all('Appointment').filter(({ slot }) => slot?.[0]?.reference === `Slot/${slotId}`);
const states = (desk: Workstation) =>
  desk.db.prepare('SELECT state FROM outbox ORDER BY seq').pluck().all() as string[];
const arrived = (desk: Workstation) =>
  desk.until('all has arrived', () => states(desk).every((state) => state === 'acknowledged'));
const texts = (id = taskId) => portal.answerTexts(id);

async function bothOffline(): Promise<void> {
  await portal.misbehave.refuseConnections();
  await Promise.all(
    [lien, bjornstad].map((desk) => desk.until('offline', () => desk.state.connection.state === 'offline')),
  );
}

/** The line comes back, for one desk first. */
async function onlineAfter(first: Workstation, second: Workstation): Promise<void> {
  const who = second.practitionerId;
  second.stop();
  await portal.misbehave.comeOnline();
  await arrived(first);
  second.start();
  second.practitionerId = who;
}

describe('«krever oppmøte» with a time', () => {
  test('the patient has the appointment and the reply, the time is taken, and the matter is closed', async () => {
    const { slotId } = firstSlot(lien);
    lien.get('requireAttendance', { taskId, text: 'Kom, så ser jeg på den.', slotId });
    await arrived(lien);
    expect([slotNow(slotId), appointments(slotId).map(({ status }) => status), texts()]).toEqual([
      'busy',
      ['booked'],
      ['Kom, så ser jeg på den.'],
    ]);
    expect(portal.taskNow(taskId)?.status).toBe('completed');
    await bjornstad.until('it is closed', () => thread(bjornstad).state === 'closed');
    expect(thread(bjornstad).ending).toEqual({ code: 'must-come-in' });
    expect(bjornstad.get('listFreeSlots', { taskId }).slots.map((one) => one.slotId)).not.toContain(slotId);
  });

  test('replies that are lost on the way: one appointment, one reply', async () => {
    const { slotId } = firstSlot(lien);
    portal.misbehave.dropNextReply(6);
    lien.get('requireAttendance', { taskId, text: 'Kom.', slotId });
    await arrived(lien);
    expect([appointments(slotId).length, texts()]).toEqual([1, ['Kom.']]);
  });

  test('two doctors give two patients the same time: the second is told, nothing of theirs has left, and chooses again', async () => {
    const other = await asks('Vondt kne', patientOf(portal, 'Ingrid Lien', patient));
    const { slotId } = firstSlot(lien);
    await bothOffline();
    lien.get('requireAttendance', { taskId, text: 'Til den første.', slotId });
    bjornstad.get('requireAttendance', { taskId: other, text: 'Til den andre.', slotId });
    await onlineAfter(lien, bjornstad);
    await bjornstad.until('a person is asked', () => bjornstad.state.needsYou === 1);

    expect([appointments(slotId).length, texts(), texts(other)]).toEqual([1, ['Til den første.'], []]);
    const { conflict } = thread(bjornstad, other);
    expect(conflict).toMatchObject({ mine: { text: 'Til den andre.' }, choices: ['keep-theirs'] });
    expect(conflict?.lostSlot?.gpName).not.toBe('–');
    bjornstad.get('resolveConflict', { entryId: conflict?.entryId ?? '', choice: 'keep-theirs' });
    expect(thread(bjornstad, other)).toMatchObject({
      conflict: null,
      drafts: { attendance: { text: 'Til den andre.' } },
    });

    const again = firstSlot(bjornstad, other).slotId;
    expect(again).not.toBe(slotId);
    bjornstad.get('requireAttendance', { taskId: other, text: 'Ny time.', slotId: again });
    await bjornstad.until('told', () => texts(other).length === 1);
    expect(appointments(again)).toHaveLength(1);
  });

  test('a colleague has answered meanwhile: no time is taken, no appointment made', async () => {
    const { slotId } = firstSlot(bjornstad);
    await bothOffline();
    lien.get('answerEConsultation', { taskId, text: 'Den er ufarlig.' });
    bjornstad.get('requireAttendance', { taskId, text: 'Kom.', slotId });
    await onlineAfter(lien, bjornstad);
    await bjornstad.until('a person is asked', () => bjornstad.state.needsYou === 1);
    expect([slotNow(slotId), appointments(slotId), texts()]).toEqual(['free', [], ['Den er ufarlig.']]);
    // A text that tells of a time is no addition to an answer.
    expect(thread(bjornstad).conflict).toMatchObject({ lostSlot: null, choices: ['keep-theirs'] });
    const entryId = thread(bjornstad).conflict?.entryId ?? '';
    expect(bjornstad.ask('resolveConflict', { entryId, choice: 'send-as-addition' })).toMatchObject({ ok: false });
  });

  test('the app ends between the steps: it goes on where it was', async () => {
    const { slotId } = firstSlot(lien);
    portal.misbehave.answerWith(503, { times: 1, only: 'writes', type: 'Appointment' });
    lien.get('requireAttendance', { taskId, text: 'Kom.', slotId });
    await lien.until('the time is taken', () => slotNow(slotId) === 'busy');
    lien.stop();
    lien.start();
    await arrived(lien);
    expect([appointments(slotId).length, texts()]).toEqual([1, ['Kom.']]);
  });
});

test('«feil kanal» by one and an answer by another: the first at the portal stands, the other’s words are kept', async () => {
  await bothOffline();
  lien.get('redirectEConsultation', { taskId, use: 'booking', text: 'Bestill time.' });
  bjornstad.get('answerEConsultation', { taskId, text: 'Den er ufarlig.' });
  await onlineAfter(lien, bjornstad);
  await bjornstad.until('a person is asked', () => bjornstad.state.needsYou === 1);
  expect(thread(bjornstad).conflict).toMatchObject({
    mine: { text: 'Den er ufarlig.' },
    theirs: { text: 'Bestill time.' },
    choices: ['keep-theirs', 'send-as-addition'],
  });
  expect(texts()).toEqual(['Bestill time.']);
});

test('closed after a contact: the patient is sent nothing, and both see how it ended', async () => {
  lien.get('documentContact', { taskId, way: 'phone', note: 'Avklart på telefon.' });
  lien.get('closeAfterContact', { taskId });
  await arrived(lien);
  await bjornstad.until('it is closed', () => thread(bjornstad).state === 'closed');
  expect([thread(bjornstad).ending, texts()]).toEqual([{ code: 'contacted' }, []]);
});
