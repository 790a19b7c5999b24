import { parentPort } from 'node:worker_threads';
import type { FromEngine, ToEngine } from './messages.ts';

/** This thread's line to main. */
export function threadPort(): {
  send: (message: FromEngine) => void;
  onMessage: (listener: (message: ToEngine) => void) => void;
} {
  const port = parentPort;
  if (port === null) throw new Error('the engine runs in a worker thread');
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', listener),
  };
}
