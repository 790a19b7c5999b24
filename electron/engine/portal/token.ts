import { AsyncLocalStorage } from 'node:async_hooks';
import * as oauth from 'openid-client';
import type { TokenSettings } from './settings.ts';

/** Sends a request to the portal. Rejects when the line fails; throws TokenRefused when the portal gives no token. */
export type PortalFetch = (url: string, init: RequestInit) => Promise<Response>;

/** The portal's sign-in does not know this machine, or not any more. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

type Client = { readonly config: oauth.Configuration; readonly dpop: oauth.DPoPHandle | undefined };
type Token = Client & { readonly value: string; readonly refreshAt: number };

/** A token is replaced when this share of its life is left. */
const REFRESH_EARLY = 0.2;

// openid-client makes the requests that carry a DPoP proof; this hands it each request's own time limit.
const limits = new AsyncLocalStorage<{ signal: AbortSignal }>();

/**
 * How requests carry the machine's own token (OAuth 2 client credentials): not at all, as `Bearer`, or bound to a key
 * with a new DPoP proof each time (HelseID's profile; RFC 9449). A 401 gets a new token, once.
 */
export function portalFetch(settings: TokenSettings): PortalFetch {
  if (settings.method === 'none') return (url, init) => fetch(url, init);
  let client: Promise<Client> | undefined;
  let token: Promise<Token> | undefined;

  const renew = (): Promise<Token> => {
    client ??= discover(settings);
    const asked = client
      .then((one) => requestToken(one, settings))
      .catch((cause: unknown) => {
        token = undefined;
        client = undefined;
        throw refusedOrBroken(cause);
      });
    token = asked;
    return asked;
  };
  /** The token in use; a new one when that is nearly over, or `refused`. Who asks meanwhile waits for the same one. */
  const current = async (refused?: Token): Promise<Token> => {
    const held = token;
    if (held === undefined) return renew();
    const one = await held;
    if (one !== refused && Date.now() < one.refreshAt) return one;
    return token === held || token === undefined ? renew() : token;
  };

  return async (url, init) => {
    const held = await current();
    const first = await sendWith(held, url, init);
    if (first.status !== 401) return first;
    await first.body?.cancel();
    return sendWith(await current(held), url, init);
  };
}

/** 4xx: the sign-in server will have nothing of us, so a person must look. Anything else may pass. */
function refusedOrBroken(cause: unknown): unknown {
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

async function sendWith(token: Token, url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  const { dpop } = token;
  if (dpop === undefined) {
    headers.set('authorization', `Bearer ${token.value}`);
    return fetch(url, { ...init, headers });
  }
  const body = typeof init.body === 'string' ? init.body : undefined;
  const signal = init.signal ?? AbortSignal.timeout(30_000);
  const sent = limits.run({ signal }, () =>
    oauth.fetchProtectedResource(token.config, token.value, new URL(url), init.method ?? 'GET', body, headers, {
      DPoP: dpop,
    }),
  );
  // The library throws every answer that carries a challenge; here a 401 or 403 is an answer like any other.
  return sent.catch((cause: unknown) => {
    if (cause instanceof oauth.WWWAuthenticateChallengeError) return cause.response;
    throw cause;
  });
}

async function discover(settings: Exclude<TokenSettings, { method: 'none' }>): Promise<Client> {
  const issuer = new URL(settings.issuer);
  const authentication =
    settings.method === 'client_secret' ? oauth.ClientSecretPost(settings.clientSecret) : await privateKeyJwt(settings);
  const execute = issuer.protocol === 'http:' ? [oauth.allowInsecureRequests] : [];
  const config = await oauth.discovery(issuer, settings.clientId, undefined, authentication, { execute });
  config[oauth.customFetch] = (url, options) => {
    const signal = limits.getStore()?.signal;
    const { body, ...rest } = options;
    return fetch(url, {
      ...rest,
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      ...(signal === undefined ? {} : { signal }),
    });
  };
  const dpop =
    settings.method === 'private_key_jwt' && settings.dpop
      ? oauth.getDPoPHandle(config, await oauth.randomDPoPKeyPair('ES256'))
      : undefined;
  return { config, dpop };
}

async function privateKeyJwt(
  settings: Extract<TokenSettings, { method: 'private_key_jwt' }>,
): Promise<oauth.ClientAuth> {
  const { alg, kid } = settings.privateKey;
  const algorithm = alg.startsWith('ES')
    ? { name: 'ECDSA', namedCurve: alg === 'ES256' ? 'P-256' : 'P-384' }
    : { name: alg === 'PS256' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await crypto.subtle
    .importKey('jwk', settings.privateKey, algorithm, false, ['sign'])
    .catch((cause: unknown) => {
      throw new TokenRefused('the key cannot be used', { cause });
    });
  return oauth.PrivateKeyJwt(kid === undefined ? key : { key, kid }, {
    [oauth.modifyAssertion]: (_header, payload) => {
      if (settings.audience === 'issuer') payload['aud'] = settings.issuer;
      const issued = typeof payload['iat'] === 'number' ? payload['iat'] : Math.floor(Date.now() / 1000);
      // HelseID takes no assertion that lives longer than a minute.
      payload['exp'] = issued + 60;
    },
  });
}

async function requestToken(client: Client, settings: Exclude<TokenSettings, { method: 'none' }>): Promise<Token> {
  const parameters: Record<string, string> = {};
  if (settings.scope !== undefined) parameters['scope'] = settings.scope;
  if (settings.method === 'private_key_jwt' && settings.resource !== undefined)
    parameters['resource'] = settings.resource;
  const answer = await oauth.clientCredentialsGrant(
    client.config,
    parameters,
    client.dpop === undefined ? {} : { DPoP: client.dpop },
  );
  const life = (answer.expires_in ?? 300) * 1000;
  // A server that ignores DPoP answers with a Bearer token, and must be asked with one.
  const dpop = answer.token_type === 'dpop' ? client.dpop : undefined;
  return {
    config: client.config,
    dpop,
    value: answer.access_token,
    refreshAt: Date.now() + life * (1 - REFRESH_EARLY),
  };
}
