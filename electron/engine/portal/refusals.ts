import * as oauth from 'openid-client';

/** The sign-in server does not know this machine, or not any more: a person must look. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  /** The sign-in server's clock when it refused, ms; null when it did not get so far as to tell. */
  serverClock: number | null = null;
}

/** 4xx: the sign-in server will have nothing of us. Anything else may pass, and stays what it was. */
export function refusedOrBroken(cause: unknown): unknown {
  if (cause instanceof TokenRefused) return cause;
  const status = statusIn(cause);
  const refused = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return refused ? new TokenRefused('no token', { cause }) : cause;
}

function statusIn(cause: unknown): number {
  if (cause instanceof oauth.ResponseBodyError || cause instanceof oauth.WWWAuthenticateChallengeError)
    return cause.status;
  return cause instanceof oauth.ClientError && cause.cause instanceof Response ? cause.cause.status : 0;
}
