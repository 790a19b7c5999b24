import { err, ok, type Result } from '../../lib/result.ts';

/**
 * What staff can ask of those who keep the list. There is nothing to put a person on a list or take one off: membership is
 * written by the register alone (FLO), and who leaves after a cut is drawn by Helsedirektoratet.
 */
export const LIST_REQUESTS = ['cap-change', 'list-opening', 'removal-claim'] as const;
export type ListRequestKind = (typeof LIST_REQUESTS)[number];

/** Who decides a request. Cap: fastlegeforskriften §§ 8, 11. Removal: §§ 38-39. Opening and locking: Helfo. */
export const DECIDED_BY = {
  'cap-change': 'municipality',
  'list-opening': 'helfo',
  'removal-claim': 'municipality',
} as const satisfies Record<ListRequestKind, 'municipality' | 'helfo'>;

export const LIST_REQUEST_STATES = ['draft', 'requested', 'accepted', 'rejected', 'completed', 'withdrawn'] as const;
export type ListRequestState = (typeof LIST_REQUEST_STATES)[number];

export type ListRequestRefused =
  | { readonly type: 'NoSuchStep'; readonly from: ListRequestState; readonly to: ListRequestState }
  | { readonly type: 'NotYoursToDecide' };

type Step = { readonly to: ListRequestState; readonly by: 'surgery' | 'authority' };

const STEPS: Readonly<Record<ListRequestState, readonly Step[]>> = {
  draft: [
    { to: 'requested', by: 'surgery' },
    { to: 'withdrawn', by: 'surgery' },
  ],
  requested: [
    { to: 'accepted', by: 'authority' },
    { to: 'rejected', by: 'authority' },
    { to: 'withdrawn', by: 'surgery' },
  ],
  accepted: [{ to: 'completed', by: 'authority' }],
  rejected: [],
  completed: [],
  withdrawn: [],
};

/** One step of a request. The surgery sends and withdraws; accepted, rejected and completed come from the authority. */
export function moveListRequest(
  from: ListRequestState,
  to: ListRequestState,
  by: 'surgery' | 'authority',
): Result<ListRequestState, ListRequestRefused> {
  const step = STEPS[from].find((candidate) => candidate.to === to);
  if (step === undefined) return err({ type: 'NoSuchStep', from, to });
  return step.by === by ? ok(to) : err({ type: 'NotYoursToDecide' });
}
