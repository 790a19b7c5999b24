import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly dpop: string | undefined;
  readonly form: URLSearchParams;
};
type Answer = { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** A small sign-in server and FHIR server in one, which answers as it is told and remembers what it was asked. */
export type Issuer = {
  readonly issuer: string;
  readonly fhir: string;
  /** Requests for a token, and for anything under /fhir. */
  readonly tokens: readonly Asked[];
  readonly reads: readonly Asked[];
  token: (asked: Asked) => Answer;
  read: (asked: Asked) => Answer;
  discovery: (() => Answer) | null;
  /** On every answer: `date`, say, for a clock that goes otherwise. */
  headers: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

export function tokenOf(type: 'Bearer' | 'DPoP', seconds = 600): (asked: Asked) => Answer {
  let given = 0;
  return () => {
    given += 1;
    return { status: 200, body: { access_token: `token-${given}`, token_type: type, expires_in: seconds } };
  };
}

export async function startIssuer(): Promise<Issuer> {
  const tokens: Asked[] = [];
  const reads: Asked[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = request.url ?? '';
      const { authorization, dpop } = request.headers;
      const form = new URLSearchParams(Buffer.concat(parts).toString());
      const asked = { path, authorization, dpop: typeof dpop === 'string' ? dpop : undefined, form };
      const { status, body, headers } = answer(asked);
      // Node would write the machine's own clock, whatever clock the program runs by.
      const date = new Date().toUTCString();
      response.writeHead(status, { 'content-type': 'application/json', date, ...self.headers, ...headers });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  });

  function answer(asked: Asked): Answer {
    if (asked.path === '/.well-known/openid-configuration')
      return self.discovery?.() ?? { status: 200, body: metadata };
    if (asked.path === '/token') {
      tokens.push(asked);
      return self.token(asked);
    }
    reads.push(asked);
    return self.read(asked);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const metadata = { issuer, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` };
  const self: Issuer = {
    issuer,
    fhir: `${issuer}/fhir`,
    tokens,
    reads,
    token: tokenOf('Bearer'),
    read: () => ({ status: 200, body: {} }),
    discovery: null,
    headers: {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return self;
}
