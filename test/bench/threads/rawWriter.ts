import { parentPort, workerData } from 'node:worker_threads';
import { rawPull, typesOf, type RawResource } from '../rawPull.ts';
import { openRawStore } from '../stores.ts';

// The raw limit of the writing thread: pages into a bare table with the queue's index, as fast as they come.
const { file, portal } = workerData as { readonly file: string; readonly portal: string };
const db = openRawStore(file, 'sqlcipher');
db.exec(`
  CREATE TABLE resource (num INTEGER PRIMARY KEY, type TEXT, id TEXT, gp TEXT, due TEXT, open INTEGER, json TEXT);
  CREATE INDEX queue ON resource (gp, due) WHERE open = 1;`);
const insert = db.prepare('INSERT INTO resource (type, id, gp, due, open, json) VALUES (?, ?, ?, ?, ?, ?)');
const tell = (message: object) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message);
};
parentPort?.on('message', () => {
  db.close();
  tell({ type: 'stopped' });
});
tell({ type: 'ready' });

type Fields = RawResource & { owner?: { reference: string }; authoredOn?: string; status?: string };
const count = await rawPull(
  portal,
  await typesOf(portal),
  null,
  db.transaction((resources: readonly Fields[]) => {
    for (const one of resources) {
      const open = Number(one.resourceType === 'Task' && one.status === 'requested');
      insert.run(
        one.resourceType,
        one.id,
        one.owner?.reference ?? null,
        one.authoredOn ?? null,
        open,
        JSON.stringify(one),
      );
    }
  }),
);
tell({ type: 'loaded', count });
