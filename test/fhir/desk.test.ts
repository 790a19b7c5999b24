import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTACT_WAYS } from '../../shared/domain/eConsultation/eConsultation.ts';
import type { PractitionerId } from '../../shared/domain/identity/ids.ts';
import { EXTENSION, SYSTEM } from '../../shared/fhir/codes.ts';
import { contactStep, contactWayIn, toContact } from '../../shared/fhir/contact.ts';
import { claimIn, claimStep, openedMarkIn, openedStep } from '../../shared/fhir/desk.ts';
import { readResource } from '../../shared/fhir/readResource.ts';
import { schemas, type TaskResource } from '../../shared/fhir/schemas.ts';
import { applyUpdate, type Step } from '../../shared/fhir/step.ts';
import { checkR4 } from './checkR4.ts';
import { aCommunication, aTask, LIEN, MATTER, meta, MOE, NORA, type Resource } from './resources.ts';

// What colleagues are told: who has taken a matter, who has it open, and which contact there has been.

const ENTRY = '7c1f0c1e-5a5b-4d0e-9c55-3f1d2b7a9e06';
const AT = Date.parse('2027-03-24T10:15:00.000Z');
const lien = LIEN as PractitionerId;
const OPENED_BY = `${EXTENSION}opened-by`;

function taskFrom(resource: object): TaskResource {
  const parsed = schemas.Task.safeParse(resource);
  if (!parsed.success) throw new Error('no Task');
  return parsed.data;
}

function after(task: Resource, step: Step): Resource {
  if (step.do !== 'update') throw new Error('no update');
  return { ...task, ...applyUpdate(task, step) };
}

describe('taking a matter', () => {
  const taken = after(aTask(), claimStep(MATTER, { by: lien, at: AT }));

  test('is accepted by its owner, from then on', () => {
    expect(taken).toEqual({
      ...aTask(),
      status: 'accepted',
      owner: { reference: `Practitioner/${LIEN}` },
      executionPeriod: { start: '2027-03-24T10:15:00.000Z' },
    });
    expect(claimIn(taskFrom(taken))).toEqual({ by: LIEN, at: AT });
    checkR4(taken);
  });

  test.each<[string, object]>([
    ['its owner alone has not taken it', aTask()],
    ['nor has an organisation', { ...taken, owner: { reference: 'Organization/storgata' } }],
    ['nor has nobody', { ...taken, owner: undefined }],
    ['nor is it taken when it is answered', { ...taken, status: 'completed' }],
  ])('%s', (_what, task) => {
    expect(claimIn(taskFrom(task))).toBeNull();
  });

  test.each([undefined, 'x', { start: 7 }, { start: 'i går' }, {}])(
    'taken since its last change, where it does not say: %j',
    (executionPeriod) => {
      expect(claimIn(taskFrom({ ...taken, executionPeriod }))).toEqual({
        by: LIEN,
        at: Date.parse(meta().lastUpdated),
      });
    },
  );
});

describe('having a matter open', () => {
  const mark = { by: lien, since: AT, until: AT + 120_000 };
  const step = (status: TaskResource['status']) => openedStep({ id: MATTER, status }, mark);

  test('a new one has been received; any other stays as it is, and nobody becomes its owner', () => {
    for (const status of ['requested', 'accepted', 'in-progress', 'completed'] as const) {
      const task = aTask({ status, owner: { reference: `Practitioner/${MOE}` } });
      const opened = after(task, step(status));
      expect(opened).toMatchObject({
        status: status === 'requested' ? 'received' : status,
        owner: { reference: `Practitioner/${MOE}` },
      });
      expect(openedMarkIn(taskFrom(opened))).toEqual(mark);
      checkR4(opened);
    }
  });

  test('one mark stands, beside what others keep there', () => {
    const others = [{ url: 'https://elsewhere.example/x', valueString: 'beholdes' }];
    const once = after(aTask({ extension: others }), step('accepted'));
    const twice = after(once, openedStep({ id: MATTER, status: 'accepted' }, { ...mark, by: MOE as PractitionerId }));
    expect(twice['extension']).toMatchObject([others[0], { url: OPENED_BY }]);
    expect(openedMarkIn(taskFrom(twice))).toEqual({ ...mark, by: MOE });
  });

  test('a mark that cannot be read is none, and never throws', () => {
    const url = OPENED_BY;
    const by = { url: 'practitioner', valueReference: { reference: `Practitioner/${LIEN}` } };
    const broken: unknown[] = [
      undefined,
      'x',
      [],
      [null],
      [{ url }],
      [{ url, extension: 'x' }],
      [{ url, extension: [by] }],
      [{ url, extension: [by, { url: 'period', valuePeriod: { start: '2027-03-24T10:15:00Z' } }] }],
      [{ url, extension: [by, { url: 'period', valuePeriod: { start: 'nå', end: 'snart' } }] }],
      [{ url, extension: [{ ...by, valueReference: { reference: 'Patient/1' } }] }],
    ];
    for (const extension of broken) expect(openedMarkIn(taskFrom({ ...aTask(), extension }))).toBeNull();
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (extension) => {
        openedMarkIn(taskFrom({ ...aTask(), extension }));
        // A mark is no reason to put a matter aside.
        expect(readResource({ ...aTask(), extension }).ok).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

const told = (way: (typeof CONTACT_WAYS)[number], organization: string | null = 'Organization/storgata') => {
  const step = contactStep(
    ENTRY,
    taskFrom(aTask()),
    { way, by: lien, at: AT, note: 'Ba henne komme i dag.' },
    organization,
  );
  if (step.do !== 'create') throw new Error('no create');
  return step.resource;
};

const asMessage = (resource: object) => {
  const parsed = schemas.Communication.safeParse({ ...resource, id: '1', meta: meta() });
  if (!parsed.success) throw new Error('no Communication');
  return parsed.data;
};

describe('a contact with the patient', () => {
  test.each(CONTACT_WAYS)('by %s: an internal note to the surgery alone, valid and read back as it was', (way) => {
    const resource = told(way);
    checkR4(resource);
    expect(resource).toMatchObject({
      identifier: [{ system: SYSTEM.entry, value: ENTRY }],
      partOf: [{ reference: `Task/${MATTER}` }],
      subject: { reference: `Patient/${NORA}` },
      recipient: [{ reference: 'Organization/storgata' }],
    });
    expect(JSON.stringify(resource['recipient'])).not.toContain('Patient');
    expect(toContact(asMessage(resource))).toEqual({ way, by: LIEN, at: AT, note: 'Ba henne komme i dag.' });
  });

  test('without a surgery known it is to nobody, never to the patient', () => {
    const resource = told('phone', null);
    checkR4(resource);
    expect('recipient' in resource).toBe(false);
  });

  test.each<[string, object]>([
    ['a message to the patient', aCommunication()],
    [
      'a message to the patient that says how it was sent',
      aCommunication({ medium: [{ coding: [{ system: SYSTEM.contactWay, code: 'phone' }] }] }),
    ],
    ['a note of another kind', { ...told('phone'), medium: undefined }],
    [
      'a way that we do not know',
      { ...told('phone'), medium: [{ coding: [{ system: SYSTEM.contactWay, code: 'pigeon' }] }] },
    ],
    ['one entered in error', { ...told('phone'), status: 'entered-in-error' }],
    ['one without a time', { ...told('phone'), sent: undefined }],
  ])('is not told by %s', (what, message) => {
    expect(toContact(asMessage(message))).toBeNull();
    if (!what.startsWith('one ')) expect(contactWayIn(asMessage(message))).toBeNull();
  });
});
