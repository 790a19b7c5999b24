import * as oauth from 'openid-client';
import type { SignInFailure } from '../../../shared/ipc/views/signIn.ts';
import { NoPushedRequests, refusedOrBroken, TokenRefused } from './refusals.ts';

/** From this difference on, in seconds, providers begin to refuse what is dated by the other clock. */
const WRONG_CLOCK = 10;

/**
 * What went wrong at the provider, in a word that the screen knows. Its own text is kept out: it may name a person.
 *
 * @param skew seconds that the provider's clock is ahead of this machine's
 */
export function whyFailed(cause: unknown, skew: number): SignInFailure {
  const why = withoutClock(cause);
  return (why === 'refused' || why === 'untrusted') && Math.abs(skew) >= WRONG_CLOCK ? 'wrong-clock' : why;
}

function withoutClock(cause: unknown): SignInFailure {
  if (cause instanceof NoPushedRequests) return 'no-pushed-requests';
  if (cause instanceof oauth.AuthorizationResponseError) {
    return cause.error === 'access_denied' ? 'declined' : 'refused';
  }
  if (refusedOrBroken(cause) instanceof TokenRefused) return 'refused';
  // A response that the library finds false: another issuer, nonce, receiver or time, or a signature that is not theirs.
  const isAnswer =
    cause instanceof oauth.ClientError && !(cause.cause instanceof Response && cause.cause.status >= 500);
  return isAnswer && !isBrokenLine(cause) ? 'untrusted' : 'network';
}

function isBrokenLine(cause: unknown): boolean {
  for (let at: unknown = cause, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at.name === 'TimeoutError' || at.name === 'AbortError' || at.message === 'fetch failed') return true;
    if ('code' in at && typeof at.code === 'string' && /^(?:E[A-Z]{3,}|UND_ERR_)/u.test(at.code)) return true;
  }
  return false;
}
