import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { EXTENSION } from '../../shared/fhir/codes.ts';
import { acts, type ActName } from '../../shared/ipc/acts.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aLevel } from '../fhir/consents.ts';
import { aPatient, LIEN, MATTER, meta, NORA } from '../fhir/resources.ts';
import { anEntry } from './anEntry.ts';
import { ACT_NAMES, SAMPLES } from './samples.ts';

// What of a person is shown to nobody, or only to who asks for it.

const HOME = 'Hemmeligveien 7';

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  pulled(db, [aLevel('full')]);
});
afterEach(() => void db.close());

const asked = (name: ActName, input: unknown, who: string) => ask(db, name, input, who);
const log = () =>
  db.prepare('SELECT act, outcome, practitioner AS who FROM access_log ORDER BY seq').all() as {
    act: string;
    outcome: string;
    who: string;
  }[];

const at = (valueCode: string) =>
  aPatient({
    meta: meta('2', '2027-03-23T08:05:00.000Z'),
    extension: [{ url: `${EXTENSION}address-protection`, valueCode }],
    address: [{ line: [HOME], postalCode: '0155', city: 'Fagerø' }],
  });

const broken = (id: string) => ({ ...at('kode-6'), id, birthDate: 'in the spring' });

describe('a protected address', () => {
  test.each(['kode-7', 'kode-6', 'kode-of-the-future'])('with %s leaves the engine by no query', (code) => {
    pulled(db, [at(code), broken('aside')]);
    anEntry(db, 'queued');
    const queries = ACT_NAMES.filter((name) => acts[name].kind === 'query');
    for (const name of queries) {
      const reply = JSON.stringify(asked(name, { ...SAMPLES[name] }, LIEN) ?? null);
      expect(reply, name).not.toContain(HOME);
      expect(reply, name).not.toContain('Fagerø');
    }
    expect(asked('readPatient', { patientId: NORA }, LIEN)).toMatchObject({ value: { addressProtected: true } });
    expect(asked('readEConsultation', { taskId: MATTER }, LIEN)).toMatchObject({
      value: { warnings: [{ type: 'AddressProtected' }] },
    });
    // What was not understood is shown without the person, and is still told of.
    expect(asked('readSyncDetails', {}, LIEN)).toMatchObject({
      value: { quarantine: [{ resourceId: 'aside', raw: expect.stringContaining('"resourceType": "Patient"') }] },
    });
  });
});

describe('the identity number', () => {
  test('is masked on the page, and shown whole by an act that is logged', () => {
    expect(asked('readPatient', { patientId: NORA }, LIEN)).toMatchObject({ value: { maskedNumber: '138172 •••••' } });
    expect(asked('showIdentityNumber', { patientId: NORA }, LIEN)).toEqual({
      ok: true,
      value: { number: '138172 48693' },
    });
    expect(log()).toEqual([expect.objectContaining({ act: 'showIdentityNumber', who: LIEN, outcome: 'opened' })]);
    expect(asked('showIdentityNumber', { patientId: 'nobody' }, LIEN)).toMatchObject({ error: { type: 'NotFound' } });
  });
});
