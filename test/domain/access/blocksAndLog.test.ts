import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ACCESS_GROUNDS,
  accessLogLine,
  type AccessLogLine,
  printedAccessLog,
  printedLine,
} from '../../../shared/domain/access/accessLog.ts';
import {
  type Block,
  type BlockedBy,
  openRecord,
  overrideBlocks,
  type Viewer,
} from '../../../shared/domain/access/blocks.ts';
import { ROLES } from '../../../shared/domain/access/role.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { patientId, practitionerId } from './people.ts';

const now = Temporal.Instant.from('2026-11-20T11:00:00Z');
const ann = patientId('ann');
const doctorX: Viewer = { practitioner: practitionerId('x'), role: 'gp' };
const ownGp: Viewer = { practitioner: practitionerId('own'), role: 'gp' };
const nurse: Viewer = { practitioner: practitionerId('n'), role: 'nurse' };
const receptionist: Viewer = { practitioner: practitionerId('r'), role: 'receptionist' };
const blocks = (...list: readonly Block[]): BlockedBy => ({ patient: ann, ownGp: ownGp.practitioner, blocks: list });
const blocksX = blocks({ type: 'practitioner', practitioner: doctorX.practitioner });
const card = { act: 'openPatientCard' } as const;

describe('scenario 29: a patient has blocked doctor X', () => {
  test('scenario 29: X is denied, and the refusal tells nothing but whether an emergency can be claimed', () => {
    expect(openRecord(doctorX, blocksX, card, [], now)).toEqual({
      ok: false,
      error: { type: 'Blocked', mayOverride: true },
    });
  });
  test('scenario 29: the own GP and everyone else work as before', () => {
    for (const viewer of [ownGp, nurse, receptionist]) {
      expect(openRecord(viewer, blocksX, card, [], now)).toEqual({ ok: true, value: { ground: 'treatment' } });
    }
  });
  test('scenario 29: the emergency override demands a reason in words', () => {
    for (const reason of ['', '   ', '...', '112']) {
      expect(overrideBlocks(doctorX, ann, reason, now)).toEqual({
        ok: false,
        error: { type: 'OverrideWithoutReason' },
      });
    }
  });
  test('scenario 29: with a reason the record opens on that ground, and the reason goes with it', () => {
    const override = overrideBlocks(doctorX, ann, ' Bevisstløs, ukjent allergi ', now);
    expect(override).toMatchObject({ ok: true, value: { reason: 'Bevisstløs, ukjent allergi' } });
    if (!override.ok) return;
    expect(openRecord(doctorX, blocksX, card, [override.value], now)).toEqual({
      ok: true,
      value: { ground: 'emergency-override', reason: 'Bevisstløs, ukjent allergi', until: override.value.until },
    });
  });
  test('an override is for one person and one patient, and ends by itself after twelve hours', () => {
    const override = overrideBlocks(doctorX, ann, 'Bevisstløs', now);
    if (!override.ok) throw new Error('refused');
    const opened = (viewer: Viewer, patient: BlockedBy, at: Temporal.Instant) =>
      openRecord(viewer, patient, card, [override.value], at).ok;
    expect(opened(doctorX, blocksX, now.add({ hours: 11, minutes: 59 }))).toBe(true);
    expect(opened(doctorX, blocksX, now.add({ hours: 12 }))).toBe(false);
    expect(opened(doctorX, blocksX, now.subtract({ minutes: 1 }))).toBe(false);
    expect(opened(doctorX, { ...blocksX, patient: patientId('bo') }, now)).toBe(false);
    const blocksBoth = blocks(...blocksX.blocks, { type: 'practitioner', practitioner: nurse.practitioner });
    expect(opened(nurse, blocksBoth, now)).toBe(false);
  });
  test('only doctors and nurses may claim an emergency', () => {
    const allowed = ROLES.filter((role) => overrideBlocks({ ...doctorX, role }, ann, 'Bevisstløs', now).ok);
    expect(allowed).toEqual(['gp', 'locum', 'nurse']);
    expect(overrideBlocks(receptionist, ann, 'Bevisstløs', now)).toEqual({
      ok: false,
      error: { type: 'OverrideNotYourRole' },
    });
    const blocksReception = blocks({ type: 'practitioner', practitioner: receptionist.practitioner });
    expect(openRecord(receptionist, blocksReception, card, [], now)).toMatchObject({ error: { mayOverride: false } });
  });
});

describe('other blocks', () => {
  test('all but the own GP: only the GP of the day looks, also not the locum', () => {
    const patient = blocks({ type: 'all-but-own-gp' });
    expect(openRecord(ownGp, patient, card, [], now).ok).toBe(true);
    for (const viewer of [doctorX, nurse, receptionist, { ...doctorX, role: 'locum' } as const]) {
      expect(openRecord(viewer, patient, card, [], now)).toMatchObject({ ok: false, error: { type: 'Blocked' } });
    }
    expect(openRecord(ownGp, { ...patient, ownGp: null }, card, [], now).ok).toBe(false);
  });
  test('a block that names the own GP holds for the own GP', () => {
    expect(
      openRecord(ownGp, blocks({ type: 'practitioner', practitioner: ownGp.practitioner }), card, [], now).ok,
    ).toBe(false);
  });
  test('a limited prescription is seen by the own GP and the prescriber; other prescriptions by all', () => {
    const patient = blocks({ type: 'prescription', prescription: 'rx1' });
    const opens = (viewer: Viewer, id: string) =>
      openRecord(
        viewer,
        patient,
        { act: 'readPrescription', prescription: { id, prescriber: doctorX.practitioner } },
        [],
        now,
      ).ok;
    expect([opens(ownGp, 'rx1'), opens(doctorX, 'rx1'), opens(nurse, 'rx1'), opens(nurse, 'rx2')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(openRecord(nurse, patient, card, [], now).ok).toBe(true);
  });
  test('the role is asked first, and no override helps against it', () => {
    const manager: Viewer = { practitioner: doctorX.practitioner, role: 'practice-manager' };
    const override = overrideBlocks(doctorX, ann, 'Bevisstløs', now);
    const overrides = override.ok ? [override.value] : [];
    expect(openRecord(manager, blocksX, card, overrides, now)).toEqual({
      ok: false,
      error: { type: 'NotYourRole', reason: 'NoTreatment' },
    });
  });
  test('an unknown kind of block is a broken program, never an open door', () => {
    const unknown: { readonly type: string } = { type: 'everyone' };
    expect(() => openRecord(ownGp, blocks(unknown as Block), card, [], now)).toThrow('unexpected value');
  });
  test('one block more never opens anything', () => {
    const block = fc.constantFrom<Block>(
      { type: 'practitioner', practitioner: doctorX.practitioner },
      { type: 'practitioner', practitioner: nurse.practitioner },
      { type: 'all-but-own-gp' },
      { type: 'prescription', prescription: 'rx1' },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(doctorX, ownGp, nurse, receptionist),
        fc.array(block),
        block,
        (viewer, some, more) => {
          const before = openRecord(viewer, blocks(...some), card, [], now).ok;
          const after = openRecord(viewer, blocks(...some, more), card, [], now).ok;
          expect(after && !before).toBe(false);
        },
      ),
    );
  });
});

const line: AccessLogLine = {
  at: now.epochMilliseconds,
  practitioner: practitionerId('x'),
  name: 'Kari Lege',
  role: 'gp',
  unit: 'Fjordgløtt legekontor',
  act: 'readEConsultation',
  patient: ann,
  patientName: 'Ann Strand',
  ground: 'treatment',
  reason: '',
  outcome: 'opened',
  documents: [{ kind: 'e-consultation', reference: 'Task/1', on: '2026-05-03', title: 'Utslett' }],
};

describe('scenario 43: a patient asks who saw the record', () => {
  test('scenario 43: the printed log shows name, role, unit, ground, time and documents', () => {
    expect(printedAccessLog([line], ann, 'nb')).toEqual([
      {
        time: 'fre 20. nov 2026 12:00',
        name: 'Kari Lege',
        role: 'fastlege',
        unit: 'Fjordgløtt legekontor',
        act: 'Leste e-konsultasjon',
        ground: 'helsehjelp',
        documents: ['E-konsultasjon «Utslett» (søn 3. mai 2026)'],
      },
    ]);
  });
  test('scenario 43: newest first, other patients left out, denied attempts and emergency reasons told', () => {
    const later = { ...line, at: line.at + 60_000 };
    const denied: AccessLogLine = { ...later, outcome: 'denied', documents: [] };
    const emergency: AccessLogLine = {
      ...later,
      at: later.at + 60_000,
      ground: 'emergency-override',
      reason: 'Bevisstløs',
    };
    const other: AccessLogLine = { ...later, patient: patientId('bo') };
    const printed = printedAccessLog([line, denied, other, emergency], ann, 'nb');
    expect(printed.map(({ ground }) => ground)).toEqual([
      'nødrett: Bevisstløs',
      'helsehjelp (ikke åpnet)',
      'helsehjelp',
    ]);
  });
  test('scenario 43: in the patient’s language', () => {
    expect(printedAccessLog([{ ...line, role: 'nurse' }], ann, 'nn')[0]).toMatchObject({ role: 'sjukepleiar' });
    expect(printedAccessLog([line], ann, 'en')[0]).toMatchObject({ role: 'GP (fastlege)', ground: 'treatment' });
  });
  test('a document that is gone, or not for whoever prints, is named by kind and day', () => {
    const untitled = {
      ...line,
      documents: [{ kind: 'e-consultation', reference: 'Task/1', on: '2026-05-03' }],
    } as const;
    expect(printedAccessLog([untitled], ann, 'nb')[0]?.documents).toEqual(['E-konsultasjon (søn 3. mai 2026)']);
  });
  test('a document without a day or a title is named by its kind; the program itself and lost roles have words', () => {
    const document = { kind: 'patient-card', reference: 'Patient/ann', on: null } as const;
    const printed = (role: AccessLogLine['role']) => printedLine({ ...line, role, documents: [document] }, 'nb');
    expect(printed('system')).toMatchObject({ role: 'programmet', documents: ['Pasientkort'] });
    expect(printed('unknown')).toMatchObject({ role: 'ukjent rolle' });
  });
});

describe('a line of the access log is whole', () => {
  test('with everything in it, it stands as it is', () => {
    for (const ground of ACCESS_GROUNDS) {
      expect(accessLogLine({ ...line, ground, reason: 'x' })).toMatchObject({ ok: true, value: { ground } });
    }
    expect(accessLogLine(line)).toEqual({ ok: true, value: line });
  });
  test.each([
    ['name', { name: ' ' }],
    ['unit', { unit: '' }],
    ['documents', { documents: [] }],
    ['reason', { ground: 'emergency-override', reason: ' ' }],
  ] as const)('without %s it is refused', (lacks, changes) => {
    expect(accessLogLine({ ...line, ...changes })).toEqual({ ok: false, error: { type: 'LogLineIncomplete', lacks } });
  });
  test('documents are named since 1 July 2026, by the date in Norway', () => {
    const before = Temporal.Instant.from('2026-06-30T21:59:59Z').epochMilliseconds;
    expect(accessLogLine({ ...line, documents: [], at: before }).ok).toBe(true);
    expect(accessLogLine({ ...line, documents: [], at: before + 1_000 }).ok).toBe(false);
  });
  test('what is about no one patient names no document', () => {
    expect(accessLogLine({ ...line, act: 'signIn', patient: null, documents: [] }).ok).toBe(true);
  });
  test('an attempt that was denied names no document', () => {
    expect(accessLogLine({ ...line, outcome: 'denied' })).toMatchObject({ ok: true, value: { documents: [] } });
  });
});
