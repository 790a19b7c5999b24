import { describe, expect, test } from 'vitest';
import {
  DECIDED_BY,
  LIST_REQUEST_STATES,
  LIST_REQUESTS,
  moveListRequest,
} from '../../../shared/domain/patientList/listRequest.ts';
import { claimRemoval } from '../../../shared/domain/patientList/removalClaim.ts';
import { patient } from './ids.ts';

const LAWFUL = [
  'draft>requested by surgery',
  'draft>withdrawn by surgery',
  'requested>accepted by authority',
  'requested>rejected by authority',
  'requested>withdrawn by surgery',
  'accepted>completed by authority',
];

test('a request takes these steps and no others', () => {
  const taken = LIST_REQUEST_STATES.flatMap((from) =>
    LIST_REQUEST_STATES.flatMap((to) =>
      (['surgery', 'authority'] as const)
        .filter((by) => moveListRequest(from, to, by).ok)
        .map((by) => `${from}>${to} by ${by}`),
    ),
  );
  expect(taken.toSorted()).toEqual(LAWFUL.toSorted());
});

test('a step gives the state that was asked for', () => {
  expect(moveListRequest('draft', 'requested', 'surgery')).toEqual({ ok: true, value: 'requested' });
});

test('the surgery cannot accept its own claim, and what is decided stays decided', () => {
  expect(moveListRequest('requested', 'accepted', 'surgery')).toEqual({
    ok: false,
    error: { type: 'NotYoursToDecide' },
  });
  expect(moveListRequest('rejected', 'accepted', 'authority')).toEqual({
    ok: false,
    error: { type: 'NoSuchStep', from: 'rejected', to: 'accepted' },
  });
});

test('no request is decided at the surgery', () => {
  expect(LIST_REQUESTS.map((kind) => DECIDED_BY[kind])).toEqual(['municipality', 'helfo', 'municipality']);
});

describe('a claim to move a patient off the list', () => {
  const claim = { patientId: patient('nora'), ground: 'threats', whatHappened: ' Truet legen på kontoret. ' } as const;

  test('is the GP’s, on threats or violence, with what happened', () => {
    expect(claimRemoval(claim, true)).toEqual({
      ok: true,
      value: { ...claim, whatHappened: 'Truet legen på kontoret.' },
    });
    expect(claimRemoval({ ...claim, ground: 'violence' }, true).ok).toBe(true);
  });

  test.each([
    ['by someone else than the GP', claim, false, 'OnlyTheGpClaims'],
    ['because the patient is difficult', { ...claim, ground: 'other' }, true, 'GroundNotLawful'],
    ['without telling what happened', { ...claim, whatHappened: '  ' }, true, 'EventNotDescribed'],
  ] as const)('is refused %s', (_name, given, byTheGp, type) => {
    expect(claimRemoval(given, byTheGp)).toEqual({ ok: false, error: { type } });
  });
});
