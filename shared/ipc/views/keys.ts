/**
 * What closes the database key: the operating system's key store, a passphrase that is asked for at each start, or
 * (`development`) a key store that protects nothing, which only unpackaged builds accept.
 */
export type KeyWay = 'os-store' | 'passphrase' | 'development';

/** What stands between the surgery and its file. */
export type KeyState = {
  /** Where the files lie, for whoever is to mend them. */
  readonly folder: string;
} & (
  | {
      readonly state: 'open';
      readonly way: KeyWay;
      /** When the key that is in use was made, ISO. */
      readonly madeAt: string | null;
    }
  | { readonly state: 'choose-passphrase'; readonly atLeast: number }
  | { readonly state: 'ask-passphrase' }
  /** There is a key that cannot be used; every act says why. */
  | { readonly state: 'fault' }
);
