import { existsSync } from 'node:fs';
import type { Anchor, Witness } from '../../engine/ipc/messages.ts';
import { MachineFile, type Seal } from './machineFile.ts';

/** A line more in the log is written within this time (ms); a wrong PIN at once. */
const GATHER = 1_000;

/**
 * Keeps what the database must not forget, sealed: in the machine's own file, and once more beside the user-data folder,
 * so that a copy of the whole folder that is put back is seen to be old.
 */
export class AnchorKeeper {
  readonly #machine: MachineFile;
  readonly #outside: MachineFile;
  #waiting: Anchor | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** @param outside the file beside the user-data folder */
  constructor(machine: MachineFile, outside: string, seal: Seal) {
    this.#machine = machine;
    const found = new MachineFile(outside, seal);
    const mine = machine.kept?.machine;
    // Of another machine's file, or sealed by another key: it tells nothing of this database.
    const isForeign = existsSync(outside) && found.kept?.machine !== mine;
    this.#outside = isForeign ? MachineFile.anew(outside, seal) : found;
  }

  /** What is remembered; where the two differ, the later of them. Null when neither can be read or knows anything. */
  get anchor(): Anchor | null {
    const [inside, outside] = [this.#machine.kept?.anchor ?? null, this.#outside.kept?.anchor ?? null];
    if (inside === null || outside === null) return inside ?? outside;
    const [earlier, later] = inside.seq > outside.seq ? [outside, inside] : [inside, outside];
    return { ...later, pins: { ...earlier.pins, ...later.pins } };
  }

  /** What the engine starts with of this. */
  get start(): { readonly witness: Witness; readonly machine: string | null } {
    return { witness: { anchor: this.anchor, setAside: false }, machine: this.#machine.kept?.machine ?? null };
  }

  /** The database has come this far. On the disk when this returns, where it tells of another wrong PIN. */
  note(anchor: Anchor): void {
    const isFirst = this.anchor === null;
    const isAboutPins = JSON.stringify(anchor.pins) !== JSON.stringify((this.#waiting ?? this.anchor)?.pins ?? {});
    this.#waiting = anchor;
    if (isFirst || isAboutPins) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), GATHER);
  }

  /** Writes what has not been written yet; where that fails, the next one tries again. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const anchor = this.#waiting;
    if (anchor === null) return;
    this.#waiting = null;
    const machine = this.#machine.kept?.machine;
    this.#machine.change({ anchor });
    this.#outside.change({ anchor, ...(machine === undefined ? {} : { machine }) });
  }
}
