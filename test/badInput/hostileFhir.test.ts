import { afterEach, beforeEach, expect, test } from 'vitest';
import { askedQueue } from '../builders/askedQueue.ts';
import { aClinic } from '../builders/clinic.ts';
import type { Workstation } from '../builders/surgery.ts';
import type { Portal } from '../portal/portal.ts';
import { HOSTILE_IDS, NAME_SHOWN, QUESTION, SCRIPT, SUBJECT, writeHostilely } from './hostileFhir.ts';

// Hostile content from the portal, through the real pull: it is text, and all of it is there.

const clinic = aClinic();
let portal: Portal;
let desk: Workstation;
let taskId: string;

beforeEach(async () => {
  ({ portal } = clinic);
  taskId = await writeHostilely(portal, 5_000_000);
  desk = await clinic.desk('Ingrid Lien');
});

afterEach(() => expect(desk.db.pragma('integrity_check', { simple: true })).toBe('ok'));

const thread = () => desk.get('readEConsultation', { taskId });

test('the words come to the letter, and each message is there', () => {
  expect(thread().subject).toBe(SUBJECT);
  const texts = thread().messages.map(({ text }) => text);
  expect(texts.toSorted()).toEqual([QUESTION, `Vedlegg ${SCRIPT}`].toSorted());
});

test('a name neither breaks its line nor turns the words after it, wherever it is shown', () => {
  expect(thread().patientName).toBe(NAME_SHOWN);
  expect(thread().messages.map(({ authorName }) => authorName)).toEqual([NAME_SHOWN, NAME_SHOWN]);
  const { rows } = desk.get('listWork', askedQueue());
  expect(rows.find((row) => row.id === taskId)?.patientName).toBe(NAME_SHOWN);
});

test('what has an id that leads elsewhere is put aside with its reason, and counted', () => {
  const { quarantine } = desk.get('readSyncDetails', {});
  expect(quarantine.map(({ field, problem }) => `${field} ${problem}`)).toEqual(
    HOSTILE_IDS.map(() => 'Communication.id invalid_format'),
  );
  expect(desk.state.quarantined).toBe(HOSTILE_IDS.length);
});

const states = () =>
  thread().messages.flatMap(({ files }) =>
    files.map(({ state }) => (state.is === 'refused' ? state.why.type : state.is)),
  );

test('every attachment is named with why it is not shown, and what lay in it is not kept', async () => {
  await desk.until('all have been looked at', () => !states().includes('at-portal'));
  expect(states()).toEqual([
    'AttachmentTypeNotShown',
    'AttachmentTypeNotShown',
    'AttachmentTypeNotShown',
    'AttachmentElsewhere',
    'AttachmentElsewhere',
    'AttachmentTypeNotShown',
    'AttachmentNotWhatItSays',
    'AttachmentTypeNotShown',
  ]);
  expect(desk.db.prepare("SELECT count(content) FROM attachment WHERE state = 'refused'").pluck().get()).toBe(0);
});

test('no attachment is fetched, and no id becomes a part of an address', async () => {
  // Files come last in a round.
  await desk.until('all have been looked at', () => !states().includes('at-portal'));
  expect(desk.state.connection.state).toBe('connected');
  for (const { method, path } of portal.requests) {
    expect(path).not.toMatch(/Binary|evil|passwd|\.\.|%|elsewhere|script|taken/u);
    if (method === 'GET') expect(path).toMatch(/^(\/fhir\/)?(metadata|[A-Z][A-Za-z]+(\?[\w=&:.-]+|\/[0-9a-f-]{36}))$/u);
  }
});

test('the matter is answered as any other, and the name goes into a template without what turns it', async () => {
  desk.get('answerEConsultation', { taskId, text: `Hei ${thread().patientName}. Svar: ${SCRIPT}` });
  await desk.until('delivered', () => thread().messages.some(({ delivery }) => delivery?.state === 'acknowledged'));
  expect(portal.answerTexts(taskId)).toEqual([`Hei ${NAME_SHOWN}. Svar: ${SCRIPT}`]);
});
