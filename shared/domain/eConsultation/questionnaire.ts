/** How the true value stands to a number that is given (FHIR R4, Quantity.comparator). */
export const COMPARATORS = ['<', '<=', '>=', '>'] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** One answer to a question, as it was given. */
export type GivenAnswer =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'yes-or-no'; readonly yes: boolean }
  /** `unit` as the portal writes it; empty without one. The true value stands so to the number; absent: it is the number. */
  | { readonly type: 'number'; readonly value: number; readonly unit: string; readonly comparator?: Comparator }
  /** A day in Norway, yyyy-mm-dd. */
  | { readonly type: 'day'; readonly day: string }
  | { readonly type: 'instant'; readonly at: string }
  /** There is an answer, and it cannot be shown here: a file, a reference, a kind that we do not know. */
  | { readonly type: 'not-shown' };

/** A question with what was answered; none is a question that was passed over, or a heading. */
export type AnsweredQuestion = {
  readonly question: string;
  readonly answers: readonly GivenAnswer[];
  /** How far in it stands: 0 for the outermost. */
  readonly depth: number;
};
