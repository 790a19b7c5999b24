import { Worker } from 'node:worker_threads';

/** A thread that is asked things and tells things, as the app's main process has one. */
export class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (reply: unknown) => void>();
  #next = 0;
  readonly ready: Promise<void>;
  readonly stopped: Promise<void>;

  /** @param onTold every message that is no reply */
  constructor(script: URL, workerData: unknown, onTold: (message: { readonly type: string }) => void) {
    this.#worker = new Worker(script, { workerData });
    const ready = Promise.withResolvers<void>();
    const stopped = Promise.withResolvers<void>();
    this.ready = ready.promise;
    this.stopped = stopped.promise;
    this.#worker.on('error', ready.reject);
    this.#worker.on('message', (message: { type: string; id?: number; reply?: unknown; reason?: string }) => {
      if (message.type === 'ready') ready.resolve();
      else if (message.type === 'cannot-start') ready.reject(new Error(message.reason));
      else if (message.type === 'stopped') stopped.resolve();
      else if (message.type === 'reply' && message.id !== undefined) {
        this.#waiting.get(message.id)?.(message.reply);
        this.#waiting.delete(message.id);
      } else onTold(message);
    });
  }

  ask(name: string, input: unknown, practitionerId: string): Promise<unknown> {
    const id = (this.#next += 1);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#post({ type: 'act', id, name, input, practitionerId });
    });
  }

  async stop(): Promise<void> {
    this.#post({ type: 'stop' });
    await this.stopped;
    await this.#worker.terminate();
  }

  #post(message: unknown): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage(message);
  }
}
