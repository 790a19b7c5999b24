import { runAct } from '../../../electron/engine/ipc/runAct.ts';
import { readerActs } from '../../../electron/engine/ipc/readerActs.ts';
import type { Input } from '../../../shared/ipc/acts.ts';
import { askedQueue } from '../../builders/askedQueue.ts';
import { GPS, idOf, onlyStaff, personOf } from '../data/identity.ts';
import { NOW, type BenchResource } from '../data/resource.ts';
import { fillAppStore, fillRawStore } from '../fill.ts';
import { percentiles, timesOf } from '../percentiles.ts';
import { openAppStore, openRawStore, preparedFile } from '../stores.ts';
import { atMost, type Measured, type Setting, type Workload } from '../workload.ts';

const QUERIES = 500;
const SHOWN = 50;

/**
 * W4: the first fifty matters of a GP's patients that wait, by due date, asked by twenty GPs, among 100,000 tasks; and
 * whatever else can be asked of the queue.
 */
export const workQueue: Workload = {
  name: 'W4',
  counts: {
    full: { ...onlyStaff, Patient: 10_000, Task: 100_000, Communication: 10_000 },
    smoke: { ...onlyStaff, Patient: 200, Task: 2_500, Communication: 2_000 },
  },
  needs: [],
  prepare: {
    app: async (setting) => fillAppStore(preparedFile(setting, 'app'), setting.counts),
    raw: async (setting) => {
      const db = openRawStore(preparedFile(setting, 'raw'), 'sqlcipher');
      db.exec(`
        CREATE TABLE task (num INTEGER PRIMARY KEY, gp TEXT, due TEXT, open INTEGER, json TEXT);
        CREATE INDEX queue ON task (gp, due) WHERE open = 1;`);
      const insert = db.prepare('INSERT INTO task (gp, due, open, json) VALUES (?, ?, ?, ?)');
      fillRawStore(db, setting.counts, (one) => {
        if (one.resourceType !== 'Task') return;
        const { owner, authoredOn, status } = one as BenchResource & TaskFields;
        insert.run(owner.reference, authoredOn, Number(status === 'requested'), JSON.stringify(one));
      });
      db.close();
    },
  },
  measure: { app, raw },
  rows: [
    { workload: 'W4', figure: 'p99', unit: 'ms', what: 'work queue, p99', goal: atMost(2) },
    { workload: 'W4 p50', figure: 'p50', unit: 'ms', what: 'work queue, p50' },
    {
      workload: 'W4 any',
      figure: 'any',
      unit: 'ms',
      what: 'every filter, order and page, p99',
      goal: atMost(10, 'value'),
    },
  ],
};

async function app(setting: Setting): Promise<Measured> {
  const db = openAppStore(preparedFile(setting, 'app'), 'reader');
  let rows = 0;
  const askAsGp = (gp: string, input: Input<'listWork'>) => {
    const context = { db, now: () => NOW, onOpened: () => undefined };
    const reply = runAct(readerActs, context, 'listWork', input, gp, String);
    if (!reply.ok) throw new Error(`the queue was refused: ${JSON.stringify(reply.error)}`);
    if (reply.value !== null && 'rows' in reply.value) rows += reply.value.rows.length;
  };
  const times = timesOf(QUERIES, (turn) => {
    const gp = idOf('Practitioner', turn % GPS);
    askAsGp(gp, askedQueue({ filter: { gp } }));
  });
  const any = timesOf(QUERIES, (turn) => {
    const gp = idOf('Practitioner', turn % GPS);
    askAsGp(gp, anyQueue(gp, turn));
  });
  db.close();
  return { ...percentiles(times), any: percentiles(any).p99, rows };
}

/** Everything that can be asked of the queue, in turn: each filter and order, the first page and one far down. */
function anyQueue(gp: string, turn: number): Input<'listWork'> {
  const { family } = personOf('Patient', turn);
  const asked: readonly Input<'listWork'>[] = [
    askedQueue(),
    askedQueue({ filter: { kinds: ['message'] } }),
    askedQueue({ filter: { kinds: ['e-consultation', 'renewal'] } }),
    askedQueue({ filter: { whose: 'mine' } }),
    askedQueue({ filter: { whose: 'team', gp } }),
    askedQueue({ filter: { whose: 'unassigned' } }),
    askedQueue({ filter: { kinds: ['renewal'], gp, alsoOverdue: true } }),
    askedQueue({ filter: { order: 'received' } }),
    askedQueue({ filter: { order: 'patient', kinds: ['renewal'] } }),
    askedQueue({ filter: { order: 'gp', whose: 'mine' } }),
    askedQueue({ from: 1_500 }),
    askedQueue({ filter: { order: 'gp' }, from: 1_500 }),
    askedQueue({ text: family.slice(0, 4) }),
    askedQueue({ show: 'answered' }),
    askedQueue({ show: 'answered', filter: { whose: 'mine' }, from: 500 }),
  ];
  return asked[turn % asked.length] ?? askedQueue();
}

async function raw(setting: Setting): Promise<Measured> {
  const db = openRawStore(preparedFile(setting, 'raw'), 'sqlcipher');
  const query = db.prepare(`SELECT json FROM task WHERE gp = ? AND open = 1 ORDER BY due LIMIT ${SHOWN}`).pluck();
  let rows = 0;
  const times = timesOf(QUERIES, (turn) => {
    const found = query.all(`Practitioner/${idOf('Practitioner', turn % GPS)}`) as string[];
    rows += found.map((json) => JSON.parse(json) as unknown).length;
  });
  db.close();
  return { ...percentiles(times), rows };
}

type TaskFields = {
  readonly owner: { readonly reference: string };
  readonly authoredOn: string;
  readonly status: string;
};
