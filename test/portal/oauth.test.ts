import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as oauth from 'openid-client';
import { startPortal, type Portal } from './portal.ts';

let portal: Portal;

beforeAll(async () => {
  portal = await startPortal({ surgery: 'empty', requireToken: true });
});
afterAll(() => portal.close());

/** A workstation's sign-in, with its own DPoP key. */
async function signIn(algorithm: 'right key' | 'another key' = 'right key') {
  const settings = portal.tokenSettings;
  if (!settings) throw new Error('the portal asks for no token');
  const own = await crypto.subtle.importKey('jwk', settings.privateKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
  ]);
  const foreign = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const key = algorithm === 'right key' ? own : foreign.privateKey;
  const config = await oauth.discovery(
    new URL(settings.issuer),
    settings.clientId,
    undefined,
    oauth.PrivateKeyJwt({ key, kid: 'machine' }),
    { execute: [oauth.allowInsecureRequests] },
  );
  const handle = async () => oauth.getDPoPHandle(config, await oauth.randomDPoPKeyPair('ES256'));
  const DPoP = await handle();
  const token = await oauth.clientCredentialsGrant(config, { scope: settings.scope }, { DPoP });
  const get = (path: string, DPoPHandle = DPoP, value = token.access_token) =>
    oauth.fetchProtectedResource(config, value, new URL(`${portal.fhirUrl}/${path}`), 'GET', null, new Headers(), {
      DPoP: DPoPHandle,
    });
  return { config, token, get, handle };
}

test('a machine with its key gets a token, proves it is bound to it, and reads', async () => {
  const { token, get } = await signIn();
  expect(token).toMatchObject({ token_type: 'dpop', scope: 'system/*.cruds' });
  expect((await get('Practitioner?_count=2')).status).toBe(200);
  expect((await get('Practitioner?_count=2')).status).toBe(200);
});

test('a key that the portal does not know gets no token', async () => {
  await expect(signIn('another key')).rejects.toMatchObject({ error: 'invalid_client' });
});

test('without a token, or with a token alone, nothing is read; what the server can do is open to all', async () => {
  const { token } = await signIn();
  const bare = await fetch(`${portal.fhirUrl}/Practitioner`);
  expect(bare.status).toBe(401);
  expect(bare.headers.get('www-authenticate')).toContain('DPoP error="invalid_token"');
  for (const scheme of ['Bearer', 'DPoP']) {
    const reply = await fetch(`${portal.fhirUrl}/Practitioner`, {
      headers: { authorization: `${scheme} ${token.access_token}` },
    });
    expect(reply.status).toBe(401);
  }
  expect((await fetch(`${portal.fhirUrl}/metadata`)).status).toBe(200);
});

test('a stolen token is of no use with another key', async () => {
  const { get, handle } = await signIn();
  await expect(get('Practitioner', await handle())).rejects.toMatchObject({ status: 401 });
});

test('a token from elsewhere is refused', async () => {
  const { get, token } = await signIn();
  const [header, , signature] = token.access_token.split('.');
  const payload = Buffer.from(
    JSON.stringify({ sub: 'me', aud: portal.fhirUrl, iss: portal.tokenSettings?.issuer }),
  ).toString('base64url');
  await expect(get('Practitioner', undefined, `${header}.${payload}.${signature}`)).rejects.toMatchObject({
    status: 401,
  });
});

test('a proof is good for one request: not again, not for another address', async () => {
  const { get, token } = await signIn();
  let seen: string | null = null;
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    seen = new Headers(init?.headers).get('dpop') ?? seen;
    return real(input, init);
  };
  await get('Practitioner').finally(() => {
    globalThis.fetch = real;
  });
  const headers = { authorization: `DPoP ${token.access_token}`, dpop: seen ?? '' };
  const again = await fetch(`${portal.fhirUrl}/Practitioner`, { headers });
  const elsewhere = await fetch(`${portal.fhirUrl}/Organization`, { headers });
  expect([again.status, elsewhere.status]).toEqual([401, 401]);
  expect(await again.text()).toContain('The proof has been used');
  expect(await elsewhere.text()).toContain('The proof is for another request');
});

/** Each request and its answer, while something is done. */
async function traffic(what: () => Promise<unknown>) {
  const seen: { url: string; init: RequestInit | undefined; status: number }[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await real(input, init);
    seen.push({ url: input instanceof Request ? input.url : String(input), init, status: response.status });
    return response;
  };
  await what().finally(() => {
    globalThis.fetch = real;
  });
  return seen.filter(({ url }) => url.endsWith('/token'));
}

describe('what is asked of the provider itself', () => {
  test('the token is bound to the key that proved it', async () => {
    const { token } = await signIn();
    const { cnf } = decodeJwt<{ cnf?: { jkt?: string } }>(token.access_token);
    expect(cnf?.jkt).toMatch(/^[\w-]{43}$/u);
  });

  test('a nonce that it wants is given at the second attempt, and there is no third', async () => {
    const asked = await traffic(signIn);
    expect(asked.map(({ status }) => status)).toEqual([400, 200]);
    const proofs = asked.map(({ init }) => decodeJwt(new Headers(init?.headers).get('dpop') ?? ''));
    expect(proofs.map(({ nonce }) => typeof nonce)).toEqual(['undefined', 'string']);
    expect(proofs[0]?.jti).not.toBe(proofs[1]?.jti);
  });

  test('a request that somebody has overheard is of no use to them', async () => {
    const [, granted] = await traffic(signIn);
    if (granted?.init === undefined) throw new Error('no request');
    const again = await fetch(granted.url, granted.init);
    expect(again.status).toBe(401);
    expect(await again.json()).toMatchObject({ error: 'invalid_client' });
  });
});
