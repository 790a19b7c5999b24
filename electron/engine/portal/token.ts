import { AsyncLocalStorage } from 'node:async_hooks';
import * as oauth from 'openid-client';
import { discoverClient, keyAuthentication, type Client } from './keyClient.ts';
import { MachineKeyRing } from './machineKeys.ts';
import { atStage, refusedOrBroken, TokenRefused } from './refusals.ts';
import type { TokenSettings } from './settings.ts';

/** Sends a request to the portal. Rejects when the line fails; throws TokenRefused when the portal gives no token. */
export type PortalFetch = (url: string, init: RequestInit) => Promise<Response>;

type WithToken = Exclude<TokenSettings, { method: 'none' }>;
type Token = Client & { readonly value: string; readonly refreshAt: number; readonly endsAt: number };

/** A token is replaced when this share of its life is left. */
const REFRESH_EARLY = 0.2;

/** How soon (ms) a sign-in server that could not be reached is asked again, while the token still holds. */
const ASK_AGAIN = 10_000;

// openid-client makes the requests that carry a DPoP proof; this hands it each request's own time limit.
const limits = new AsyncLocalStorage<{ signal: AbortSignal }>();

/**
 * How requests carry the machine's own token (OAuth 2 client credentials): not at all, as `Bearer`, or bound to a key
 * with a new DPoP proof each time (HelseID's profile; RFC 9449). A 401 gets a new token, once.
 *
 * @param ring the machine's own keys, for settings that bring none
 */
export function portalFetch(settings: TokenSettings, ring: MachineKeyRing = NO_KEYS): PortalFetch & TokenRenewal {
  if (settings.method === 'none')
    return Object.assign((url: string, init: RequestInit) => fetch(url, init), { renew: () => undefined });
  let token: Promise<Token> | undefined;

  const renew = (): Promise<Token> => {
    const asked = newToken(settings, ring).catch((cause: unknown) => {
      token = undefined;
      throw refusedOrBroken(cause);
    });
    token = asked;
    return asked;
  };
  /**
   * The token in use; a new one when that is nearly over, or `refused`. Who asks meanwhile waits for the same one. Where
   * the sign-in server cannot be reached, the token in use holds until its end.
   */
  const current = async (refused?: Token): Promise<Token> => {
    const held = token;
    if (held === undefined) return renew();
    const one = await held;
    if (one !== refused && Date.now() < one.refreshAt) return one;
    const coming = token === held || token === undefined ? renew() : token;
    return coming.catch((cause: unknown) => {
      if (one === refused || cause instanceof TokenRefused || Date.now() >= one.endsAt) throw cause;
      const again = { ...one, refreshAt: Date.now() + ASK_AGAIN };
      token ??= Promise.resolve(again);
      return again;
    });
  };

  const send: PortalFetch = async (url, init) => {
    const held = await current();
    const first = await sendWith(held, url, init);
    if (first.status !== 401) return first;
    await first.body?.cancel();
    return sendWith(await current(held), url, init);
  };
  return Object.assign(send, { renew: () => (token = undefined) });
}

/** Lets the next request fetch a new token: a new key may be known to the portal by now. */
type TokenRenewal = { readonly renew: () => void };

const NO_KEYS = new MachineKeyRing(null, [], () => undefined);

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

/** openid-client's own requests, with the time limit of the request that they are made for. */
const withinLimit: oauth.CustomFetch = (url, { body, ...rest }) => {
  const signal = limits.getStore()?.signal;
  return fetch(url, {
    ...rest,
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
    ...(signal === undefined ? {} : { signal }),
  });
};

async function newToken(settings: WithToken, ring: MachineKeyRing): Promise<Token> {
  if (settings.method === 'client_secret') {
    const authentication = oauth.ClientSecretPost(settings.clientSecret);
    return discoverAndRequest(settings, authentication, false);
  }
  return ring.withKey(settings, async (key) => {
    try {
      return await discoverAndRequest(settings, await keyAuthentication(settings, key), settings.dpop);
    } catch (cause) {
      throw refusedOrBroken(cause);
    }
  });
}

async function discoverAndRequest(
  settings: WithToken,
  authentication: oauth.ClientAuth,
  dpop: boolean,
): Promise<Token> {
  const client = await discoverClient(settings, authentication, { dpop, fetch: withinLimit });
  try {
    return await atStage('token', requestToken(client, settings));
  } catch (cause) {
    const why = refusedOrBroken(cause);
    // The clock may be why, and the screen says how it goes.
    if (why instanceof TokenRefused) why.serverClock = Date.now() + client.skew * 1_000;
    throw why;
  }
}

async function requestToken(client: Client, settings: WithToken): Promise<Token> {
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
    ...client,
    dpop,
    value: answer.access_token,
    refreshAt: Date.now() + life * (1 - REFRESH_EARLY),
    endsAt: Date.now() + life,
  };
}
