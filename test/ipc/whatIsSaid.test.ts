import { beforeEach, describe, expect, test } from 'vitest';
import { hasBeenAnswered } from '../../electron/engine/db/hasBeenAnswered.ts';
import { newestMessage } from '../../electron/engine/db/loadEConsultation.ts';
import { NOT_SENT_IN_SQL } from '../../electron/engine/db/newestText.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { wordIn } from '../../shared/fhir/followUp.ts';
import { NOT_SENT, saidAt } from '../../shared/fhir/said.ts';
import { schemas } from '../../shared/fhir/schemas.ts';
import type { Outputs } from '../../shared/ipc/acts.ts';
import type { EConsultationThread, ThreadMessage } from '../../shared/ipc/views/thread.ts';
import { askedQueue } from '../builders/askedQueue.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aCommunication, aTask, LIEN, MATTER, meta, NORA, QUESTION } from '../fhir/resources.ts';

let db: Db;

beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
});

const LATER = '2027-03-23T08:20:00.000Z';
const TASK = { reference: `Task/${MATTER}` };
const by = (reference: string | undefined) => ({ sender: reference === undefined ? undefined : { reference } });
const doctor = by(`Practitioner/${LIEN}`);

function message(id: string, changed: Record<string, unknown>) {
  return aCommunication({ id, sent: LATER, meta: meta('1', LATER), payload: [{ contentString: id }], ...changed });
}

function thread(): readonly ThreadMessage[] {
  const reply = ask(db, 'readEConsultation', { taskId: MATTER }, LIEN) as { value: EConsultationThread };
  return reply.value.messages;
}

function rows(): Outputs['listWork']['rows'] {
  return (ask(db, 'listWork', askedQueue(), LIEN) as { value: Outputs['listWork'] }).value.rows;
}

const num = () => findResource(db, { type: 'Task', id: MATTER })?.num ?? 0;

describe('a reply of another system', () => {
  test.each([
    ['completed', true],
    ['in-progress', true],
    ['preparation', false],
    ['not-done', false],
    ['on-hold', false],
    ['stopped', false],
    ['unknown', false],
    ['entered-in-error', false],
  ])('%s is an answer: %s', (status, isAnswer) => {
    pulled(db, [message('reply', { status, ...doctor })]);
    const shown = thread().find(({ id }) => id === 'reply');
    expect(hasBeenAnswered(db, num())).toBe(isAnswer);
    if (status === 'entered-in-error') expect(shown).toBeUndefined();
    else expect(shown).toMatchObject({ kind: 'answer', notSent: isAnswer ? null : status });
  });

  test.each([
    ['completed', 0],
    ['preparation', 1],
    ['not-done', 1],
    ['on-hold', 1],
    ['stopped', 1],
    ['unknown', 1],
    ['entered-in-error', 1],
  ])('%s leaves %s follow-up in the queue', (status, waiting) => {
    const entry = { system: SYSTEM.entry, value: 'entry' };
    const type = { coding: [{ system: SYSTEM.taskOutput, code: 'answer' }] };
    const ended = { status: 'completed', meta: meta('2', '2027-03-23T08:10:00.000Z') };
    const inResponseTo = [{ reference: `Communication/${QUESTION}` }];
    pulled(db, [
      aTask({ ...ended, output: [{ type, valueIdentifier: entry }] }),
      message('answer', { ...doctor, sent: '2027-03-23T08:10:00Z', identifier: [entry], inResponseTo }),
      message('followUp', { sent: '2027-03-23T08:15:00Z', payload: [{ contentString: 'Hva med kveldene?' }] }),
      message('reply', { status, ...doctor, inResponseTo: [{ reference: 'Communication/followUp' }] }),
    ]);
    expect(rows()).toHaveLength(waiting);
    if (waiting === 1 && status !== 'on-hold' && status !== 'unknown') {
      expect(rows()[0]?.preview).toBe('Hva med kveldene?');
      expect(newestMessage(db, num())).toBe('followUp');
    }
  });

  test.each([
    ['on-hold', 1],
    ['unknown', 1],
    ['in-progress', 1],
    ['preparation', 0],
    ['stopped', 0],
  ])('what the patient has %s makes %s matter that waits', (status, waiting) => {
    pulled(db, [
      aTask({ status: 'completed', meta: meta('2', '2027-03-23T08:10:00.000Z') }),
      message('followUp', { status }),
    ]);
    expect(rows()).toHaveLength(waiting);
  });
});

describe('who says it', () => {
  test.each([
    [`Patient/${NORA}`, 'patient'],
    ['RelatedPerson/mor', 'patient'],
    [`Practitioner/${LIEN}`, 'answer'],
    [`PractitionerRole/role-${LIEN}`, 'answer'],
    ['Organization/storgata', 'other'],
    ['Organization/apotek', 'other'],
    ['Device/robot', 'other'],
    [undefined, 'other'],
  ])('%s is shown as %s', (sender, kind) => {
    pulled(db, [message('said', by(sender))]);
    expect(thread().find(({ id }) => id === 'said')?.kind).toBe(kind);
  });
});

describe('where it belongs', () => {
  test.each([
    ['the matter after the message', [{ reference: `Communication/${QUESTION}` }, TASK]],
    ['the matter among several', [{ reference: 'Appointment/a' }, { display: 'x' }, TASK, { reference: 'Task/other' }]],
  ])('%s', (_what, partOf) => {
    pulled(db, [message('urgent', { partOf, payload: [{ contentString: 'Det haster nå' }] })]);
    expect(thread().map(({ text }) => text)).toContain('Det haster nå');
    expect(rows()[0]?.preview).toBe('Det haster nå');
  });
});

const word = (changed: Record<string, unknown>) => {
  const read = schemas.Communication.safeParse(message('reply', { ...doctor, ...changed }));
  return read.success ? wordIn(read.data) : null;
};

const at = (sent: string, stored: string) => new Date(saidAt({ sent, meta: meta('1', stored) }).at).toISOString();

describe('when it was said', () => {
  const STORED = '2027-03-23T08:20:00.000Z';
  test.each([
    ['sent', { sent: '2027-03-23T08:15:00Z' }, '2027-03-23T08:15:00.000Z', { is: 'sent' }],
    ['a second that was put in', { sent: '2027-03-23T08:14:60Z' }, '2027-03-23T08:15:00.000Z', { is: 'sent' }],
    ['a long fraction', { sent: '2027-03-23T08:15:00.1234567891Z' }, '2027-03-23T08:15:00.123Z', { is: 'sent' }],
    ['only received', { received: '2027-03-23T08:16:00Z' }, '2027-03-23T08:16:00.000Z', { is: 'received' }],
    ['neither', {}, STORED, { is: 'stored' }],
    ['a day', { sent: '2027-03-23' }, STORED, { is: 'part', of: '2027-03-23' }],
    ['a month', { sent: '2027-03' }, STORED, { is: 'part', of: '2027-03' }],
    ['a year', { sent: '2027' }, STORED, { is: 'part', of: '2027' }],
    ['a month long past', { sent: '2026-02' }, '2026-02-28T22:59:59.999Z', { is: 'part', of: '2026-02' }],
    ['a month to come', { sent: '2027-05' }, '2027-04-30T22:00:00.000Z', { is: 'part', of: '2027-05' }],
    ['a word', { received: 'i går' }, STORED, { is: 'stored' }],
  ])('%s', (_what, changed, sentAt, sentAs) => {
    pulled(db, [message('said', { sent: undefined, ...changed })]);
    expect(thread().find(({ id }) => id === 'said')).toMatchObject({ sentAt, sentAs });
  });

  test('without a time it is not the first of the thread, and still a follow-up', () => {
    pulled(db, [
      aTask({ status: 'completed', meta: meta('2', '2027-03-23T08:10:00.000Z') }),
      message('answer', { ...doctor, sent: '2027-03-23T08:10:00Z' }),
      message('followUp', { sent: undefined }),
    ]);
    expect(thread().map(({ id }) => id)).toEqual([QUESTION, 'answer', 'followUp']);
    expect(rows()).toHaveLength(1);
  });

  test('what the surgery has written without a time answers nothing that came before it was stored', () => {
    expect(word({ sent: undefined })).toBeNull();
    expect(word({ sent: '2027-03-23' })?.at).toBe(Date.parse('2027-03-22T23:00:00.000Z'));
    expect(word({ sent: '2027-03-23', ...by(`Patient/${NORA}`) })?.at).toBe(Date.parse(LATER));
  });

  test('of a part of it the last moment that it can be, and never after it was stored', () => {
    expect(at('2027-03-23', '2027-03-23T23:30:00.000Z')).toBe('2027-03-23T22:59:59.999Z');
    expect(at('2027-03-23', '2027-03-23T12:00:00.000Z')).toBe('2027-03-23T12:00:00.000Z');
    expect(at('2027-03-23', '2027-03-22T12:00:00.000Z')).toBe('2027-03-22T23:00:00.000Z');
  });
});

test('a query knows the same states as the rule', () => {
  expect(NOT_SENT_IN_SQL).toBe(`(${NOT_SENT.map((status) => `'${status}'`).join(', ')})`);
});
