import * as oauth from 'openid-client';

/** The sign-in server does not know this machine, or not any more: a person must look. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  /** The sign-in server's clock when it refused, ms; null when it did not get so far as to tell. */
  serverClock: number | null = null;
  /** The server's own code and what it was asked for, `invalid_client (token)`: for whoever sets the machine up. */
  code: string | null = null;
}

/** The provider takes no pushed requests (RFC 9126): nobody can sign in there as HelseID wants it. */
export class NoPushedRequests extends Error {
  override readonly name = 'NoPushedRequests';
}

/** What a sign-in server is asked for. */
type Stage = 'metadata' | 'pushed request' | 'token';

/** Does something at a sign-in server; what it refuses is thrown as TokenRefused, with the server's code and the stage. */
export async function atStage<T>(stage: Stage, act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (cause) {
    const why = refusedOrBroken(cause);
    if (why instanceof TokenRefused) why.code ??= `${codeIn(cause)} (${stage})`;
    throw why;
  }
}

/** OAuth's error code (RFC 6749, 5.2), or the status. Never the server's text: it may name a person. */
function codeIn(cause: unknown): string {
  const code = cause instanceof oauth.ResponseBodyError ? cause.error : '';
  return /^[a-z_]{1,40}$/u.test(code) ? code : `HTTP ${statusIn(cause)}`;
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
