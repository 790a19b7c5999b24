import type { NotYourRole, OnlyDoctorSigns } from '../domain/eConsultation/whoMay.ts';

/** The refusals that every act can meet at the door. They cross to the window as values. */
export type Refusal =
  /** The payload is not of the act's shape: the field, and what is wrong with it (a code, never the value). */
  | { readonly type: 'BadInput'; readonly field: string; readonly problem: string }
  | { readonly type: 'NotSignedIn' }
  /** The role of the person signed in does not do this (`shared/domain/access/permissions.ts`). */
  | NotYourRole
  /** The role prepares this for a doctor to sign. */
  | OnlyDoctorSigns
  | PatientBlocks
  | { readonly type: 'NotFound' }
  /** The matter is about another patient by now than the window showed: nothing was done. */
  | { readonly type: 'PatientChanged' }
  /** The surgery's file on this machine cannot be used; nothing in it has been changed. Every act says so. */
  | { readonly type: 'StoreUnavailable'; readonly reason: StoreFault }
  /** The engine could not do it, and nothing was changed. The code is for support. */
  | { readonly type: 'Broken'; readonly code: string };

/** What keeps someone from one patient's matters, whatever the role. Says nothing of what there is. */
export type PatientBlocks =
  /** The patient has kept the person signed in from looking; some may go past it in an emergency. */
  | { readonly type: 'Blocked'; readonly mayOverride: boolean }
  /** It came before the patient changed GP (`since`: ISO date in Norway), and the record has not been transferred. */
  | { readonly type: 'RecordNotTransferred'; readonly since: string };

/** Why the surgery's file cannot be used. */
export const STORE_FAULTS = [
  'made-by-newer-version',
  'wrong-key-or-damaged',
  /** The key is right and the file is damaged: it can be set aside and everything fetched again, the unsent kept. */
  'damaged',
  'key-missing',
  /** The key is closed with a passphrase that nobody has given yet; the window asks for it. */
  'passphrase-needed',
  /** The operating system offers no place to keep the key safely. */
  'no-key-store',
  'locked',
  'read-only',
  'disk-full',
  'other-portal',
  /** The machine's sealed file is gone or new, and people sign in elsewhere than when this file was filled. */
  'other-provider',
  'unreadable',
] as const;
export type StoreFault = (typeof STORE_FAULTS)[number];
