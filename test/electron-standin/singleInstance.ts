import {
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';

type Call = { argv: string[]; workingDirectory: string; additionalData: unknown };

/**
 * One app per user-data folder: a lock file with the process number of the first,
 * and a folder where a second one leaves what it was started with. Files, because
 * Electron's lock answers at once and the second app may end right after asking.
 */
export class SingleInstance {
  readonly #lock: string;
  readonly #calls: string;
  readonly #onCall: (call: Call) => void;
  #watcher: FSWatcher | undefined;

  constructor(userData: string, onCall: (call: Call) => void) {
    this.#lock = path.join(userData, 'standin.lock');
    this.#calls = path.join(userData, 'standin-second-instances');
    this.#onCall = onCall;
  }

  get held(): boolean {
    return this.#watcher !== undefined;
  }

  /** Takes the lock, or tells the app that has it about us. */
  request(call: Call): boolean {
    if (this.held) return true;
    if (!this.#take()) {
      const file = path.join(this.#calls, `${randomUUID()}.json`);
      writeFileSync(`${file}.part`, JSON.stringify(call));
      renameSync(`${file}.part`, file);
      return false;
    }
    rmSync(this.#calls, { recursive: true, force: true });
    mkdirSync(this.#calls, { recursive: true });
    this.#watcher = watch(this.#calls, () => this.#readCalls());
    this.#watcher.unref();
    return true;
  }

  release(): void {
    if (!this.held) return;
    this.#watcher?.close();
    this.#watcher = undefined;
    rmSync(this.#lock, { force: true });
    rmSync(this.#calls, { recursive: true, force: true });
  }

  #take(): boolean {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      try {
        writeFileSync(this.#lock, String(process.pid), { flag: 'wx' });
        return true;
      } catch {
        if (isStandin(Number(readFileSync(this.#lock, 'utf8')))) return false;
        // Left by an app that was killed.
        rmSync(this.#lock, { force: true });
      }
    }
    return false;
  }

  #readCalls(): void {
    for (const name of readdirSync(this.#calls)) {
      if (!name.endsWith('.json')) continue;
      const file = path.join(this.#calls, name);
      const call = JSON.parse(readFileSync(file, 'utf8')) as Call;
      rmSync(file, { force: true });
      this.#onCall(call);
    }
  }
}

function isStandin(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('boot.ts');
  } catch {
    // No /proc on this system: believe the process number.
    return true;
  }
}
