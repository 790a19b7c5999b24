import { describe, expect, test } from 'vitest';
import { hasBeenAnswered } from '../../electron/engine/db/hasBeenAnswered.ts';
import { endIn, openedAgain, wordIn } from '../../shared/fhir/followUp.ts';
import { schemas } from '../../shared/fhir/schemas.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aCommunication, aTask, LIEN, MATTER, meta, QUESTION, type Resource } from './resources.ts';

// What counts as a word between patient and surgery: only such a one opens a matter again, or has answered it.

const FROM_SURGERY = { sender: { reference: `Practitioner/${LIEN}` } };
const NOTE = {
  category: [
    { coding: [{ system: 'https://legekontor.example/fhir/CodeSystem/communication-kind', code: 'internal-note' }] },
  ],
};
const PHONED = {
  ...NOTE,
  medium: [{ coding: [{ system: 'https://legekontor.example/fhir/CodeSystem/contact-way', code: 'phone' }] }],
};

function asCommunication(resource: Resource) {
  const read = schemas.Communication.safeParse(resource);
  if (!read.success) throw new Error('no Communication');
  return read.data;
}

function asTask(resource: Resource) {
  const read = schemas.Task.safeParse(resource);
  if (!read.success) throw new Error('no Task');
  return read.data;
}

const word = (changed: Parameters<typeof aCommunication>[0]) => wordIn(asCommunication(aCommunication(changed)));

const end = (changed: Parameters<typeof aTask>[0]) =>
  endIn(asTask(aTask({ meta: meta('2', '2027-03-24T10:00:00.000Z'), ...changed })));

const answered = (...said: Resource[]) => {
  const db = aDatabase();
  pullTheSurgery(db);
  pulled(db, said);
  const task = db.prepare("SELECT num FROM resource WHERE json LIKE '%Ny medisin%'").pluck().get() as number;
  return hasBeenAnswered(db, task);
};

describe('a word', () => {
  test.each([
    ['the patient’s', {}, { by: 'patient', isContact: false }],
    ['of somebody for the patient', { sender: { reference: 'RelatedPerson/r-1' } }, { by: 'patient' }],
    ['one that tells no time, at the time it was stored', { sent: undefined }, { by: 'patient' }],
    ['the surgery’s', FROM_SURGERY, { by: 'surgery', isContact: false }],
    ['a contact that was written down', { ...FROM_SURGERY, ...PHONED }, { by: 'surgery', isContact: true }],
    [
      'an answer to one',
      { ...FROM_SURGERY, inResponseTo: [{ reference: `Communication/${QUESTION}` }] },
      { answers: QUESTION },
    ],
    [
      'one that was made here',
      { ...FROM_SURGERY, identifier: [{ system: 'https://legekontor.example/fhir/outbox-entry', value: 'e-1' }] },
      { entry: 'e-1' },
    ],
  ])('%s', (_, changed, expected) => {
    const ordinary = { id: QUESTION, entry: null, at: Date.parse('2027-03-23T08:00:00Z'), answers: null };
    expect(word(changed)).toMatchObject({ ...ordinary, ...expected });
  });

  test.each([
    ['the patient’s that was entered in error: it opens nothing', { status: 'entered-in-error' }],
    ['the surgery’s that was entered in error', { ...FROM_SURGERY, status: 'entered-in-error' }],
    ['a note that is no contact', { ...FROM_SURGERY, ...NOTE }],
    ['a machine’s', { sender: { reference: 'Device/d-1' } }],
    ['nobody’s', { sender: undefined }],
  ])('is not %s', (_, changed) => expect(word(changed)).toBeNull());
});

describe('the end of a matter', () => {
  const answer = {
    type: { coding: [{ system: 'https://legekontor.example/fhir/CodeSystem/task-output', code: 'answer' }] },
    valueIdentifier: { system: 'https://legekontor.example/fhir/outbox-entry', value: 'e-1' },
  };
  const contacted = {
    coding: [{ system: 'https://legekontor.example/fhir/CodeSystem/e-consultation-closing', code: 'contacted' }],
  };

  test('is by the text in its output, by a contact, or by nothing that covers a word', () => {
    const when = { askedAt: Date.parse('2027-03-23T08:00:00Z'), endedAt: Date.parse('2027-03-24T10:00:00Z') };
    expect(end({ status: 'completed', output: [answer] })).toEqual({ ...when, by: { entry: 'e-1' } });
    expect(end({ status: 'completed', output: [answer], businessStatus: contacted })).toEqual({
      ...when,
      by: 'contact',
    });
    expect(end({ status: 'completed' })).toEqual({ ...when, by: null });
    expect(end({ status: 'cancelled', output: [answer] })).toEqual({ ...when, by: null });
  });

  test('is taken back where the matter is opened again: new, not urgent, without how it ended, with its answer', () => {
    const ended = asTask(
      aTask({ status: 'completed', priority: 'urgent', output: [answer], businessStatus: contacted }),
    );
    const again = openedAgain(ended, Date.parse('2027-03-25T08:00:00Z'));
    expect(again).toMatchObject({ id: MATTER, status: 'requested', priority: 'routine', output: [answer] });
    expect(Date.parse(again.authoredOn ?? '')).toBe(Date.parse('2027-03-25T08:00:00Z'));
    expect(again).not.toHaveProperty('businessStatus');
  });
});

describe('a matter has been answered', () => {
  test.each([
    ['not by the question', false, []],
    ['by a word of the surgery', true, [aCommunication({ id: 'a', ...FROM_SURGERY })]],
    [
      'not by one that was entered in error',
      false,
      [aCommunication({ id: 'a', ...FROM_SURGERY, status: 'entered-in-error' })],
    ],
    ['not by a note', false, [aCommunication({ id: 'a', ...FROM_SURGERY, ...NOTE })]],
    ['not by the patient’s next word', false, [aCommunication({ id: 'a' })]],
  ])('%s', (_, expected, said) => expect(answered(...said)).toBe(expected));
});
