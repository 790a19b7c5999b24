import { beforeEach, describe, expect, test } from 'vitest';
import { readPortalSettings } from '../../electron/engine/portal/settings.ts';
import { ProviderSignIn } from '../../electron/main/providerSignIn.ts';
import { Sessions } from '../../electron/main/sessions.ts';
import type { SignInProgress } from '../../shared/ipc/views/signIn.ts';
import { LIEN } from '../fhir/resources.ts';

// Main's part of a sign-in at the provider: the browser is opened here, and who it was is kept here.

const ISSUER = 'https://sts.example';
const PAGE = `${ISSUER}/authorize?request_uri=1`;
const session = { practitionerId: LIEN, name: 'Ingrid Lien', role: 'gp', surgeryName: 'Storgata legesenter' } as const;

let opened: string[];
let wanted: boolean[];
let shown: number;
let browser: (url: string) => Promise<void>;
let sessions: Sessions;
let signIn: ProviderSignIn;

function withSettings(file: object | null): ProviderSignIn {
  const read = file === null ? null : readPortalSettings(JSON.stringify(file));
  if (read?.ok === false) throw new Error(read.error.field);
  return new ProviderSignIn({
    settings: () => (read === null ? null : read.value),
    sessions,
    ask: (one) => wanted.push(one),
    openExternal: (url) => browser(url),
    onChanged: () => undefined,
    showWindow: () => (shown += 1),
  });
}

beforeEach(() => {
  opened = [];
  wanted = [];
  shown = 0;
  browser = (url) => {
    opened.push(url);
    return Promise.resolve();
  };
  sessions = new Sessions(
    () => signIn.sessionChanged(),
    () => 0,
  );
  signIn = withSettings({ fhirBase: 'https://portal.example/fhir', people: { issuer: ISSUER, clientId: 'surgery-1' } });
});

const progress = (): SignInProgress => {
  const { view } = signIn;
  if (view.way !== 'provider') throw new Error('no provider');
  return view.progress;
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('asked for, the page opens in the browser; told who it is, they are signed in and the window comes forward', async () => {
  expect(signIn.start()).toEqual({ ok: true, value: null });
  expect([wanted, progress()]).toEqual([[true], { state: 'starting' }]);
  signIn.step({ step: 'page', url: PAGE });
  await settled();
  expect([opened, progress()]).toEqual([[PAGE], { state: 'waiting' }]);
  signIn.step({ step: 'signed-in', session });
  expect([sessions.practitionerId, shown, progress()]).toEqual([LIEN, 1, { state: 'none' }]);
});

describe('the browser', () => {
  test.each([
    'https://elsewhere.example/authorize',
    'https://sts.example.elsewhere.example/',
    'http://sts.example/authorize',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ])('is never sent to %s', async (url) => {
    signIn.start();
    signIn.step({ step: 'page', url });
    await settled();
    expect([opened, progress()]).toEqual([[], { state: 'failed', reason: 'untrusted', name: null, code: null }]);
  });

  test('that does not open is said to be none, and nobody is waited for', async () => {
    browser = () => Promise.reject(new Error('no program'));
    signIn.start();
    signIn.step({ step: 'page', url: PAGE });
    await settled();
    expect([wanted, progress()]).toEqual([
      [true, false],
      { state: 'failed', reason: 'no-browser', name: null, code: null },
    ]);
  });
});

test('whoever comes in by PIN meanwhile ends it', () => {
  signIn.start();
  sessions.signedIn(session);
  expect([wanted, progress()]).toEqual([[true, false], { state: 'none' }]);
});

test('a failure stands until the next attempt, with the name that the provider told', () => {
  signIn.start();
  signIn.step({ step: 'failed', reason: 'not-staff', name: 'Nina Utland' });
  expect(progress()).toEqual({ state: 'failed', reason: 'not-staff', name: 'Nina Utland', code: null });
  signIn.step({ step: 'failed', reason: 'refused', name: null, code: 'invalid_client (token)' });
  expect(progress()).toMatchObject({ reason: 'refused', code: 'invalid_client (token)' });
  expect(sessions.practitionerId).toBeNull();
  signIn.start();
  expect(progress()).toEqual({ state: 'starting' });
});

test.each([
  ['a file that cannot be used', null, { way: 'none' }],
  ['no provider', { fhirBase: 'http://127.0.0.1:1/fhir' }, { way: 'name' }],
])('where there is %s, nobody can begin', (_what, file, view) => {
  signIn = withSettings(file);
  expect(signIn.view).toEqual(view);
  expect(signIn.start()).toEqual({ ok: false, error: { type: 'NoProvider' } });
  expect(wanted).toEqual([]);
});
