import path from 'node:path';
import { AppSync } from '../appSync.ts';
import { mixOf } from '../data/identity.ts';
import { rawPull, typesOf } from '../rawPull.ts';
import { openAppStore, openRawStore, sizeOf } from '../stores.ts';
import { atLeast, atMost, type Measured, type Setting, type Workload } from '../workload.ts';

/** W1: everything of a portal into an empty store. */
export const firstLoad: Workload = {
  name: 'W1',
  counts: { full: mixOf(100_000), smoke: mixOf(2_000) },
  needs: ['portal'],
  anyPortal: true,
  measure: { app, raw },
  rows: [
    { workload: 'W1', figure: 'rate', unit: 'resources/s', what: 'first load', goal: atLeast(0.55) },
    { workload: 'W1 memory', figure: 'rss', unit: 'MB', what: 'its largest RSS', goal: atMost(1.75) },
    { workload: 'W1 disk', figure: 'disk', unit: 'MB', what: 'the file after it', goal: atMost(1.2) },
  ],
};

async function app({ scratch, portal }: Setting): Promise<Measured> {
  const file = path.join(scratch, 'app.db');
  const db = openAppStore(file);
  const sync = new AppSync(db, portal);
  const begin = performance.now();
  await sync.start();
  const ms = performance.now() - begin;
  sync.stop();
  const count = Number(db.prepare('SELECT count(*) FROM resource WHERE json IS NOT NULL').pluck().get());
  const aside = Number(db.prepare('SELECT count(*) FROM quarantine').pluck().get());
  db.close();
  return figures(count + aside, ms, file);
}

async function raw({ scratch, portal }: Setting): Promise<Measured> {
  const file = path.join(scratch, 'raw.db');
  const db = openRawStore(file, 'sqlcipher');
  db.exec('CREATE TABLE resource (num INTEGER PRIMARY KEY, type TEXT, id TEXT, json TEXT)');
  const insert = db.prepare('INSERT INTO resource (type, id, json) VALUES (?, ?, ?)');
  const begin = performance.now();
  const count = await rawPull(
    portal,
    await typesOf(portal),
    null,
    db.transaction((resources) => {
      for (const one of resources) insert.run(one.resourceType, one.id, JSON.stringify(one));
    }),
  );
  const ms = performance.now() - begin;
  db.close();
  return figures(count, ms, file);
}

function figures(count: number, ms: number, file: string): Measured {
  if (count === 0) throw new Error('nothing was loaded');
  return {
    rate: (count / ms) * 1_000,
    rss: process.resourceUsage().maxRSS / 1_024,
    disk: sizeOf(file) / 1e6,
    cpu: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
    count,
  };
}
