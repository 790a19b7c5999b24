import { beforeEach, describe, expect, test } from 'vitest';
import { findSlot } from '../../electron/engine/db/calendarStore.ts';
import { gpOn } from '../../electron/engine/db/gpOf.ts';
import { languageOf } from '../../electron/engine/db/languageOf.ts';
import { newestText } from '../../electron/engine/db/newestText.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import { listStaff } from '../../electron/engine/db/staff.ts';
import { staffByIdentity } from '../../electron/engine/db/staffByIdentity.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import type { Outputs } from '../../shared/ipc/acts.ts';
import type { EConsultationThread } from '../../shared/ipc/views/thread.ts';
import { Temporal } from '../../shared/lib/time.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aLevel } from '../fhir/consents.ts';
import {
  aCommunication,
  aPatient,
  aTask,
  LIEN,
  MATTER,
  meta,
  MOE,
  NORA,
  QUESTION,
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
const nora = () => findResource(db, { type: 'Patient', id: NORA })?.num ?? 0;
const ofNora = { patient: { reference: `Patient/${NORA}` } };

function thread(): EConsultationThread {
  const reply = ask(db, 'readEConsultation', { taskId: MATTER }, LIEN) as { value: EConsultationThread };
  return reply.value;
}

const allergy = (id: string, changed: object = {}): Resource => ({
  resourceType: 'AllergyIntolerance',
  id,
  meta: next(),
  code: { text: id },
  ...ofNora,
  ...changed,
});

const offered = () =>
  (ask(db, 'listFreeSlots', { taskId: MATTER }, LIEN) as { value: Outputs['listFreeSlots'] }).value.slots.length;

const appointment = (status: string): Resource => ({
  resourceType: 'Appointment',
  id: 'time',
  meta: next(),
  status: 'fulfilled',
  start: '2027-03-01T08:00:00Z',
  end: '2027-03-01T08:20:00Z',
  participant: [{ status, actor: { reference: `Patient/${NORA}` } }],
});

const speaks = (code: string, preferred?: boolean) => ({
  language: { coding: [{ code }] },
  ...(preferred === undefined ? {} : { preferred }),
});

const replaced = (id: string, by: string) =>
  aPatient({ id, meta: next(), link: [{ other: { reference: `Patient/${by}` }, type: 'replaced-by' }] });

const role = (changed: Record<string, unknown>) =>
  staff(MOE, 'Kari', 'Moe', 'receptionist', changed)
    .filter(({ resourceType }) => resourceType === 'PractitionerRole')
    .map((one) => ({ ...one, meta: next() }));
const isHere = () => listStaff(db).some(({ practitionerId }) => practitionerId === MOE);

const shownAllergies = () => thread().summary?.allergies?.map(({ what }) => what) ?? null;

const related = (id: string, patient: string) => ({
  resourceType: 'RelatedPerson',
  id,
  meta: next(),
  patient: { reference: `Patient/${patient}` },
});

const said = (id: string) =>
  aCommunication({
    id: `by-${id}`,
    meta: next(),
    subject: undefined,
    sender: { reference: `RelatedPerson/${id}` },
    payload: [{ contentString: id }],
  });

const payloadOf = (payload: readonly object[]) => {
  pulled(db, [aCommunication({ id: QUESTION, meta: next(), payload })]);
  return thread().messages.flatMap(({ forms }) => forms.map(({ state }) => state));
};

describe('an identifier is somebody’s for a time', () => {
  const HPR = '9144889';
  const signedIn = () => staffByIdentity(db, { hpr: HPR, subjects: [] }, NOW).length;

  test.each([
    ['no period', {}, 1],
    ['one that has ended', { period: { end: '2026-12-31' } }, 0],
    ['one to come', { period: { start: '2027-04-01' } }, 0],
    ['an old one', { use: 'old' }, 0],
  ])('nobody is signed in by a number with %s', (_what, changed, count) => {
    const [practitioner] = staff(LIEN, 'Ingrid', 'Lien', 'gp');
    pulled(db, [
      { ...practitioner, meta: next(), identifier: [{ system: SYSTEM.hpr, value: HPR, ...changed }] } as Resource,
    ]);
    expect(signedIn()).toBe(count);
  });

  test('the number of today is shown, a fødselsnummer before a D-number', () => {
    const dNumber = { system: SYSTEM.dNumber, value: '53817248640' };
    const old = { system: SYSTEM.nationalId, value: '13817248502', period: { end: '2020' } };
    const today = { system: SYSTEM.nationalId, value: '13817248693' };
    pulled(db, [aPatient({ meta: next(), identifier: [dNumber, old, today] })]);
    const shown = () =>
      ask(db, 'showIdentityNumber', { patientId: NORA }, LIEN) as { ok: boolean; value: { number: string } };
    expect(shown().value.number.replaceAll(/\s/gu, '')).toBe('13817248693');
    pulled(db, [aPatient({ meta: next(), identifier: [old] })]);
    expect(shown().ok).toBe(false);
  });
});

describe('allergies', () => {
  test('of the record that hers has replaced are hers', () => {
    const link = [{ other: { reference: 'Patient/before' }, type: 'replaces' }];
    pulled(db, [aPatient({ meta: next(), link }), aPatient({ id: 'before', active: false })]);
    pulled(db, [allergy('Penicillin', { patient: { reference: 'Patient/before' } })]);
    expect(shownAllergies()).toEqual(['Penicillin']);
  });

  test('one that was put aside is there all the same', () => {
    pulled(db, [allergy('Gress', { patient: { reference: 'Patient/another' } })]);
    expect(shownAllergies()).toEqual([]);
    pulled(db, [allergy('Hest', { meta: { ...next(), tag: [{ code: 'SUBSETTED' }] } })]);
    expect(shownAllergies()).toEqual([null]);
  });
});

describe('times that are offered', () => {
  const SLOT = 'the-slot';
  function calendar(gp: string, schedule: object = {}): void {
    const actor = [{ reference: `Practitioner/${gp}` }];
    pulled(db, [
      { resourceType: 'Schedule', id: 'calendar', meta: next(), actor, ...schedule },
      {
        resourceType: 'Slot',
        id: SLOT,
        meta: next(),
        schedule: { reference: 'Schedule/calendar' },
        status: 'free',
        start: '2027-03-24T08:00:00Z',
        end: '2027-03-24T08:20:00Z',
      },
    ]);
  }

  test.each([
    ['a calendar', {}, 1],
    ['one that covers the day', { planningHorizon: { start: '2027-01-01', end: '2027-03-24' } }, 1],
    ['one that ended before', { planningHorizon: { end: '2027-03-23' } }, 0],
    ['one out of use', { active: false }, 0],
  ])('of %s', (_what, schedule, count) => {
    calendar(LIEN, schedule);
    expect(offered()).toBe(count);
    expect(findSlot(db, SLOT)).toEqual(count === 0 ? null : expect.objectContaining({ id: SLOT }));
  });

  test('never of a doctor who works elsewhere, or has left by then', () => {
    const elsewhere = { organization: { reference: 'Organization/apotek' } };
    pulled(db, staff('away', 'Ola', 'Borte', 'gp', elsewhere));
    calendar('away');
    expect(offered()).toBe(0);
    expect(findSlot(db, SLOT)).toBeNull();
    pulled(db, staff('leaves', 'Ola', 'Borte', 'gp', { period: { end: '2027-03-23' } }));
    calendar('leaves');
    expect(offered()).toBe(0);
  });

  test('an appointment that the patient has said no to is not theirs', () => {
    pulled(db, [appointment('accepted')]);
    expect(thread().summary?.lastContacts).toHaveLength(1);
    pulled(db, [appointment('declined')]);
    expect(thread().summary?.lastContacts).toHaveLength(0);
  });
});

describe('the first of a list does not stand for all', () => {
  test('the language that the patient prefers', () => {
    pulled(db, [aPatient({ meta: next(), communication: [speaks('nb'), speaks('en', true)] })]);
    expect(languageOf(db, nora())).toBe('en');
    pulled(db, [aPatient({ meta: next(), communication: [speaks('nn'), speaks('en', false)] })]);
    expect(languageOf(db, nora())).toBe('nn');
  });

  test('the words of a message that begins with a picture', () => {
    const payload = [{ contentAttachment: { title: 'bilde' } }, { contentString: 'Se bildet.' }];
    pulled(db, [aCommunication({ id: QUESTION, meta: next(), payload })]);
    expect(newestText(db, findResource(db, { type: 'Task', id: MATTER })?.num ?? 0).words).toBe('Se bildet.');
  });

  test('what a message holds besides words, files and forms is told', () => {
    expect(payloadOf([{ contentString: 'Se bildet.' }, { contentAttachment: { title: 'bilde' } }])).toEqual([]);
    expect(
      payloadOf([{ contentString: 'Se her.' }, { contentReference: { reference: 'DocumentReference/1' } }]),
    ).toEqual(['other-content']);
    expect(
      payloadOf([{ contentReference: { reference: 'https://another.example/fhir/QuestionnaireResponse/1' } }]),
    ).toEqual(['other-content']);
    expect(payloadOf([{}])).toEqual(['other-content']);
  });

  test('a message that is part of two matters belongs to its own patient’s', () => {
    pulled(db, [aPatient({ id: 'bodil' }), aTask({ id: 'hers', for: { reference: 'Patient/bodil' } })]);
    const partOf = [{ reference: 'Task/hers' }, { reference: `Task/${MATTER}` }];
    pulled(db, [aCommunication({ id: 'said', meta: next(), partOf, payload: [{ contentString: 'Det haster nå.' }] })]);
    expect(thread().messages.map(({ text }) => text)).toContain('Det haster nå.');
  });

  test('a message without a subject is about whom its sender is somebody to', () => {
    pulled(db, [aPatient({ id: 'bodil' }), related('hers', NORA), related('another', 'bodil')]);
    pulled(db, [said('hers'), said('another')]);
    const shown = new Map(thread().messages.map(({ id, kind, text }) => [id, { kind, text }]));
    expect(shown.get('by-hers')).toEqual({ kind: 'patient', text: 'hers' });
    expect(shown.get('by-another')).toEqual({ kind: 'about-another', text: '' });
  });

  test('a GP who is named by a role', () => {
    const gpOfNora = () => gpOn(db, nora(), Temporal.PlainDate.from('2027-03-23'));
    pulled(db, [aPatient({ meta: next(), generalPractitioner: undefined })]);
    expect(gpOfNora()).toBeNull();
    pulled(db, [
      {
        resourceType: 'EpisodeOfCare',
        id: 'time',
        meta: next(),
        status: 'active',
        type: [{ coding: [{ system: SYSTEM.episodeKind, code: 'gp-list' }] }],
        careManager: { reference: `PractitionerRole/role-${LIEN}` },
        period: { start: '2020-01-01' },
        ...ofNora,
      },
    ]);
    expect(gpOfNora()).toBe(LIEN);
  });

  test('a row of replaced records leads to the one that stands, and two that name each other are both found', () => {
    const found = () => {
      const reply = ask(db, 'findPatients', { typed: 'odegard' }, LIEN) as { value: Outputs['findPatients'] };
      return reply.value.patients.map(({ patientId }) => patientId).toSorted();
    };
    pulled(db, [replaced('first', 'second'), replaced('second', NORA)]);
    expect(found()).toEqual([NORA]);
    pulled(db, [replaced('second', 'first')]);
    expect(found()).toEqual([NORA, 'first', 'second'].toSorted());
  });
});

describe('a newer version that cannot be understood gives no right that the older one gave', () => {
  const modifierExtension = [{ url: 'https://example.org/no-more', valueBoolean: true }];

  test('a mother', () => {
    const address = [{ line: ['Storgata 1'], city: 'Fagerø' }];
    const mother = (changed: object): Resource => ({
      resourceType: 'RelatedPerson',
      id: 'mor',
      meta: next(),
      relationship: [{ coding: [{ system: SYSTEM.parentalResponsibility, code: 'felles' }] }],
      name: [{ text: 'Mor Ødegård' }],
      address,
      ...ofNora,
      ...changed,
    });
    pulled(db, [
      aLevel('full'),
      aPatient({ birthDate: '2020-05-05', address, meta: next() }),
      mother({}),
      aTask({ requester: { reference: 'RelatedPerson/mor' }, meta: next() }),
    ]);
    expect(thread().answerGoesTo).toEqual(['Mor Ødegård']);
    pulled(db, [mother({ modifierExtension })]);
    expect(thread().answerGoesTo).toEqual([]);
  });

  test('a role', () => {
    expect(isHere()).toBe(true);
    pulled(db, role({ modifierExtension }));
    expect(isHere()).toBe(false);
    pulled(db, role({}));
    expect(isHere()).toBe(true);
  });
});
