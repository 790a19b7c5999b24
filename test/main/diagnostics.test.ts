import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { diagnosticsText, type Diagnosed } from '../../electron/main/support/diagnostics.ts';
import { readPortalSettings } from '../../electron/engine/portal/settings.ts';
import { Temporal } from '../../shared/lib/time.ts';
import { personalStrings, standingIn } from '../builders/personalStrings.ts';
import { aDatabase, aFolder } from '../db/aDatabase.ts';
import { ask, pulled } from '../db/aSurgery.ts';
import { makeSurgery } from '../portal/surgery/makeSurgery.ts';

const SECRETS = {
  clientSecret: 'hemmelig-klientnøkkel',
  d: 'PRIVATE-PART-OF-A-KEY',
  password: 'passord-i-adressen',
  user: 'bruker-i-adressen',
  folder: 'ingrid-sin-mappe',
  portalText: 'Portalen sa noe om Nora',
};

let surgery: ReturnType<typeof makeSurgery>;
let strings: ReadonlySet<string>;
let text: string;

function settings() {
  const read = readPortalSettings(
    JSON.stringify({
      fhirBase: 'https://portal.example/fhir',
      token: {
        method: 'client_secret',
        issuer: 'https://issuer.example/',
        clientId: 'kontor-17',
        clientSecret: SECRETS.clientSecret,
      },
      people: {
        issuer: 'https://issuer.example/',
        clientId: 'kontor-17',
        privateKey: { kty: 'EC', alg: 'ES256', d: SECRETS.d },
      },
    }),
  );
  if (!read.ok) throw new Error(read.error.field);
  // An address with a password in it is refused; where one came all the same, it is not told.
  const address = `https://${SECRETS.user}:${SECRETS.password}@portal.example/fhir?key=${SECRETS.password}`;
  return { ...read.value, fhirBase: address };
}

const diagnosed = (more: Partial<Diagnosed> = {}): Diagnosed => ({
  at: new Date('2026-11-21T08:00:00Z'),
  versions: { legekontor: '0.1.0' },
  machine: {
    platform: 'linux',
    arch: 'x64',
    release: '6.1',
    locale: 'nb',
    memoryGigabytes: 8,
    packaged: true,
  },
  settings: settings(),
  keys: { folder: `/home/${SECRETS.folder}`, state: 'open', way: 'os-store', madeAt: '2026-11-01T08:00:00Z' },
  sync: {
    connection: {
      state: 'refused',
      since: '2026-11-21T07:00:00Z',
      problem: { kind: 'rule', status: 422, detail: SECRETS.portalText },
    },
    portalAddress: `https://${SECRETS.user}@portal.example/`,
    lastSynced: null,
    firstLoad: null,
    sending: null,
    waiting: 2,
    needsYou: 1,
    quarantined: 3,
    withheld: [],
    clockMinutesAhead: null,
    clockSecondsAhead: null,
    storeFault: null,
    surgery: 'known',
  },
  counts: null,
  logs: [],
  ...more,
});

beforeAll(() => {
  surgery = makeSurgery('small', 1, Temporal.Instant.from('2026-11-21T08:00:00Z'));
  strings = personalStrings(surgery);
  const db = aDatabase();
  pulled(db, surgery as never);
  const [nora] = [...strings];
  // A portal that writes people's names where types and fields belong.
  pulled(db, [
    {
      resourceType: 'Task',
      id: 'odd',
      meta: { lastUpdated: '2026-11-21T08:00:00Z', versionId: '1' },
      status: nora,
    },
  ]);
  db.prepare('INSERT INTO quarantine VALUES (?, ?, ?, ?, ?, ?)').run(nora, '', `Task.${nora}`, 'wrong', 0, 'raw');

  const folder = aFolder();
  mkdirSync(path.join(folder, 'logs'));
  const log = path.join(folder, 'logs', 'main.log');
  writeFileSync(
    log,
    [
      '[2026-11-21T08:00:00.000Z] start version=0.1.0',
      ...[...strings].slice(0, 200).map((one) => `[2026-11-21T08:00:01.000Z] writer broken code=${one}`),
      ...[...strings].slice(0, 200),
    ].join('\n'),
  );
  text = diagnosticsText(diagnosed({ counts: ask(db, 'readStoreCounts', {}, null), logs: [log] }));
});

describe('the file for support, of a surgery full of people', () => {
  test('knows hundreds of names, numbers and texts to look for', () => {
    expect(strings.size).toBeGreaterThan(200);
    // Each is found where it stands, so that not finding it below says something.
    expect(standingIn(JSON.stringify(surgery).replaceAll(String.raw`\n`, '\n'), strings)).toHaveLength(strings.size);
  });

  test('holds none of them', () => expect(standingIn(text, strings)).toEqual([]));

  test('holds no secret of the settings, no folder of the user’s and nothing that the portal said', () => {
    expect(standingIn(text, new Set(Object.values(SECRETS)))).toEqual([]);
  });

  test('holds what support needs', () => {
    const file = JSON.parse(text) as Record<string, never>;
    expect(Object.keys(file)).toEqual(['made', 'versions', 'machine', 'settings', 'key', 'sync', 'counts', 'log']);
    expect(file).toMatchObject({
      settings: {
        portal: 'https://portal.example/fhir',
        token: { method: 'client_secret', issuer: 'https://issuer.example/' },
        people: { issuer: 'https://issuer.example/', securityLevel: 4 },
      },
      key: { state: 'open', way: 'os-store' },
      sync: { connection: { state: 'refused', kind: 'rule', status: 422 }, waiting: 2 },
      counts: { schema: 1, quarantine: expect.arrayContaining([{ type: 'other', field: 'other', count: 1 }]) },
    });
    const patients = surgery.filter(({ resourceType }) => resourceType === 'Patient').length;
    expect(file).toMatchObject({ counts: { resources: { Patient: patients } } });
    expect(file).toMatchObject({
      log: { lines: expect.arrayContaining(['2026-11-21T08:00:00.000Z start version=0.1.0']), leftOut: 200 },
    });
  });
});

test('a file that cannot be opened is told by its reason, and a missing log is no fault', () => {
  const refused = { ok: false, error: { type: 'StoreUnavailable', reason: 'wrong-key-or-damaged', more: 'Nora' } };
  const file = diagnosticsText(diagnosed({ counts: refused, settings: null, logs: ['/nowhere/main.log'] }));
  expect(JSON.parse(file)).toMatchObject({
    settings: null,
    counts: { type: 'StoreUnavailable', reason: 'wrong-key-or-damaged' },
    log: { lines: [], leftOut: 0 },
  });
  expect(file).not.toContain('Nora');
});
