import { exportJWK, generateKeyPair } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MachineKeyRing } from '../../electron/engine/portal/machineKeys.ts';
import { PersonSignIn, type SignInStep } from '../../electron/engine/portal/personSignIn.ts';
import { readPortalSettings } from '../../electron/engine/portal/settings.ts';
import { CLIENT, startProvider, type Provider } from './aProvider.ts';

// What a provider says of a person is believed only when it is the provider's, for this sign-in, and fresh.

let provider: Provider;
beforeEach(async () => {
  provider = await startProvider();
});
afterEach(() => provider.close());

const { privateKey } = await generateKeyPair('ES256', { extractable: true });
const jwk = { ...(await exportJWK(privateKey)), alg: 'ES256', kid: 'machine' };

const closingPage = () => ({ language: 'nb', title: '', text: '' });

/** Signs in, comes back with the right state, and gives how it ended. */
async function signIn(): Promise<SignInStep> {
  const people = { issuer: provider.issuer, clientId: CLIENT, privateKey: jwk };
  const read = readPortalSettings(JSON.stringify({ fhirBase: `${provider.issuer}/fhir`, people }));
  if (!read.ok || read.value.people === undefined) throw new Error(JSON.stringify(read));
  const settings = read.value.people;
  const ring = new MachineKeyRing(null, [], () => undefined);
  return new Promise((resolve) => {
    const onStep = (step: SignInStep) => {
      if (step.step !== 'page') return resolve(step);
      const back = new URL(provider.pushed.get('redirect_uri') ?? '');
      back.searchParams.set('state', provider.pushed.get('state') ?? '');
      back.searchParams.set('code', 'code-1');
      void fetch(back);
    };
    new PersonSignIn({ settings, ring, limit: 20_000, closingPage, onStep }).start();
  });
}

const now = () => Math.floor(Date.now() / 1000);
const untrusted = { step: 'failed', reason: 'untrusted' };

test('the right one is believed', async () => {
  expect(await signIn()).toMatchObject({ step: 'person', person: { name: 'Ingrid Lien', subjects: ['subject-1'] } });
});

test('a provider that takes no pushed requests is told as that', async () => {
  provider.takesPushed = false;
  expect(await signIn()).toEqual({ step: 'failed', reason: 'no-pushed-requests' });
});

test('the request is pushed, with PKCE, a fresh nonce and state, and asks the person anew', async () => {
  await signIn();
  const first = Object.fromEntries(provider.pushed);
  expect(first).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    prompt: 'login',
    max_age: '300',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/callback$/u) as string,
  });
  expect(first['scope']).not.toContain('identity/pid ');
  await signIn();
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(first[name]).toMatch(/^[\w-]{43}$/u);
    expect(provider.pushed.get(name)).not.toBe(first[name]);
  }
});

describe('not believed', () => {
  test.each<[string, Record<string, unknown>]>([
    ['another nonce', { nonce: 'another' }],
    ['no nonce', { nonce: undefined }],
    ['another issuer', { iss: 'https://elsewhere.example' }],
    ['another program’s', { aud: 'another-program' }],
    ['several receivers, and the one it was given to is another', { aud: [CLIENT, 'another'], azp: 'another' }],
    ['over since long', { exp: now() - 3_600, iat: now() - 7_200 }],
    ['a person who proved who they are an hour ago', { auth_time: now() - 3_600 }],
    ['nobody knows when they proved it', { auth_time: undefined }],
    ['nobody in particular', { sub: undefined }],
  ])('%s', async (_what, wrong) => {
    provider.claims = (right) => ({ ...right, ...wrong });
    expect(await signIn()).toEqual(untrusted);
  });

  test.each(['somebody else', 'nobody'] as const)('signed by %s', async (who) => {
    provider.signedBy = who;
    expect(await signIn()).toEqual(untrusted);
  });

  test('no ID token at all', async () => {
    provider.answer = ({ id_token: _idToken, ...rest }) => rest;
    expect(await signIn()).toEqual(untrusted);
  });
});

test('a page at another address than the provider’s own is not opened', async () => {
  provider.page = 'https://elsewhere.example/authorize';
  expect(await signIn()).toEqual(untrusted);
});

test.each<[string, Record<string, unknown>, string]>([
  ['level 3', { 'helseid://claims/identity/security_level': '3' }, 'level-too-low'],
  ['no level', { 'helseid://claims/identity/security_level': undefined }, 'level-too-low'],
  ['a level that is no number', { 'helseid://claims/identity/security_level': 'høyt' }, 'level-too-low'],
  ['an empty level', { 'helseid://claims/identity/security_level': '' }, 'level-too-low'],
  [
    'substantial',
    {
      'helseid://claims/identity/security_level': undefined,
      'helseid://claims/identity/assurance_level': 'substantial',
    },
    'level-too-low',
  ],
])('health records need the highest level: %s', async (_what, changed, reason) => {
  provider.claims = (right) => ({ ...right, ...changed });
  expect(await signIn()).toEqual({ step: 'failed', reason });
});

test('the highest level is also called high (eIDAS)', async () => {
  provider.claims = (right) => ({
    ...right,
    'helseid://claims/identity/security_level': undefined,
    'helseid://claims/identity/assurance_level': 'high',
  });
  expect(await signIn()).toMatchObject({ step: 'person' });
});
