import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MachineFile, type Seal } from '../../electron/main/trust/machineFile.ts';
import { PortalTrust } from '../../electron/main/trust/portalTrust.ts';

// Which portal and provider a machine believes: those it was set up with, until somebody entitled says otherwise.

/** What comes out is not what went in, as with a key store. */
const seal: Seal = {
  seal: (text) => Buffer.from(`sealed ${Buffer.from(text).toString('base64')}`),
  open: (content) => {
    const text = content.toString();
    return text.startsWith('sealed ') ? Buffer.from(text.slice(7), 'base64').toString() : null;
  },
};

const HONEST = {
  fhirBase: 'https://portal.example/fhir',
  token: { method: 'private_key_jwt', issuer: 'https://sts.example', clientId: 'surgery' },
  people: { issuer: 'https://sts.example', clientId: 'surgery-people' },
};
const DEMO = {
  fhirBase: 'http://127.0.0.1:8090/fhir',
  people: { issuer: 'http://127.0.0.1:8090/oidc', clientId: 'surgery-people' },
};
const SECRET = 'svært hemmelig';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'legekontor-trust-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settingsFile = () => path.join(folder, 'portal-settings.json');
const inFile = () => readFileSync(settingsFile(), 'utf8');
const machine = (by: Seal = seal) => new MachineFile(path.join(folder, 'machine-key'), by);

/** A start with this in the settings file; as it lies there when nothing is given. */
function start(settings?: object, by: Seal = seal): PortalTrust {
  if (settings !== undefined) writeFileSync(settingsFile(), JSON.stringify(settings));
  const trust = new PortalTrust(settingsFile());
  trust.open(machine(by));
  return trust;
}

test('the first settings are bound, and at the next start the sealed file vouches for them', () => {
  const first = start(HONEST);
  expect([first.isFresh, first.settings?.people?.issuer, first.differences]).toEqual([true, 'https://sts.example', []]);
  const next = start();
  expect([next.isFresh, next.settings, next.differences]).toEqual([false, first.settings, []]);
});

describe('whoever changes the file changes nothing', () => {
  test.each<[string, object, string, string]>([
    [
      'a provider of their own',
      { ...DEMO, people: { ...DEMO.people, issuer: 'http://127.0.0.1:4100/oidc' } },
      'people.issuer',
      'http://127.0.0.1:4100/oidc',
    ],
    ['a client of their own', { ...DEMO, people: { ...DEMO.people, clientId: 'mine' } }, 'people.clientId', 'mine'],
    ['a lower level', { ...DEMO, people: { ...DEMO.people, securityLevel: 0 } }, 'people.securityLevel', '0'],
    ['another portal', { ...DEMO, fhirBase: 'http://127.0.0.1:4100/fhir' }, 'fhirBase', 'http://127.0.0.1:4100/fhir'],
    ['another name on the button', { ...DEMO, people: { ...DEMO.people, name: 'BankID' } }, 'people.name', 'BankID'],
    [
      'tokens from elsewhere',
      { ...DEMO, token: { method: 'private_key_jwt', issuer: 'https://mine.example', clientId: 'x' } },
      'token.issuer',
      'https://mine.example',
    ],
  ])('%s', (_what, changed, field, found) => {
    const { settings } = start(DEMO);
    const trust = start(changed);
    expect(trust.settings).toEqual(settings);
    expect(trust.differences).toContainEqual(expect.objectContaining({ field, found }));
  });

  test('no provider at all, so that a name would be enough', () => {
    const { settings } = start(DEMO);
    const trust = start({ fhirBase: DEMO.fhirBase });
    expect(trust.settings).toEqual(settings);
    expect(trust.differences).toContainEqual({ field: 'people.issuer', bound: DEMO.people.issuer, found: null });
  });

  test('also when it is changed once more after somebody has looked: what was read at the start is what is accepted', () => {
    start(DEMO);
    const trust = start({ ...DEMO, people: { ...DEMO.people, clientId: 'seen' } });
    writeFileSync(settingsFile(), JSON.stringify({ ...DEMO, people: { ...DEMO.people, clientId: 'not seen' } }));
    expect(trust.accept()).toEqual({ ok: true, value: null });
    expect(start().settings?.people?.clientId).toBe('seen');
  });
});

test('accepted, the new settings hold from the next start, and not before', () => {
  const before = start(HONEST).settings;
  const changed = { ...HONEST, people: { ...HONEST.people, issuer: 'https://new.example' } };
  const trust = start(changed);
  expect(trust.accept()).toEqual({ ok: true, value: null });
  expect([trust.settings, trust.view().accepted]).toEqual([before, true]);
  const next = start();
  expect([next.settings?.people?.issuer, next.differences]).toEqual(['https://new.example', []]);
});

test('nothing is accepted where nothing differs, or where it cannot be kept', () => {
  expect(start(HONEST).accept()).toEqual({ ok: false, error: { type: 'NothingToAccept' } });
  const broken: Seal = {
    ...seal,
    seal: () => {
      throw new Error('the key store is locked');
    },
  };
  const trust = start({ ...HONEST, fhirBase: 'https://other.example/fhir' }, broken);
  expect(trust.accept()).toEqual({ ok: false, error: { type: 'MachineKeyNotSaved' } });
  expect(start().settings?.fhirBase).toBe(HONEST.fhirBase);
});

test('the demo where a name is enough may come on another port, and on no other machine', () => {
  start({ fhirBase: 'http://127.0.0.1:4100/fhir' });
  const next = start({ fhirBase: 'http://127.0.0.1:4200/fhir' });
  expect([next.settings?.fhirBase, next.differences]).toEqual(['http://127.0.0.1:4200/fhir', []]);
  expect(start({ fhirBase: 'http://127.0.0.1:4200/r5' }).differences).toHaveLength(1);
  expect(start(HONEST).differences).not.toEqual([]);
});

test('how often the portal is asked is no question of trust', () => {
  start(HONEST);
  const trust = start({ ...HONEST, poll: { active: 7, idle: 70 } });
  expect([trust.differences, trust.settings?.poll]).toEqual([[], { active: 7, idle: 70 }]);
});

test('a file that cannot be read is a fault, and what is bound stays bound', () => {
  start(HONEST);
  writeFileSync(settingsFile(), '{');
  const trust = start();
  expect([trust.settings, trust.fault?.problem]).toEqual([null, expect.stringContaining('not JSON')]);
  expect(start(HONEST).isFresh).toBe(false);
});

test('a file that others may write to is not used', () => {
  writeFileSync(settingsFile(), JSON.stringify(HONEST));
  const trust = new PortalTrust(settingsFile(), () => false);
  trust.open(machine());
  expect([trust.settings, trust.fault?.problem]).toEqual([null, expect.stringContaining('administrator')]);
});

test('without the sealed file the settings are nobody’s, and the database is asked', () => {
  start(HONEST);
  rmSync(path.join(folder, 'machine-key'));
  expect(start().isFresh).toBe(true);
});

describe('a secret in the file', () => {
  const token = { method: 'client_secret', issuer: 'https://sts.example', clientId: 'surgery', clientSecret: SECRET };
  const key = { kty: 'EC', alg: 'ES256', kid: 'trial', d: SECRET };
  test.each<[string, object]>([
    ['of the machine', { ...HONEST, token }],
    ['a key for people', { ...HONEST, people: { ...HONEST.people, privateKey: key } }],
  ])('is sealed at the first start and taken out of it, the rest stays, and it is used on: %s', (_what, settings) => {
    const { settings: used } = start(settings);
    expect(JSON.stringify(used)).toContain(SECRET);
    expect(inFile()).not.toContain(SECRET);
    expect(readFileSync(path.join(folder, 'machine-key'), 'utf8')).not.toContain(SECRET);
    expect(JSON.parse(inFile())).toMatchObject({ fhirBase: HONEST.fhirBase });
    const next = start();
    expect([next.settings, next.differences, next.view().secretsInFile]).toEqual([used, [], false]);
  });

  test('is never given to another issuer, and never shown', () => {
    start({ ...HONEST, token });
    const { clientSecret: _out, ...rest } = token;
    const elsewhere = start({ ...HONEST, token: { ...rest, issuer: 'https://mine.example' } });
    expect([elsewhere.settings, elsewhere.fault?.field]).toEqual([null, 'token.clientSecret']);
    const other = start({ ...HONEST, token: { ...token, clientSecret: 'en annen' } });
    expect(other.differences).toEqual([{ field: 'token.clientSecret', bound: '•••', found: '•••' }]);
  });

  test('that may not be taken out is told', () => {
    writeFileSync(settingsFile(), JSON.stringify({ ...HONEST, token }));
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'legekontor-sealed-'));
    // Where the new file would be written first there is a folder: nobody may write it, not even root.
    mkdirSync(`${settingsFile()}.new`);
    const trust = new PortalTrust(settingsFile());
    trust.open(new MachineFile(path.join(elsewhere, 'machine-key'), seal));
    rmSync(`${settingsFile()}.new`, { recursive: true });
    expect(trust.view().secretsInFile).toBe(true);
    rmSync(elsewhere, { recursive: true });
  });
});

test('before the sealed file is opened nothing is believed', () => {
  writeFileSync(settingsFile(), JSON.stringify(HONEST));
  const trust = new PortalTrust(settingsFile());
  expect([trust.settings, existsSync(path.join(folder, 'machine-key'))]).toEqual([null, false]);
});

test('which organisation the surgery is may be named later, once, and another one is a difference', () => {
  start(HONEST);
  const named = start({ ...HONEST, organization: '910000001' });
  expect([named.settings?.organization, named.differences]).toEqual(['910000001', []]);
  const other = start({ ...HONEST, organization: '910000099' });
  expect(other.settings?.organization).toBe('910000001');
  expect(other.differences).toEqual([{ field: 'organization', bound: '910000001', found: '910000099' }]);
});
