import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { PortalSettings, TokenSettings } from '../../electron/engine/portal/settings.ts';
import type { ActName, Input, Reply } from '../../shared/ipc/acts.ts';
import type { StoreFault } from '../../shared/ipc/reply.ts';
import type { SyncState } from '../../shared/ipc/views/sync.ts';
import { PATIENCE } from '../builders/patience.ts';
import type { Bend, FromHost, Measured, ToHost } from './host/messages.ts';

export const KEY = '5a'.repeat(32);

export type DeskOptions = {
  /** FHIR base address, through the line. */
  readonly fhirBase: string;
  readonly bend: Bend;
  /** Seconds of the engine's time between two pulls. */
  readonly poll?: number;
  readonly token?: TokenSettings;
  /** For the process: TZ, LD_PRELOAD ... */
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly key?: string;
};

/** The engine went before it answered: nobody was told that anything was saved. */
export class DeskGone extends Error {
  override readonly name = 'DeskGone';
}

/** A workstation whose engine runs in a process of its own, which may be killed at any moment. */
export class Desk {
  readonly folder: string;
  readonly file: string;
  readonly log: string[] = [];
  /** Every state that the window was told. */
  onState: (state: SyncState) => void = () => undefined;
  onOpening: () => void = () => undefined;
  state: SyncState | null = null;
  practitionerId: string | null = null;
  #options: DeskOptions;
  #child: ChildProcess | null = null;
  #gone: Promise<void> = Promise.resolve();
  #next = 0;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #stopped: () => void = () => undefined;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'legekontor-fault-'));
    this.file = path.join(this.folder, 'legekontor.db');
  }

  get isOn(): boolean {
    return this.#child !== null;
  }

  /** What the next start is given. */
  change(options: Partial<DeskOptions>): void {
    this.#options = { ...this.#options, ...options };
  }

  /** Starts the engine: null when it is ready, otherwise why it cannot start. Throws DeskGone when it is killed first. */
  start(): Promise<StoreFault | null> {
    if (this.#child !== null) throw new Error('the desk is on already');
    const { fhirBase, bend, poll = 30, token = { method: 'none' }, env, key = KEY } = this.#options;
    const child = fork(path.join(import.meta.dirname, 'host/main.ts'), {
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: [],
      env: { ...process.env, NODE_COMPILE_CACHE: path.join(tmpdir(), 'legekontor-fault-cache'), ...env },
    });
    this.#child = child;
    this.state = null;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.log.push(...text.split('\n').filter(Boolean)));
    }
    const portal: PortalSettings = { fhirBase, token, poll: { active: poll, idle: poll } };
    this.#send({ type: 'start', start: { file: this.file, key, nextKey: null, portal }, bend });
    return new Promise((resolve, reject) => {
      this.#gone = new Promise((gone) => {
        child.once('exit', () => {
          if (this.#child === child) this.#child = null;
          const answers = [...this.#waiting.values()];
          this.#waiting.clear();
          for (const answer of answers) answer(new DeskGone());
          this.#stopped();
          reject(new DeskGone());
          gone();
        });
      });
      child.on('message', (message: FromHost) => {
        if (message.type === 'ready') resolve(null);
        else if (message.type === 'cannot-start') resolve(message.reason);
        else this.#take(message);
      });
      child.on('error', () => undefined);
    });
  }

  #take(message: FromHost): void {
    switch (message.type) {
      case 'opening':
        return this.onOpening();
      case 'reply':
        this.#waiting.get(message.id)?.(message.reply);
        return void this.#waiting.delete(message.id);
      case 'measured':
        this.#waiting.get(message.id)?.(message.measured);
        return void this.#waiting.delete(message.id);
      case 'sync-state':
        this.state = message.state;
        return this.onState(message.state);
      case 'log':
        return void this.log.push(message.line);
      case 'stopped':
        return this.#stopped();
      default:
        return undefined;
    }
  }

  #send(message: ToHost): void {
    if (this.#child?.connected === true) this.#child.send(message, () => undefined);
  }

  async #request(make: (id: number) => ToHost): Promise<unknown> {
    if (this.#child === null) throw new DeskGone();
    const id = (this.#next += 1);
    const answer = await new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send(make(id));
    });
    if (answer instanceof DeskGone) throw answer;
    return answer;
  }

  /** Asks as the window would. Throws DeskGone when the engine is killed before it answers. */
  async ask<A extends ActName>(name: A, input: Input<A>): Promise<Reply<A>> {
    const { practitionerId } = this;
    return (await this.#request((id) => ({ type: 'ask', id, name, input, practitionerId }))) as Reply<A>;
  }

  /** The value of an act that must not be refused. */
  async get<A extends ActName>(name: A, input: Input<A>): Promise<Extract<Reply<A>, { ok: true }>['value']> {
    const reply = await this.ask(name, input);
    if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`);
    return reply.value;
  }

  async measure(): Promise<Measured> {
    return (await this.#request((id) => ({ type: 'measure', id }))) as Measured;
  }

  wake(): void {
    this.#send({ type: 'wake' });
  }

  dial(place: number, value: number): void {
    this.#send({ type: 'dial', place, value });
  }

  /** Waits until something holds of what the window sees, at most so long; false when it never did. */
  async until(holds: () => boolean | Promise<boolean>, withinMs = PATIENCE): Promise<boolean> {
    const end = performance.now() + withinMs;
    for (;;) {
      if (await holds()) return true;
      if (performance.now() > end) return false;
      await wait(20);
    }
  }

  /**
   * Waits for a whole pull that begins after now. `lastSynced` is in the engine's time, so that any new value will do.
   */
  async synced(withinMs = PATIENCE): Promise<boolean> {
    for (let round = 0; round < 2; round += 1) {
      const before = this.state?.lastSynced ?? null;
      this.wake();
      const came = await this.until(() => (this.state?.lastSynced ?? null) !== before, withinMs);
      if (!came) return false;
    }
    return true;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#gone;
  }

  /** Ends the engine as the app does when it is closed. */
  async stop(): Promise<void> {
    if (this.#child === null) return;
    const stopped = new Promise<void>((resolve) => {
      this.#stopped = resolve;
    });
    this.#send({ type: 'stop' });
    await Promise.race([stopped, wait(5_000)]);
    await this.kill();
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
