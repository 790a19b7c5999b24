import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { Provider } from 'oidc-provider';
import { MemoryAdapter } from './memoryAdapter.ts';

/** What a workstation needs in its settings file to get tokens from this server. */
export type MachineTokenSettings = {
  method: 'private_key_jwt';
  issuer: string;
  clientId: string;
  privateKey: JWK & { alg: 'ES256' };
  scope: string;
  audience: 'issuer';
  dpop: true;
};

export type AuthorizationServer = {
  issuer: string;
  /** The key that signs the access tokens: public part. */
  tokenKey: CryptoKey | Uint8Array;
  machine: MachineTokenSettings;
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

const CLIENT_ID = 'legekontor-workstation';
const SCOPE = 'system/*.cruds';
const TOKEN_SECONDS = 600;
const ALGORITHMS = ['ES256', 'PS256'];

/**
 * The portal's sign-in for machines, by oidc-provider set up as HelseID is: client credentials with private_key_jwt, and
 * tokens bound to a key by DPoP with a nonce that the server demands. Answers below `issuer`, whose path is /oauth.
 */
export async function openAuthorizationServer(issuer: string, resource: string): Promise<AuthorizationServer> {
  const machineKey = await privateJwk('ES256', 'machine');
  const signingKey = await privateJwk('PS256', 'portal');
  const { d: _secret, ...machinePublic } = machineKey;
  const provider = new Provider(issuer, {
    adapter: MemoryAdapter,
    jwks: { keys: [signingKey] },
    clients: [
      {
        client_id: CLIENT_ID,
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        id_token_signed_response_alg: 'PS256',
        jwks: { keys: [machinePublic] },
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        scope: SCOPE,
        dpop_bound_access_tokens: true,
      },
    ],
    scopes: [SCOPE],
    cookies: { keys: [randomBytes(32).toString('hex')] },
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: {
      clientAuthSigningAlgValues: ALGORITHMS,
      dPoPSigningAlgValues: ALGORITHMS,
      idTokenSigningAlgValues: ['PS256'],
    },
    ttl: { ClientCredentials: TOKEN_SECONDS },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCOPE,
          audience: resource,
          accessTokenTTL: TOKEN_SECONDS,
          // Without this the token is opaque, and the FHIR side could not check it for itself.
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'PS256' } },
        }),
      },
    },
  });
  const callback = provider.callback();
  return {
    issuer,
    tokenKey: await importJWK(publicPart(signingKey), 'PS256'),
    machine: {
      method: 'private_key_jwt',
      issuer,
      clientId: CLIENT_ID,
      privateKey: machineKey,
      scope: SCOPE,
      audience: 'issuer',
      dpop: true,
    },
    handle: (request, response) => {
      // Told apart, the two addresses show the provider where it is mounted.
      Object.assign(request, { originalUrl: request.url, url: (request.url ?? '').slice('/oauth'.length) || '/' });
      return callback(request, response);
    },
  };
}

async function privateJwk<A extends 'ES256' | 'PS256'>(alg: A, kid: string): Promise<JWK & { alg: A }> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), alg, kid, use: 'sig' };
}

function publicPart({ kty, n, e, alg, kid }: JWK): JWK {
  return Object.fromEntries(Object.entries({ kty, n, e, alg, kid }).filter(([, value]) => value !== undefined));
}
