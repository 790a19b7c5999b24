import { parentPort, workerData } from 'node:worker_threads';
import { openRawStore } from '../stores.ts';

// The raw limit of the reading thread: fifty rows of a GP's queue, parsed and handed over.
const { file } = workerData as { readonly file: string };
const db = openRawStore(file, 'sqlcipher');
const queue = db.prepare('SELECT json FROM resource WHERE gp = ? AND open = 1 ORDER BY due LIMIT 50').pluck();
const tell = (message: object) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message);
};
parentPort?.on('message', (message: { type: string; id?: number; practitionerId?: string }) => {
  if (message.type === 'stop') {
    db.close();
    tell({ type: 'stopped' });
    return;
  }
  const rows = (queue.all(`Practitioner/${message.practitionerId}`) as string[]).map(
    (json) => JSON.parse(json) as unknown,
  );
  tell({ type: 'reply', id: message.id, reply: { ok: true, value: { rows } } });
});
tell({ type: 'ready' });
