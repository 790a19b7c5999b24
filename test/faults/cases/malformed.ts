import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findResource } from '../../../electron/engine/db/resourceStore.ts';
import { openDatabase, type Db } from '../../../electron/engine/db/open.ts';
import { applyPage } from '../../../electron/engine/sync/applyPage.ts';
import { fetchPage } from '../../../electron/engine/sync/page.ts';
import type { PortalClient } from '../../../electron/engine/portal/client.ts';
import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { startPortal } from '../../portal/portal.ts';
import { Chance } from '../../portal/surgery/random.ts';
import { KEY } from '../desk.ts';
import type { FaultCase } from '../faultCase.ts';
import type { Report } from '../report.ts';
import { mutated } from './mutations.ts';

const TYPES = ['Patient', 'Task', 'Communication', 'Practitioner', 'Consent', 'Appointment', 'Observation'] as const;
const ON_A_PAGE = 6;

type Json = Record<string, unknown>;

/** F24: malformed bundles. The bad entry is put aside with its reason, and the good ones of the page are applied. */
export const malformed: FaultCase = {
  id: 'F24',
  what: 'malformed FHIR bundles, through the pull’s own page and transaction',
  amount: { quick: 1_000, full: 10_000 },
  perRun: { quick: 1_000, full: 2_500 },
  async run({ seed, faults, report }) {
    const chance = new Chance(seed);
    const portal = await startPortal({ surgery: 'small' });
    const folder = mkdtempSync(path.join(tmpdir(), 'legekontor-malformed-'));
    const opened = openDatabase({ file: path.join(folder, 'legekontor.db'), key: KEY, role: 'writer' });
    if (!opened.ok) throw new Error(opened.error.type);
    // Ten thousand transactions that nobody will miss: what they say matters here, not that they are on the disk.
    opened.value.pragma('synchronous=OFF');
    try {
      const examples = new Map(TYPES.map((type) => [type, portal.all(type) as unknown as Json[]]));
      for (let made = 0; made < faults; made += 1) {
        const type = chance.pick(TYPES);
        await oneBundle(opened.value, report, chance, { type, examples: examples.get(type) ?? [], place: made });
        report.fault('other');
      }
      const integrity = opened.value.pragma('integrity_check', { simple: true });
      report.expect(integrity === 'ok', 'failed', `integrity_check says ${String(integrity)}`);
    } finally {
      opened.value.close();
      rmSync(folder, { recursive: true, force: true });
      await portal.close();
    }
  },
};

type Given = { readonly type: ResourceType; readonly examples: readonly Json[]; readonly place: number };

async function oneBundle(db: Db, report: Report, chance: Chance, { type, examples, place }: Given): Promise<void> {
  const good: string[] = [];
  const bad: { id: string; how: string }[] = [];
  const entries: string[] = [];
  for (let i = 0; i < ON_A_PAGE; i += 1) {
    const id = `f24-${place}-${i}`;
    const lastUpdated = new Date(Date.UTC(2026, 10, 1) + place * 100 + i).toISOString();
    const resource = { ...chance.pick(examples), id, meta: { versionId: `v${place}`, lastUpdated } };
    if (i === 0 || chance.happens(0.3)) {
      const { how, text } = mutated(resource, chance);
      entries.push(text);
      bad.push({ id, how });
    } else {
      entries.push(JSON.stringify(resource));
      good.push(id);
    }
  }
  const named = `malformed: ${bad.map(({ how }) => how).join(', ')}`;
  const before = aside(db);
  try {
    const body: unknown = JSON.parse(
      `{"resourceType":"Bundle","type":"searchset","entry":[${entries.map((one) => `{"resource":${one}}`).join(',')}]}`,
    );
    const page = await fetchPage(answering(body), `${type}?_count=10`);
    if (page.type === 'failed') return report.breach('failed', `${named}: the whole page was refused`);
    applyPage(db, type, page.page.resources, { mark: page.page.last, loaded: true }, Date.now());
  } catch (cause) {
    return report.breach(
      'failed',
      `${named}: threw ${cause instanceof Error ? cause.message.slice(0, 100) : 'something'}`,
    );
  }
  for (const id of good)
    report.expect(
      findResource(db, { type, id })?.json !== undefined,
      'lost',
      `${named}: a good entry of the page is missing`,
    );
  for (const { id, how } of bad) {
    const taken = findResource(db, { type, id })?.json ?? null;
    // A Consent is kept, and read as one that gives nothing and still blocks: put aside it would block nobody.
    const isPutAside = how === 'modifierExtension' && type !== 'Consent';
    if (isPutAside) report.expect(taken === null, 'failed', `${how}: taken as understood`);
    if (how === 'no resource' || isPutAside)
      report.expect(aside(db) > before || how === 'no resource', 'untold', `${how}: not put aside`);
  }
}

function answering(body: unknown): PortalClient {
  const reply = { type: 'reply', status: 200, body, etag: null, retryAfter: null, date: null } as const;
  return { base: 'https://portal.example/fhir', send: async () => reply };
}

function aside(db: Db): number {
  return Number(db.prepare('SELECT count(*) FROM quarantine').pluck().get());
}
