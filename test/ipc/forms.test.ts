import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AccessNote } from '../../electron/engine/db/appendAccess.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import type { EConsultationThread } from '../../shared/ipc/views/thread.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import {
  aCommunication,
  ASKED,
  aMessage,
  aTask,
  LIEN,
  MATTER,
  meta,
  NORA,
  QUESTION,
  type Resource,
} from '../fhir/resources.ts';

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
});
afterEach(() => void db.close());

const to = (id: string) => ({ contentReference: { reference: `QuestionnaireResponse/${id}` } });
const payload = (...ids: string[]) => [{ contentString: 'Kan jeg ta to om dagen?' }, ...ids.map(to)];

function form(id: string, patient = NORA): Resource {
  const item = [{ linkId: '1', text: 'Har du feber?', answer: [{ valueBoolean: false }] }];
  const subject = { reference: `Patient/${patient}` };
  return { resourceType: 'QuestionnaireResponse', id, meta: meta(), status: 'completed', subject, item };
}

function read(notes: AccessNote[] = [], act = 'readEConsultation', taskId = MATTER): EConsultationThread {
  const reply = ask(db, act, { taskId }, LIEN, NOW, (note) => void notes.push(note));
  return (reply as { value: EConsultationThread }).value;
}

test('a form stands with the message that it came with, and in the access log', () => {
  pulled(db, [aCommunication({ payload: payload('form'), meta: meta('2') }), form('form')]);
  const notes: AccessNote[] = [];
  expect(read(notes).messages.map(({ forms }) => forms)).toEqual([
    [
      {
        id: 'form',
        state: 'here',
        cut: false,
        unfinished: false,
        questions: [{ question: 'Har du feber?', depth: 0, answers: [{ type: 'yes-or-no', yes: false }] }],
      },
    ],
  ]);
  const num = findResource(db, { type: 'QuestionnaireResponse', id: 'form' })?.num;
  expect(notes[0]?.documents).toContain(num);
});

test('one that came with the matter itself stands with the patient’s first message, and only once', () => {
  const task = aTask({ focus: to('form').contentReference, meta: meta('2') });
  pulled(db, [task, form('form')]);
  expect(read().messages[0]?.forms.map(({ id }) => id)).toEqual(['form']);
  pulled(db, [aCommunication({ payload: payload('form'), meta: meta('2') })]);
  expect(read().messages[0]?.forms.map(({ id }) => id)).toEqual(['form']);
});

test('one that has not come is said to be missing', () => {
  pulled(db, [aCommunication({ payload: payload('later'), meta: meta('2') })]);
  expect(read().messages[0]?.forms).toEqual([{ id: 'later', state: 'not-here' }]);
});

test('one about another patient is not shown, nor one that was a mistake, and neither is in the log', () => {
  const wrong = { ...form('wrong'), status: 'entered-in-error' };
  pulled(db, [
    aCommunication({ payload: payload('theirs', 'wrong'), meta: meta('2') }),
    form('theirs', 'another'),
    wrong,
  ]);
  const notes: AccessNote[] = [];
  expect(read(notes).messages[0]?.forms).toEqual([
    { id: 'theirs', state: 'not-shown' },
    { id: 'wrong', state: 'not-shown' },
  ]);
  expect(notes[0]?.documents).toHaveLength(1);
});

test('a message to the surgery has its form too', () => {
  const partOf = [{ reference: `Task/${ASKED}` }];
  pulled(db, [
    aMessage(),
    aCommunication({ id: `${QUESTION.slice(0, -1)}9`, partOf, payload: payload('form') }),
    form('form'),
  ]);
  const notes: AccessNote[] = [];
  expect(read(notes, 'readMessage', ASKED).messages[0]?.forms[0]?.state).toBe('here');
  expect(notes[0]?.documents).toHaveLength(2);
});
