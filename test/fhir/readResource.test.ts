import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMUNICATION_KINDS, SYSTEM, TASK_KINDS } from '../../shared/fhir/codes.ts';
import { readResource } from '../../shared/fhir/readResource.ts';
import { Temporal } from '../../shared/lib/time.ts';
import { RESOURCE_TYPES } from '../../shared/fhir/resourceTypes.ts';
import { dayFromNumber, dayNumber } from '../../shared/fhir/dueDay.ts';
import { displayName } from '../../shared/fhir/name.ts';
import { aCommunication, aPatient, aTask, LIEN, MATTER, meta, NORA, understood } from './resources.ts';

const RECEIVED = Date.parse('2027-03-23T08:00:00.000Z');
const day = (text: string) => dayNumber(Temporal.PlainDate.from(text));
const kind = (code: string) => ({ coding: [{ system: SYSTEM.taskKind, code }] });

test('a question to the surgery: whom it is about, who has it, when it came and when it is due', () => {
  const read = understood(aTask());
  expect(read).toMatchObject({
    type: 'Task',
    id: MATTER,
    version: '1',
    lastUpdated: RECEIVED,
    patient: { type: 'Patient', id: NORA },
    owner: { type: 'Practitioner', id: LIEN },
    kind: TASK_KINDS.indexOf('e-consultation'),
    open: true,
    at: RECEIVED,
  });
  // Received Tuesday before Easter 2027: Thursday and Friday are holidays, and so is Monday.
  expect(dayFromNumber(read.due ?? 0).toString()).toBe('2027-04-02');
});

test('a message: its matter, its patient, its kind and when it was sent', () => {
  expect(understood(aCommunication())).toMatchObject({
    type: 'Communication',
    parent: { type: 'Task', id: MATTER },
    patient: { type: 'Patient', id: NORA },
    kind: COMMUNICATION_KINDS.indexOf('e-consultation'),
    at: RECEIVED,
  });
});

test('a patient: whose list', () => {
  expect(understood(aPatient())).toMatchObject({ type: 'Patient', owner: { type: 'Practitioner', id: LIEN } });
});

describe('a Task by its status', () => {
  test.each([
    ['requested', true],
    ['received', true],
    ['accepted', true],
    ['ready', true],
    ['in-progress', true],
    ['on-hold', true],
    ['draft', false],
    ['completed', false],
    ['cancelled', false],
    ['rejected', false],
    ['failed', false],
    ['entered-in-error', false],
  ])('%s waits for someone: %s', (status, open) => {
    expect(understood(aTask({ status })).open).toBe(open);
  });
});

test('a due day by the kind of matter; a kind without a deadline, or that we do not know, is kept without one', () => {
  const due = (code: string) => understood(aTask({ code: kind(code) })).due;
  // Tuesday before Easter: three days and the Monday after do not count.
  expect(due('e-consultation')).toBe(day('2027-04-02'));
  expect(due('message')).toBe(day('2027-03-31'));
  expect(due('renewal-line')).toBe(day('2027-03-31'));
  expect(due('result-review')).toBeNull();
  expect(understood(aTask({ code: kind('message') })).kind).toBe(TASK_KINDS.indexOf('message'));
  expect(understood(aTask({ code: kind('moon-landing'), for: undefined, authoredOn: undefined }))).toMatchObject({
    kind: null,
    due: null,
  });
});

describe('a resource that is put aside, and which field was wrong', () => {
  test.each<[string, unknown, string]>([
    ['an unknown status', aTask({ status: 'nope' }), 'Task.status'],
    ['no status', aTask({ status: undefined }), 'Task.status'],
    ['a list for a status', aTask({ status: ['requested'] }), 'Task.status'],
    ['an unknown priority', aTask({ priority: 'whenever' }), 'Task.priority'],
    ['a day that does not exist', aTask({ authoredOn: '2027-02-30' }), 'Task.authoredOn'],
    ['an e-consultation that nobody received', aTask({ authoredOn: undefined }), 'Task.authoredOn'],
    ['an e-consultation about nobody', aTask({ for: undefined }), 'Task.for'],
    ['an e-consultation about a device', aTask({ for: { reference: 'Device/1' } }), 'Task.for'],
    ['an e-consultation about a doctor', aTask({ for: { reference: `Practitioner/${LIEN}` } }), 'Task.for'],
    ['a reference that is a text', aTask({ for: `Patient/${NORA}` }), 'Task.for'],
    ['a reference that is a number', aTask({ for: { reference: 7 } }), 'Task.for.reference'],
    ['a number deep inside', aTask({ code: { coding: [{ system: 1 }] } }), 'Task.code.coding.0.system'],
    ['an output without a type', aTask({ output: [{}] }), 'Task.output.0.type'],
    ['a payload that is a text', aCommunication({ payload: 'Hei' }), 'Communication.payload'],
    [
      'a text that is a number',
      aCommunication({ payload: [{ contentString: 7 }] }),
      'Communication.payload.0.contentString',
    ],
    ['an unknown status', aCommunication({ status: 'sent' }), 'Communication.status'],
    ['a name that is a text', aPatient({ name: 'Nora' }), 'Patient.name'],
    ['a given name that is a text', aPatient({ name: [{ given: 'Nora' }] }), 'Patient.name.0.given'],
    ['a birthday in words', aPatient({ birthDate: '13. januar' }), 'Patient.birthDate'],
    ['no id', { resourceType: 'Task', meta: meta() }, 'Task.id'],
    ['an id with a slash', aTask({ id: '../1' }), 'Task.id'],
    ['an id of 65 characters', aTask({ id: 'x'.repeat(65) }), 'Task.id'],
    ['no meta', { resourceType: 'Task', id: '1' }, 'Task.meta'],
    ['no version', aTask({ meta: { lastUpdated: '2027-03-23T08:00:00Z' } }), 'Task.meta.versionId'],
    ['an empty version', aTask({ meta: meta('') }), 'Task.meta.versionId'],
    [
      'a version that is a number',
      aTask({ meta: { versionId: 1, lastUpdated: '2027-03-23T08:00:00Z' } }),
      'Task.meta.versionId',
    ],
    ['no lastUpdated', aTask({ meta: { versionId: '1' } }), 'Task.meta.lastUpdated'],
    ['a lastUpdated in words', aTask({ meta: meta('1', 'i dag') }), 'Task.meta.lastUpdated'],
    ['a type that was not asked for', { resourceType: 'Device', id: '1', meta: meta() }, 'resourceType'],
    ['a property of every object for a type', { resourceType: 'constructor', id: '1', meta: meta() }, 'resourceType'],
    ['nothing', null, '?'],
    ['a text', 'Task', '?'],
    ['a list', [aTask()], '?'],
  ])('%s', (_what, resource, field) => {
    const read = readResource(resource);
    expect(read).toMatchObject({ ok: false });
    if (!read.ok) expect(field === '?' ? read.error.type : read.error.field).toBe(field);
  });

  test.each([aTask, aCommunication, aPatient])('an extension that changes the meaning', (make) => {
    const read = readResource(
      make({ modifierExtension: [{ url: 'https://elsewhere.example/not', valueBoolean: true }] }),
    );
    expect(read).toMatchObject({
      ok: false,
      error: { field: expect.stringMatching(/\.modifierExtension$/u) as string },
    });
  });

  const modifierExtension = [{ url: 'https://elsewhere.example/not', valueBoolean: true }];

  test.each([
    ['in a payload', aCommunication({ payload: [{ contentString: 'Hei', modifierExtension }] }), 'modifierExtension'],
    ['rules', aTask({ implicitRules: 'https://elsewhere.example/rules' }), 'implicitRules'],
  ])('what changes the meaning of a part, or of the whole: %s', (_what, resource, name) => {
    expect(readResource(resource)).toMatchObject({
      ok: false,
      error: { field: expect.stringContaining(`.${name}`) as string },
    });
  });

  test('not for words that only look like it, nor of a resource that is contained', () => {
    expect(readResource(aCommunication({ payload: [{ contentString: '"modifierExtension"' }] })).ok).toBe(true);
    expect(readResource(aTask({ contained: [{ resourceType: 'Patient', modifierExtension }] })).ok).toBe(true);
  });

  test('a date of which only a part is known puts nothing aside', () => {
    expect(readResource(aTask({ authoredOn: '2027' })).ok).toBe(true);
    expect(readResource(aCommunication({ sent: '2027-03' })).ok).toBe(true);
  });

  test('its own words are in no reason: what a patient wrote stays in the resource', () => {
    const read = readResource(aTask({ status: 'Jeg har vondt i magen' }));
    expect(JSON.stringify(read)).not.toContain('magen');
    expect(read).toMatchObject({ error: { type: 'Task', id: MATTER } });
  });

  test('an endless type or id is cut', () => {
    const read = readResource({ resourceType: 'x'.repeat(5_000), id: 'y'.repeat(5_000) });
    expect(read.ok ? '' : `${read.error.type}${read.error.id}`).toHaveLength(128);
  });
});

const other = (resourceType: string, rest: object) => understood({ resourceType, id: '1', meta: meta(), ...rest });

test('other types are kept with their patient and their time', () => {
  const nora = { type: 'Patient', id: NORA };
  const patient = { reference: `Patient/${NORA}` };
  expect(other('Consent', { patient, dateTime: '2027-03-23T08:00:00Z' })).toMatchObject({
    patient: nora,
    at: RECEIVED,
  });
  expect(other('Observation', { subject: patient, effectiveDateTime: '2027-03-23T08:00:00Z' })).toMatchObject({
    patient: nora,
    at: RECEIVED,
  });
  expect(
    other('Appointment', { participant: [{ actor: { reference: `Practitioner/${LIEN}` } }, { actor: patient }] }),
  ).toMatchObject({ patient: nora });
  expect(other('Slot', { schedule: { reference: 'Schedule/s' }, start: '2027-03-23T08:00:00Z' })).toMatchObject({
    parent: { type: 'Schedule', id: 's' },
    at: RECEIVED,
  });
  expect(other('EpisodeOfCare', { patient, period: { start: '2027-03-23T08:00:00Z' } })).toMatchObject({
    at: RECEIVED,
  });
  expect(other('RelatedPerson', { patient })).toMatchObject({ patient: nora });
  expect(other('Group', {})).toMatchObject({ patient: null, at: null });
});

describe('whatever a server sends', () => {
  const id = fc.constantFrom('1', MATTER);
  const anything = fc.jsonValue({ maxDepth: 4 });
  const elements = fc.dictionary(
    fc.constantFrom(
      'status',
      'intent',
      'for',
      'owner',
      'code',
      'output',
      'name',
      'payload',
      'partOf',
      'sent',
      'subject',
      'participant',
      'period',
      'schedule',
      'meta',
      'id',
      'identifier',
      'category',
      'authoredOn',
      '__proto__',
      'constructor',
    ),
    anything,
    { maxKeys: 6 },
  );

  test('any JSON is understood or put aside, and never throws', () => {
    fc.assert(
      fc.property(anything, (value) => typeof readResource(value).ok === 'boolean'),
      { numRuns: 500 },
    );
  });

  test('any element of any type may be anything', () => {
    const resource = fc
      .tuple(fc.constantFrom(...RESOURCE_TYPES), id, elements)
      .map(([resourceType, one, rest]) => ({ resourceType, id: one, meta: meta(), ...rest }));
    fc.assert(
      fc.property(resource, (one) => {
        const read = readResource(one);
        return read.ok ? read.value.type === one.resourceType : read.error.problem !== '';
      }),
      { numRuns: 1_000 },
    );
  });

  test('a whole resource with one element replaced by anything never throws, and what is understood is kept as it came', () => {
    const whole = fc.constantFrom(aTask(), aCommunication(), aPatient());
    fc.assert(
      fc.property(whole, fc.nat(), anything, (resource, place, value) => {
        const fields = Object.keys(resource);
        const changed = { ...resource, [fields[place % fields.length] ?? 'id']: value };
        const read = readResource(changed);
        if (read.ok) expect(read.value.resource).toEqual(changed);
      }),
      { numRuns: 1_000 },
    );
  });
});

const middle = (valueString: string) => ({
  url: 'http://hl7.no/fhir/StructureDefinition/no-basis-middlename',
  valueString,
});
const elsewhere = { url: 'https://elsewhere.example/middle', valueString: 'Ikke' };

describe('a name as people read it', () => {
  test.each([
    [[{ text: 'Nora Ødegård', family: 'X' }], 'Nora Ødegård'],
    [[{ given: ['Nora', 'Margrethe'], family: 'Ødegård' }], 'Nora Margrethe Ødegård'],
    [[{ text: '  ', given: ['Nora'] }], 'Nora'],
    [[{ family: 'Ødegård' }], 'Ødegård'],
    [[{ use: 'maiden', family: 'Holm' }, { family: 'Berg' }], 'Berg'],
    [
      [
        { use: 'old', family: 'Holm' },
        { use: 'nickname', text: 'Bersi' },
      ],
      'Bersi',
    ],
    [
      [
        { use: 'nickname', text: 'Bersi' },
        { use: 'usual', family: 'Berg' },
      ],
      'Berg',
    ],
    [
      [
        { use: 'usual', family: 'Lie' },
        { use: 'official', family: 'Berg' },
      ],
      'Berg',
    ],
    [
      [
        { family: 'Holm', period: { end: '2026-12-31' } },
        { family: 'Berg', period: { start: '2027-01-01' } },
      ],
      'Berg',
    ],
    [
      [
        { family: 'Berg', period: { start: '2027-04-01' } },
        { family: 'Holm', period: { end: '2027-03-31' } },
      ],
      'Holm',
    ],
    [[{ use: 'official', text: ' ' }, { family: 'Berg' }], 'Berg'],
    [[{ use: 'old', family: 'Holm' }], 'Holm'],
    [
      [{ given: ['Nora'], family: 'Berg', extension: [middle('Lie'), middle('Dahl'), elsewhere] }],
      'Nora Lie Dahl Berg',
    ],
    [[{}], null],
    [[], null],
    [undefined, null],
  ])('%j', (names, name) => {
    expect(displayName(names, Temporal.PlainDate.from('2027-03-23'))).toBe(name);
  });
});
