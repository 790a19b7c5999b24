import { setTimeout as wait } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { DeliveryProblem } from '../../shared/domain/sync/delivery.ts';
import type { SyncState } from '../../shared/ipc/views/sync.ts';
import { startPortal, type Portal } from '../portal/portal.ts';
import { Chance } from '../portal/surgery/random.ts';
import { Desk, type DeskOptions } from './desk.ts';
import { Line } from './line/line.ts';
import { withoutBatch } from './line/withoutBatch.ts';
import { Ledger, type AnswerOp } from './oracle/ledger.ts';
import type { Report } from './report.ts';

export type WorldOptions = {
  /** How fast the surgery's time runs: timers and clocks of engine and portal alike. */
  readonly speed?: number;
  readonly desks?: number;
  readonly requireToken?: boolean;
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** Whether the portal takes batches; by chance unless told. */
  readonly batch?: boolean;
  /** Seconds of the surgery's time between two pulls. */
  readonly poll?: number;
  /** The name that the desks know the portal by. */
  readonly host?: '127.0.0.1' | 'localhost';
  readonly env?: Readonly<Record<string, string>>;
};

const DOCTORS = ['Ingrid Lien', 'Anders Bjørnstad'];
const SPEED = 30;
/** Invariant I3: what the screens say must be true so soon. */
const TOLD_WITHIN = 2_000;
const LOOK_EVERY = 50;

/** A portal, workstations with a line each, and the list of what was promised. */
export class World {
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly report: Report;
  readonly speed: number;
  readonly origin: number;
  readonly portal: Portal;
  readonly takesBatches: boolean;
  readonly desks: Desk[] = [];
  readonly lines: Line[] = [];
  #subjects = 0;
  readonly #seed: number;
  readonly #options: WorldOptions;

  static async open(seed: number, report: Report, options: WorldOptions = {}): Promise<World> {
    const origin = Date.now();
    const speed = options.speed ?? SPEED;
    const now = () => Temporal.Instant.fromEpochMilliseconds(Math.round(origin + (Date.now() - origin) * speed));
    const portal = await startPortal({
      surgery: 'small',
      seed: 1 + (seed % 5),
      now,
      requireToken: options.requireToken ?? false,
    });
    const world = new World(seed, report, portal, { origin, speed, options });
    for (let i = 0; i < (options.desks ?? 1); i += 1) await world.#addDesk();
    return world;
  }

  private constructor(
    seed: number,
    report: Report,
    portal: Portal,
    { origin, speed, options }: { origin: number; speed: number; options: WorldOptions },
  ) {
    this.#seed = seed;
    this.chance = new Chance(seed);
    this.ledger = new Ledger(seed.toString(36));
    this.report = report;
    this.portal = portal;
    this.origin = origin;
    this.speed = speed;
    this.#options = options;
    this.takesBatches = options.batch ?? this.chance.happens(0.6);
  }

  get desk(): Desk {
    return this.deskAt(0);
  }

  get line(): Line {
    return this.lineAt(0);
  }

  deskAt(place: number): Desk {
    const desk = this.desks[place];
    if (desk === undefined) throw new Error(`no desk ${place}`);
    return desk;
  }

  lineAt(place: number): Line {
    const line = this.lines[place];
    if (line === undefined) throw new Error(`no line ${place}`);
    return line;
  }

  async #addDesk(): Promise<void> {
    const { poll, host = '127.0.0.1', env, synchronous = 'FULL', requireToken } = this.#options;
    // The line's chance is its own, so that how the network cuts chunks does not change what the case decides.
    const line = await new Line(Number(new URL(this.portal.url).port), () => Math.random(), host).open();
    if (!this.takesBatches) line.nature = withoutBatch(this.portal.url);
    const settings = this.portal.tokenSettings;
    const options: DeskOptions = {
      fhirBase: `http://${host}:${line.port}/fhir`,
      bend: { speed: this.speed, origin: this.origin, synchronous },
      ...(poll === undefined ? {} : { poll }),
      ...(env === undefined ? {} : { env }),
      ...(requireToken === true && settings !== undefined
        ? { token: settings as NonNullable<DeskOptions['token']> }
        : {}),
    };
    this.desks.push(new Desk(options));
    this.lines.push(line);
  }

  /** Starts a desk, waits for its first load and signs a doctor in. */
  async begin(place = 0): Promise<Desk> {
    const desk = this.deskAt(place);
    const fault = await desk.start();
    if (fault !== null) throw new Error(`the desk cannot start: ${fault}`);
    if (!(await desk.synced())) throw new Error(`no first load; last state ${JSON.stringify(desk.state)}`);
    await this.signIn(place);
    return desk;
  }

  async signIn(place = 0): Promise<void> {
    const desk = this.deskAt(place);
    const name = DOCTORS[place % DOCTORS.length];
    const staff = (await desk.get('listStaff', {})).find((one) => one.name === name);
    if (staff === undefined) throw new Error(`nobody called ${String(name)}`);
    desk.practitionerId = staff.practitionerId;
  }

  /** Patients whom nothing singles out write; gives the Tasks. One each for different patients, unless told to be of one. */
  async patientsWrite(
    count: number,
    options: { readonly samePatient?: boolean; readonly notPatientOf?: string } = {},
  ): Promise<string[]> {
    const { notPatientOf } = options;
    const not = notPatientOf === undefined ? undefined : this.portal.read('Task', notPatientOf)?.for?.reference;
    const patients = this.chance.shuffled(this.portal.ordinary().filter((id) => `Patient/${id}` !== not));
    const tasks: string[] = [];
    for (let i = 0; i < count; i += 1) {
      this.#subjects += 1;
      const patient = patients[options.samePatient === true ? 0 : i % patients.length];
      const tag = `${this.#seed.toString(36)}-${this.#subjects}`;
      tasks.push(
        await this.portal.patientWrites({
          subject: `Emne ${tag}`,
          question: `Spørsmål ${tag}: kan jeg ta to om dagen?`,
          ...(patient === undefined ? {} : { patient }),
        }),
      );
    }
    return tasks;
  }

  /** A matter as a window names it that shows it. */
  shown(taskId: string): { taskId: string; patientId: string } {
    const patientId = this.portal.taskNow(taskId)?.for?.reference?.replace('Patient/', '') ?? '';
    return { taskId, patientId };
  }

  /** The same for a draft. */
  written(taskId: string): { taskId: string; writtenFor: string } {
    return { taskId, writtenFor: this.shown(taskId).patientId };
  }

  /** Waits until a desk has the Tasks. */
  async arrive(tasks: readonly string[], place = 0): Promise<void> {
    const desk = this.deskAt(place);
    desk.wake();
    for (const taskId of tasks) {
      const came = await desk.until(async () => (await desk.ask('readEConsultation', { taskId })).ok);
      if (!came) throw new Error(`a question never came to desk ${place}: ${JSON.stringify(desk.state)}`);
    }
  }

  /** Asks for an answer and writes down what the desk was told. Throws DeskGone when the engine went meanwhile. */
  async answer(
    taskId: string,
    { place = 0, text = this.ledger.newText(), mayRefuse = false }: Asked = {},
  ): Promise<AnswerOp> {
    const desk = this.deskAt(place);
    const op = this.ledger.ask(place, taskId, text);
    this.ledger.forgetDraft(place, taskId, desk.practitionerId ?? '');
    const reply = await desk.ask('answerEConsultation', { ...this.shown(taskId), text });
    if (reply.ok) this.ledger.saved(op, reply.value.entryId);
    else {
      op.told = 'refused';
      op.refusal = reply.error.type;
      if (!mayRefuse) this.report.breach('failed', `an answer was refused: ${JSON.stringify(reply.error)}`);
    }
    return op;
  }

  /** Looks into a matter as people do before they answer: it is marked as open, and now and then taken. */
  async lookInto(taskId: string, place = 0): Promise<void> {
    const desk = this.deskAt(place);
    if (this.chance.happens(0.4)) await desk.ask('openEConsultation', this.shown(taskId));
    // Whatever it answers: a colleague may have taken it.
    if (this.chance.happens(0.2)) await desk.ask('claimEConsultation', this.shown(taskId));
  }

  async draft(taskId: string, place = 0): Promise<void> {
    const desk = this.deskAt(place);
    const author = desk.practitionerId ?? '';
    const text = this.ledger.newText();
    this.ledger.draftAsked(place, taskId, author, text);
    const reply = await desk.ask('saveDraft', { ...this.written(taskId), text });
    if (reply.ok) this.ledger.draftSaved(place, taskId, author, text);
  }

  /**
   * Within two seconds the window must say what is so (I3). Time in which campaign or engine were not given the
   * processor does not count: each look waits for an answer of the engine.
   */
  async told(
    what: string,
    holds: (state: SyncState) => boolean | Promise<boolean>,
    { place = 0, within = TOLD_WITHIN }: { readonly place?: number; readonly within?: number } = {},
  ): Promise<void> {
    const desk = this.deskAt(place);
    for (let looks = 0; looks <= within / LOOK_EVERY; looks += 1) {
      await desk.ask('readPreferences', {});
      if (desk.state !== null && (await holds(desk.state))) return;
      await wait(LOOK_EVERY);
    }
    this.report.breach('untold', `${what}; the window says ${describe(desk.state)}`);
  }

  /** Where the window says an answer stands, and why; null when it shows none. */
  async delivery(op: AnswerOp): Promise<Shown | null> {
    const reply = await this.deskAt(op.desk).ask('readEConsultation', { taskId: op.taskId });
    if (!reply.ok) return null;
    if (reply.value.conflict?.mine.text === op.text) return { state: 'conflict', problem: null, next: null };
    const shown = reply.value.messages.find((message) => message.text === op.text)?.delivery ?? null;
    if (shown === null) return null;
    if (shown.state === 'queued') return { state: 'queued', problem: shown.lastProblem, next: shown.nextAttempt };
    if (shown.state === 'rejected') return { state: 'rejected', problem: shown.problem, next: null };
    return { state: shown.state, problem: null, next: null };
  }

  /** The portal's time and the engine's, ms. */
  now(): number {
    return Math.round(this.origin + (Date.now() - this.origin) * this.speed);
  }

  async close(): Promise<void> {
    for (const desk of this.desks) await desk.dispose();
    for (const line of this.lines) await line.close();
    await this.portal.close();
  }
}

type Asked = {
  readonly place?: number;
  readonly text?: string;
  /** The case expects that the rule or the store may say no. */
  readonly mayRefuse?: boolean;
};

export type Shown = {
  readonly state: 'queued' | 'sending' | 'acknowledged' | 'conflict' | 'rejected' | 'withdrawn';
  readonly problem: DeliveryProblem | null;
  readonly next: string | null;
};

function describe(state: SyncState | null): string {
  if (state === null) return 'nothing';
  const { connection, waiting, needsYou, quarantined } = state;
  return JSON.stringify({ connection: connection.state, waiting, needsYou, quarantined });
}
