/** The refusals that every act can meet at the door. They cross to the window as values. */
export type Refusal =
  /** The payload is not of the act's shape: the field, and what is wrong with it (a code, never the value). */
  | { readonly type: 'BadInput'; readonly field: string; readonly problem: string }
  | { readonly type: 'NotSignedIn' }
  | { readonly type: 'NotFound' }
  /** The engine could not do it, and nothing was changed. The code is for support. */
  | { readonly type: 'Broken'; readonly code: string };
