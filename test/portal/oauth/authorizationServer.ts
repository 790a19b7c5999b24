import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { Provider } from 'oidc-provider';
import { memoryKeeping } from './memoryAdapter.ts';
import { CLAIMS_OF_SCOPES, claimsOf, DEMO_PEOPLE } from './people.ts';
import { registeredClients, type ClientSettings, type RegisteredKeys } from './registeredClients.ts';
import { answerSignInPage } from './signInPage.ts';

export type AuthorizationServer = ClientSettings &
  RegisteredKeys & {
    issuer: string;
    /** The key that signs the access tokens: public part. */
    tokenKey: CryptoKey | Uint8Array;
    /** How sure the provider says it is of a person, from now on; `high` is HelseID's level 4. */
    setAssurance: (level: 'high' | 'substantial') => void;
    handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  };

const TOKEN_SECONDS = 600;
const ALGORITHMS = ['ES256', 'PS256'];

/**
 * The portal's sign-in, by oidc-provider set up as HelseID is: private_key_jwt and tokens bound to a key by DPoP with a
 * nonce that the server demands. Machines come with client credentials; people with a pushed request, PKCE and a
 * loopback address, and choose a name on a page. Answers below `issuer`, whose path is /oauth.
 */
export async function openAuthorizationServer(issuer: string, resource: string): Promise<AuthorizationServer> {
  const signingKey = await privateJwk('PS256', 'portal');
  const keeping = memoryKeeping();
  const clients = registeredClients(keeping.model('Client'), issuer, await privateJwk('ES256', 'machine'));
  let assurance: 'high' | 'substantial' = 'high';
  const { scope } = clients.machine;
  const provider = new Provider(issuer, {
    adapter: keeping.adapter,
    jwks: { keys: [signingKey] },
    scopes: [scope, ...Object.keys(CLAIMS_OF_SCOPES)],
    claims: CLAIMS_OF_SCOPES,
    // As HelseID: what a scope brings stands in the ID token itself.
    conformIdTokenClaims: false,
    findAccount: (_context: unknown, id: string) => {
      const person = DEMO_PEOPLE.find((one) => one.id === id);
      return person && { accountId: id, claims: () => claimsOf(person, assurance) };
    },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/oauth/interaction/${uid}` },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: {
      clientAuthSigningAlgValues: ALGORITHMS,
      dPoPSigningAlgValues: ALGORITHMS,
      idTokenSigningAlgValues: ['PS256'],
    },
    pkce: { required: () => true },
    ttl: {
      ClientCredentials: TOKEN_SECONDS,
      Interaction: 600,
      Session: 600,
      Grant: 600,
      IdToken: 300,
      AccessToken: 300,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
      resourceIndicators: {
        enabled: true,
        // A person's sign-in is for the workstation alone and opens nothing at the portal.
        defaultResource: (_context: unknown, { clientId }: { clientId: string }) =>
          clientId === clients.machine.clientId ? resource : undefined,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope,
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
    ...clients,
    setAssurance: (level) => (assurance = level),
    handle: async (request, response) => {
      // Told apart, the two addresses show the provider where it is mounted.
      Object.assign(request, { originalUrl: request.url, url: (request.url ?? '').slice('/oauth'.length) || '/' });
      // Nobody is remembered: at a shared workstation the next one in the same browser is somebody else.
      request.headers.cookie = withoutSession(request.headers.cookie);
      if (!(await answerSignInPage(provider, request, response))) await callback(request, response);
    },
  };
}

function withoutSession(cookies = ''): string {
  const kept = cookies.split('; ').filter((cookie) => !cookie.startsWith('_session'));
  return kept.join('; ');
}

async function privateJwk<A extends 'ES256' | 'PS256'>(alg: A, kid: string): Promise<JWK & { alg: A; kid: string }> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), alg, kid, use: 'sig' };
}

function publicPart({ kty, n, e, alg, kid }: JWK): JWK {
  return Object.fromEntries(Object.entries({ kty, n, e, alg, kid }).filter(([, value]) => value !== undefined));
}
