import { afterEach, expect, test } from 'vitest';
import { startPortal, type Portal } from '../portal/portal.ts';
import { Workstation } from '../builders/surgery.ts';

let portal: Portal;
let desk: Workstation;

afterEach(async () => {
  desk.dispose();
  await portal.close();
});

/** A workstation that polls so seldom that only a hint can have brought something. */
async function startWith(subscriptions: boolean): Promise<void> {
  portal = await startPortal({ surgery: 'small', subscriptions });
  desk = new Workstation(portal.fhirUrl, { active: 600_000, idle: 600_000 }).start();
  await desk.synced();
  desk.signInAs('Ingrid Lien');
}

/** Bound a moment after the line is there: patients go on writing until one is heard without a poll. */
async function aHintComes(): Promise<void> {
  const tasks: string[] = [];
  await desk.until('a question has come', () => {
    if (tasks.length < 200) {
      void portal.patientWrites({ subject: 'Nå', question: 'Kommer den?' }).then((id) => tasks.push(id));
    }
    return tasks.some((taskId) => desk.ask('readEConsultation', { taskId }).ok);
  });
}

test('where the portal offers a websocket, a new question comes without waiting for the next poll', async () => {
  await startWith(true);
  await desk.until('subscribed', () => portal.all('Subscription').length === 3);
  await aHintComes();
});

test('after the line has been away, the hints come back to the same subscriptions', async () => {
  await startWith(true);
  await desk.until('subscribed', () => portal.all('Subscription').length === 3);
  await portal.misbehave.refuseConnections();
  await portal.misbehave.comeOnline();
  await aHintComes();
  expect(portal.all('Subscription')).toHaveLength(3);
});

test('without a websocket, asking now still brings what is new', async () => {
  await startWith(false);
  const taskId = await portal.patientWrites({ subject: 'Senere', question: 'Kommer den?' });
  desk.wake();
  await desk.until('the question has come', () => desk.ask('readEConsultation', { taskId }).ok);
  expect(portal.all('Subscription')).toEqual([]);
});
