import { existsSync, renameSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Topic } from '../../shared/ipc/topics.ts';
import type { StoreFault } from '../../shared/ipc/reply.ts';
import type { SyncState } from '../../shared/ipc/views/sync.ts';
import { z } from '../../shared/lib/zod.ts';
import type { AccessNote, EngineStart, FromEngine, PersonSignInStep, ToEngine } from '../engine/ipc/messages.ts';
import type { MachineKeys } from '../engine/portal/machineKeys.ts';
import { logEvent } from './log.ts';
import { Openings } from './openings.ts';

const saysDamaged = z.looseObject({
  ok: z.literal(false),
  error: z.looseObject({ type: z.literal('StoreUnavailable'), reason: z.literal('damaged') }),
});

const written = z.looseObject({ ok: z.literal(true) });

type Listeners = {
  readonly onChanged: (topics: readonly Topic[]) => void;
  readonly onSyncState: (state: SyncState) => void;
  readonly onPersonSignIn: (step: PersonSignInStep) => void;
  readonly onMachineKeyAccepted: (kid: string, byAll: boolean) => void;
};

/** A thread that has died answers at once: better a refusal than a button that hangs. */
const DEAD: Answer = { reply: { ok: false, error: { type: 'StoreUnavailable', reason: 'unreadable' } }, opened: [] };

/** A thread's reply, and what the access log must hold before it is shown. */
type Answer = { readonly reply: unknown; readonly opened: readonly AccessNote[] };

/** One of the engine's threads, seen from main. */
class EngineThread {
  readonly ready: Promise<StoreFault | null>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #stopped: () => void = () => undefined;
  #next = 0;
  #dead = false;

  constructor(script: URL, start: EngineStart, listeners: Listeners) {
    const { onChanged, onSyncState, onPersonSignIn, onMachineKeyAccepted } = listeners;
    this.#worker = new Worker(script, { workerData: start });
    this.ready = new Promise((resolve) => {
      this.#worker.on('message', (message: FromEngine) => {
        switch (message.type) {
          case 'ready':
            return resolve(null);
          case 'cannot-start':
            return resolve(message.reason);
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
          case 'log':
            return logEvent(message.line.event, message.line.codes);
          case 'stopped':
            return this.#stopped();
        }
      });
      this.#worker.on('error', (cause) => {
        logEvent('thread died', { kind: cause instanceof Error ? cause.name : 'unknown' });
        resolve('unreadable');
        this.#dead = true;
        for (const answer of this.#waiting.values()) answer(DEAD);
        this.#waiting.clear();
      });
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
  }
}

/** Both threads of the engine. The reader starts when the writer has opened and migrated the file. */
export class EngineHost {
  #start: EngineStart;
  readonly #listeners: Listeners;
  readonly #openings = new Openings((practitionerId, notes) => this.#log(practitionerId, notes));
  #writer: EngineThread;
  #reader: EngineThread | null = null;
  #rebuilding: Promise<StoreFault | null> | null = null;
  /** Why the file cannot be used, or null when both threads are ready. */
  ready: Promise<StoreFault | null>;

  constructor(start: EngineStart, listeners: Listeners) {
    this.#start = start;
    this.#listeners = listeners;
    this.#writer = this.#thread('writer');
    this.ready = this.#startReader();
  }

  #thread(name: 'writer' | 'reader'): EngineThread {
    return new EngineThread(new URL(`./${name}.js`, import.meta.url), this.#start, this.#listeners);
  }

  async #startReader(): Promise<StoreFault | null> {
    const fault = await this.#writer.ready;
    if (fault !== null) return fault;
    this.#reader = this.#thread('reader');
    return this.#reader.ready;
  }

  async ask(
    thread: 'writer' | 'reader',
    name: string,
    input: unknown,
    practitionerId: string | null,
  ): Promise<unknown> {
    const fault = await this.ready;
    const chosen = thread === 'writer' ? this.#writer : this.#reader;
    if (fault !== null || chosen === null) {
      return { ok: false, error: { type: 'StoreUnavailable', reason: fault ?? 'unreadable' } };
    }
    const { reply, opened } = await chosen.ask(name, input, practitionerId);
    const shown = practitionerId === null ? null : await this.#openings.allow(practitionerId, name, opened, Date.now());
    const answer = shown ?? reply;
    if (saysDamaged.safeParse(answer).success) this.damaged();
    return answer;
  }

  /** Someone else has signed in, or nobody: what was on the screen is not any more. */
  sessionChanged(): void {
    this.#openings.forget();
  }

  async #log(practitionerId: string, notes: readonly AccessNote[]): Promise<object | null> {
    const { reply } = await this.#writer.log(practitionerId, notes);
    return written.safeParse(reply).success ? null : Object(reply);
  }

  /** A page of the file turned out to be damaged while we worked: from now on every act says so, and rebuild helps. */
  damaged(): void {
    this.ready = Promise.resolve('damaged');
  }

  /** The machine or its network woke up, or somebody is at the keyboard. */
  hint(type: 'wake' | 'used'): void {
    this.#writer.post({ type });
  }

  /** A person wants to sign in at the provider, or not any more. */
  personSignIn(wanted: boolean): void {
    this.#writer.post({ type: 'person-sign-in', wanted });
  }

  /** The machine's keys from now on, also for a writer that starts later. */
  useMachineKeys(machineKeys: MachineKeys | null): void {
    this.#start = { ...this.#start, machineKeys };
    this.#writer.post({ type: 'machine-keys', keys: machineKeys });
  }

  /**
   * Sets a damaged database aside under a name with the time, never deleting it, and starts on a new one; what was
   * unsent comes back from its journal. Only for a file that was refused as damaged.
   */
  rebuild(now: Date): Promise<StoreFault | null> {
    // Asked twice, it happens once.
    this.#rebuilding ??= this.#rebuild(now).finally(() => {
      this.#rebuilding = null;
    });
    return this.#rebuilding;
  }

  async #rebuild(now: Date): Promise<StoreFault | null> {
    await this.stop();
    const { file } = this.#start;
    const mark = now.toISOString().replaceAll(/[:.]/gu, '-');
    for (const ending of ['', '-wal', '-shm']) {
      if (existsSync(file + ending)) renameSync(file + ending, `${file}.damaged-${mark}${ending}`);
    }
    this.#reader = null;
    this.#writer = this.#thread('writer');
    this.ready = this.#startReader();
    return this.ready;
  }

  async stop(): Promise<void> {
    await this.#reader?.stop();
    await this.#writer.stop();
  }
}
