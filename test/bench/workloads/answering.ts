import { randomUUID } from 'node:crypto';
import { ANSWER, answerAsGp, openTasks } from '../answers.ts';
import { idOf, mixOf } from '../data/identity.ts';
import { fillAppStore, fillRawStore } from '../fill.ts';
import { fsyncsDuring } from '../fsyncs.ts';
import { percentiles, timesOf } from '../percentiles.ts';
import { openAppStore, openRawStore, ownCopy, preparedFile } from '../stores.ts';
import { atLeast, atMost, type Measured, type Setting, type Workload } from '../workload.ts';

const COUNTED = 50;

/** W5: one answer saved for good, in a store of 10,000 resources. */
export const answering: Workload = {
  name: 'W5',
  counts: { full: mixOf(10_000), smoke: mixOf(2_000) },
  needs: [],
  prepare: {
    app: async (setting) => fillAppStore(preparedFile(setting, 'app'), setting.counts),
    raw: async (setting) => {
      const db = openRawStore(preparedFile(setting, 'raw'), 'sqlcipher');
      db.exec(`
        CREATE TABLE resource (num INTEGER PRIMARY KEY, type TEXT, id TEXT, json TEXT, UNIQUE (type, id));
        CREATE TABLE outbox (seq INTEGER PRIMARY KEY, key TEXT UNIQUE, body TEXT);`);
      const insert = db.prepare('INSERT INTO resource (type, id, json) VALUES (?, ?, ?)');
      fillRawStore(db, setting.counts, (one) => insert.run(one.resourceType, one.id, JSON.stringify(one)));
      db.close();
    },
  },
  measure: { app, raw },
  rows: [
    { workload: 'W5', figure: 'rate', unit: 'answers/s', what: 'an answer saved for good', goal: atLeast(0.5) },
    { workload: 'W5 p99', figure: 'p99', unit: 'ms', what: 'the same, p99', goal: atMost(2) },
    {
      workload: 'W5 fsync',
      figure: 'fsyncs',
      unit: 'an answer',
      what: 'writes forced to the disk',
      goal: atLeast(1, 'value'),
    },
  ],
};

/** How many answers this size has room for, beside those that warm up and those that are counted. */
function measuredIn({ counts }: Setting): number {
  return Math.min(500, Math.floor(counts.Task * 0.7 * 0.8) - COUNTED);
}

async function app(setting: Setting): Promise<Measured> {
  const db = openAppStore(ownCopy(setting, 'app'));
  const count = measuredIn(setting);
  const tasks = openTasks(setting.counts, count + Math.ceil(count / 10) + COUNTED);
  let next = 0;
  const answer = () => answerAsGp(db, setting.counts, tasks[next++] ?? -1);
  const times = timesOf(count, answer);
  const fsyncs = await fsyncsDuring(() => {
    for (let done = 0; done < COUNTED; done += 1) answer();
  });
  db.close();
  return { ...figures(times), ...(fsyncs === null ? {} : { fsyncs: fsyncs / COUNTED }) };
}

async function raw(setting: Setting): Promise<Measured> {
  const db = openRawStore(ownCopy(setting, 'raw'), 'sqlcipher');
  const read = db.prepare("SELECT json FROM resource WHERE type = 'Task' AND id = ?").pluck();
  const update = db.prepare("UPDATE resource SET json = ? WHERE type = 'Task' AND id = ?");
  const insert = db.prepare('INSERT INTO resource (type, id, json) VALUES (?, ?, ?)');
  const append = db.prepare('INSERT INTO outbox (key, body) VALUES (?, ?)');
  const count = measuredIn(setting);
  const tasks = openTasks(setting.counts, count + Math.ceil(count / 10));
  let next = 0;
  const answer = db.transaction(() => {
    const id = idOf('Task', tasks[next++] ?? -1);
    const task = JSON.parse(read.get(id) as string) as object;
    update.run(JSON.stringify({ ...task, status: 'completed' }), id);
    const key = randomUUID();
    const body = JSON.stringify({
      resourceType: 'Communication',
      id: key,
      status: 'completed',
      partOf: [{ reference: `Task/${id}` }],
      payload: [{ contentString: ANSWER }],
    });
    insert.run('Communication', key, body);
    append.run(key, body);
  });
  const times = timesOf(count, answer);
  db.close();
  return figures(times);
}

function figures(times: readonly number[]): Measured {
  const total = times.reduce((sum, one) => sum + one, 0);
  return { rate: (times.length / total) * 1_000, ...percentiles(times) };
}
