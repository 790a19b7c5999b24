import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../shared/domain/access/role.ts';
import { decide, offerFor, prepare, renewedTerms } from '../../../shared/domain/prescription/decide.ts';
import { finish, newPrescription } from '../../../shared/domain/prescription/finish.ts';
import type { Terms } from '../../../shared/domain/prescription/limits.ts';
import type { PrescriptionId } from '../../../shared/domain/prescription/prescription.ts';
import {
  type Decision,
  decidedState,
  LINE_STATUSES,
  type RenewalLine,
} from '../../../shared/domain/prescription/renewal.ts';
import { osloDate } from '../../../shared/lib/time.ts';
import {
  done,
  gp,
  lien,
  locum,
  manager,
  moe,
  nora,
  NOW,
  receptionist,
  refused,
  vik,
} from '../eConsultation/anEConsultation.ts';
import { aLine, aPrescription, metoprolol, morphine, oxazepam } from './aPrescription.ts';

const approve: Decision = { type: 'approve', ground: '' };
const today = osloDate(NOW);
const register: Terms = { account: 'patient', daysOfUse: 90, reit: 0, sentBy: 'register' };
const onMorphine = aLine(aPrescription({ medicine: morphine, daysOfUse: 30, reit: 0 }));

describe('deciding a line', () => {
  test('the doctor approves: the same terms again, signed', () => {
    expect(done(decide(aLine(), approve, gp, NOW)).state).toEqual({
      status: 'approved',
      terms: { account: 'patient', daysOfUse: 100, reit: 2, sentBy: 'register' },
      note: '',
      ground: '',
      by: lien,
      at: NOW.epochMilliseconds,
    });
  });

  test('approve with change needs words for the patient, reject with «other» a reason, a consultation nothing', () => {
    const change: Decision = {
      type: 'change',
      terms: { ...register, daysOfUse: 30 },
      note: ' Mindre pakning. ',
      ground: '',
    };
    expect(done(decide(aLine(), change, gp, NOW)).state).toMatchObject({
      status: 'changed',
      note: 'Mindre pakning.',
      terms: change.terms,
    });
    expect(refused(decide(aLine(), { ...change, note: ' ' }, gp, NOW))).toEqual({ type: 'ChangeNeedsNote' });
    expect(refused(decide(aLine(), { type: 'reject', reason: 'other', text: '' }, gp, NOW))).toEqual({
      type: 'ReasonIsEmpty',
    });
    expect(
      done(decide(aLine(), { type: 'reject', reason: 'other', text: ' Ring oss. ' }, gp, NOW)).state,
    ).toMatchObject({
      status: 'rejected',
      text: 'Ring oss.',
    });
    expect(done(decide(aLine(), { type: 'consultation', text: ' ' }, locum, NOW)).state).toEqual({
      status: 'consultation',
      text: '',
      by: vik,
      at: NOW.epochMilliseconds,
    });
  });

  test.each(ROLES)('a doctor decides, staff prepare (%s)', (role) => {
    const actor = { by: moe, role };
    const doctor = role === 'gp' || role === 'locum';
    const result = decide(aLine(), approve, actor, NOW);
    if (doctor) expect(result.ok).toBe(true);
    else expect(refused(result)).toEqual({ type: 'OnlyDoctorDecides', role });
    expect(prepare(aLine(), approve, actor, NOW).ok).toBe(role !== 'practice-manager');
  });

  test('what staff have prepared is not decided, and the doctor may decide otherwise', () => {
    const prepared = done(prepare(aLine(), approve, receptionist, NOW));
    expect(prepared.state).toEqual({ status: 'prepared', by: moe, proposal: approve });
    expect(decidedState(prepared)).toBeNull();
    expect(done(decide(prepared, { type: 'reject', reason: 'too-early', text: '' }, gp, NOW)).state.status).toBe(
      'rejected',
    );
    expect(refused(prepare(aLine(), approve, manager, NOW)).type).toBe('NotYourRole');
  });

  test('a decided line is neither decided nor prepared again', () => {
    const decided = done(decide(aLine(), approve, gp, NOW));
    const already = { type: 'AlreadyDecided', as: 'approved', by: lien };
    expect(refused(decide(decided, approve, locum, NOW))).toEqual(already);
    expect(refused(decide(decided, { type: 'consultation', text: '' }, locum, NOW))).toEqual(already);
    expect(refused(prepare(decided, approve, receptionist, NOW))).toEqual(already);
  });

  test('scenario 38: expired more than twelve months ago: not renewed, but it can still be refused or called in', () => {
    const old = aLine(aPrescription({ issued: '2025-03-22' }));
    const change: Decision = { type: 'change', terms: register, note: 'Mindre.', ground: '' };
    expect(refused(decide(old, approve, gp, NOW))).toEqual({ type: 'NoLongerRenewable' });
    expect(refused(decide(old, change, gp, NOW))).toEqual({ type: 'NoLongerRenewable' });
    expect(refused(prepare(old, approve, receptionist, NOW))).toEqual({ type: 'NoLongerRenewable' });
    expect(decide(old, { type: 'reject', reason: 'not-indicated', text: '' }, gp, NOW).ok).toBe(true);
    expect(decide(old, { type: 'consultation', text: '' }, gp, NOW).ok).toBe(true);
    expect(decide(aLine(aPrescription({ issued: '2025-03-23' })), approve, gp, NOW).ok).toBe(true);
  });
});

describe('scenario 35: groups A and B', () => {
  test('no one-click approval, a consultation is suggested, reit only on blue or H prescription', () => {
    expect(offerFor(onMorphine, today)).toEqual({
      oneClick: false,
      suggested: 'consultation',
      reit: false,
      longestUse: 92,
    });
    const blue = aLine(aPrescription({ medicine: morphine, account: 'blue' }));
    expect(offerFor(blue, today)).toMatchObject({ oneClick: false, reit: true });
    expect(offerFor(aLine(), today)).toEqual({ oneClick: true, suggested: 'approve', reit: true, longestUse: null });
    expect(offerFor(aLine(aPrescription({ daysOfUse: 0 })), today).oneClick).toBe(false);
  });

  test('more than three months is refused, whether renewed as it was or changed', () => {
    const large = aLine(aPrescription({ medicine: oxazepam, daysOfUse: 93, reit: 0 }));
    const tooLarge = { type: 'QuantityTooLarge', group: 'B', limit: 92, daysOfUse: 93 };
    expect(refused(decide(large, { type: 'approve', ground: 'Avtalt.' }, gp, NOW))).toEqual(tooLarge);
    const terms = { ...register, daysOfUse: 93 };
    expect(
      refused(decide(onMorphine, { type: 'change', terms, note: 'Mer.', ground: 'Avtalt.' }, gp, NOW)),
    ).toMatchObject({ group: 'A' });
  });

  test('without a written ground it is not renewed; with one the doctor who signs is recorded', () => {
    expect(refused(decide(onMorphine, { type: 'approve', ground: ' ' }, gp, NOW))).toEqual({
      type: 'AddictiveNeedsGround',
    });
    expect(done(decide(onMorphine, { type: 'approve', ground: ' Avtalt i går. ' }, locum, NOW)).state).toMatchObject({
      status: 'approved',
      ground: 'Avtalt i går.',
      by: vik,
    });
    expect(decide(onMorphine, { type: 'consultation', text: '' }, gp, NOW).ok).toBe(true);
  });
});

describe('scenario 36: three lines', () => {
  const [first, second, third] = [
    aLine(),
    aLine(aPrescription({ medicine: oxazepam }), 'line-2'),
    aLine(aPrescription(), 'line-3'),
  ];
  const approved = done(decide(first, approve, gp, NOW));
  const rejected = done(decide(second, { type: 'reject', reason: 'too-early', text: '' }, gp, NOW));
  const alsoApproved = done(decide(third, approve, gp, NOW));

  test('two approved and one rejected: one message with a result for each', () => {
    const reply = done(finish({ patient: nora, reach: 'portal', lines: [approved, rejected, alsoApproved] }));
    expect(reply.by).toBe('portal');
    expect(reply.lines.map(({ id, medicine, result }) => [id, medicine, result.status])).toEqual([
      ['line-1', 'Metoprolol 50 mg', 'approved'],
      ['line-2', 'Oksazepam 15 mg', 'rejected'],
      ['line-3', 'Metoprolol 50 mg', 'approved'],
    ]);
  });

  test('no message before every line is decided; without consent the words go by phone or letter', () => {
    const prepared = done(prepare(third, approve, receptionist, NOW));
    expect(refused(finish({ patient: nora, reach: 'portal', lines: [approved, second, prepared] }))).toEqual({
      type: 'LinesUndecided',
      count: 2,
    });
    expect(done(finish({ patient: nora, reach: 'consent-withdrawn', lines: [approved] })).by).toBe('phone-or-letter');
  });

  test('an approved line becomes a new prescription by the doctor who signed, following the old one', () => {
    const change: Decision = { type: 'change', terms: { ...register, daysOfUse: 30 }, note: 'Mindre.', ground: '' };
    const old = aLine(aPrescription({ statedUntil: '2027-04-01', lastDispensed: '2027-01-11', sentBy: 'paper' }));
    const changed = done(decide(old, change, locum, NOW));
    const id = 'rx-2' as PrescriptionId;
    expect(newPrescription(changed, id)).toEqual({
      ...aPrescription({ id, issued: '2027-03-23', prescriber: vik, daysOfUse: 30, reit: 0, sentBy: 'register' }),
      renews: 'rx-1',
    });
    expect(newPrescription(approved, id)).toMatchObject({ prescriber: lien, daysOfUse: 100, medicine: metoprolol });
    expect(newPrescription(rejected, id)).toBeNull();
    expect(newPrescription(first, id)).toBeNull();
    expect(renewedTerms(old.prescription).sentBy).toBe('register');
  });
});

test('a decision of a kind that nobody has thought of stops the program and decides nothing', () => {
  const unheardOf: Decision = JSON.parse('{"type":"postpone"}');
  expect(() => decide(aLine(), unheardOf, gp, NOW)).toThrow('postpone');
});

test('whatever is done to a line, it reaches only declared states, and a decision stands', () => {
  const decisions = fc.constantFrom<Decision>(
    approve,
    { type: 'change', terms: register, note: 'Mindre.', ground: 'Avtalt.' },
    { type: 'reject', reason: 'too-early', text: '' },
    { type: 'consultation', text: '' },
  );
  const steps = fc.array(fc.tuple(fc.boolean(), decisions, fc.constantFrom(...ROLES)), { maxLength: 10 });
  fc.assert(
    fc.property(steps, fc.constantFrom(aLine(), onMorphine), (course, start) => {
      let line: RenewalLine = start;
      for (const [onlyPrepare, decision, role] of course) {
        const before = line;
        const result = (onlyPrepare ? prepare : decide)(before, decision, { by: moe, role }, NOW);
        if (result.ok) line = result.value;
        expect(LINE_STATUSES).toContain(line.state.status);
        if (decidedState(before) !== null) expect(line).toEqual(before);
        if (decidedState(line) !== null && decidedState(before) === null) expect(['gp', 'locum']).toContain(role);
      }
    }),
  );
});
