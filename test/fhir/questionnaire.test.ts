import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formsOfMessage, formsOfTask, toAnswers } from '../../shared/fhir/questionnaire.ts';
import { schemas } from '../../shared/fhir/schemas.ts';
import { aTask } from './resources.ts';

const form = (item: unknown, more: object = {}) => ({ resourceType: 'QuestionnaireResponse', item, ...more });
const asked = (answer: unknown) =>
  toAnswers(form([{ linkId: '1', text: 'Hvor?', answer: [answer] }]))?.questions[0]?.answers;

const quantity = (comparator: string) => ({ valueQuantity: { value: 40, comparator, unit: '°C' } });

describe('a form is read question by question', () => {
  test.each<[string, object, object]>([
    ['words', { valueString: 'På armen' }, { type: 'text', text: 'På armen' }],
    ['yes', { valueBoolean: true }, { type: 'yes-or-no', yes: true }],
    ['a whole number', { valueInteger: 0 }, { type: 'number', value: 0, unit: '' }],
    ['a number', { valueDecimal: 1.5 }, { type: 'number', value: 1.5, unit: '' }],
    ['a quantity', { valueQuantity: { value: 38.5, unit: '°C' } }, { type: 'number', value: 38.5, unit: '°C' }],
    ['a quantity without a unit', { valueQuantity: { value: 2 } }, { type: 'number', value: 2, unit: '' }],
    ['more than', quantity('>'), { type: 'number', value: 40, unit: '°C', comparator: '>' }],
    ['less than', quantity('<'), { type: 'number', value: 40, unit: '°C', comparator: '<' }],
    ['at least', quantity('>='), { type: 'number', value: 40, unit: '°C', comparator: '>=' }],
    ['at most', quantity('<='), { type: 'number', value: 40, unit: '°C', comparator: '<=' }],
    ['in a way that we do not know', quantity('ad'), { type: 'not-shown' }],
    ['a quantity without a number', { valueQuantity: { unit: '°C' } }, { type: 'not-shown' }],
    [
      'a unit that is only coded',
      { valueQuantity: { value: 5, code: 'mg/L' } },
      { type: 'number', value: 5, unit: 'mg/L' },
    ],
    ['a day', { valueDate: '2027-03-22' }, { type: 'day', day: '2027-03-22' }],
    ['a month', { valueDate: '2027-03' }, { type: 'text', text: '2027-03' }],
    ['a day that is none', { valueDate: '2027-02-30' }, { type: 'text', text: '2027-02-30' }],
    ['an instant', { valueDateTime: '2027-03-22T09:00:00Z' }, { type: 'instant', at: '2027-03-22T09:00:00.000Z' }],
    ['a day where an instant may be', { valueDateTime: '2027-03-22' }, { type: 'day', day: '2027-03-22' }],
    ['a time of day', { valueTime: '08:30:00' }, { type: 'text', text: '08:30:00' }],
    ['a choice by its words', { valueCoding: { code: 'arm', display: 'Armen' } }, { type: 'text', text: 'Armen' }],
    ['a choice by its code', { valueCoding: { code: 'arm' } }, { type: 'text', text: 'arm' }],
    ['a choice that says nothing', { valueCoding: {} }, { type: 'not-shown' }],
    ['a file', { valueAttachment: { url: 'Binary/1' } }, { type: 'not-shown' }],
    ['a quantity of nothing', { valueQuantity: {} }, { type: 'not-shown' }],
  ])('%s', (_what, answer, expected) => expect(asked(answer)).toEqual([expected]));

  test('an answer that is no object is said to be there', () => expect(asked('arm')).toEqual([{ type: 'not-shown' }]));

  test('in the order of the form, with what stands under a question and under its answer', () => {
    const under = [{ text: 'Siden når?', answer: [{ valueString: 'Mandag' }] }];
    const read = toAnswers(
      form([
        { text: 'Plager', item: [{ text: 'Feber?', answer: [{ valueBoolean: true, item: under }] }] },
        { linkId: '2.1' },
        {},
      ]),
    );
    expect(read?.cut).toBe(false);
    expect(read?.questions.map(({ question, depth }) => [question, depth])).toEqual([
      ['Plager', 0],
      ['Feber?', 1],
      ['Siden når?', 2],
      ['2.1', 0],
      ['–', 0],
    ]);
  });

  test('one that was a mistake is none, and neither is what is no resource', () => {
    expect(toAnswers(form([], { status: 'entered-in-error' }))).toBeNull();
    expect(toAnswers('form')).toBeNull();
    expect(toAnswers(form(undefined))).toEqual({ questions: [], cut: false, unfinished: false });
  });

  test.each([
    ['completed', false],
    ['amended', false],
    ['in-progress', true],
    ['stopped', true],
    ['a status to come', true],
  ])('one that is %s is unfinished: %s', (status, unfinished) => {
    expect(toAnswers(form([], { status }))).toMatchObject({ unfinished });
  });

  test.each<[string, unknown]>([
    ['too many questions', Array.from({ length: 301 }, () => ({ text: 'Hvor?' }))],
    ['no list of questions', 'Hvor?'],
    ['a question that is none', [{ text: 'Hvor?' }, 'Når?']],
    ['one that goes too deep', nested(7)],
  ])('%s: what there is room for, and that there is more', (_what, item) => {
    expect(toAnswers(form(item))).toMatchObject({ cut: true });
    expect(toAnswers(form(item))?.questions.length).toBeLessThanOrEqual(300);
  });

  test('whatever comes, it never throws', () => {
    fc.assert(fc.property(fc.object(), (item) => void toAnswers(form([item, { text: 'Hvor?', answer: [item] }]))));
  });
});

function ofTask(resource: unknown): readonly string[] {
  const read = schemas.Task.safeParse(resource);
  if (!read.success) throw new Error('no Task');
  return formsOfTask(read.data);
}

function nested(deep: number): object[] {
  return deep === 0 ? [] : [{ text: 'Hvor?', item: nested(deep - 1) }];
}

const to = (id: string) => ({ reference: `QuestionnaireResponse/${id}` });

describe('which forms belong to a message or a matter', () => {
  test('by its payload and by what it is about, each once', () => {
    const payload = [
      { contentString: 'Hei' },
      { contentReference: to('a') },
      7,
      { contentReference: { reference: 'Patient/x' } },
    ];
    expect(formsOfMessage({ payload, about: [to('a'), to('b')] })).toEqual(['a', 'b']);
    expect(formsOfMessage({ payload: 'none', about: 'none' })).toEqual([]);
  });

  test('by the focus and the input of the Task', () => {
    const task = aTask({ focus: to('a'), input: [{ valueReference: to('b') }, { valueString: 'x' }] });
    expect(ofTask(task)).toEqual(['a', 'b']);
    expect(ofTask({ ...task, input: 'none' })).toEqual(['a']);
  });
});
