import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { needsMachineKey, readPortalSettings, usesSomeKey } from '../../electron/engine/portal/settings.ts';
import { portalSettingsFrom } from '../../electron/main/trust/portalSettingsFile.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'legekontor-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BASE = 'https://portal.example/fhir';
const SECRET = 'svært hemmelig';
const key = { kty: 'EC', alg: 'ES256', d: SECRET };
const withKey = { method: 'private_key_jwt', issuer: 'https://sts.example', clientId: 'surgery-1', privateKey: key };
const withSecret = {
  method: 'client_secret',
  issuer: 'https://sts.example',
  clientId: 'surgery-1',
  clientSecret: SECRET,
};
const people = { issuer: 'https://sts.example', clientId: 'surgery-1' };
const LOOPBACK = 'http://127.0.0.1:4100/fhir';
const read = (settings: unknown) => readPortalSettings(JSON.stringify(settings));

describe('which portal a workstation talks to', () => {
  test('the address is enough: the rest has its ordinary values', () => {
    expect(read({ fhirBase: `${LOOPBACK}//` })).toEqual({
      ok: true,
      value: { fhirBase: LOOPBACK, token: { method: 'none' }, poll: { active: 15, idle: 120 } },
    });
  });

  test('people sign in at a provider of HelseID’s kind, with the machine’s own key, at the highest level', () => {
    expect(read({ fhirBase: BASE, people })).toMatchObject({
      value: {
        people: {
          ...people,
          name: 'HelseID',
          scope: expect.stringContaining('openid profile helseid://scopes/hpr/hpr_number') as string,
          securityLevel: 4,
          audience: 'issuer',
          dpop: true,
        },
      },
    });
  });

  test.each<[object, { needs: boolean; uses: boolean }]>([
    [{ fhirBase: LOOPBACK }, { needs: false, uses: false }],
    [
      { fhirBase: LOOPBACK, token: withSecret },
      { needs: false, uses: false },
    ],
    [
      { fhirBase: LOOPBACK, token: withKey },
      { needs: false, uses: true },
    ],
    [
      { fhirBase: LOOPBACK, token: { ...withKey, privateKey: undefined } },
      { needs: true, uses: true },
    ],
    [
      { fhirBase: LOOPBACK, people },
      { needs: true, uses: true },
    ],
    [
      { fhirBase: LOOPBACK, people: { ...people, privateKey: key } },
      { needs: false, uses: true },
    ],
    [
      { fhirBase: LOOPBACK, people, token: withKey },
      { needs: true, uses: true },
    ],
  ])('whether the machine makes a key of its own: %j', (given, { needs, uses }) => {
    const settings = read(given);
    if (!settings.ok) throw new Error(settings.error.field);
    expect([needsMachineKey(settings.value), usesSomeKey(settings.value)]).toEqual([needs, uses]);
  });

  test('a name is chosen only against a portal on this machine', () => {
    expect(read({ fhirBase: BASE })).toMatchObject({
      error: { field: 'people', problem: expect.stringContaining('on this machine') as string },
    });
    expect(read({ fhirBase: 'https://127.0.0.1.elsewhere.example/fhir' })).toMatchObject({
      error: { field: 'people' },
    });
  });

  test('a token by secret, or by key as HelseID has it', () => {
    expect(read({ fhirBase: BASE, people, token: withSecret })).toMatchObject({ value: { token: withSecret } });
    expect(read({ fhirBase: BASE, people, token: withKey })).toMatchObject({
      value: { token: { ...withKey, audience: 'issuer', dpop: true } },
    });
  });

  test.each<[string, object]>([
    ['fhirBase', { fhirBase: 'https://somebody:secret@portal.example/fhir' }],
    ['fhirBase', { fhirBase: 'https://portal.example/fhir?tenant=1' }],
    ['people.issuer', { people: { ...people, issuer: 'https://somebody@helseid.example' } }],
    ['token.issuer', { token: { ...withKey, issuer: 'https://helseid.example/#here' } }],
    ['proxy', { proxy: 'http://somebody:secret@proxy.clinic:8080' }],
  ])('%s stands in the open: no name, no password, nothing behind it', (field, changed) => {
    expect(read({ fhirBase: BASE, people, ...changed })).toEqual({
      ok: false,
      error: { field, problem: 'must have no user name, no password, and nothing after a ? or a #' },
    });
  });

  test.each(['organisation', 'Organization', 'organizaton'])('%s is a misspelt organization', (name) => {
    expect(read({ fhirBase: BASE, people, [name]: 'Organization/1' })).toMatchObject({
      error: { field: name, problem: expect.stringContaining('do you mean organization?') as string },
    });
  });

  test.each<[string, object, string]>([
    ['a provider on this machine', { people: { ...people, issuer: 'http://127.0.0.1:4100/oidc' } }, 'people.issuer'],
    ['with TLS too', { people: { ...people, issuer: 'https://localhost/oidc' } }, 'people.issuer'],
    ...['127.0.0.2', '2130706433', '0.0.0.0', 'localhost.', 'idp.localhost', '[::]', '[::ffff:127.0.0.1]'].map(
      (host): [string, object, string] => [
        `one at ${host}`,
        { people: { ...people, issuer: `https://${host}/oidc` } },
        'people.issuer',
      ],
    ),
    ['a lower level', { people: { ...people, securityLevel: 3 } }, 'people.securityLevel'],
    ['no level', { people: { ...people, securityLevel: 0 } }, 'people.securityLevel'],
    ['tokens from this machine', { people, token: { ...withKey, issuer: 'http://[::1]/oidc' } }, 'token.issuer'],
  ])('only a portal on this machine itself may have %s', (_what, changed, field) => {
    expect(read({ fhirBase: BASE, ...changed })).toMatchObject({ ok: false, error: { field } });
    expect(read({ fhirBase: LOOPBACK, ...changed })).toMatchObject({ ok: true });
  });

  test.each(['http://127.0.0.1:4100/fhir', 'http://localhost/fhir', 'http://[::1]:80/fhir', 'https://10.0.0.7/fhir'])(
    '%s',
    (fhirBase) => {
      expect(read({ fhirBase, people })).toMatchObject({ ok: true });
    },
  );
});

test.each([
  ['fhirbase', 'fhirBase'],
  ['fhrBase', 'fhirBase'],
  ['fhirBasee', 'fhirBase'],
  ['fhirBsae', 'fhirBase'],
  ['tokem', 'token'],
  ['oken', 'token'],
])('a name that is misspelt is named with what it should be: %s', (name, meant) => {
  const problem = `not a known field: do you mean ${meant}?`;
  expect(read({ [name]: BASE })).toEqual({ ok: false, error: { field: name, problem } });
});

test.each(['colour', 'issuer'])('a name that means nothing there is said to be that: %s', (name) => {
  expect(read({ fhirBase: BASE, [name]: 'x' })).toMatchObject({
    error: { field: name, problem: 'not a known field here' },
  });
});

describe('a wrong file says which field, and what it should be, and none of its secrets', () => {
  test.each<[string, unknown, string]>([
    ['no address', {}, 'fhirBase'],
    ['an address without TLS', { fhirBase: 'http://portal.example/fhir' }, 'fhirBase'],
    [
      'an address that only looks like this machine',
      { fhirBase: 'http://127.0.0.1.elsewhere.example/fhir' },
      'fhirBase',
    ],
    ['an address of a file', { fhirBase: 'file:///etc/passwd' }, 'fhirBase'],
    ['an address in words', { fhirBase: 'portalen' }, 'fhirBase'],
    ['a number for an address', { fhirBase: 7 }, 'fhirBase'],
    ['a field that does not exist', { fhirBase: BASE, fhirbase: BASE }, 'fhirbase'],
    ['a poll too often', { fhirBase: BASE, poll: { active: 0 } }, 'poll.active'],
    ['a poll too seldom', { fhirBase: BASE, poll: { idle: 3_601 } }, 'poll.idle'],
    ['a poll in words', { fhirBase: BASE, poll: { active: 'ofte' } }, 'poll.active'],
    ['a way to sign in that does not exist', { fhirBase: BASE, token: { method: 'magic' } }, 'token.method'],
    ['a token without a client', { fhirBase: BASE, token: { ...withSecret, clientId: '' } }, 'token.clientId'],
    [
      'a token from an address without TLS',
      { fhirBase: BASE, token: { ...withSecret, issuer: 'http://sts.example' } },
      'token.issuer',
    ],
    [
      'a key of no algorithm that we sign with',
      { fhirBase: BASE, token: { ...withKey, privateKey: { ...key, alg: 'none' } } },
      'token.privateKey.alg',
    ],
    [
      'a secret in the wrong place',
      { fhirBase: BASE, token: { method: 'none', clientSecret: SECRET } },
      'token.clientSecret',
    ],
    [
      'a provider without TLS',
      { fhirBase: BASE, people: { ...people, issuer: 'http://sts.example' } },
      'people.issuer',
    ],
    ['a provider without a client', { fhirBase: BASE, people: { issuer: people.issuer } }, 'people.clientId'],
    ['a sign-in that tells nobody', { fhirBase: BASE, people: { ...people, scope: 'profile' } }, 'people.scope'],
    ['a level that nobody has', { fhirBase: BASE, people: { ...people, securityLevel: 2 } }, 'people.securityLevel'],
    ['a provider without a name', { fhirBase: BASE, people: { ...people, name: '' } }, 'people.name'],
    ['a secret for people', { fhirBase: BASE, people: { ...people, clientSecret: SECRET } }, 'people.clientSecret'],
    ['nobody to sign in', { fhirBase: BASE }, 'people'],
    ['a list', [], ''],
    ['nothing', null, ''],
  ])('%s', (_what, settings, field) => {
    const result = read(settings);
    expect(result).toMatchObject({ ok: false, error: { field, problem: expect.stringMatching(/.{5}/u) as string } });
    expect(JSON.stringify(result)).not.toContain(SECRET);
  });

  test.each([
    '',
    '{',
    `{"fhirBase": "${BASE}",}`,
    `{"token": {"clientSecret": "${SECRET}"`,
    `{"token": {"clientSecret": ${SECRET}"}}`,
    `{"token": {"clientSecret": "${SECRET}" "`,
    SECRET,
    'fhirBase = x',
    '\u0000',
  ])('what is no JSON: %j', (text) => {
    const result = readPortalSettings(text);
    expect(result).toMatchObject({ ok: false, error: { field: '' } });
    expect(JSON.stringify(result)).toContain('not JSON');
    expect(JSON.stringify(result)).not.toContain(SECRET);
    expect(JSON.stringify(result)).not.toContain(SECRET.slice(0, 5));
  });
});

const file = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
  return portalSettingsFrom(path.join(folder, name));
};

const refused = (problem: string) => ({ ok: false, error: { field: '', problem } });

describe('the file itself', () => {
  test('is read, or said to be missing, a folder, or too large', () => {
    expect(file('good.json', JSON.stringify({ fhirBase: LOOPBACK }))).toMatchObject({ ok: true });
    expect(portalSettingsFrom(path.join(folder, 'missing.json'))).toEqual(refused('no such file'));
    expect(portalSettingsFrom(folder)).toEqual(refused('cannot be read'));
    expect(file('large.json', ' '.repeat(1_000_001))).toEqual(refused('too large'));
  });
});

const documented = (name: string) => readFileSync(path.join(import.meta.dirname, '../../docs', name), 'utf8');

test('the sample in the documents is JSON, and right', () => {
  const sample = /```json\n([\s\S]*?)```/u.exec(documented('settings.md'))?.[1] ?? '';
  expect(readPortalSettings(sample)).toMatchObject({ ok: true, value: { token: { method: 'private_key_jwt' } } });
});

test('every system of ours is written out in the documents', () => {
  const told = documented('portal-api.md');
  expect(Object.values(SYSTEM).filter((system) => !told.includes(`\`${system}\``))).toEqual([]);
});
