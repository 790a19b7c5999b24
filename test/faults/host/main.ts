import { readdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { FromEngine, ToEngine } from '../../../electron/engine/ipc/messages.ts';
import { acts } from '../../../shared/ipc/acts.ts';
import { DIALS } from './fastClock.ts';
import type { FromHost, ThreadStart, ToHost } from './messages.ts';

// The engine in a process of its own, with its two threads as in the app and no window: what the campaign kills.
const dials = new Float64Array(new SharedArrayBuffer(DIALS * Float64Array.BYTES_PER_ELEMENT));
let writer: Worker | null = null;
let reader: Worker | null = null;

function tell(message: FromHost): void {
  process.send?.(message);
}

function open(start: Omit<ThreadStart, 'role'>, role: ThreadStart['role'], onReady: () => void): Worker {
  const workerData: ThreadStart = { ...start, role };
  const worker = new Worker(new URL('./engineThread.ts', import.meta.url), { workerData });
  worker.on('message', (message: FromEngine) => {
    switch (message.type) {
      case 'ready':
        return onReady();
      case 'cannot-start':
        return tell({ type: 'cannot-start', reason: message.reason });
      case 'reply':
        return tell({ type: 'reply', id: message.id, reply: message.reply });
      case 'sync-state':
        return tell({ type: 'sync-state', state: message.state });
      case 'log': {
        const codes = Object.entries(message.line.codes).map(([name, value]) => `${name}=${value}`);
        return tell({ type: 'log', line: [message.line.event, ...codes].join(' ') });
      }
      case 'stopped':
        return role === 'writer' ? tell({ type: 'stopped' }) : undefined;
      default:
        return undefined;
    }
  });
  worker.on('error', (cause) => {
    tell({ type: 'log', line: `thread died kind=${cause instanceof Error ? cause.name : 'unknown'}` });
    tell({ type: 'cannot-start', reason: 'unreadable' });
  });
  return worker;
}

function post(to: Worker | null, message: ToEngine): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  to?.postMessage(message);
}

process.on('message', (message: ToHost) => {
  switch (message.type) {
    case 'start': {
      const start = { ...message.start, bend: message.bend, dials };
      tell({ type: 'opening' });
      writer = open(start, 'writer', () => {
        reader = open(start, 'reader', () => tell({ type: 'ready' }));
      });
      return;
    }
    case 'ask': {
      const { id, name, input, practitionerId } = message;
      const isQuery = Object.entries(acts).some(([each, act]) => each === name && act.kind === 'query');
      post(isQuery ? reader : writer, { type: 'act', id, name, input, practitionerId });
      return;
    }
    case 'wake':
      return post(writer, { type: 'wake' });
    case 'dial':
      dials[message.place] = message.value;
      return;
    case 'measure': {
      const { rss, heapUsed } = process.memoryUsage();
      const files = process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
      return tell({ type: 'measured', id: message.id, measured: { rss, heap: heapUsed, files } });
    }
    case 'stop':
      post(reader, { type: 'stop' });
      return post(writer, { type: 'stop' });
  }
});
// The campaign is gone: nothing here has a reason to go on.
process.on('disconnect', () => process.exit(0));
