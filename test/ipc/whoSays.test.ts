import { beforeEach, describe, expect, test } from 'vitest';
import { hasBeenAnswered } from '../../electron/engine/db/hasBeenAnswered.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import type { EConsultationThread } from '../../shared/ipc/views/thread.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import {
  aCommunication,
  aPatient,
  aTask,
  LIEN,
  MATTER,
  meta,
  MOE,
  NORA,
  staff,
  type Resource,
} from '../fhir/resources.ts';

let db: Db;
let version: number;

beforeEach(() => {
  version = 1;
  db = aDatabase();
  pullTheSurgery(db);
});

const next = () => meta(String((version += 1)), `2027-03-23T08:${String(10 + version)}:00.000Z`);

const OTHER = '0b7f2d1c-53a0-4a0e-9c57-1f3a6f1d2e99';
const AWAY = '5e2a9d60-0c41-4f0b-8a5d-6b0f7a3c9e99';

function thread(): EConsultationThread {
  const reply = ask(db, 'readEConsultation', { taskId: MATTER }, LIEN) as { value: EConsultationThread };
  return reply.value;
}

const related = (id: string, patient: string, changed: object = {}): Resource => ({
  resourceType: 'RelatedPerson',
  id,
  meta: next(),
  patient: { reference: `Patient/${patient}` },
  name: [{ text: `${id} Ødegård` }],
  birthDate: '1985-01-01',
  ...changed,
});

/** The roles of someone who works at these organisations. */
const roles = (...organizations: readonly string[]): Resource[] =>
  organizations.flatMap((organization) =>
    staff(AWAY, 'Ola', 'Borte', 'gp', { organization: { reference: `Organization/${organization}` } }).map((one) =>
      one.resourceType === 'PractitionerRole' ? { ...one, id: `role-${organization}` } : one,
    ),
  );

const isAnswered = () => hasBeenAnswered(db, findResource(db, { type: 'Task', id: MATTER })?.num ?? 0);

const kindOf = (reference: string) => {
  const message = { id: 'said', sender: { reference }, sent: '2027-03-23T08:20:00Z', meta: next() };
  pulled(db, [aCommunication(message)]);
  return thread().messages.find(({ id }) => id === 'said')?.kind;
};

const sent = () => {
  ask(db, 'answerEConsultation', { taskId: MATTER, text: 'Ta én om dagen.' }, LIEN);
  const row = db.prepare('SELECT steps FROM outbox_steps ORDER BY seq DESC LIMIT 1').pluck().get() as string;
  const steps = JSON.parse(row) as { resource?: { recipient?: { reference: string }[] } }[];
  return steps.flatMap(({ resource }) => (resource?.recipient === undefined ? [] : [resource.recipient]));
};

const to = (...references: readonly string[]) => references.map((reference) => ({ reference }));

const addressed = (requester: object, ...more: readonly Resource[]) => {
  pulled(db, [...more, aTask({ requester, meta: next() })]);
  const [entry] = sent();
  return entry;
};

describe('who says something in a thread', () => {
  test('another patient is not the patient', () => {
    pulled(db, [aPatient({ id: OTHER, name: [{ text: 'Bodil' }] })]);
    expect(kindOf(`Patient/${OTHER}`)).toBe('other');
    expect(kindOf(`Patient/${NORA}`)).toBe('patient');
  });

  test('who is somebody to another patient is not on this one’s side', () => {
    pulled(db, [related('hers', NORA), related('another', OTHER)]);
    expect(kindOf('RelatedPerson/another')).toBe('other');
    expect(kindOf('RelatedPerson/hers')).toBe('patient');
  });

  test.each([
    ['works elsewhere alone', ['apotek'], 'other', false],
    ['works here too', ['apotek', 'storgata'], 'answer', true],
    ['has no role that is told', [], 'answer', true],
  ] as const)('a doctor who %s', (_what, organizations, kind, answered) => {
    pulled(db, roles(...organizations));
    expect(kindOf(`Practitioner/${AWAY}`)).toBe(kind);
    expect(isAnswered()).toBe(answered);
  });

  test('a role elsewhere answers for nobody here', () => {
    pulled(db, roles('apotek'));
    expect(kindOf('PractitionerRole/role-apotek')).toBe('other');
    expect(isAnswered()).toBe(false);
  });

  test('a doctor of ours who has left has answered all the same', () => {
    pulled(db, staff(AWAY, 'Ola', 'Borte', 'gp', { active: false, period: { end: '2026-12-31' } }));
    expect(kindOf(`Practitioner/${AWAY}`)).toBe('answer');
  });
});

describe('where the portal keeps the consents to itself, an answer goes to the patient and whoever wrote for them', () => {
  test.each([
    ['an organisation', { reference: 'Organization/apotek' }],
    ['a colleague', { reference: `Practitioner/${MOE}` }],
    ['another patient', { reference: `Patient/${OTHER}` }],
    ['someone at another portal', { reference: 'https://another.example/fhir/RelatedPerson/hers' }],
    ['someone who is only named', { display: 'Mor Ødegård' }],
  ])('not to %s', (_who, requester) => {
    expect(addressed(requester)).toEqual(to(`Patient/${NORA}`));
  });

  test.each([
    ['who is that now', {}, true],
    ['who is so no more', { period: { end: '2026-12-31' } }, false],
    ['who is not yet', { period: { start: '2027-04-01' } }, false],
    ['who is out of use', { active: false }, false],
    ['of another patient', { patient: { reference: `Patient/${OTHER}` } }, false],
    [
      'who was the mother of a grown-up',
      { relationship: [{ coding: [{ system: SYSTEM.relation, code: 'MTH' }] }] },
      false,
    ],
  ])('a RelatedPerson %s', (_who, changed, gets) => {
    const hers = related('hers', NORA, changed);
    const patient = to(`Patient/${NORA}`);
    const both = to(`Patient/${NORA}`, 'RelatedPerson/hers');
    expect(addressed({ reference: 'RelatedPerson/hers' }, hers)).toEqual(gets ? both : patient);
  });
});
