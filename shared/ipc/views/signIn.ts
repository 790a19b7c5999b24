/** Why a sign-in at the provider came to nothing. */
export type SignInFailure =
  /** The provider cannot be reached, or is out of order. */
  | 'network'
  /** The provider does not let this workstation ask: its key or its settings are not known there. */
  | 'refused'
  /** Let in by nobody, and this machine's clock is so far off that it may be why. */
  | 'wrong-clock'
  /** The provider takes no pushed requests (PAR), without which nobody is signed in. */
  | 'no-pushed-requests'
  /** The person cancelled on the provider's page. */
  | 'declined'
  | 'time-out'
  /** The answer was not one that the provider gives to this sign-in. */
  | 'untrusted'
  /** The provider is not sure enough of who it is: health records need level 4. */
  | 'level-too-low'
  /** The provider knows the person; this surgery does not. */
  | 'not-staff'
  /** Several at the surgery carry the same HPR number or subject: the portal must put it right. */
  | 'several-staff'
  /** Nobody can be known yet: the staff have not been fetched from the portal. */
  | 'staff-not-fetched'
  /** The portal has several organisations, and the settings do not say which of them this surgery is. */
  | 'which-surgery'
  /** No browser could be opened on this machine. */
  | 'no-browser'
  /** The surgery's own file could not take it. */
  | 'broken';

/** How people sign in here, and how it is going. */
export type SignInView =
  /** By choosing a name: a synthetic surgery on this machine. */
  | { readonly way: 'name' }
  /** Nobody can sign in at a provider: the settings cannot be used. */
  | { readonly way: 'none' }
  | {
      readonly way: 'provider';
      readonly provider: string;
      /** The demo's own provider, on this machine. */
      readonly isDemo: boolean;
      readonly progress: SignInProgress;
    };

export type SignInProgress =
  | { readonly state: 'none' }
  /** The provider is being asked. */
  | { readonly state: 'starting' }
  /** The page has been opened in the browser; we wait for the person. */
  | { readonly state: 'waiting' }
  /**
   * `name` is who the provider says it is, where it is they whom the surgery does not know. `code` is what the provider
   * calls its refusal, and what it was asked for: `invalid_client (pushed request)`.
   */
  | {
      readonly state: 'failed';
      readonly reason: SignInFailure;
      readonly name: string | null;
      readonly code: string | null;
    };
