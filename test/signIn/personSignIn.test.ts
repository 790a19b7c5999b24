import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MachineKeyRing } from '../../electron/engine/portal/machineKeys.ts';
import { PersonSignIn, type SignInStep } from '../../electron/engine/portal/personSignIn.ts';
import { readPortalSettings, type PeopleSettings } from '../../electron/engine/portal/settings.ts';
import { startPortal, type Portal } from '../portal/portal.ts';
import { Browser } from './browser.ts';

// A person's sign-in at the demo portal's provider, which is set up as HelseID is. The browser is played.

let portal: Portal;
let signIn: PersonSignIn | undefined;
let steps: SignInStep[];
let heard: () => void;

beforeAll(async () => {
  portal = await startPortal({ surgery: 'empty', requireToken: true });
});
afterAll(() => portal.close());
afterEach(() => signIn?.cancel());

const PAGE = { language: 'nn', title: 'Gå tilbake', text: 'Du kan lukke denne sida.' };

/** The settings as a workstation reads them from its file. */
function settings(changed: object = {}): PeopleSettings {
  const people = { ...portal.signIn?.people, ...changed };
  const read = readPortalSettings(JSON.stringify({ fhirBase: portal.fhirUrl, people }));
  if (!read.ok || read.value.people === undefined) throw new Error(JSON.stringify(read));
  return read.value.people;
}

function begin(changed: object = {}, limit = 60_000): PersonSignIn {
  steps = [];
  heard = () => undefined;
  const ring = new MachineKeyRing(null, [], () => undefined);
  const onStep = (taken: SignInStep) => {
    steps.push(taken);
    heard();
  };
  signIn?.cancel();
  signIn = new PersonSignIn({ settings: settings(changed), ring, limit, closingPage: () => PAGE, onStep });
  signIn.start();
  return signIn;
}

/** The step that is under way, when it has been taken. */
async function step(number: number): Promise<SignInStep> {
  while (steps.length < number) {
    // oxlint-disable-next-line no-await-in-loop
    await new Promise<void>((resolve) => (heard = resolve));
  }
  const taken = steps[number - 1];
  if (taken === undefined) throw new Error('no such step');
  return taken;
}

/** The address that the person's browser is sent to. */
async function page(): Promise<string> {
  const first = await step(1);
  if (first.step !== 'page') throw new Error(`no page: ${JSON.stringify(first)}`);
  return first.url;
}

test('the provider says who it is: name, HPR number and what it calls them', async () => {
  begin();
  const answer = await new Browser().choose(await page(), 'Ingrid Lien');
  expect(await step(2)).toEqual({
    step: 'person',
    person: { name: 'Ingrid Lien', hpr: '9144897', subjects: [expect.any(String), expect.any(String)] as string[] },
  });
  expect(answer.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback\?/u);
  expect(answer.text).toContain('<html lang="nn">');
  expect(answer.text).toContain('Du kan lukke denne sida.');
});

test('someone without an HPR number is known by what the provider calls them', async () => {
  begin();
  await new Browser().choose(await page(), 'Kari Moe');
  expect(await step(2)).toMatchObject({ step: 'person', person: { name: 'Kari Moe', hpr: null } });
});

test('nothing about the person or the request stands in the address of the page', async () => {
  begin();
  const { origin, searchParams } = new URL(await page());
  expect(origin).toBe(portal.url);
  expect([...searchParams.keys()].toSorted()).toEqual(['client_id', 'request_uri']);
});

test('the page asks anew each time: the browser remembers nobody', async () => {
  const browser = new Browser();
  begin();
  await browser.choose(await page(), 'Ingrid Lien');
  await step(2);
  begin();
  await browser.choose(await page(), 'Marit Kjelstrup');
  expect(await step(2)).toMatchObject({ person: { name: 'Marit Kjelstrup' } });
});

describe('refused', () => {
  test('by the person, on the page', async () => {
    begin();
    await new Browser().cancel(await page());
    expect(await step(2)).toEqual({ step: 'failed', reason: 'declined' });
  });

  test('by the provider: a key that it does not know', async () => {
    const { publicKey: _public, privateKey } = await crypto.subtle.generateKey(
      { name: 'ECDSA', namedCurve: 'P-256' },
      true,
      ['sign', 'verify'],
    );
    const foreign = { ...(await crypto.subtle.exportKey('jwk', privateKey)), alg: 'ES256', kid: 'machine' };
    begin({ privateKey: foreign });
    expect(await step(1)).toEqual({ step: 'failed', reason: 'refused', code: 'invalid_client (pushed request)' });
  });

  test('by the provider: a client that it does not know', async () => {
    begin({ clientId: 'somebody-else' });
    expect(await step(1)).toEqual({ step: 'failed', reason: 'refused', code: 'invalid_client (pushed request)' });
  });

  test('where the machine has no key', async () => {
    begin({ privateKey: undefined });
    expect(await step(1)).toEqual({ step: 'failed', reason: 'refused' });
  });

  test('when nobody comes back in time', async () => {
    begin({}, 300);
    await page();
    expect(await step(2)).toEqual({ step: 'failed', reason: 'time-out' });
  });

  test('when the provider is not sure enough of who it is', async () => {
    portal.signIn?.setAssurance('substantial');
    try {
      begin();
      await new Browser().choose(await page(), 'Ingrid Lien');
      expect(await step(2)).toEqual({ step: 'failed', reason: 'level-too-low' });
      begin({ securityLevel: 3 });
      await new Browser().choose(await page(), 'Ingrid Lien');
      expect(await step(2)).toMatchObject({ step: 'person' });
    } finally {
      portal.signIn?.setAssurance('high');
    }
  });

  test('when there is no line', async () => {
    const away = await startPortal({ surgery: 'empty', requireToken: true });
    const { people } = away.signIn ?? {};
    await away.close();
    begin({ issuer: people?.issuer });
    expect(await step(1)).toEqual({ step: 'failed', reason: 'network' });
  });
});

describe('one sign-in at a time', () => {
  test('begun anew, the page before leads nowhere', async () => {
    const attempt = begin();
    const first = await page();
    attempt.start();
    expect(await step(2)).toMatchObject({ step: 'page' });
    await expect(new Browser().choose(first, 'Ingrid Lien')).rejects.toThrow('fetch failed');
    expect(steps).toHaveLength(2);
  });

  test('cancelled, nothing more is said of it', async () => {
    const attempt = begin();
    const url = await page();
    attempt.cancel();
    await expect(new Browser().choose(url, 'Ingrid Lien')).rejects.toThrow('fetch failed');
    expect(steps).toHaveLength(1);
  });
});

describe('the answer comes once, and only to this sign-in', () => {
  test('another state is turned away, and the sign-in goes on', async () => {
    begin();
    const browser = new Browser();
    const answer = new URL(await browser.answerAfter(await page(), 'Ingrid Lien'));
    const forged = new URL(answer);
    forged.searchParams.set('state', 'another');
    const stateless = new URL(answer);
    stateless.searchParams.delete('state');
    const elsewhere = new URL(answer);
    elsewhere.pathname = '/';
    for (const url of [forged, stateless, elsewhere])
      // oxlint-disable-next-line no-await-in-loop
      expect((await fetch(url)).status).toBe(404);
    expect((await fetch(answer, { method: 'POST' })).status).toBe(404);
    expect(steps).toHaveLength(1);
    expect((await fetch(answer)).status).toBe(200);
    expect(await step(2)).toMatchObject({ step: 'person' });
  });

  test('a second time it is turned away', async () => {
    begin();
    const answer = await new Browser().answerAfter(await page(), 'Ingrid Lien');
    const both = await Promise.allSettled([fetch(answer), fetch(answer)]);
    const statuses = both.map((one) => (one.status === 'fulfilled' ? one.value.status : 404));
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 404]);
  });

  test('an answer in another provider’s name is not believed (RFC 9207)', async () => {
    begin();
    const answer = new URL(await new Browser().answerAfter(await page(), 'Ingrid Lien'));
    answer.searchParams.set('iss', 'https://elsewhere.example');
    await fetch(answer);
    expect(await step(2)).toEqual({ step: 'failed', reason: 'untrusted' });
  });

  test('a code of another sign-in is refused by the provider', async () => {
    begin();
    const other = new URL(await new Browser().answerAfter(await page(), 'Ingrid Lien'));
    begin();
    const answer = new URL(await new Browser().answerAfter(await page(), 'Kari Moe'));
    answer.searchParams.set('code', other.searchParams.get('code') ?? '');
    await fetch(answer);
    expect(await step(2)).toEqual({ step: 'failed', reason: 'refused', code: 'invalid_grant (token)' });
  });
});
