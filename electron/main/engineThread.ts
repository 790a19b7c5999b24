import { Worker } from 'node:worker_threads';
import type { Topic } from '../../shared/ipc/topics.ts';
import { logCode } from '../../shared/ipc/logLine.ts';
import type { StoreFault } from '../../shared/ipc/reply.ts';
import type { SyncState } from '../../shared/ipc/views/sync.ts';
import { brokenCode } from '../../shared/lib/brokenCode.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type {
  AccessNote,
  Anchor,
  EngineStart,
  FromEngine,
  PersonSignInStep,
  ToEngine,
} from '../engine/ipc/messages.ts';
import { logEvent } from './log.ts';

export type Listeners = {
  /** Which key the file fits, where it was opened with two: the change of key can be completed or given up. */
  readonly onKeyFits: (fits: 'key' | 'nextKey') => void;
  /** A damaged file has been set aside under a name with this mark, while it was not known which key it is under. */
  readonly onSetAsideUnsure: (mark: string) => void;
  readonly onChanged: (topics: readonly Topic[]) => void;
  readonly onSyncState: (state: SyncState) => void;
  readonly onPersonSignIn: (step: PersonSignInStep) => void;
  readonly onMachineKeyAccepted: (kid: string, byAll: boolean) => void;
  /** How far the database has come, for the machine's sealed file. */
  readonly onAnchor: (anchor: Anchor) => void;
};

/** A thread that has died answers at once: better a refusal than a button that hangs. */
const DEAD: Answer = { reply: { ok: false, error: { type: 'StoreUnavailable', reason: 'unreadable' } }, opened: [] };

/** A thread's reply, and what the access log must hold before it is shown. */
type Answer = { readonly reply: unknown; readonly opened: readonly AccessNote[] };

/** One of the engine's threads, seen from main. */
export class EngineThread {
  /** Why the thread cannot start, or which key the file fits. */
  readonly ready: Promise<Result<'key' | 'nextKey', StoreFault>>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #stopped: () => void = () => undefined;
  #rekeyed: (fault: StoreFault | null) => void = () => undefined;
  #next = 0;
  #dead = false;

  constructor(script: URL, start: EngineStart, listeners: Listeners) {
    const { onChanged, onSyncState, onPersonSignIn, onMachineKeyAccepted, onAnchor } = listeners;
    this.#worker = new Worker(script, { workerData: start });
    this.ready = new Promise((resolve) => {
      this.#worker.on('message', (message: FromEngine) => {
        switch (message.type) {
          case 'ready':
            return resolve(ok(message.fits));
          case 'cannot-start':
            return resolve(err(message.reason));
          case 'rekeyed':
            return this.#rekeyed(message.fault);
          case 'reply':
            this.#waiting.get(message.id)?.({ reply: message.reply, opened: message.opened });
            this.#waiting.delete(message.id);
            return;
          case 'changed':
            return onChanged(message.topics);
          case 'sync-state':
            return onSyncState(message.state);
          case 'person-sign-in':
            return onPersonSignIn(message.step);
          case 'machine-key-accepted':
            return onMachineKeyAccepted(message.kid, message.byAll);
          case 'anchor':
            return onAnchor(message.anchor);
          case 'log':
            return logEvent(message.line.event, message.line.codes);
          case 'stopped':
            return this.#stopped();
        }
      });
      this.#worker.on('error', (cause) => {
        logEvent('thread died', { code: logCode(brokenCode(cause)) });
        resolve(err('unreadable'));
        this.#rekeyed('unreadable');
        this.#die();
      });
    });
  }

  #die(): void {
    this.#dead = true;
    for (const answer of this.#waiting.values()) answer(DEAD);
    this.#waiting.clear();
  }

  /** Puts the database under another key; the thread is good for nothing but `stop` afterwards. */
  rekey(nextKey: string): Promise<StoreFault | null> {
    return new Promise((resolve) => {
      this.#rekeyed = resolve;
      this.post({ type: 'rekey', nextKey });
    });
  }

  post(message: ToEngine): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage(message);
  }

  ask(name: string, input: unknown, practitionerId: string | null): Promise<Answer> {
    return this.#answerTo((id) => ({ type: 'act', id, name, input, practitionerId }));
  }

  /** The writer alone: has the notes written in the access log. */
  log(practitionerId: string, notes: readonly AccessNote[]): Promise<Answer> {
    return this.#answerTo((id) => ({ type: 'opened', id, practitionerId, notes }));
  }

  #answerTo(message: (id: number) => ToEngine): Promise<Answer> {
    if (this.#dead) return Promise.resolve(DEAD);
    const id = (this.#next += 1);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.post(message(id));
    });
  }

  /** Lets the thread close its database; gives up after two seconds, which loses nothing that was said to be saved. */
  async stop(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      this.#stopped = resolve;
    });
    this.post({ type: 'stop' });
    await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, 2_000))]);
    await this.#worker.terminate();
    this.#die();
  }
}
