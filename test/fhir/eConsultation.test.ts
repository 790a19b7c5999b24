import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PractitionerId } from '../../shared/domain/identity/ids.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import {
  answerCommunication,
  answerEntryIn,
  endingSteps,
  takenOverEntriesIn,
  toEConsultation,
} from '../../shared/fhir/eConsultation.ts';
import { readResource } from '../../shared/fhir/readResource.ts';
import { schemas, type TaskResource } from '../../shared/fhir/schemas.ts';
import { applyUpdate, type Step, type UpdateStep } from '../../shared/fhir/step.ts';
import { checkR4 } from './checkR4.ts';
import { aTask, LIEN, MATTER, MOE, NORA, QUESTION, type Resource } from './resources.ts';

const ENTRY = '7c1f0c1e-5a5b-4d0e-9c55-3f1d2b7a9e06';
const AT = Date.parse('2027-03-24T10:15:00.000Z');
const lien = LIEN as PractitionerId;

function taskFrom(resource: Resource): TaskResource {
  const parsed = schemas.Task.safeParse(resource);
  if (!parsed.success) throw new Error('no Task');
  return parsed.data;
}

const outputOf = (entry: string) => ({
  type: { coding: [{ system: SYSTEM.taskOutput, code: 'answer' }] },
  valueIdentifier: { system: SYSTEM.entry, value: entry },
});

const anAnswer = {
  entryId: ENTRY,
  to: [`Patient/${NORA}`],
  author: lien,
  text: 'Ta én om dagen.',
  at: AT,
  inResponseTo: QUESTION,
  takenBy: null,
};
const steps = (task = aTask(), takenBy: PractitionerId | null = null) => {
  const answer = { ...anAnswer, takenBy, task: taskFrom(task) };
  return endingSteps(answer, null, [answerCommunication(answer)]);
};

function isUpdate(step: Step | undefined): step is UpdateStep {
  return step?.do === 'update';
}

describe('an answer in three requests, each safe to repeat', () => {
  test('reserve the Task, write to the patient, close the Task', () => {
    expect(steps()).toEqual([
      {
        do: 'update',
        type: 'Task',
        id: MATTER,
        set: { status: 'in-progress', owner: { reference: `Practitioner/${LIEN}` } },
        // Where it goes back to when it is taken back.
        was: { status: aTask().status, owner: aTask().owner },
        // What stood there of an earlier end is no longer so.
        unset: ['businessStatus', 'statusReason'],
        answer: ENTRY,
        // When the question had come: an answer to a later one is another answer.
        asked: Date.parse(taskFrom(aTask()).authoredOn ?? ''),
      },
      {
        do: 'create',
        entryId: ENTRY,
        resource: {
          resourceType: 'Communication',
          identifier: [{ system: SYSTEM.entry, value: ENTRY }],
          status: 'completed',
          category: [{ coding: [{ system: SYSTEM.communicationKind, code: 'e-consultation' }] }],
          partOf: [{ reference: `Task/${MATTER}` }],
          inResponseTo: [{ reference: `Communication/${QUESTION}` }],
          subject: { reference: `Patient/${NORA}` },
          sender: { reference: `Practitioner/${LIEN}` },
          recipient: [{ reference: `Patient/${NORA}` }],
          sent: '2027-03-24T10:15:00.000Z',
          payload: [{ contentString: 'Ta én om dagen.' }],
        },
      },
      { do: 'update', type: 'Task', id: MATTER, set: { status: 'completed' }, answer: ENTRY },
    ]);
  });

  test('is addressed to those who may have it', () => {
    const to = [`Patient/${NORA}`, 'RelatedPerson/mor'];
    expect(answerCommunication({ ...anAnswer, to, task: taskFrom(aTask()) })).toMatchObject({
      resource: { recipient: to.map((reference) => ({ reference })) },
    });
  });

  test('answers no message where there was none', () => {
    const step = answerCommunication({ ...anAnswer, inResponseTo: null, task: taskFrom(aTask()) });
    expect(step.do === 'create' && 'inResponseTo' in step.resource).toBe(false);
  });
});

describe('a Task after an update of ours', () => {
  test.each([0, 2])('step %i: our fields, our answer among the outputs, and all else as it was', (place) => {
    const other = { type: { text: 'elsewhere' }, valueString: 'beholdes' };
    const task = aTask({
      extension: [{ url: 'https://elsewhere.example/x', valueString: 'beholdes' }],
      note: [{ text: 'beholdes' }],
      output: [other, outputOf('an earlier one')],
      futureElement: { deep: [1, { deeper: null }] },
    });
    const step = steps(task)[place];
    if (!isUpdate(step)) throw new Error('no update');
    const after = applyUpdate(task, step);
    expect(after).toEqual({ ...task, ...step.set, output: [other, outputOf(ENTRY)] });
    expect(answerEntryIn(taskFrom(after as Resource))).toBe(ENTRY);
  });

  test('applied twice it is as applied once', () => {
    const [reserve] = steps();
    if (!isUpdate(reserve)) throw new Error('no update');
    const once = applyUpdate(aTask(), reserve);
    expect(applyUpdate(once, reserve)).toEqual(once);
  });

  test('whatever else a Task carries survives, down to the last element', () => {
    const [reserve] = steps();
    if (!isUpdate(reserve)) throw new Error('no update');
    const elements = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 3 }), {
      maxKeys: 8,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(elements, (unknown) => {
        const before = { ...unknown, ...aTask() };
        const text = JSON.stringify(before);
        const { status, owner, output, ...kept } = applyUpdate(before, reserve);
        const { status: _status, owner: _owner, output: _output, ...expected } = before as Record<string, unknown>;
        expect(JSON.stringify(before)).toBe(text);
        expect(kept).toEqual(expected);
        expect(status).toBe('in-progress');
        expect(owner).toEqual({ reference: `Practitioner/${LIEN}` });
        expect(output).toContainEqual(outputOf(ENTRY));
      }),
      { numRuns: 300 },
    );
  });

  test('an output that is no list does not stop it', () => {
    const [reserve] = steps();
    if (!isUpdate(reserve)) throw new Error('no update');
    for (const output of [null, 'x', { type: 1 }, [null, 'x', 7]])
      expect(applyUpdate({ ...aTask(), output }, reserve)['output']).toContainEqual(outputOf(ENTRY));
  });
});

describe('what we write is valid FHIR R4', () => {
  test('a Communication', () => {
    const [, create] = steps();
    if (create?.do !== 'create') throw new Error('no create');
    checkR4(create.resource);
    expect(readResource({ ...create.resource, id: '1', meta: aTask().meta })).toMatchObject({ ok: true });
  });

  test.each([0, 2])('a Task after step %i', (place) => {
    const step = steps()[place];
    if (!isUpdate(step)) throw new Error('no update');
    checkR4(applyUpdate(aTask(), step));
  });

  test('any text that may be sent', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }).filter((text) => /\S/u.test(text)),
        (text) => {
          const create = answerCommunication({ ...anAnswer, text, task: taskFrom(aTask()) });
          if (create.do === 'create') checkR4(create.resource);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('the validator does refuse: an element that does not exist, a wrong type, a missing one', () => {
    const [, create] = steps();
    if (create?.do !== 'create') throw new Error('no create');
    for (const wrong of [{ nonsense: 1 }, { sent: 7 }, { status: undefined }, { recipient: { reference: 'x' } }])
      expect(() => checkR4({ ...create.resource, ...wrong })).toThrow();
  });
});

describe('a Task as an e-consultation', () => {
  const known = { responsibleGp: lien, reach: 'portal', contacts: [] } as const;
  const of = (changed: Record<string, unknown>) => toEConsultation(taskFrom(aTask(changed)), known);
  const moe = { reference: `Practitioner/${MOE}` };

  test('whom it is about, who has it, when it came', () => {
    expect(of({})).toEqual({
      id: MATTER,
      patient: NORA,
      responsibleGp: LIEN,
      assignedTo: LIEN,
      receivedAt: Date.parse('2027-03-23T08:00:00.000Z'),
      urgent: false,
      contacts: [],
      reach: 'portal',
      state: { status: 'new' },
    });
  });

  test.each([
    ['routine', false],
    [undefined, false],
    ['urgent', true],
    ['asap', true],
    ['stat', true],
  ])('priority %s is urgent: %s', (priority, urgent) => {
    expect(of({ priority }).urgent).toBe(urgent);
  });

  test.each<[string, boolean, string]>([
    ['draft', false, 'new'],
    ['requested', false, 'new'],
    ['received', false, 'opened'],
    ['accepted', false, 'opened'],
    ['ready', false, 'opened'],
    ['on-hold', false, 'opened'],
    ['in-progress', false, 'opened'],
    ['in-progress', true, 'in-progress'],
    ['completed', true, 'answered'],
    ['completed', false, 'closed'],
    ['cancelled', false, 'closed'],
    ['rejected', false, 'closed'],
    ['failed', false, 'closed'],
    ['entered-in-error', false, 'closed'],
  ])('status %s, with an answer %s: %s', (status, answered, state) => {
    expect(of({ status, owner: moe, ...(answered ? { output: [outputOf(ENTRY)] } : {}) }).state.status).toBe(state);
  });

  test('reserved by its owner, whose answer is on its way', () => {
    expect(of({ status: 'in-progress', owner: moe, output: [outputOf(ENTRY)] }).state).toEqual({
      status: 'in-progress',
      reservedBy: MOE,
    });
  });

  test('without a GP known, the owner answers for it', () => {
    const task = taskFrom(aTask({ owner: moe }));
    expect(toEConsultation(task, { ...known, responsibleGp: null }).responsibleGp).toBe(MOE);
  });

  test('an owner who is no practitioner has not been given it', () => {
    expect(of({ owner: { reference: 'Organization/storgata' } }).assignedTo).toBeNull();
  });
});

describe('a Task whose answer is taken over', () => {
  const takeOver = { do: 'update', type: 'Task', id: MATTER, set: { status: 'accepted' }, answer: null } as const;
  const other = { type: { text: 'elsewhere' }, valueString: 'beholdes' };

  test('is held by it no more, and tells whose it was, also when that is taken over again and answered', () => {
    const taken = applyUpdate(aTask({ output: [outputOf(ENTRY), other] }), takeOver);
    expect(answerEntryIn(taskFrom(taken as Resource))).toBeNull();
    expect(takenOverEntriesIn(taskFrom(taken as Resource))).toEqual([ENTRY]);
    expect(taken).toMatchObject({ output: [{ valueIdentifier: outputOf(ENTRY).valueIdentifier }, other] });

    const second = applyUpdate({ ...taken, output: [...(taken['output'] as []), outputOf('second')] }, takeOver);
    const [reserve] = steps();
    if (!isUpdate(reserve)) throw new Error('no update');
    const answered = taskFrom(applyUpdate(second, { ...reserve, answer: 'third' }) as Resource);
    expect(takenOverEntriesIn(answered)).toEqual([ENTRY, 'second']);
    expect(answerEntryIn(answered)).toBe('third');
  });

  test('where there was none, no empty list is left, which JSON in FHIR does not have', () => {
    expect(applyUpdate(aTask(), takeOver)).not.toHaveProperty('output');
  });

  test('names no entry where another system wrote', () => {
    const elsewhere = { ...outputOf(ENTRY), valueIdentifier: { system: 'https://elsewhere.example', value: ENTRY } };
    const none = { type: outputOf(ENTRY).type, valueIdentifier: { system: SYSTEM.entry } };
    const taken = applyUpdate(aTask({ output: [elsewhere, none] }), takeOver);
    expect(takenOverEntriesIn(taskFrom(taken as Resource))).toEqual([]);
  });
});

test('an answer to what someone has taken tells who it was when its author saw it', () => {
  const [reserve] = steps(aTask(), MOE as PractitionerId);
  expect(reserve).toMatchObject({ set: { status: 'in-progress' }, saw: MOE });
});

const entryIn = (output: unknown) => answerEntryIn(taskFrom(aTask({ output })));

describe('whose answer holds a Task', () => {
  test.each<[string, unknown, string | null]>([
    ['nobody’s', undefined, null],
    ['ours', [outputOf(ENTRY)], ENTRY],
    ['the newest of several', [outputOf('first'), outputOf(ENTRY)], ENTRY],
    [
      'none of another kind',
      [{ ...outputOf(ENTRY), type: { coding: [{ system: SYSTEM.taskOutput, code: 'receipt' }] } }],
      null,
    ],
    [
      'none of another system',
      [{ ...outputOf(ENTRY), valueIdentifier: { system: 'https://elsewhere.example', value: ENTRY } }],
      null,
    ],
    ['none without an identifier', [{ type: outputOf(ENTRY).type }], null],
  ])('%s', (_what, output, entry) => {
    expect(entryIn(output)).toBe(entry);
  });
});
