import { err, ok, type Result } from '../../lib/result.ts';
import type { Temporal } from '../../lib/time.ts';
import { limitOn } from './limits.ts';

/** A passphrase of fewer different characters than this is one of those that are tried first. */
const DIFFERENT_AT_LEAST = 5;

/**
 * A passphrase that may close the surgery's database key, where the operating system has no key store.
 *
 * Written twice, since nobody can recover it. Characters are counted as people count them, and every one counts, spaces
 * too. Whoever has copied the file can guess at it for as long as they like, so short and simple ones are refused.
 */
export function checkPassphrase(
  passphrase: string,
  again: string,
  day: Temporal.PlainDate,
): Result<string, PassphraseRefused> {
  const characters = Array.from(new Intl.Segmenter('nb').segment(passphrase), ({ segment }) => segment);
  const atLeast = limitOn('passphraseCharactersAtLeast', day);
  if (characters.length < atLeast) return err({ type: 'PassphraseTooShort', atLeast });
  if (new Set(characters).size < DIFFERENT_AT_LEAST) return err({ type: 'PassphraseTooSimple' });
  if (passphrase !== again) return err({ type: 'PassphrasesDiffer' });
  return ok(passphrase);
}

export type PassphraseRefused =
  | { readonly type: 'PassphraseTooShort'; readonly atLeast: number }
  | { readonly type: 'PassphraseTooSimple' }
  | { readonly type: 'PassphrasesDiffer' };
