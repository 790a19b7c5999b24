import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { readBody } from '../httpServer.ts';
import { DEMO_PEOPLE, type DemoPerson } from './people.ts';

/** The way into the page: `/interaction/<uid>` shows it, a POST to it chooses, or cancels with nobody chosen. */
const INTERACTION = /^\/interaction\/[\w-]+$/u;

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  // No form-action: choosing leads on to the workstation's own loopback address.
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

const STYLE = `:root{color-scheme:light dark}body{margin:3rem auto;max-width:34rem;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.4rem}ul{list-style:none;padding:0}button{width:100%;padding:.5rem .75rem;font:inherit;text-align:start;cursor:pointer}
li{margin:.25rem 0}small{opacity:.8}`;

/**
 * Where a person says who they are: the demo's only question. Answers the request and gives `true`, or gives `false`
 * where the request is for the provider itself.
 */
export async function answerSignInPage(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (!INTERACTION.test(request.url ?? '')) return false;
  const details = await provider.interactionDetails(request, response).catch(() => undefined);
  if (details === undefined) {
    response.writeHead(400, HEADERS).end(page('<h1>Innloggingen er over</h1><p>Begynn på nytt i Legekontor.</p>'));
    return true;
  }
  if (request.method !== 'POST') {
    response.writeHead(200, HEADERS).end(page(choice()));
    return true;
  }
  const chosen = new URLSearchParams(await readBody(request)).get('person');
  const person = DEMO_PEOPLE.find(({ id }) => id === chosen);
  await provider.interactionFinished(request, response, person ? await entered(provider, person, details) : CANCELLED);
  return true;
}

const CANCELLED = { error: 'access_denied', error_description: 'The person cancelled' };

async function entered(
  provider: Provider,
  { id }: DemoPerson,
  { params }: { params: Readonly<Record<string, unknown>> },
) {
  const grant = new provider.Grant({ accountId: id, clientId: String(params['client_id']) });
  grant.addOIDCScope(String(params['scope']));
  return { login: { accountId: id, remember: false }, consent: { grantId: await grant.save() } };
}

function choice(): string {
  const buttons = DEMO_PEOPLE.map(
    ({ id, given, family, about }) =>
      `<li><button name="person" value="${id}">${given} ${family} <small>${about}</small></button></li>`,
  );
  return `<h1>Demoens innlogging</h1><p>Hvem er du? Alle her er oppdiktet.</p>
<form method="post"><ul>${buttons.join('')}</ul><p><button name="cancel" value="1">Avbryt</button></p></form>`;
}

function page(content: string): string {
  return `<!doctype html><html lang="nb"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Demoens innlogging</title><style>${STYLE}</style><body><main>${content}</main></body></html>`;
}
