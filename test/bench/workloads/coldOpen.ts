import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { runAct } from '../../../electron/engine/ipc/runAct.ts';
import { readerActs } from '../../../electron/engine/ipc/readerActs.ts';
import { TASK_KINDS } from '../../../shared/fhir/codes.ts';
import { askedQueue } from '../../builders/askedQueue.ts';
import { idOf, mixOf } from '../data/identity.ts';
import { NOW } from '../data/resource.ts';
import { fillAppStore } from '../fill.ts';
import { openAppStore, openRawStore, preparedFile } from '../stores.ts';
import { atMost, type Measured, type Setting, type Workload } from '../workload.ts';

/** W7: a store of a million resources opened, to the first work queue, in a process that is up; the file not in memory. */
export const coldOpen: Workload = {
  name: 'W7',
  counts: { full: mixOf(1_000_000), smoke: mixOf(5_000) },
  needs: [],
  prepare: {
    app: async (setting) => fillAppStore(preparedFile(setting, 'app'), setting.counts),
    // The same rows, in a file of its own, so that neither side warms the other's, with the index that its query wants.
    raw: async (setting) => {
      copyFileSync(preparedFile(setting, 'app'), preparedFile(setting, 'raw'));
      const db = openRawStore(preparedFile(setting, 'raw'), 'sqlcipher');
      db.exec('CREATE INDEX raw_queue ON resource (kind, due, at) WHERE open = 1');
      db.close();
    },
  },
  measure: { app, raw },
  rows: [
    { workload: 'W7', figure: 'ms', unit: 'ms', what: 'cold open to the queue', goal: atMost(2) },
    { workload: 'W7 warm', figure: 'warm', unit: 'ms', what: 'the same, warm' },
  ],
};

async function app(setting: Setting): Promise<Measured> {
  const file = preparedFile(setting, 'app');
  const open = () => {
    const db = openAppStore(file, 'reader');
    const reply = runAct(
      readerActs,
      { db, now: () => NOW },
      'listWork',
      askedQueue({ filter: { kinds: ['e-consultation'] } }),
      idOf('Practitioner', 0),
      String,
    );
    db.close();
    if (!reply.ok) throw new Error(`the queue was refused: ${JSON.stringify(reply.error)}`);
  };
  return coldAndWarm(file, open);
}

async function raw(setting: Setting): Promise<Measured> {
  const file = preparedFile(setting, 'raw');
  const kind = TASK_KINDS.indexOf('e-consultation');
  const open = () => {
    const db = openRawStore(file, 'sqlcipher');
    const rows = db
      .prepare(`SELECT json FROM resource WHERE open = 1 AND kind = ${kind} ORDER BY due, at LIMIT 50`)
      .pluck()
      .all() as string[];
    for (const json of rows) JSON.parse(json);
    db.close();
  };
  return coldAndWarm(file, open);
}

function coldAndWarm(file: string, open: () => void): Measured {
  evict(file);
  const begin = performance.now();
  open();
  const ms = performance.now() - begin;
  const again = performance.now();
  open();
  return { ms, warm: performance.now() - again };
}

/** Takes a file out of the system's memory (posix_fadvise, through dd). Where that is not to be had, cold is warm. */
function evict(file: string): void {
  spawnSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none']);
}
