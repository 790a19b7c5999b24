import * as oauth from 'openid-client';
import { skewOf } from './clockSkew.ts';
import type { SigningKey } from './machineKeys.ts';
import { atStage, TokenRefused } from './refusals.ts';
import type { KeyClientSettings } from './settings.ts';

/** A client of a sign-in server, ready to ask; `dpop` proves each request where tokens are bound to a key. */
export type Client = {
  readonly config: oauth.Configuration;
  readonly dpop: oauth.DPoPHandle | undefined;
  /** Seconds that the sign-in server's clock is ahead of this machine's. Assertions and proofs are dated by it. */
  readonly skew: number;
};

/** The workstation's clock may be this many seconds off the sign-in server's. */
const CLOCK_TOLERANCE = 60;
/** HelseID takes no assertion that lives longer than a minute. */
const ASSERTION_SECONDS = 60;

/** Asks the sign-in server what it can do, and prepares a client that proves itself in this way. */
export async function discoverClient(
  settings: { readonly issuer: string; readonly clientId: string },
  authentication: oauth.ClientAuth,
  options: { readonly dpop: boolean; readonly fetch: oauth.CustomFetch },
): Promise<Client> {
  const issuer = new URL(settings.issuer);
  // Filled in when the server has answered: the client that is made of it then dates by the server's clock.
  const metadata: Partial<oauth.ClientMetadata> = { [oauth.clockTolerance]: CLOCK_TOLERANCE };
  const noteClock: oauth.CustomFetch = async (url, init) => {
    const asked = Date.now();
    const response = await options.fetch(url, init);
    metadata[oauth.clockSkew] ??= skewOf(response.headers, asked, Date.now());
    return response;
  };
  const config = await atStage(
    'metadata',
    oauth.discovery(issuer, settings.clientId, metadata, authentication, {
      execute: issuer.protocol === 'http:' ? [oauth.allowInsecureRequests] : [],
      [oauth.customFetch]: noteClock,
    }),
  );
  const dpop = options.dpop ? oauth.getDPoPHandle(config, await oauth.randomDPoPKeyPair('ES256')) : undefined;
  return { config, dpop, skew: metadata[oauth.clockSkew] ?? 0 };
}

/** How a client proves itself with its key (RFC 7523, `private_key_jwt`). Throws TokenRefused for a key that is none. */
export async function keyAuthentication(settings: KeyClientSettings, jwk: SigningKey): Promise<oauth.ClientAuth> {
  const { alg, kid } = jwk;
  const algorithm = alg.startsWith('ES')
    ? { name: 'ECDSA', namedCurve: alg === 'ES256' ? 'P-256' : 'P-384' }
    : { name: alg === 'PS256' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign']).catch((cause: unknown) => {
    throw new TokenRefused('the key cannot be used', { cause });
  });
  // Made for each request: who the assertion is for stands in the server's own metadata.
  return (server, client, body, headers) =>
    oauth.PrivateKeyJwt(kid === undefined ? key : { key, kid }, {
      [oauth.modifyAssertion]: (_header, payload) => {
        payload['aud'] = settings.audience === 'issuer' ? settings.issuer : (server.token_endpoint ?? settings.issuer);
        const issued = typeof payload['iat'] === 'number' ? payload['iat'] : Math.floor(Date.now() / 1000);
        payload['exp'] = issued + ASSERTION_SECONDS;
      },
    })(server, client, body, headers);
}
