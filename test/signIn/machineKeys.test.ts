import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MachineKeyRing, type MachineKey } from '../../electron/engine/portal/machineKeys.ts';
import { portalClient } from '../../electron/engine/portal/client.ts';
import { TokenRefused } from '../../electron/engine/portal/refusals.ts';
import { readPortalSettings, type PeopleSettings, type TokenSettings } from '../../electron/engine/portal/settings.ts';
import { portalFetch } from '../../electron/engine/portal/token.ts';
import { generateKeyPair, exportJWK } from 'jose';
import { startPortal, type Portal } from '../portal/portal.ts';

// Which key a machine proves itself with while one takes over from another, at the demo portal's provider.

let portal: Portal;
let token: TokenSettings;
let people: PeopleSettings;
beforeAll(async () => {
  portal = await startPortal({ surgery: 'empty', requireToken: true });
  const withoutKeys = {
    fhirBase: portal.fhirUrl,
    token: { ...portal.signIn?.machine, privateKey: undefined },
    people: { ...portal.signIn?.people, privateKey: undefined },
  };
  const read = readPortalSettings(JSON.stringify(withoutKeys));
  if (!read.ok || read.value.people === undefined) throw new Error(JSON.stringify(read));
  ({ token, people } = read.value);
});
afterAll(() => portal.close());

let accepted: [string, boolean][];
beforeEach(() => (accepted = []));

async function aKey(kid: string): Promise<MachineKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kty: 'EC', alg: 'ES256' as const, use: 'sig', kid };
  return { kid, madeAt: '2027-03-22T09:00:00.000Z', jwk };
}

/** A machine with these keys: asks the portal for something and says what it got. */
function machine(current: MachineKey, next: MachineKey | null, clients: readonly (PeopleSettings | TokenSettings)[]) {
  const withKey = clients.filter((one): one is PeopleSettings => 'audience' in one);
  const ring = new MachineKeyRing({ current, next }, withKey, (kid, byAll) => accepted.push([kid, byAll]));
  const toPortal = portalFetch(token, ring);
  const client = portalClient(portal.fhirUrl, toPortal);
  const read = async () => {
    const reply = await client.send({ method: 'GET', path: 'Practitioner?_count=1' });
    return reply.type === 'reply' ? reply.status : reply.type;
  };
  return { ring, toPortal, read };
}

test('while the portal knows only the old key, that one is used; from the moment it knows the new, the new one is', async () => {
  const [old, fresh] = [await aKey('old'), await aKey('fresh')];
  portal.signIn?.onlyKeys(old.jwk);
  const { read, toPortal } = machine(old, fresh, [token]);
  expect([await read(), accepted]).toEqual([200, []]);
  portal.signIn?.onlyKeys(fresh.jwk);
  toPortal.renew();
  expect([await read(), accepted]).toEqual([200, [['fresh', true]]]);
});

test('the old key is kept until every client of the machine has been let in with the new one', async () => {
  const [old, fresh] = [await aKey('old'), await aKey('fresh')];
  portal.signIn?.onlyKeys(old.jwk, fresh.jwk);
  const { read, ring } = machine(old, fresh, [token, people]);
  expect([await read(), accepted]).toEqual([200, [['fresh', false]]]);
  await ring.withKey(people, (key) => Promise.resolve(key.kid));
  expect(accepted.at(-1)).toEqual(['fresh', true]);
});

test('a portal that knows neither lets nobody in, and no key is taken into use', async () => {
  portal.signIn?.onlyKeys((await aKey('another')).jwk);
  const { read } = machine(await aKey('old'), await aKey('fresh'), [token]);
  expect([await read(), accepted]).toEqual([401, []]);
});

test('a line that fails is no refusal: the new key stays the first to try', async () => {
  const { ring } = machine(await aKey('old'), await aKey('fresh'), [token]);
  const tried: (string | undefined)[] = [];
  const failing = ring.withKey(people, (key) => {
    tried.push(key.kid);
    return Promise.reject(new Error('ECONNRESET'));
  });
  await expect(failing).rejects.toThrow('ECONNRESET');
  expect([tried, accepted]).toEqual([['fresh'], []]);
});

test('a key that is revoked while a token is held opens nothing at the next request', async () => {
  const old = await aKey('old');
  portal.signIn?.onlyKeys(old.jwk);
  const { read, ring, toPortal } = machine(old, null, [token]);
  expect(await read()).toBe(200);
  ring.replace({ current: await aKey('unknown'), next: null });
  toPortal.renew();
  expect(await read()).toBe(401);
});

test('a trial’s key in the settings goes before the machine’s own', async () => {
  const { ring } = machine(await aKey('own'), null, []);
  const inSettings = (await aKey('in-settings')).jwk;
  const trial = { ...people, privateKey: inSettings };
  expect(await ring.withKey(trial, (key) => Promise.resolve(key.kid))).toBe('in-settings');
  expect(await ring.withKey(people, (key) => Promise.resolve(key.kid))).toBe('own');
});

test('without any key the sign-in server is not even asked', async () => {
  const ring = new MachineKeyRing(null, [people], () => undefined);
  await expect(ring.withKey(people, () => Promise.resolve('asked'))).rejects.toThrow(TokenRefused);
});
