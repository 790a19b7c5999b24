/**
 * Where an act stands on its way to the portal. What the screen says follows it one to one:
 * nothing is shown as sent before the portal has acknowledged it. Instants are ISO 8601 in UTC.
 */
export type Delivery =
  | {
      readonly state: 'queued';
      readonly since: string;
      readonly attempts: number;
      readonly nextAttempt: string | null;
      readonly lastProblem: DeliveryProblem | null;
    }
  | { readonly state: 'sending'; readonly since: string }
  | { readonly state: 'acknowledged'; readonly at: string }
  | { readonly state: 'conflict'; readonly since: string }
  | { readonly state: 'rejected'; readonly at: string; readonly problem: DeliveryProblem }
  | { readonly state: 'withdrawn'; readonly at: string };

/**
 * Why a matter is not what the author of an entry saw: it is about another patient by now, or another one asks. Said in
 * words of their own.
 */
export const CHANGED_PERSONS = ['PatientChanged', 'RequesterChanged'] as const;
export type ChangedPerson = (typeof CHANGED_PERSONS)[number];

/** Why an entry has not been delivered: a kind that the screen has words for, and the portal's own code for support. */
export type DeliveryProblem = {
  readonly kind:
    | 'no-network'
    | 'portal-busy'
    | 'portal-broken'
    | 'sign-in-needed'
    | 'not-allowed'
    | 'not-valid'
    | 'gone'
    | 'rule'
    | 'unexpected-answer';
  readonly status: number | null;
  /** What the portal said (OperationOutcome text), never sent to a log; for a rule, the type of its refusal. */
  readonly detail: string | null;
  /** How often in a row the portal has answered so; absent: once. */
  readonly times?: number;
};
