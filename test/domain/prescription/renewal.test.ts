import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../shared/domain/access/role.ts';
import { decide, offerFor, prepare, renewedTerms } from '../../../shared/domain/prescription/decide.ts';
import { finish, newPrescription } from '../../../shared/domain/prescription/finish.ts';
import { longestUse, mayHaveReit, type Terms, whyNotOnTerms } from '../../../shared/domain/prescription/limits.ts';
import type { Prescription, PrescriptionId } from '../../../shared/domain/prescription/prescription.ts';
import {
  type Decision,
  decidedState,
  LINE_STATUSES,
  type RenewalLine,
} from '../../../shared/domain/prescription/renewal.ts';
import { usedUpOn, warningsFor } from '../../../shared/domain/prescription/warnings.ts';
import { osloDate } from '../../../shared/lib/time.ts';
import {
  berg,
  day,
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

describe('quantity and reit', () => {
  test('three months are counted in the calendar; outside the register three days; group C has no limit', () => {
    expect(longestUse('A', 'register', day('2027-02-01'))).toBe(89);
    expect(longestUse('B', 'register', day('2027-07-01'))).toBe(92);
    expect(longestUse('B', 'paper', day('2027-07-01'))).toBe(3);
    expect(longestUse('A', 'oral', day('2027-07-01'))).toBe(3);
    expect(longestUse('C', 'paper', day('2027-07-01'))).toBeNull();
  });

  test.each<[string, 'A' | 'B' | 'C', Partial<Terms>, string | null]>([
    ['ninety days of group A', 'A', {}, null],
    ['ninety-two days in a quarter of 92', 'A', { daysOfUse: 92 }, null],
    ['ninety-three', 'A', { daysOfUse: 93 }, 'QuantityTooLarge'],
    ['three days of group A on paper', 'A', { sentBy: 'paper', daysOfUse: 3 }, null],
    ['four days of group A on paper', 'A', { sentBy: 'paper', daysOfUse: 4 }, 'QuantityTooLarge'],
    ['group B with reit', 'B', { reit: 1 }, 'ReitNeedsPublicAccount'],
    ['group B with reit on blue prescription', 'B', { reit: 1, account: 'blue' }, null],
    ['group B with reit on H prescription', 'B', { reit: 1, account: 'h' }, null],
    ['a year of group C with reit', 'C', { daysOfUse: 365, reit: 3 }, null],
    ['an oral prescription twice', 'C', { sentBy: 'oral', reit: 1 }, 'OralOnlyOnce'],
    ['an oral prescription once', 'C', { sentBy: 'oral' }, null],
    ['no days', 'C', { daysOfUse: 0 }, 'QuantityNotUnderstood'],
    ['half a day', 'C', { daysOfUse: 1.5 }, 'QuantityNotUnderstood'],
    ['less than no reit', 'C', { reit: -1 }, 'ReitNotUnderstood'],
    ['half a reit', 'C', { reit: 0.5 }, 'ReitNotUnderstood'],
  ])('%s', (_name, group, changes, refusal) => {
    expect(whyNotOnTerms(group, { ...register, ...changes }, today)?.type ?? null).toBe(refusal);
  });

  test('what is offered never goes against what is lawful', () => {
    expect(mayHaveReit('C', { account: 'patient', sentBy: 'oral' })).toBe(false);
    expect(mayHaveReit('A', { account: 'blue', sentBy: 'oral' })).toBe(false);
    const terms = fc.record({
      account: fc.constantFrom('patient', 'blue', 'h'),
      daysOfUse: fc.integer({ min: 1, max: 400 }),
      reit: fc.nat(3),
      sentBy: fc.constantFrom('register', 'paper', 'oral'),
    }) satisfies fc.Arbitrary<Terms>;
    fc.assert(
      fc.property(terms, fc.constantFrom('A', 'B', 'C'), (one, group) => {
        const lawful = whyNotOnTerms(group, one, today) === null;
        const limit = longestUse(group, one.sentBy, today);
        expect(lawful).toBe((one.reit === 0 || mayHaveReit(group, one)) && (limit === null || one.daysOfUse <= limit));
      }),
    );
  });
});

function dispensed(lastDispensed: string): Prescription {
  return aPrescription({ lastDispensed, daysOfUse: 30 });
}

describe('warnings before deciding', () => {
  const known = { lastControl: '2026-12-01', medicinesInUse: 1 };

  test('nothing to say about your own prescription with a control in the last year', () => {
    expect(warningsFor(aPrescription(), known, [lien], today)).toEqual([]);
  });

  test('scenario 39: a hospital doctor prescribed it: «ikke din ordinasjon»', () => {
    expect(warningsFor(aPrescription({ prescriber: berg }), known, [lien], today)).toEqual([
      { type: 'OtherPrescriber', prescriber: berg },
    ]);
    expect(warningsFor(aPrescription({ prescriber: berg }), known, [vik, berg], today)).toEqual([]);
  });

  test('group, expiry, no control and many medicines are said, the gravest first', () => {
    const old = aPrescription({ medicine: morphine, issued: '2026-03-22' });
    expect(warningsFor(old, { lastControl: null, medicinesInUse: 4 }, [lien], today)).toEqual([
      { type: 'Addictive', group: 'A' },
      { type: 'Expired', on: '2027-03-22' },
      { type: 'NoRecentControl', last: null },
      { type: 'ManyMedicines', count: 4 },
    ]);
    expect(warningsFor(aPrescription(), { lastControl: '2026-03-23', medicinesInUse: 3 }, [lien], today)).toEqual([]);
    expect(warningsFor(aPrescription(), { ...known, lastControl: '2026-03-22' }, [lien], today)).toEqual([
      { type: 'NoRecentControl', last: '2026-03-22' },
    ]);
  });

  test('too early is more than two weeks before the last package is used up', () => {
    expect(usedUpOn(dispensed('2027-03-08'))?.toString()).toBe('2027-04-07');
    expect(usedUpOn(aPrescription())).toBeNull();
    expect(warningsFor(dispensed('2027-03-07'), known, [lien], today)).toEqual([]);
    expect(warningsFor(dispensed('2027-03-08'), known, [lien], today)).toEqual([
      { type: 'TooEarly', lastsUntil: '2027-04-07' },
    ]);
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
