import { existsSync, renameSync } from 'node:fs';
import type { StoreFault } from '../../shared/ipc/reply.ts';
import { err } from '../../shared/lib/result.ts';
import { z } from '../../shared/lib/zod.ts';
import type { AccessNote, EngineStart } from '../engine/ipc/messages.ts';
import type { MachineKeys } from '../engine/portal/machineKeys.ts';
import { EngineThread, type Listeners } from './engineThread.ts';
import { Openings } from './openings.ts';
import type { Left } from './sessions.ts';

const saysDamaged = z.looseObject({
  ok: z.literal(false),
  error: z.looseObject({ type: z.literal('StoreUnavailable'), reason: z.literal('damaged') }),
});

const written = z.looseObject({ ok: z.literal(true) });
type Scripts = { readonly [Name in 'writer' | 'reader']: URL };

/** Both threads of the engine. The reader starts when the writer has opened and migrated the file. */
export class EngineHost {
  #start: EngineStart;
  readonly #listeners: Listeners;
  readonly #openings = new Openings((practitionerId, notes) => this.#log(practitionerId, notes));
  readonly #scripts: Scripts;
  #writer: EngineThread;
  #reader: EngineThread | null = null;
  #rebuilding: Promise<StoreFault | null> | null = null;
  /** Why the file cannot be used, or null when both threads are ready. Another one while the key is being changed. */
  #ready: Promise<StoreFault | null> = Promise.resolve(null);
  #wasWell = false;

  constructor(start: EngineStart, listeners: Listeners, scripts: Scripts) {
    this.#start = start;
    this.#listeners = listeners;
    this.#scripts = scripts;
    this.#writer = this.#thread('writer');
    this.#willBe(this.#startReader());
  }

  get ready(): Promise<StoreFault | null> {
    return this.#ready;
  }

  /** Whether the file could be used when that was last known: also while the key is being changed, and not at a start. */
  get wasWell(): boolean {
    return this.#wasWell;
  }

  #willBe(ready: Promise<StoreFault | null>): void {
    this.#ready = ready;
    void this.#note(ready);
  }

  async #note(ready: Promise<StoreFault | null>): Promise<void> {
    const fault = await ready;
    if (ready === this.#ready) this.#wasWell = fault === null;
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
    const fault = await this.#settled();
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

  /** Whoever asks while the key is being changed waits, and is answered by the threads that come after. */
  async #settled(): Promise<StoreFault | null> {
    let ready: Promise<StoreFault | null>;
    let fault: StoreFault | null;
    do {
      ({ ready } = this);
      // oxlint-disable-next-line no-await-in-loop -- until nothing has changed meanwhile
      fault = await ready;
    } while (ready !== this.ready);
    return fault;
  }

  /** Someone else has signed in, or nobody: what was on the screen is not any more, and the log tells who left. */
  sessionChanged(left: Left | null): void {
    this.#openings.forget();
    if (left !== null) void this.#log(left.practitionerId, [{ act: left.act, patient: null }]);
  }

  async #log(practitionerId: string, notes: readonly AccessNote[]): Promise<object | null> {
    const fault = await this.#settled();
    if (fault !== null) return err({ type: 'StoreUnavailable', reason: fault });
    const { reply } = await this.#writer.log(practitionerId, notes);
    return written.safeParse(reply).success ? null : Object(reply);
  }

  /** A page of the file turned out to be damaged while we worked: from now on every act says so, and rebuild helps. */
  damaged(): void {
    this.#willBe(Promise.resolve('damaged'));
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

  /** The proxy that the operating system names for the portal's address; null: straight there. */
  useProxy(systemProxy: string | null): void {
    this.#start = { ...this.#start, systemProxy };
    this.#writer.post({ type: 'proxy', system: systemProxy });
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
    const { witness } = this.#start;
    if (witness !== undefined) this.#start = { ...this.#start, witness: { ...witness, setAside: true } };
    this.#reader = null;
    this.#writer = this.#thread('writer');
    this.#willBe(this.#startReader());
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
    const next = before.then(async (fault) => {
      done = fault;
      if (fault !== null) return fault;
      await this.#reader?.stop();
      this.#reader = null;
      done = await this.#writer.rekey(nextKey);
      await this.#writer.stop();
      // As after a power cut: the writer finds out which of the two it is.
      const { witness: _atTheStart, ...start } = this.#start;
      this.#start = { ...start, nextKey };
      this.#writer = this.#thread('writer');
      return this.#startReader();
    });
    this.#willBe(next);
    return (await next) ?? done;
  }

  async stop(): Promise<void> {
    await this.#reader?.stop();
    await this.#writer.stop();
  }
}
