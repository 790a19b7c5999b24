import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../shared/domain/access/role.ts';
import {
  isVisibleToPatient,
  RESULT_STATUSES,
  type TestResult,
  type TestResultId,
} from '../../../shared/domain/results/result.ts';
import { contacted, corrected, release, releasesItself, review } from '../../../shared/domain/results/review.ts';
import {
  done,
  gp,
  lien,
  locum,
  manager,
  moe,
  nora,
  nurse,
  oslo,
  receptionist,
  refused,
  vik,
} from '../eConsultation/anEConsultation.ts';

const FRIDAY = oslo('2027-03-19T17:00');
const MONDAY = oslo('2027-03-22T08:15');
const call = { way: 'phone', note: ' Sagt at prøven må tas om. ' } as const;

function aResult(changes: Partial<TestResult> = {}): TestResult {
  return {
    id: 'report-1' as TestResultId,
    patient: nora,
    receivedAt: FRIDAY.epochMilliseconds,
    flaggedAbnormal: false,
    reach: 'portal',
    state: { status: 'received' },
    ...changes,
  };
}

const normal = { abnormal: false, comment: '' };
const abnormal = { abnormal: true, comment: 'Høy kalium.' };

describe('scenario 42: an abnormal result arrives on Friday at 17:00', () => {
  const received = aResult({ flaggedAbnormal: true });
  const reviewed = done(review(received, abnormal, gp, MONDAY));

  test('it is not visible to the patient, nor can it be made so, until a doctor has reviewed it', () => {
    expect(isVisibleToPatient(received)).toBe(false);
    expect(refused(release(received, gp, FRIDAY))).toEqual({ type: 'NotReviewed' });
    expect(releasesItself(received, true)).toBe(false);
  });

  test('who reviewed it and when is kept', () => {
    const made = { by: lien, at: MONDAY.epochMilliseconds, comment: 'Høy kalium.', abnormal: true };
    expect(reviewed.state).toEqual({ status: 'reviewed', review: made });
    expect(isVisibleToPatient(reviewed)).toBe(false);
  });

  test('reviewed, it is released only after the patient has been told', () => {
    expect(refused(release(reviewed, gp, MONDAY))).toEqual({ type: 'ContactFirst' });
    expect(releasesItself(reviewed, true)).toBe(false);
    const told = done(contacted(reviewed, call, nurse, MONDAY));
    expect(isVisibleToPatient(told)).toBe(false);
    const shown = done(release(told, locum, MONDAY));
    expect(shown.state).toEqual({
      status: 'released',
      review: { by: lien, at: MONDAY.epochMilliseconds, comment: 'Høy kalium.', abnormal: true },
      contact: { way: 'phone', by: nurse.by, at: MONDAY.epochMilliseconds, note: 'Sagt at prøven må tas om.' },
      by: vik,
      at: MONDAY.epochMilliseconds,
    });
    expect(isVisibleToPatient(shown)).toBe(true);
  });
});

test('a normal result is released after review without a call; by itself only where the surgery has switched that on', () => {
  const reviewed = done(review(aResult(), normal, gp, MONDAY));
  expect(releasesItself(reviewed)).toBe(false);
  expect(releasesItself(reviewed, true)).toBe(true);
  const shown = done(release(reviewed, gp, MONDAY));
  expect(shown.state).toMatchObject({ status: 'released', contact: null });
  expect(refused(release(shown, gp, MONDAY))).toEqual({ type: 'WrongState', as: 'released' });
  expect(releasesItself(shown, true)).toBe(false);
});

test.each(ROLES)('a doctor reviews and releases, nobody else (%s)', (role) => {
  const actor = { by: moe, role };
  const doctor = role === 'gp' || role === 'locum';
  const reviewed = done(review(aResult(), normal, gp, MONDAY));
  expect(review(aResult(), normal, actor, MONDAY).ok).toBe(doctor);
  const result = release(reviewed, actor, MONDAY);
  if (doctor) expect(result.ok).toBe(true);
  else expect(refused(result)).toEqual({ type: 'OnlyDoctorReviews', role });
});

test('what the laboratory flagged and the doctor finds normal needs a comment', () => {
  const flagged = aResult({ flaggedAbnormal: true });
  expect(refused(review(flagged, { abnormal: false, comment: ' ' }, gp, MONDAY))).toEqual({ type: 'CommentNeeded' });
  const fine = done(review(flagged, { abnormal: false, comment: ' Kjent lav. ' }, gp, MONDAY));
  expect(fine.state).toMatchObject({ review: { comment: 'Kjent lav.', abnormal: false } });
  expect(review(flagged, { abnormal: true, comment: '' }, gp, MONDAY).ok).toBe(true);
  expect(release(fine, gp, MONDAY).ok).toBe(true);
});

test('a doctor may judge anew until the patient has been told', () => {
  const reviewed = done(review(aResult(), normal, gp, MONDAY));
  const again = done(review(reviewed, abnormal, locum, MONDAY));
  expect(again.state).toMatchObject({ review: { by: vik, abnormal: true } });
  const told = done(contacted(again, call, receptionist, MONDAY));
  expect(refused(review(told, normal, gp, MONDAY))).toEqual({ type: 'WrongState', as: 'contacted' });
  expect(refused(review(done(release(told, gp, MONDAY)), normal, gp, MONDAY))).toEqual({
    type: 'WrongState',
    as: 'released',
  });
});

test('a contact is written down after the review, with a note, by someone who works with patients', () => {
  const reviewed = done(review(aResult(), abnormal, gp, MONDAY));
  expect(refused(contacted(aResult(), call, gp, MONDAY))).toEqual({ type: 'WrongState', as: 'received' });
  expect(refused(contacted(reviewed, { way: 'phone', note: ' ' }, gp, MONDAY))).toEqual({ type: 'ContactNoteIsEmpty' });
  expect(refused(contacted(reviewed, call, manager, MONDAY)).type).toBe('NotYourRole');
});

test('nothing is released to a patient whom the portal may not reach', () => {
  const told = done(
    contacted(done(review(aResult({ reach: 'consent-withdrawn' }), abnormal, gp, MONDAY)), call, gp, MONDAY),
  );
  expect(refused(release(told, gp, MONDAY))).toEqual({ type: 'PatientNotReachable', why: 'consent-withdrawn' });
});

test('a corrected result waits for a doctor again and is hidden until then', () => {
  const shown = done(release(done(review(aResult(), normal, gp, MONDAY)), gp, MONDAY));
  const anew = corrected(shown, true, MONDAY);
  expect(anew).toEqual(aResult({ flaggedAbnormal: true, receivedAt: MONDAY.epochMilliseconds }));
  expect(isVisibleToPatient(anew)).toBe(false);
});

test('a state that nobody has thought of stops the program and releases nothing', () => {
  const unheardOf: TestResult['state'] = JSON.parse('{"status":"lost"}');
  expect(() => release(aResult({ state: unheardOf }), gp, MONDAY)).toThrow('lost');
});

test('whatever is done to a result, it reaches only declared states, and no abnormal one is shown before someone has told the patient', () => {
  const acts = fc.constantFrom('normal', 'abnormal', 'contact', 'release', 'correct');
  const steps = fc.array(fc.tuple(acts, fc.constantFrom(...ROLES)), { maxLength: 15 });
  fc.assert(
    fc.property(steps, (course) => {
      let result = aResult();
      for (const [act, role] of course) {
        const actor = { by: moe, role };
        const next = {
          normal: () => review(result, normal, actor, MONDAY),
          abnormal: () => review(result, abnormal, actor, MONDAY),
          contact: () => contacted(result, call, actor, MONDAY),
          release: () => release(result, actor, MONDAY),
          correct: () => ({ ok: true, value: corrected(result, false, MONDAY) }) as const,
        }[act]();
        if (next.ok) result = next.value;
        const { state } = result;
        expect(RESULT_STATUSES).toContain(state.status);
        if (state.status === 'released' && state.review.abnormal) expect(state.contact).not.toBeNull();
      }
    }),
  );
});
