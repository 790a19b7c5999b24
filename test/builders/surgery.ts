import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AccessNote } from '../../electron/engine/db/appendAccess.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { openStore } from '../../electron/engine/db/openStore.ts';
import { logOpening } from '../../electron/engine/ipc/logOpening.ts';
import { readerActs } from '../../electron/engine/ipc/readerActs.ts';
import { runAct } from '../../electron/engine/ipc/runAct.ts';
import { writerActs } from '../../electron/engine/ipc/writerActs.ts';
import { portalClient } from '../../electron/engine/portal/client.ts';
import type { PortalFetch } from '../../electron/engine/portal/token.ts';
import { AuditDelivery } from '../../electron/engine/sync/auditDelivery.ts';
import { SyncLoop } from '../../electron/engine/sync/loop.ts';
import { Displays } from '../../electron/main/displays.ts';
import type { ActName, Reply } from '../../shared/ipc/acts.ts';
import type { Topic } from '../../shared/ipc/topics.ts';
import type { SyncState } from '../../shared/ipc/views/sync.ts';
import { inWindow, type InWindow } from './inWindow.ts';
import { PATIENCE } from './patience.ts';

export const TEST_KEY = '5a'.repeat(32);

/** A workstation of the surgery without its window: the app's own engine under plain Node, on a real encrypted file. */
export class Workstation {
  readonly file: string;
  readonly #fhirUrl: string;
  readonly #folder: string;
  readonly #poll: { active: number; idle: number };
  readonly #displays = new Displays();
  #db: Db | null = null;
  #loop: SyncLoop | null = null;
  #delivery: AuditDelivery | null = null;
  /** Whether the access log is delivered to the portal. Taken at the next start. */
  deliversLog = false;
  /** What this machine is called in its lines at the portal. */
  machine: string | null = '4b1b7c1e-3a53-4d0e-9c55-3f1d2b7a9e06';
  /** How often the portal had lines that were gone here. */
  cutShort = 0;
  #state: SyncState | null = null;
  /** Who has signed in: a Practitioner's id. */
  practitionerId: string | null = null;
  readonly broken: unknown[] = [];
  /** What the window has been told to ask anew. */
  readonly told = new Set<Topic>();
  /** This machine's clock, in ms. */
  now: () => number = Date.now;
  /** How requests carry a token; none unless told. Taken at the next start. */
  portalFetch: PortalFetch = (url, init) => fetch(url, init);

  constructor(fhirUrl: string, poll = { active: 100, idle: 100 }) {
    this.#fhirUrl = fhirUrl;
    this.#poll = poll;
    this.#folder = mkdtempSync(path.join(tmpdir(), 'legekontor-test-'));
    this.file = path.join(this.#folder, 'legekontor.db');
  }

  get db(): Db {
    if (this.#db === null) throw new Error('the workstation is off');
    return this.#db;
  }

  get state(): SyncState {
    if (this.#state === null) throw new Error('the workstation has not started');
    return this.#state;
  }

  /** Starts the app: opens the file and lets the sync run. */
  start(): this {
    const opened = openStore(this.file, TEST_KEY);
    if (!opened.ok) throw new Error(`cannot open: ${opened.error}`);
    this.#db = opened.value;
    const portal = portalClient(this.#fhirUrl, this.portalFetch);
    // What is under way when the app ends finds its file closed: that is the end of it, and no fault.
    const onBroken = (cause: unknown) => void (this.#db === opened.value && this.broken.push(cause));
    const parts = { db: opened.value, portal, random: Math.random, onBroken };
    if (this.deliversLog)
      this.#delivery = new AuditDelivery({
        ...parts,
        gather: 5,
        machine: this.machine,
        now: () => this.now(),
        onCutShort: () => (this.cutShort += 1),
        onChanged: () => undefined,
      });
    this.#loop = new SyncLoop({
      ...parts,
      poll: this.#poll,
      now: () => this.now(),
      onState: (state) => {
        this.#state = state;
        this.#delivery?.follow(state);
      },
      onChanged: (topics) => {
        for (const topic of topics) this.told.add(topic);
      },
    });
    this.#loop.start();
    return this;
  }

  /** Ends the app as a crash would: whatever is under way is left where it is. */
  stop(): void {
    this.#loop?.stop();
    this.#delivery?.stop();
    this.#delivery = null;
    this.#displays.forget();
    this.#db?.close();
    this.#db = null;
    this.#loop = null;
  }

  dispose(): void {
    this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  wake(): void {
    this.#loop?.wake();
  }

  /** Asks an act as the window would, and wakes the sync after a command. */
  ask<A extends ActName>(name: A, input: InWindow<A>): Reply<A> {
    return this.askAnything(name, input) as Reply<A>;
  }

  askAnything(name: string, given: unknown): unknown {
    const input = inWindow(this.db, name, given);
    const context = { db: this.db, now: this.now };
    const isQuery = Object.hasOwn(readerActs.open, name) || Object.hasOwn(readerActs.signedIn, name);
    const broken = (cause: unknown) => {
      this.broken.push(cause);
      return 'broken in test';
    };
    if (isQuery) {
      const notes: AccessNote[] = [];
      const noted = { ...context, onOpened: (note: AccessNote) => void notes.push(note) };
      const reply = runAct(readerActs, noted, name, input, this.practitionerId, broken);
      if (this.practitionerId === null) return reply;
      // As main does: nothing is shown before its line stands in the access log.
      const unlogged = this.#displays.unlogged(this.practitionerId, { act: name, input }, notes, this.now());
      if (unlogged.notes.length === 0) return reply;
      const logged = logOpening(context, this.practitionerId, unlogged.notes, broken);
      if (!logged.ok) return logged;
      unlogged.keep();
      this.#delivery?.wake();
      return reply;
    }
    const reply = runAct(writerActs, context, name, input, this.practitionerId, broken);
    this.#loop?.publish();
    this.#loop?.wakePush();
    if (name === 'fetchAttachment') this.#loop?.wake();
    this.#delivery?.wake();
    return reply;
  }

  /** The value of an act that must not be refused. */
  get<A extends ActName>(name: A, input: InWindow<A>): Extract<Reply<A>, { ok: true }>['value'] {
    const reply = this.ask(name, input);
    if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`);
    return reply.value;
  }

  signInAs(name: string): void {
    const staff = this.get('listStaff', {}).find((one) => one.name === name);
    if (staff === undefined) throw new Error(`nobody called ${name}`);
    this.practitionerId = staff.practitionerId;
  }

  /** Waits until something holds; says what was seen last when it never does. */
  async until(what: string, holds: () => boolean): Promise<void> {
    const end = performance.now() + PATIENCE;
    while (!holds()) {
      if (performance.now() > end)
        throw new Error(`never: ${what}; last state ${JSON.stringify(this.#state)}; broken ${String(this.broken[0])}`);
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async synced(): Promise<void> {
    const before = this.#state?.lastSynced ?? null;
    this.wake();
    await this.until(
      'a whole pull',
      () => this.#state !== null && this.#state.lastSynced !== null && this.#state.lastSynced !== before,
    );
  }
}
