import type Database from 'better-sqlite3';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { AppSync } from '../appSync.ts';
import { mixOf } from '../data/identity.ts';
import { NOW, type BenchResource } from '../data/resource.ts';
import { fillAppStore, fillRawStore } from '../fill.ts';
import { tellPortal } from '../portal/start.ts';
import { rawPull, typesOf } from '../rawPull.ts';
import { openAppStore, openRawStore, ownCopy, preparedFile } from '../stores.ts';
import { atMost, type Measured, type Setting, type Workload } from '../workload.ts';

/** W2: one resource in a hundred has a new version at the portal. */
export const incremental: Workload = {
  name: 'W2',
  counts: { full: mixOf(100_000), smoke: mixOf(2_000) },
  needs: ['portal'],
  prepare: {
    app: async (setting) => fillAppStore(preparedFile(setting, 'app'), setting.counts),
    raw: async (setting) => {
      const db = openRawStore(preparedFile(setting, 'raw'), 'plain');
      db.exec(FULL_SCHEMA);
      fillRawStore(db, setting.counts, upsertInto(db));
      db.close();
    },
  },
  measure: { app, raw },
  rows: [
    { workload: 'W2', figure: 'ms', unit: 'ms', what: '1% has changed', goal: atMost(1.5) },
    { workload: 'W2 bytes', figure: 'bytes', unit: 'B', what: 'what came for it', goal: atMost(1.05) },
    { workload: 'W2 no change', figure: 'requests', unit: 'requests', what: 'a pull without news', goal: atMost(1) },
    {
      workload: 'W2 no change, bytes',
      figure: 'idleBytes',
      unit: 'B a type',
      what: 'a pull without news',
      goal: atMost(1_000, 'value'),
    },
  ],
};

async function app(setting: Setting): Promise<Measured> {
  const { portal } = setting;
  await tellPortal(portal, { reset: true });
  const db = openAppStore(ownCopy(setting, 'app'));
  const sync = new AppSync(db, portal);
  await sync.start();
  const types = await typesOf(portal);

  await tellPortal(portal, { reset: true });
  await sync.again();
  const idle = await tellPortal(portal, { reset: true });

  await tellPortal(portal, { change: true });
  const begin = performance.now();
  await sync.again();
  const ms = performance.now() - begin;
  const { bytes } = await tellPortal(portal, {});
  sync.stop();
  const changed = Number(
    db.prepare('SELECT count(*) FROM resource WHERE last_updated > ? AND json IS NOT NULL').pluck().get(NOW),
  );
  db.close();
  if (changed === 0) throw new Error('no change came');
  return { ms, bytes, requests: idle.requests, idleBytes: idle.bytes / types.length, changed };
}

async function raw(setting: Setting): Promise<Measured> {
  const { portal } = setting;
  await tellPortal(portal, { reset: true });
  const db = openRawStore(ownCopy(setting, 'raw'), 'plain');
  const upsert = upsertInto(db);
  const types = await typesOf(portal);
  const since = new Date(NOW + 1).toISOString();
  await rawPull(portal, types, since, () => undefined);
  const idle = await tellPortal(portal, { reset: true });

  await tellPortal(portal, { change: true });
  const begin = performance.now();
  await rawPull(
    portal,
    types,
    since,
    db.transaction((resources) => {
      for (const one of resources) upsert(one);
    }),
  );
  const ms = performance.now() - begin;
  const { bytes } = await tellPortal(portal, {});
  db.close();
  // One request a type less the first: what was asked for the CapabilityStatement belongs to the start.
  return { ms, bytes, requests: idle.requests - 1 };
}

/** What one would write first: ids as text, an index for each question, names in a full-text index, an outbox. */
const FULL_SCHEMA = `
  CREATE TABLE resource (
    num INTEGER PRIMARY KEY, type TEXT, id TEXT, version INTEGER, patient TEXT, gp TEXT, due TEXT, open INTEGER, json TEXT,
    UNIQUE (type, id));
  CREATE INDEX by_patient ON resource (patient, type, due);
  CREATE INDEX queue ON resource (gp, due) WHERE open = 1;
  CREATE VIRTUAL TABLE names USING fts5(name, prefix = '2 3 4');
  CREATE TABLE outbox (seq INTEGER PRIMARY KEY, key TEXT UNIQUE, body TEXT, state TEXT);`;

function upsertInto(db: Database.Database): (resource: object) => void {
  const put = db.prepare(`
    INSERT INTO resource (type, id, version, patient, gp, due, open, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (type, id) DO UPDATE SET version = excluded.version, patient = excluded.patient, gp = excluded.gp,
      due = excluded.due, open = excluded.open, json = excluded.json WHERE excluded.version >= resource.version`);
  const forget = db.prepare('DELETE FROM names WHERE rowid = (SELECT num FROM resource WHERE type = ? AND id = ?)');
  const keep = db.prepare('INSERT INTO names (rowid, name) SELECT num, ? FROM resource WHERE type = ? AND id = ?');
  return (given) => {
    const one = given as BenchResource & Fields;
    const { resourceType, id } = one;
    const about = (one.for ?? one.subject ?? one.participant?.[0]?.actor)?.reference ?? null;
    const due = one.authoredOn ?? one.start ?? one.sent ?? null;
    const open = one.status === 'requested' && one.code?.coding?.[0]?.system === SYSTEM.taskKind ? 1 : 0;
    put.run(
      resourceType,
      id,
      Number(one.meta.versionId),
      about,
      one.owner?.reference ?? null,
      due,
      open,
      JSON.stringify(one),
    );
    if (resourceType !== 'Patient') return;
    forget.run(resourceType, id);
    keep.run(`${one.name?.[0]?.given?.join(' ')} ${one.name?.[0]?.family}`, resourceType, id);
  };
}

type Reference = { readonly reference: string };
type Fields = {
  readonly meta: { readonly versionId: string };
  readonly for?: Reference;
  readonly subject?: Reference;
  readonly owner?: Reference;
  readonly participant?: readonly { readonly actor: Reference }[];
  readonly authoredOn?: string;
  readonly start?: string;
  readonly sent?: string;
  readonly status?: string;
  readonly code?: { readonly coding?: readonly { readonly system: string }[] };
  readonly name?: readonly { readonly family: string; readonly given?: readonly string[] }[];
};
