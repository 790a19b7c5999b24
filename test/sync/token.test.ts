import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { portalClient } from '../../electron/engine/portal/client.ts';
import type { TokenSettings } from '../../electron/engine/portal/settings.ts';
import { portalFetch } from '../../electron/engine/portal/token.ts';
import { startIssuer, tokenOf, type Issuer } from './anIssuer.ts';

// The machine's own sign-in, against a sign-in server that can be told how to answer.

let issuer: Issuer;
beforeEach(async () => {
  issuer = await startIssuer();
});
afterEach(async () => {
  vi.useRealTimers();
  await issuer.close();
});

const { privateKey } = await generateKeyPair('ES256', { extractable: true });
const jwk = { ...(await exportJWK(privateKey)), kty: 'EC', alg: 'ES256' as const, kid: 'machine' };

const secret = (): TokenSettings => ({
  method: 'client_secret',
  issuer: issuer.issuer,
  clientId: 'surgery-1',
  clientSecret: 'hemmelig & sær',
  scope: 'system/*.cruds',
});
const withKey = (changed: Partial<Extract<TokenSettings, { method: 'private_key_jwt' }>> = {}): TokenSettings => ({
  method: 'private_key_jwt',
  issuer: issuer.issuer,
  clientId: 'surgery-1',
  privateKey: jwk,
  audience: 'issuer',
  dpop: true,
  ...changed,
});

/** A client that signs in by these settings; `read` gives the status it got, or why it got none. */
function machine(settings: TokenSettings) {
  const client = portalClient(issuer.fhir, portalFetch(settings));
  return async () => {
    const reply = await client.send({ method: 'GET', path: 'Task?_count=1' });
    return reply.type === 'reply' ? reply.status : reply.type === 'no-reply' ? reply.cause : reply.type;
  };
}

const NEEDS_TOKEN = { 'www-authenticate': 'DPoP error="invalid_token", algs="ES256"' };

describe('how a token is asked for', () => {
  test('with a secret: once, and carried as Bearer', async () => {
    const read = machine(secret());
    expect([await read(), await read()]).toEqual([200, 200]);
    expect(issuer.reads.map((one) => [one.path, one.authorization, one.dpop])).toEqual([
      ['/fhir/Task?_count=1', 'Bearer token-1', undefined],
      ['/fhir/Task?_count=1', 'Bearer token-1', undefined],
    ]);
    expect(issuer.tokens.map(({ form }) => Object.fromEntries(form))).toEqual([
      {
        grant_type: 'client_credentials',
        client_id: 'surgery-1',
        client_secret: 'hemmelig & sær',
        scope: 'system/*.cruds',
      },
    ]);
  });

  test.each(['issuer', 'token-endpoint'] as const)(
    'with a key: the assertion is addressed to the %s and lives a minute',
    async (audience) => {
      issuer.token = tokenOf('DPoP');
      expect(await machine(withKey({ audience, resource: 'https://portal.example' }))()).toBe(200);
      const form = issuer.tokens[0]?.form;
      const assertion = form?.get('client_assertion') ?? '';
      const { aud, iss, sub, iat, exp, jti } = decodeJwt(assertion);
      expect({ iss, sub, aud }).toEqual({
        iss: 'surgery-1',
        sub: 'surgery-1',
        aud: audience === 'issuer' ? issuer.issuer : `${issuer.issuer}/token`,
      });
      expect((exp ?? 0) - (iat ?? 0)).toBe(60);
      expect(jti).toMatch(/.{10}/u);
      expect(decodeProtectedHeader(assertion)).toMatchObject({ alg: 'ES256', kid: 'machine' });
      expect(form?.get('resource')).toBe('https://portal.example');
      expect(form?.get('client_assertion')).not.toContain(jwk.d);
    },
  );

  test.each([-40, -12, 0, 30, 90])(
    'a clock that is %i s off the server’s: assertion and proofs are dated by the server’s',
    async (off) => {
      vi.useFakeTimers({ toFake: ['Date'] });
      const there = Date.now();
      vi.setSystemTime(there + off * 1_000);
      issuer.headers = { date: new Date(there).toUTCString() };
      issuer.token = tokenOf('DPoP');
      expect(await machine(withKey())()).toBe(200);
      const dates = [issuer.tokens[0]?.form.get('client_assertion'), issuer.tokens[0]?.dpop, issuer.reads[0]?.dpop];
      for (const jwt of dates) {
        const behind = there / 1_000 - (decodeJwt(jwt ?? '').iat ?? 0);
        // Never ahead of the server by more than what its own second hides, and behind by little.
        expect(behind).toBeGreaterThan(-3);
        expect(behind).toBeLessThan(4);
      }
    },
  );

  test('bound to a key: each request carries a new proof for itself alone', async () => {
    issuer.token = tokenOf('DPoP');
    const read = machine(withKey());
    await read();
    await read();
    expect(issuer.reads.map((one) => one.authorization)).toEqual(['DPoP token-1', 'DPoP token-1']);
    const proofs = issuer.reads.map((one) => decodeJwt(one.dpop ?? ''));
    expect(proofs).toMatchObject([
      { htm: 'GET', htu: `${issuer.fhir}/Task` },
      { htm: 'GET', htu: `${issuer.fhir}/Task` },
    ]);
    expect(proofs[0]?.jti).not.toBe(proofs[1]?.jti);
  });

  test('a server that takes no proof and answers Bearer is asked as Bearer', async () => {
    issuer.token = tokenOf('Bearer');
    expect(await machine(withKey())()).toBe(200);
    expect(issuer.reads[0]).toMatchObject({ authorization: 'Bearer token-1', dpop: undefined });
  });

  test('without a binding, where the settings say so', async () => {
    issuer.token = tokenOf('Bearer');
    expect(await machine(withKey({ dpop: false }))()).toBe(200);
    expect(issuer.tokens[0]?.dpop).toBeUndefined();
  });

  test('many requests at once wait for one token', async () => {
    const read = machine(secret());
    expect(await Promise.all(Array.from({ length: 10 }, read))).toEqual(Array.from({ length: 10 }, () => 200));
    expect(issuer.tokens).toHaveLength(1);
  });
});

describe('when a token is replaced', () => {
  test('before it ends, when a fifth of its life is left', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    issuer.token = tokenOf('Bearer', 600);
    const read = machine(secret());
    await read();
    vi.setSystemTime(Date.now() + 479_000);
    await read();
    vi.setSystemTime(Date.now() + 2_000);
    await read();
    expect(issuer.reads.map((one) => one.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  test('a sign-in server that is down stops nothing while the token holds', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const gives = tokenOf('Bearer', 600);
    issuer.token = gives;
    const read = machine(secret());
    await read();
    issuer.token = () => ({ status: 503 });
    vi.setSystemTime(Date.now() + 500_000);
    expect([await read(), await read()]).toEqual([200, 200]);
    expect(issuer.tokens).toHaveLength(2);
    vi.setSystemTime(Date.now() + 50_000);
    expect(await read()).toBe(200);
    expect(issuer.tokens).toHaveLength(3);
    vi.setSystemTime(Date.now() + 60_000);
    expect(await read()).not.toBe(200);
    issuer.token = gives;
    expect(await read()).toBe(200);
    expect(issuer.reads.map((one) => one.authorization)).toEqual([
      ...Array.from({ length: 4 }, () => 'Bearer token-1'),
      'Bearer token-2',
    ]);
  });

  test('one that refuses the machine ends it at once', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    issuer.token = tokenOf('Bearer', 600);
    const read = machine(secret());
    await read();
    issuer.token = () => ({ status: 401, body: { error: 'invalid_client' } });
    vi.setSystemTime(Date.now() + 500_000);
    expect(await read()).not.toBe(200);
    expect(issuer.reads).toHaveLength(1);
  });

  test.each<[string, () => TokenSettings, 'Bearer' | 'DPoP', Record<string, string>]>([
    ['Bearer', secret, 'Bearer', {}],
    ['Bearer with a challenge', secret, 'Bearer', { 'www-authenticate': 'Bearer error="invalid_token"' }],
    ['DPoP', () => withKey(), 'DPoP', {}],
    ['DPoP with a challenge', () => withKey(), 'DPoP', NEEDS_TOKEN],
  ])('after a 401: %s, and the request is repeated once', async (_what, settings, type, headers) => {
    issuer.token = tokenOf(type);
    issuer.read = ({ authorization }) =>
      authorization?.endsWith('token-1') === true ? { status: 401, headers } : { status: 200, body: {} };
    expect(await machine(settings())()).toBe(200);
    expect(issuer.reads.map((one) => one.authorization)).toEqual([`${type} token-1`, `${type} token-2`]);
  });

  test.each([{}, NEEDS_TOKEN])('a 401 to the new token too is a 401: nobody asks for ever', async (headers) => {
    issuer.token = tokenOf('DPoP');
    issuer.read = () => ({ status: 401, headers });
    expect(await machine(withKey())()).toBe(401);
    expect(issuer.reads).toHaveLength(2);
    expect(issuer.tokens).toHaveLength(2);
  });

  test('many requests that meet a 401 at once ask for one new token', async () => {
    issuer.read = ({ authorization }) => ({ status: authorization === 'Bearer token-1' ? 401 : 200, body: {} });
    const read = machine(secret());
    expect(await Promise.all(Array.from({ length: 8 }, read))).toEqual(Array.from({ length: 8 }, () => 200));
    expect(issuer.tokens).toHaveLength(2);
  });

  test('many requests at once after it is over ask for one new token', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const read = machine(secret());
    await read();
    vi.setSystemTime(Date.now() + 700_000);
    await Promise.all(Array.from({ length: 8 }, read));
    expect(issuer.tokens).toHaveLength(2);
  });

  test('a 403 is an answer, with a challenge or without', async () => {
    issuer.token = tokenOf('DPoP');
    issuer.read = () => ({ status: 403, headers: { 'www-authenticate': 'DPoP error="insufficient_scope"' } });
    expect(await machine(withKey())()).toBe(403);
  });
});

describe('no token', () => {
  test.each<[string, () => void, string]>([
    [
      'the server’s own code',
      () => (issuer.token = () => ({ status: 401, body: { error: 'invalid_client' } })),
      'invalid_client (token)',
    ],
    ['a status where it has none', () => (issuer.token = () => ({ status: 403, body: {} })), 'HTTP 403 (token)'],
    ['where it was met', () => (issuer.discovery = () => ({ status: 404, body: {} })), 'HTTP 404 (metadata)'],
  ])('the refusal comes with %s', async (_what, refuse, code) => {
    refuse();
    const reply = await portalClient(issuer.fhir, portalFetch(secret())).send({ method: 'GET', path: 'Task' });
    expect(reply).toMatchObject({ status: 401, body: { issue: [{ diagnostics: code }] } });
  });

  test('what refuses the machine tells its clock, by which the screen says how this one goes', async () => {
    issuer.token = () => ({ status: 401, body: { error: 'invalid_client' } });
    issuer.headers = { date: new Date(Date.now() - 40_000).toUTCString() };
    const reply = await portalClient(issuer.fhir, portalFetch(secret())).send({ method: 'GET', path: 'Task' });
    const { date } = reply.type === 'reply' ? reply : { date: null };
    expect(Math.abs((date ?? 0) - (Date.now() - 40_000))).toBeLessThan(10_000);
  });

  test.each<[string, number, object, Record<string, string>]>([
    ['a client that is not known', 401, { error: 'invalid_client' }, {}],
    ['the same with a challenge', 401, { error: 'invalid_client' }, { 'www-authenticate': 'Basic realm="sign-in"' }],
    ['as Medplum says it', 400, { error: 'invalid_request' }, {}],
    ['a scope that is not given', 400, { error: 'invalid_scope' }, {}],
    ['a refusal that is no OAuth', 403, {}, {}],
  ])('%s: the machine must sign in anew, and the portal is not asked', async (_what, status, body, headers) => {
    issuer.token = () => ({ status, body, headers });
    expect(await machine(secret())()).toBe(401);
    expect(issuer.reads).toHaveLength(0);
  });

  test('a sign-in address that is none: said as that, not as a lost line', async () => {
    issuer.discovery = () => ({ status: 404, body: {} });
    expect(await machine(secret())()).toBe(401);
  });

  test('a key that cannot be used', async () => {
    expect(
      await machine(withKey({ privateKey: { kty: 'EC', alg: 'ES256', crv: 'P-256', x: 'x', y: 'y', d: 'd' } }))(),
    ).toBe(401);
  });

  test('a sign-in server that is broken is no refusal: it is tried again', async () => {
    issuer.token = () => ({ status: 503, body: {} });
    const read = machine(secret());
    expect(await read()).not.toBe(401);
    expect(typeof (await read())).toBe('string');
    issuer.token = tokenOf('Bearer');
    expect(await read()).toBe(200);
  });

  test('a sign-in server that is away is a lost line', async () => {
    const read = machine(secret());
    const { issuer: address } = issuer;
    await issuer.close();
    expect(await read()).toBe('ECONNREFUSED');
    expect(address).toContain('127.0.0.1');
  });

  test('after a refusal the next request asks again', async () => {
    issuer.token = () => ({ status: 401, body: { error: 'invalid_client' } });
    const read = machine(secret());
    expect(await read()).toBe(401);
    issuer.token = tokenOf('Bearer');
    expect(await read()).toBe(200);
  });
});
