import { existsSync, renameSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Topic } from '../../shared/ipc/topics.ts';
import { logCode } from '../../shared/ipc/logLine.ts';
import type { StoreFault } from '../../shared/ipc/reply.ts';
import type { SyncState } from '../../shared/ipc/views/sync.ts';
import { brokenCode } from '../../shared/lib/brokenCode.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { z } from '../../shared/lib/zod.ts';
import type { AccessNote, EngineStart, FromEngine, PersonSignInStep, ToEngine } from '../engine/ipc/messages.ts';
import type { MachineKeys } from '../engine/portal/machineKeys.ts';
import { logEvent } from './log.ts';
import { Openings } from './openings.ts';
import type { Left } from './sessions.ts';

const saysDamaged = z.looseObject({
  ok: z.literal(false),
  error: z.looseObject({ type: z.literal('StoreUnavailable'), reason: z.literal('damaged') }),
});

const written = z.looseObject({ ok: z.literal(true) });
type Scripts = { readonly [Name in 'writer' | 'reader']: URL };

type Listeners = {
  /** Which key the file fits, where it was opened with two: the change of key can be completed or given up. */
  readonly onKeyFits: (fits: 'key' | 'nextKey') => void;
  /** A damaged file has been set aside under a name with this mark, while it was not known which key it is under. */
  readonly onSetAsideUnsure: (mark: string) => void;
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
  /** Why the thread cannot start, or which key the file fits. */
  readonly ready: Promise<Result<'key' | 'nextKey', StoreFault>>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #stopped: () => void = () => undefined;
  #rekeyed: (fault: StoreFault | null) => void = () => undefined;
  #next = 0;
  #dead = false;

  constructor(script: URL, start: EngineStart, listeners: Listeners) {
    const { onChanged, onSyncState, onPersonSignIn, onMachineKeyAccepted } = listeners;
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

/** Both threads of the engine. The reader starts when the writer has opened and migrated the file. */
export class EngineHost {
  #start: EngineStart;
  readonly #listeners: Listeners;
  readonly #openings = new Openings((practitionerId, notes) => this.#log(practitionerId, notes));
  readonly #scripts: Scripts;
  #writer: EngineThread;
  #reader: EngineThread | null = null;
  #rebuilding: Promise<StoreFault | null> | null = null;
  /** Why the file cannot be used, or null when both threads are ready. */
  ready: Promise<StoreFault | null>;

  constructor(start: EngineStart, listeners: Listeners, scripts: Scripts) {
    this.#start = start;
    this.#listeners = listeners;
    this.#scripts = scripts;
    this.#writer = this.#thread('writer');
    this.ready = this.#startReader();
  }

  #thread(name: 'writer' | 'reader'): EngineThread {
    return new EngineThread(this.#scripts[name], this.#start, this.#listeners);
  }

  async #startReader(): Promise<StoreFault | null> {
    const started = await this.#writer.ready;
    if (!started.ok) return started.error;
    const { key, nextKey } = this.#start;
    if (nextKey !== null) {
      this.#start = { ...this.#start, key: started.value === 'key' ? key : nextKey, nextKey: null };
      this.#listeners.onKeyFits(started.value);
    }
    this.#reader = this.#thread('reader');
    const reading = await this.#reader.ready;
    return reading.ok ? null : reading.error;
  }

  async ask(
    thread: 'writer' | 'reader',
    name: string,
    input: unknown,
    practitionerId: string | null,
  ): Promise<unknown> {
    // Whoever asks while the key is being changed waits, and is answered by the threads that come after.
    let ready: Promise<StoreFault | null>;
    let fault: StoreFault | null;
    do {
      ({ ready } = this);
      // oxlint-disable-next-line no-await-in-loop -- until nothing has changed meanwhile
      fault = await ready;
    } while (ready !== this.ready);
    const chosen = thread === 'writer' ? this.#writer : this.#reader;
    if (fault !== null || chosen === null) {
      return { ok: false, error: { type: 'StoreUnavailable', reason: fault ?? 'unreadable' } };
    }
    const { reply, opened } = await chosen.ask(name, input, practitionerId);
    const question = { act: name, input };
    const shown =
      practitionerId === null ? null : await this.#openings.allow(practitionerId, question, opened, Date.now());
    const answer = shown ?? reply;
    if (saysDamaged.safeParse(answer).success) this.damaged();
    return answer;
  }

  /** Someone else has signed in, or nobody: what was on the screen is not any more, and the log tells who left. */
  sessionChanged(left: Left | null): void {
    this.#openings.forget();
    if (left !== null) void this.#log(left.practitionerId, [{ act: left.act, patient: null }]);
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
    if (this.#start.nextKey !== null) this.#listeners.onSetAsideUnsure(mark);
    this.#reader = null;
    this.#writer = this.#thread('writer');
    this.ready = this.#startReader();
    return this.ready;
  }

  /**
   * Puts the database under another key and restarts both threads on it; whoever asks meanwhile waits.
   *
   * @param nextKey must be on the disk already, where the next start will look for it
   * @returns why it was not done: then everything goes on with the old key. The restart itself shows in `ready`.
   */
  async rotate(nextKey: string): Promise<StoreFault | null> {
    const before = this.ready;
    let done: StoreFault | null = 'unreadable';
    this.ready = before.then(async (fault) => {
      done = fault;
      if (fault !== null) return fault;
      await this.#reader?.stop();
      this.#reader = null;
      done = await this.#writer.rekey(nextKey);
      await this.#writer.stop();
      // As after a power cut: the writer finds out which of the two it is.
      this.#start = { ...this.#start, nextKey };
      this.#writer = this.#thread('writer');
      return this.#startReader();
    });
    return (await this.ready) ?? done;
  }

  async stop(): Promise<void> {
    await this.#reader?.stop();
    await this.#writer.stop();
  }
}
