import type { LogLine } from '../../../shared/ipc/logLine.ts';
import type { StoreFault } from '../../../shared/ipc/reply.ts';
import type { Topic } from '../../../shared/ipc/topics.ts';
import type { SyncState } from '../../../shared/ipc/views/sync.ts';
import type { AccessNote as Note } from '../db/appendAccess.ts';
import type { Anchor as LogAnchor, Witness as LogWitness } from '../db/logAnchor.ts';
import type { Session } from '../../../shared/ipc/views/session.ts';
import type { SignInFailure } from '../../../shared/ipc/views/signIn.ts';
import type { MachineKeys } from '../portal/machineKeys.ts';
import type { PortalSettings } from '../portal/settings.ts';

/** What the reader hands to main, and main to the writer, for the access log. */
export type AccessNote = Note;

/** What main keeps sealed of the database, and what a start is told of it. */
export type Anchor = LogAnchor;
export type Witness = LogWitness;

/** What a thread of the engine is started with. */
export type EngineStart = {
  readonly file: string;
  /** The database key, 64 hexadecimal digits. */
  readonly key: string;
  /** The key that the file may have been put under when a change of key was cut short; the reader never has one. */
  readonly nextKey: string | null;
  /** Only the writer talks to the portal; null when the settings file cannot be used. */
  readonly portal: PortalSettings | null;
  /** Whether the machine's sealed file vouches for these settings; otherwise the database is asked whose it is. */
  readonly portalIsBound?: boolean;
  /** What the machine's sealed file remembers of the database; absent where none is kept. */
  readonly witness?: Witness;
  /** What this machine is called in the portal's copy of the access log. */
  readonly machine?: string | null;
  /** This machine's own keys, where the settings count on them. */
  readonly machineKeys?: MachineKeys | null;
  /** The proxy that the operating system names for the portal's address, once it is known; null: straight there. */
  readonly systemProxy?: string | null;
};

export type ToEngine =
  /** `practitionerId` is who has signed in, as main knows it; null is nobody. */
  | {
      readonly type: 'act';
      readonly id: number;
      readonly name: string;
      readonly input: unknown;
      readonly practitionerId: string | null;
    }
  /** Write in the access log what the reader is about to show; the reply says whether it stands there. */
  | {
      readonly type: 'opened';
      readonly id: number;
      readonly practitionerId: string;
      readonly notes: readonly AccessNote[];
    }
  /** Look at the portal now: the network or the machine woke up. */
  | { readonly type: 'wake' }
  /** The proxy that the operating system names for the portal's address; null: straight there. */
  | { readonly type: 'proxy'; readonly system: string | null }
  /** Somebody is at the keyboard. */
  | { readonly type: 'used' }
  /** A person wants to sign in at the provider, or not any more. */
  | { readonly type: 'person-sign-in'; readonly wanted: boolean }
  /** These are the machine's keys from now on; a new token is fetched with them. */
  | { readonly type: 'machine-keys'; readonly keys: MachineKeys | null }
  /** Put the database under this key. The thread can only be stopped afterwards; `rekeyed` says how it went. */
  | { readonly type: 'rekey'; readonly nextKey: string }
  | { readonly type: 'stop' };

export type FromEngine =
  /** Which of its keys the file fits. */
  | { readonly type: 'ready'; readonly fits: 'key' | 'nextKey' }
  | { readonly type: 'rekeyed'; readonly fault: StoreFault | null }
  | { readonly type: 'cannot-start'; readonly reason: StoreFault }
  /** `opened`: what must stand in the access log before the reply is shown. */
  | {
      readonly type: 'reply';
      readonly id: number;
      readonly reply: unknown;
      readonly opened: readonly AccessNote[];
    }
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }
  | { readonly type: 'sync-state'; readonly state: SyncState }
  | { readonly type: 'person-sign-in'; readonly step: PersonSignInStep }
  /** The sign-in server has let a client in with the new key; `byAll`: every client, so that the old one may go. */
  | { readonly type: 'machine-key-accepted'; readonly kid: string; readonly byAll: boolean }
  /** What the machine's sealed file should remember from now on. */
  | { readonly type: 'anchor'; readonly anchor: Anchor }
  | { readonly type: 'log'; readonly line: LogLine }
  | { readonly type: 'stopped' };

/** How the sign-in of a person is going. */
export type PersonSignInStep =
  | { readonly step: 'page'; readonly url: string }
  | { readonly step: 'signed-in'; readonly session: Session }
  | {
      readonly step: 'failed';
      readonly reason: SignInFailure;
      readonly name: string | null;
      readonly code?: string | undefined;
    };
