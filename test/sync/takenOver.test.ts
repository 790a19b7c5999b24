import { afterEach, beforeEach, expect, test } from 'vitest';
import { Workstation } from '../builders/surgery.ts';
import { startPortal, type Portal } from '../portal/portal.ts';

let portal: Portal;
let desk: Workstation;

beforeEach(async () => {
  portal = await startPortal({ surgery: 'small' });
  desk = new Workstation(portal.fhirUrl, { active: 3_600_000, idle: 3_600_000 }).start();
  await desk.synced();
  desk.signInAs('Ingrid Lien');
});

afterEach(async () => {
  desk.dispose();
  await portal.close();
  expect(desk.broken).toEqual([]);
});

/** The line as usual, but no text for a patient leaves. */
const withoutTexts: typeof fetch = (url, init) => {
  const body = typeof init?.body === 'string' ? init.body : '';
  return body.includes('"Communication"') ? Promise.reject(new TypeError('cut')) : fetch(url, init);
};

test('a machine that comes back after a colleague took its matter over sends nothing: its text is for a person', async () => {
  const [patient = ''] = portal.writers();
  const taskId = await portal.patientWrites({ patient, subject: 'Ny medisin', question: 'Kan jeg ta to om dagen?' });
  desk.portalFetch = withoutTexts;
  desk.stop();
  desk.start();
  await desk.synced();
  desk.get('answerEConsultation', { taskId, text: 'Ta én om dagen.' });
  await desk.until('it is reserved', () => portal.taskNow(taskId)?.status === 'in-progress');
  desk.stop();

  const task = portal.taskNow(taskId);
  if (task === null || task === undefined) throw new Error('no such matter');
  const other = portal.all('Practitioner').find(({ id }) => id !== desk.practitionerId);
  await portal.update({ ...task, status: 'accepted', owner: { reference: `Practitioner/${other?.id}` }, output: [] });

  desk.portalFetch = (url, init) => fetch(url, init);
  desk.start();
  const state = () => desk.db.prepare('SELECT state FROM outbox').pluck().get();
  await desk.until('it has come to rest', () => state() !== 'queued' && state() !== 'sending');
  expect(portal.answers(taskId)).toEqual([]);
  expect(state()).toBe('conflict');
  expect(desk.get('readEConsultation', { taskId }).conflict).not.toBeNull();
});
