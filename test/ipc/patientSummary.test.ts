import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccessNote } from '../../electron/engine/db/appendAccess.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import type { EConsultationThread } from '../../shared/ipc/views/thread.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aTask, LIEN, MATTER, meta, NORA, SOLBERG, staff, type Resource } from '../fhir/resources.ts';

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
});
afterEach(() => void db.close());

const patient = { reference: `Patient/${NORA}` };
const read = (who = LIEN, notes: AccessNote[] = []) =>
  ask(db, 'readEConsultation', { taskId: MATTER }, who, NOW, (note) => void notes.push(note)) as {
    value: EConsultationThread;
  };
const summary = (who = LIEN) => read(who).value.summary;
const ids = (who: string) =>
  summary(who)?.lastContacts.map((one) => (one.type === 'appointment' ? one.id : one.taskId));

function consent(id: string, kind: string, more: object): Resource {
  const category = [{ coding: [{ system: SYSTEM.consentKind, code: kind }] }];
  return { resourceType: 'Consent', id, meta: meta(), status: 'active', category, patient, ...more };
}

function fullmakt(id: string, end: string | undefined, more: object = {}): Resource[] {
  const provision = {
    type: 'permit',
    period: { start: '2026-01-01', ...(end === undefined ? {} : { end }) },
    actor: [{ reference: { reference: `RelatedPerson/${id}` } }],
    class: [{ system: SYSTEM.serviceArea, code: '3' }],
  };
  const name = [{ family: 'Holm', given: [id] }];
  return [
    { resourceType: 'RelatedPerson', id, meta: meta(), patient, name, birthDate: '1975-05-05' },
    consent(`consent-${id}`, 'proxy', { dateTime: '2026-01-01', provision, ...more }),
  ];
}

function allergy(id: string, what: string, more: object = {}): Resource {
  return { resourceType: 'AllergyIntolerance', id, meta: meta(), patient, code: { text: what }, ...more };
}

function met(id: string, start: string, status: string, way = 'in-person'): Resource {
  const serviceType = [{ coding: [{ system: SYSTEM.modality, code: way }] }];
  const participant = [{ actor: patient }, { actor: { reference: `Practitioner/${LIEN}` } }];
  return { resourceType: 'Appointment', id, meta: meta(), status, serviceType, start, participant };
}

function membership(id: string, gp: string, start: string, end?: string): Resource {
  return {
    resourceType: 'EpisodeOfCare',
    id,
    meta: meta(),
    status: 'active',
    type: [{ coding: [{ system: SYSTEM.episodeKind, code: 'gp-list' }] }],
    patient,
    careManager: { reference: `Practitioner/${gp}` },
    period: { start, ...(end === undefined ? {} : { end }) },
  };
}

describe('consent and fullmakt', () => {
  test('a portal that tells nobody’s consent has not told this one’s', () => {
    expect(summary()).toMatchObject({ consent: null, proxies: [], nextGp: null });
  });

  test('the level as it stands, and those who act by a fullmakt today', () => {
    const policyRule = { coding: [{ system: SYSTEM.consentLevel, code: 'full' }] };
    pulled(db, [
      consent('level', 'level', { dateTime: '2026-01-01', policyRule }),
      ...fullmakt('Eva', '2027-03-31'),
      ...fullmakt('Ola', undefined),
      ...fullmakt('Gone', '2027-03-22'),
      ...fullmakt('Ended', undefined, { status: 'inactive' }),
    ]);
    expect(summary()).toMatchObject({
      consent: { level: 'full', withdrawnOn: null },
      proxies: [
        { name: 'Eva Holm', until: '2027-03-31' },
        { name: 'Ola Holm', until: null },
      ],
    });
  });
});

describe('allergies', () => {
  test('a portal that does not tell of them: nothing is said, least of all that there are none', () => {
    expect(summary()?.allergies).toBeNull();
  });

  test('a portal that does, and has none for this patient, has not said that there are none', () => {
    pulled(db, [{ ...allergy('other', 'Egg'), patient: { reference: 'Patient/someone-else' } }]);
    expect(summary()?.allergies).toEqual([]);
  });

  test('the severe one first; what has ended is not there', () => {
    const over = { clinicalStatus: { coding: [{ code: 'resolved' }] } };
    pulled(db, [
      allergy('a', 'Nikkel'),
      allergy('b', 'Penicillin', { criticality: 'high' }),
      allergy('c', 'Egg', over),
    ]);
    expect(summary()?.allergies?.map(({ what }) => what)).toEqual(['Penicillin', 'Nikkel']);
  });
});

describe('last contacts', () => {
  test('those that took place or should have, newest first, and not the matter itself', () => {
    pulled(db, [
      met('met', '2027-03-01T08:00:00Z', 'fulfilled'),
      met('away', '2027-02-01T08:00:00Z', 'noshow', 'video'),
      met('cancelled', '2027-02-02T08:00:00Z', 'cancelled'),
      met('ahead', '2027-04-01T08:00:00Z', 'booked'),
      met('unrecorded', '2027-01-01T08:00:00Z', 'booked', 'no-such-way'),
      aTask({ id: 'earlier', description: 'Hodepine', status: 'completed', authoredOn: '2027-02-15T08:00:00Z' }),
      aTask({ id: 'mistake', status: 'entered-in-error', authoredOn: '2027-02-16T08:00:00Z' }),
    ]);
    expect(summary()?.lastContacts).toEqual([
      { type: 'appointment', at: '2027-03-01T08:00:00.000Z', id: 'met', modality: 'in-person', state: 'met' },
      { type: 'e-consultation', at: '2027-02-15T08:00:00.000Z', taskId: 'earlier', subject: 'Hodepine', open: false },
      { type: 'appointment', at: '2027-02-01T08:00:00.000Z', id: 'away', modality: 'video', state: 'noshow' },
      { type: 'appointment', at: '2027-01-01T08:00:00.000Z', id: 'unrecorded', modality: null, state: 'planned' },
    ]);
  });

  test('five of them', () => {
    pulled(
      db,
      Array.from({ length: 9 }, (_, day) => met(`day-${day}`, `2027-01-1${day}T08:00:00Z`, 'fulfilled')),
    );
    expect(summary()?.lastContacts.map(({ at }) => at.slice(8, 10))).toEqual(['18', '17', '16', '15', '14']);
  });

  test('the new GP sees none from before the change, until the record has come along', () => {
    const kind = { coding: [{ system: SYSTEM.taskKind, code: 'record-transfer' }] };
    pulled(db, [
      ...staff(SOLBERG, 'Henrik', 'Solberg', 'gp'),
      membership('before', LIEN, '2020-01-01', '2027-02-28'),
      membership('after', SOLBERG, '2027-03-01'),
      { ...patientOf(SOLBERG), meta: meta('2') },
      met('old', '2027-02-01T08:00:00Z', 'fulfilled'),
      aTask({ id: 'old-matter', authoredOn: '2027-02-02T08:00:00Z', status: 'completed' }),
      met('new', '2027-03-02T08:00:00Z', 'fulfilled'),
      aTask({ owner: { reference: `Practitioner/${SOLBERG}` }, meta: meta('2') }),
    ]);
    expect(ids(SOLBERG)).toEqual(['new']);
    expect(ids(LIEN)).toEqual(['new', 'old-matter', 'old']);
    const owner = { reference: `Practitioner/${SOLBERG}` };
    pulled(db, [aTask({ id: 'transfer', code: kind, status: 'completed', owner })]);
    expect(ids(SOLBERG)).toEqual(['new', 'old-matter', 'old']);
  });
});

test('a change of GP that lies ahead stands with its day', () => {
  pulled(db, [
    ...staff(SOLBERG, 'Henrik', 'Solberg', 'gp'),
    membership('now', LIEN, '2020-01-01', '2027-03-31'),
    membership('ahead', SOLBERG, '2027-04-01'),
  ]);
  expect(summary()?.nextGp).toEqual({ name: 'Henrik Solberg', on: '2027-04-01' });
});

test('what is shown of the patient stands in the access log, document by document', () => {
  pulled(db, [allergy('a', 'Nikkel'), met('met', '2027-03-01T08:00:00Z', 'fulfilled')]);
  const notes: AccessNote[] = [];
  read(LIEN, notes);
  const num = (type: 'Task' | 'AllergyIntolerance' | 'Appointment', id: string) => findResource(db, { type, id })?.num;
  const documents = [num('Task', MATTER), num('AllergyIntolerance', 'a'), num('Appointment', 'met')];
  expect(notes.map((note) => note.documents)).toEqual([documents]);
});

function patientOf(gp: string): Resource {
  const generalPractitioner = [{ reference: `Practitioner/${gp}` }];
  const name = [{ family: 'Ødegård', given: ['Nora'] }];
  return { resourceType: 'Patient', id: NORA, meta: meta(), name, birthDate: '1972-01-13', generalPractitioner };
}
