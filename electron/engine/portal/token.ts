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

  const current = async (): Promise<Token> => {
    const known = await token?.catch(() => undefined);
    if (known !== undefined && Date.now() < known.refreshAt) return known;
    client ??= discover(settings);
    token = client.then((one) => requestToken(one, settings));
    try {
      return await token;
    } catch (cause) {
      token = undefined;
      client = undefined;
      throw cause instanceof oauth.ResponseBodyError || cause instanceof oauth.ClientError
        ? refusedOrBroken(cause)
        : cause;
    }
  };

  return async (url, init) => {
    const first = await sendWith(await current(), url, init);
    if (first.status !== 401) return first;
    await first.body?.cancel();
    token = undefined;
    return sendWith(await current(), url, init);
  };
}

function refusedOrBroken(cause: Error): Error {
  const status = 'status' in cause && typeof cause.status === 'number' ? cause.status : 0;
  return status >= 400 && status < 500 ? new TokenRefused('no token', { cause }) : cause;
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
  return limits.run({ signal }, () =>
    oauth.fetchProtectedResource(token.config, token.value, new URL(url), init.method ?? 'GET', body, headers, {
      DPoP: dpop,
    }),
  );
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
  const key = await crypto.subtle.importKey('jwk', settings.privateKey, algorithm, false, ['sign']);
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
