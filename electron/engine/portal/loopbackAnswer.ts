import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the person reads in the browser afterwards: plain text, without markup. */
export type ClosingPage = { readonly language: string; readonly title: string; readonly text: string };

export type LoopbackAnswer = {
  /** `http://127.0.0.1:<port>/callback`, with a port that is new each time. */
  readonly redirectUri: string;
  /** Where the browser came back, with what the provider said. Never rejects; waits for ever when nobody comes. */
  readonly answer: Promise<URL>;
  readonly close: () => void;
};

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

/**
 * Waits on loopback for the browser to come back from the provider (RFC 8252, section 7.3): once, and only with the
 * `state` that this sign-in sent out. Whatever else knocks is turned away and changes nothing.
 */
export async function listenForAnswer(state: string, page: ClosingPage): Promise<LoopbackAnswer> {
  const { promise: answer, resolve: answered } = Promise.withResolvers<URL>();
  let isOver = false;

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { method, headers, url } = request;
    const own = `127.0.0.1:${port()}`;
    const address = URL.canParse(url ?? '', `http://${own}`) ? new URL(url ?? '', `http://${own}`) : null;
    // Another name for this machine may be a web page's trick to read what stands here (DNS rebinding).
    const isOurs = method === 'GET' && headers.host === own && address?.host === own;
    if (!isOurs || address.pathname !== '/callback' || address.searchParams.get('state') !== state || isOver) {
      response.writeHead(404, HEADERS).end();
      return;
    }
    isOver = true;
    response.writeHead(200, HEADERS).end(html(page), () => answered(address));
  });
  const port = () => (server.address() as AddressInfo).port;

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    redirectUri: `http://127.0.0.1:${port()}/callback`,
    answer,
    close: () => {
      server.close();
      server.closeIdleConnections();
    },
  };
}

function html({ language, title, text }: ClosingPage): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>${title}</title><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
}
