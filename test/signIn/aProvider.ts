import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

/** A provider that answers a sign-in with whatever ID token a test wants, right or false. */
export type Provider = {
  readonly issuer: string;
  /** What the workstation pushed: `state`, `nonce`, `redirect_uri` … */
  readonly pushed: URLSearchParams;
  /** Changes the claims of the next ID token; a claim that is undefined is left out. */
  claims: (right: JWTPayload) => Record<string, unknown>;
  /** Who signs it. */
  signedBy: 'the provider' | 'somebody else' | 'nobody';
  /** Changes the whole answer to the request for tokens. */
  answer: (right: Record<string, unknown>) => Record<string, unknown>;
  /** Where the provider says its page is. */
  page: string;
  /** Whether it takes pushed requests. */
  takesPushed: boolean;
  readonly close: () => Promise<void>;
};

export const CLIENT = 'legekontor-people';

export async function startProvider(): Promise<Provider> {
  const own = await generateKeyPair('ES256', { extractable: true });
  const foreign = await generateKeyPair('ES256');
  const jwks = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'provider', alg: 'ES256', use: 'sig' }] };

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const form = new URLSearchParams(Buffer.concat(parts).toString());
      void answerTo(request.url ?? '', form).then(([status, body]) =>
        response
          // Node would write the machine's own clock, whatever clock the program runs by.
          .writeHead(status, { 'content-type': 'application/json', date: new Date().toUTCString() })
          .end(JSON.stringify(body)),
      );
    });
  });

  async function answerTo(path: string, form: URLSearchParams): Promise<[number, unknown]> {
    switch (path) {
      case '/.well-known/openid-configuration':
        return [200, metadata()];
      case '/jwks':
        return [200, jwks];
      case '/par':
        self.pushed = form;
        return [201, { request_uri: 'urn:ietf:params:oauth:request_uri:1', expires_in: 60 }];
      default:
        return [200, self.answer({ access_token: 'a', token_type: 'DPoP', expires_in: 60, id_token: await idToken() })];
    }
  }

  function idToken(): Promise<string> | string {
    const now = Math.floor(Date.now() / 1000);
    const claims = self.claims({
      iss: issuer,
      aud: CLIENT,
      sub: 'subject-1',
      nonce: self.pushed.get('nonce') ?? '',
      iat: now,
      exp: now + 60,
      auth_time: now,
      name: 'Ingrid Lien',
      'helseid://claims/identity/security_level': '4',
    });
    if (self.signedBy === 'nobody') return new UnsecuredJWT(claims).encode();
    const keys: Keys = self.signedBy === 'the provider' ? own : foreign;
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'provider' }).sign(keys.privateKey);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const metadata = () => ({
    issuer,
    authorization_endpoint: self.page,
    ...(self.takesPushed ? { pushed_authorization_request_endpoint: `${issuer}/par` } : {}),
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    id_token_signing_alg_values_supported: ['ES256'],
    dpop_signing_alg_values_supported: ['ES256'],
  });
  const self = {
    issuer,
    pushed: new URLSearchParams(),
    claims: (right: JWTPayload): Record<string, unknown> => right,
    signedBy: 'the provider' as Provider['signedBy'],
    answer: (right: Record<string, unknown>) => right,
    page: `${issuer}/authorize`,
    takesPushed: true,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return self;
}
