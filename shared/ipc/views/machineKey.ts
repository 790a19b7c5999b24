/** The public side of a key of this machine. */
export type KeyFacts = {
  /** What the provider calls it: the key's RFC 7638 thumbprint. */
  readonly kid: string;
  /** An instant in UTC, ISO 8601. */
  readonly madeAt: string;
  /** The public part as a JWK in JSON: what the provider is given. */
  readonly publicJwk: string;
};

export type MachineKeyView =
  /** No way of signing in needs a key. */
  | { readonly state: 'not-needed' }
  /** The settings file brings one, for a trial. */
  | { readonly state: 'in-settings' }
  | {
      readonly state: 'own';
      readonly current: KeyFacts;
      /** The one that is to take over; `used` when the portal has let this machine in with it, but not yet a person. */
      readonly next: (KeyFacts & { readonly used: boolean }) | null;
    }
  /** There is none that can be used: the file cannot be read, or nothing could be kept. */
  | { readonly state: 'lost'; readonly reason: 'unreadable' | 'not-saved' };
