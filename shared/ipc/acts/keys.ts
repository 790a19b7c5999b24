import type { PassphraseRefused } from '../../domain/access/passphrase.ts';
import { z } from '../../lib/zod.ts';
import { command, nothing, query } from '../act.ts';
import { TOPICS, topicsOfQueries } from '../topics.ts';
import type { KeyState } from '../views/keys.ts';

/** Longer than anyone types; scrypt takes any length. */
const passphrase = z.string().max(1_000);

/** The key of the surgery's database. Passphrases and keys are never in an answer. */
export const keyActs = {
  readKeyState: query(nothing, { topics: topicsOfQueries.readKeyState, needs: 'nobody' }),
  /** Once, where there is no key store: closes a new key with it, and opens the surgery. */
  choosePassphrase: command(z.strictObject({ passphrase, again: passphrase }), {
    topics: [...TOPICS],
    needs: 'nobody',
  }),
  givePassphrase: command(z.strictObject({ passphrase }), { topics: [...TOPICS], needs: 'nobody' }),
  /** Looks for the key and opens the file again, where it could not be opened before. */
  reopenStore: command(nothing, { topics: [...TOPICS], needs: 'nobody' }),
  /** Puts the whole database under a new key. Nothing that is in it changes. */
  rotateDatabaseKey: command(nothing, { topics: ['keys'], needs: ['rotateKeys'] }),
} as const;

export type KeyOutputs = {
  readKeyState: KeyState;
  choosePassphrase: null;
  givePassphrase: null;
  reopenStore: null;
  rotateDatabaseKey: null;
};

export type KeyRefusals = {
  readonly choosePassphrase: PassphraseRefused | NotAskedFor;
  readonly givePassphrase: WrongPassphrase | NotAskedFor;
};

/** `seconds` until it may be tried again, 0 for at once: nothing is tried before. */
type WrongPassphrase =
  | { readonly type: 'WrongPassphrase'; readonly seconds: number }
  | { readonly type: 'PassphraseTooSoon'; readonly seconds: number };

/** No passphrase is waited for now: the surgery is open already, or its key is of another kind. */
type NotAskedFor = { readonly type: 'NoPassphraseAsked' };
