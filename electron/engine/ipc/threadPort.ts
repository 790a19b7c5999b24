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

/** A short code for an error that nobody foresaw: its kind and where, without its text, which may quote a person. */
export function brokenCode(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  const place = /\(?([\w.-]+:\d+:\d+)\)?$/mu.exec(framesOf(cause))?.[1] ?? '';
  return `${code} ${place}`.trim();
}

/** The stack below the message: a message that ends like a place in a file is none. */
function framesOf({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  return at === -1 ? '' : stack.slice(at + message.length);
}
