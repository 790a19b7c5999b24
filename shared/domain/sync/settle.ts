import { backOff, LONGEST_RETRY_AFTER } from './backOff.ts';
import type { DeliveryProblem } from './delivery.ts';

/** What came back for one request, reduced to what the decision needs. */
export type ReplySummary =
  /** The line failed. The request may or may not have been carried out. */
  | { readonly type: 'no-reply' }
  /** Something answered that does not speak FHIR: the sign-in page of a guest network, a proxy, a cut body. */
  | { readonly type: 'not-fhir'; readonly status: number }
  | {
      readonly type: 'reply';
      readonly status: number;
      readonly retryAfter: number | null;
      readonly detail: string | null;
    };

export type Settlement =
  | { readonly type: 'Acknowledged' }
  /** Try again after so many ms. `offline`: the line itself is gone, so nothing else need be tried either. */
  | { readonly type: 'Retry'; readonly after: number; readonly offline: boolean; readonly problem: DeliveryProblem }
  | { readonly type: 'SignInFirst'; readonly problem: DeliveryProblem }
  /** The portal has another version than the one we built on: read it before deciding. */
  | { readonly type: 'LookUp' }
  | { readonly type: 'Rejected'; readonly problem: DeliveryProblem };

/** With the pauses between them about two minutes. */
const TIMES_AFTER_400 = 6;

/**
 * What the network meant: the one place that decides, from what we sent and the status that came, never from texts.
 *
 * @param sent a conditional create or a guarded update (FHIR R4, http: conditional create, version-aware update)
 * @param failures how many times this request has failed before
 */
export function settle(sent: 'create' | 'update', reply: ReplySummary, failures: number, random: number): Settlement {
  if (reply.type === 'no-reply') {
    // The portal may have acted on it. Sending again is safe only because every entry carries its own identifier.
    return retry('no-network', null, null, backOff(failures + 1, random), true);
  }
  if (reply.type === 'not-fhir') {
    return retry('unexpected-answer', reply.status, null, backOff(failures + 1, random), true);
  }
  const { status, detail } = reply;
  // Any success; whether it shows what was asked for is looked at before it counts.
  if (status >= 200 && status < 300) return { type: 'Acknowledged' };
  if (status === 401) return { type: 'SignInFirst', problem: { kind: 'sign-in-needed', status, detail } };
  if (status === 403) return rejected('not-allowed', status, detail);
  if (status === 412 && sent === 'update') return { type: 'LookUp' };
  if (status === 404 || status === 410) return rejected('gone', status, detail);
  if (status === 429 || status === 503) {
    return retry('portal-busy', status, detail, waitAsTold(reply.retryAfter, failures, random), false);
  }
  // Some servers answer 400 while something behind them is away. It is asked some times before a person is.
  if (status === 400 && failures < TIMES_AFTER_400) {
    return retry('portal-broken', status, detail, backOff(failures + 1, random), false);
  }
  if (status === 408 || status === 409 || status === 425 || status >= 500) {
    return retry('portal-broken', status, detail, backOff(failures + 1, random), false);
  }
  // Several resources carry our identifier, or the portal will not have it as it is: a person must look.
  return rejected(status === 412 ? 'unexpected-answer' : 'not-valid', status, detail);
}

function waitAsTold(retryAfter: number | null, failures: number, random: number): number {
  const own = backOff(failures + 1, random);
  if (retryAfter === null) return own;
  // A little over what was asked, so that everybody who was told the same does not return together.
  return Math.min(LONGEST_RETRY_AFTER, Math.max(0, retryAfter)) + Math.round(1_000 * random);
}

function retry(
  kind: DeliveryProblem['kind'],
  status: number | null,
  detail: string | null,
  after: number,
  offline: boolean,
): Settlement {
  return { type: 'Retry', after, offline, problem: { kind, status, detail } };
}

function rejected(kind: DeliveryProblem['kind'], status: number, detail: string | null): Settlement {
  return { type: 'Rejected', problem: { kind, status, detail } };
}
