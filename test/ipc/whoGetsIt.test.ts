import { beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import type { EConsultationThread } from '../../shared/ipc/views/thread.ts';
import type { PatientPage } from '../../shared/ipc/views/patient.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aConsent, aLevel } from '../fhir/consents.ts';
import { aPatient, aTask, LIEN, MATTER, meta, NORA, type Resource } from '../fhir/resources.ts';

const HOME = [{ line: ['Storgata 1'], postalCode: '0155', city: 'Fagerø' }];
let db: Db;
let version = 1;

beforeEach(() => {
  version = 1;
  db = aDatabase();
  pullTheSurgery(db);
  pulled(db, [aLevel('full')]);
});

const next = () => meta(String((version += 1)), `2027-03-23T08:${String(10 + version).slice(-2)}:00.000Z`);

function mother(changed: Record<string, unknown> = {}): Resource {
  return {
    resourceType: 'RelatedPerson',
    id: 'mor',
    meta: next(),
    patient: { reference: `Patient/${NORA}` },
    relationship: [{ coding: [{ system: SYSTEM.parentalResponsibility, code: 'felles' }] }],
    name: [{ text: 'Mor Ødegård' }],
    birthDate: '1985-01-01',
    address: HOME,
    ...changed,
  };
}

function askedByMother(child: Record<string, unknown>, related: Record<string, unknown> = {}): void {
  pulled(db, [
    aPatient({ address: HOME, meta: next(), ...child }),
    mother(related),
    aTask({ requester: { reference: 'RelatedPerson/mor' }, meta: next() }),
  ]);
}

function thread(): EConsultationThread {
  const reply = ask(db, 'readEConsultation', { taskId: MATTER }, LIEN) as { value: EConsultationThread };
  return reply.value;
}

/** Who would get an answer now, and what stands over the matter. */
function goesTo(): { to: readonly string[]; why: readonly string[] } {
  const { answerGoesTo, warnings } = thread();
  return { to: answerGoesTo, why: warnings.map((one) => (one.type === 'Recipient' ? one.reason.type : one.type)) };
}

const answer = () =>
  ask(db, 'answerEConsultation', { taskId: MATTER, text: 'Ta én om dagen.' }, LIEN) as { ok: boolean };

const CHILD = { birthDate: '2020-05-05' };

/** To whom an answer goes that someone with a fullmakt has asked for. */
function withProxy(period?: object): readonly string[] {
  pulled(db, [
    aPatient({ meta: next() }),
    mother({ relationship: undefined, period }),
    aTask({ requester: { reference: 'RelatedPerson/mor' }, meta: next() }),
    aConsent('proxy', {
      id: 'fullmakt',
      meta: next(),
      provision: {
        actor: [{ reference: { reference: 'RelatedPerson/mor' } }],
        class: [{ system: SYSTEM.serviceArea, code: '3' }],
      },
    }),
  ]);
  return goesTo().to;
}

describe('a guardian is one for a time', () => {
  test.each([
    ['no period', undefined, ['Mor Ødegård'], []],
    ['one that lasts', { start: '2020-05-05' }, ['Mor Ødegård'], []],
    ['one that ends today', { end: '2027-03-23' }, ['Mor Ødegård'], []],
    ['one that ended', { start: '2020-05-05', end: '2026-12-31' }, [], ['GuardianEnded']],
    ['one that ended with the year', { end: '2026' }, [], ['GuardianEnded']],
    ['one to come', { start: '2027-04-01' }, [], ['GuardianNotBegun']],
    ['one whose end cannot be read', { end: 'in due course' }, [], ['GuardianEnded']],
  ])('%s', (_what, period, to, why) => {
    askedByMother(CHILD, { period });
    expect(goesTo().to).toEqual(to);
    expect(goesTo().why).toEqual(expect.arrayContaining(why));
    expect(answer().ok).toBe(to.length > 0);
  });

  test('a fullmakt ends with the relation that holds it', () => {
    expect(withProxy()).toContain('Mor Ødegård');
    expect(withProxy({ end: '2026-12-31' })).not.toContain('Mor Ødegård');
  });
});

describe('an age of which only a part is known', () => {
  test('a child whose year of birth is known is a child: the mother who asked gets the answer', () => {
    for (const birthDate of ['2020', '2020-05']) {
      askedByMother({ birthDate });
      expect(goesTo().to).toEqual(['Mor Ødegård']);
      expect(thread().birthDay).toBe(birthDate);
    }
  });

  test('fifteen or sixteen: nobody gets it by itself, and the words say why', () => {
    askedByMother({ birthDate: '2011' });
    expect(goesTo()).toEqual({ to: [], why: ['NotReachable', 'BirthDateNotWhole'] });
    expect(answer().ok).toBe(false);
  });

  test('a grown-up is one, whatever the day', () => {
    askedByMother({ birthDate: '1972' });
    expect(goesTo().to).toEqual(['Nora Margrethe Ødegård']);
    expect(goesTo().why).not.toContain('BirthDateNotWhole');
  });

  test('of whom nothing is known and who has a guardian: a child, or grown up', () => {
    askedByMother({ birthDate: undefined });
    expect(goesTo().to).toEqual([]);
    expect(goesTo().why).toContain('BirthDateNotWhole');
  });
});

describe('a patient who is dead', () => {
  test.each([
    [{ deceasedBoolean: true }, null],
    [{ deceasedDateTime: '2027-03-03T10:00:00+01:00' }, '2027-03-03'],
    [{ deceasedDateTime: '2027-03' }, '2027-03'],
    [{ deceasedDateTime: 'yesterday' }, null],
    [{ deceasedBoolean: 'yes' }, null],
  ])('%j is said before all else, and not answered in silence', (changed, on) => {
    pulled(db, [aPatient({ meta: next(), ...changed })]);
    expect(thread().warnings.slice(0, 2)).toEqual([
      { type: 'PatientIsDead', on },
      { type: 'NotReachable', instead: [] },
    ]);
    expect(answer().ok).toBe(false);
    expect(ask(db, 'readPatient', { patientId: NORA }, LIEN)).toMatchObject({ value: { life: { is: 'dead', on } } });
    expect(ask(db, 'findPatients', { typed: 'nora' }, LIEN)).toMatchObject({
      value: { patients: [{ life: { is: 'dead', on } }] },
    });
  });

  test('nor where the portal keeps to itself what people have agreed to', () => {
    db = aDatabase();
    pullTheSurgery(db);
    pulled(db, [aPatient({ meta: next(), deceasedBoolean: true })]);
    expect(answer().ok).toBe(false);
  });

  test('deceasedBoolean false is alive', () => {
    pulled(db, [aPatient({ meta: next(), deceasedBoolean: false })]);
    expect(answer().ok).toBe(true);
  });
});

const survivor = () => aPatient({ id: 'now', meta: next() });

describe('a record that another has replaced', () => {
  const replaced = { active: false, link: [{ type: 'replaced-by', other: { reference: 'Patient/now' } }] };

  test('is found once, and leads to the one that counts', () => {
    pulled(db, [aPatient({ meta: next(), ...replaced }), survivor()]);
    expect(ask(db, 'findPatients', { typed: 'ødegård' }, LIEN)).toMatchObject({
      value: { patients: [{ patientId: 'now', life: { is: 'alive' } }] },
    });
    const page = ask(db, 'readPatient', { patientId: NORA }, LIEN) as { value: PatientPage };
    expect(page.value.life).toEqual({ is: 'replaced', by: { patientId: 'now', name: 'Nora Margrethe Ødegård' } });
  });

  test('is told apart where the other one is not here', () => {
    pulled(db, [aPatient({ meta: next(), ...replaced })]);
    expect(ask(db, 'findPatients', { typed: 'ødegård' }, LIEN)).toMatchObject({
      value: { patients: [{ patientId: NORA, life: { is: 'replaced', by: null } }] },
    });
  });

  test('is not answered, and the words say which to use', () => {
    pulled(db, [aPatient({ meta: next(), ...replaced }), survivor()]);
    expect(thread().warnings[0]).toMatchObject({ type: 'PatientIsReplaced', by: { patientId: 'now' } });
    expect(answer().ok).toBe(false);
  });

  test('other links replace nothing, and a record out of use is one without a successor', () => {
    const other = { reference: 'Patient/now' };
    pulled(db, [aPatient({ meta: next(), link: [{ type: 'seealso', other }, 'nonsense', { type: 'replaced-by' }] })]);
    expect(answer().ok).toBe(true);
    pulled(db, [aPatient({ meta: next(), active: false })]);
    expect(thread().warnings[0]).toEqual({ type: 'PatientIsReplaced', by: null });
  });
});
