import type Electron from 'electron';
import type { Frame } from './frames.ts';
import { decodeClone, encodeClone } from './page/cloneCodec.ts';
import { notCovered, strictly } from './strict.ts';
import { EventEmitter } from 'node:events';

type Handler = (event: IpcEvent, ...args: unknown[]) => unknown;

/** What an IPC message brings along; `senderFrame` is null once the frame has gone elsewhere. */
export type IpcEvent = Pick<Electron.IpcMainInvokeEvent, 'type' | 'processId' | 'frameId'> & {
  readonly sender: { send(channel: string, ...args: unknown[]): void };
  readonly senderFrame: Frame | null;
};

const handlers = new Map<string, { handler: Handler; once: boolean }>();
const emitter = new EventEmitter();

function register(channel: string, handler: Handler, once: boolean): void {
  if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
  if (typeof handler !== 'function')
    throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
  handlers.set(channel, { handler, once });
}

type Listener = (event: IpcEvent, ...args: unknown[]) => void;

const part = {
  handle: (channel: string, handler: Handler): void => register(channel, handler, false),
  handleOnce: (channel: string, handler: Handler): void => register(channel, handler, true),
  removeHandler: (channel: string): void => void handlers.delete(channel),
  on: (channel: string, listener: Listener) => (emitter.on(channel, listener), ipcMain),
  once: (channel: string, listener: Listener) => (emitter.once(channel, listener), ipcMain),
  off: (channel: string, listener: Listener) => (emitter.off(channel, listener), ipcMain),
  addListener: (channel: string, listener: Listener) => (emitter.on(channel, listener), ipcMain),
  removeListener: (channel: string, listener: Listener) => (emitter.off(channel, listener), ipcMain),
  removeAllListeners: (channel?: string) => (emitter.removeAllListeners(channel), ipcMain),
  listenerCount: (channel: string): number => emitter.listenerCount(channel),
  emit: (channel: string, ...args: unknown[]): boolean => emitter.emit(channel, ...args),
} satisfies { [K in keyof Electron.IpcMain]?: unknown };

/** `ipcMain`: values arrive and leave by structured clone, as between Electron's processes. */
export const ipcMain: typeof part = strictly(part, 'ipcMain');

/** Runs the handler of an `ipcRenderer.invoke`; gives the reply as the preload's world reads it. */
export async function answerInvoke(
  event: IpcEvent,
  channel: string,
  args: string,
): Promise<{ type: 'resolve'; args: string } | { type: 'reject'; error: string }> {
  try {
    const found = handlers.get(channel);
    if (!found) throw new Error(`No handler registered for '${channel}'`);
    if (found.once) handlers.delete(channel);
    return { type: 'resolve', args: encodeClone(await found.handler(event, ...(decodeClone(args) as unknown[]))) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return { type: 'reject', error: `Error invoking remote method '${channel}': ${String(error)}` };
  }
}

/** Hands an `ipcRenderer.send` to its listeners. */
export function receiveSend(event: IpcEvent, channel: string, args: string): void {
  const withReply = Object.defineProperties(event, {
    ports: { value: [] },
    reply: { value: (reply: string, ...values: unknown[]) => event.sender.send(reply, ...values) },
    returnValue: {
      set() {
        throw notCovered('ipcRenderer.sendSync');
      },
    },
  });
  emitter.emit(channel, withReply, ...(decodeClone(args) as unknown[]));
}
