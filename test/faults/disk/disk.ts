import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SOURCE = path.join(import.meta.dirname, 'shim.c');
const COMPILERS = ['cc', 'gcc', 'clang'];

/** Why the disk cannot be made to fail here; null when it can. */
export function whyNoDisk(): string | null {
  if (process.platform !== 'linux') return 'the disk can only be made to fail on Linux';
  return builtShim() === null ? `needs a C compiler (${COMPILERS.join(', ')})` : null;
}

/** The shim, built once for its source; null without a compiler. */
function builtShim(): string | null {
  const mark = createHash('sha256').update(readFileSync(SOURCE)).digest('hex').slice(0, 16);
  const built = path.join(tmpdir(), `legekontor-disk-${mark}-${process.arch}.so`);
  if (existsSync(built)) return built;
  const fresh = `${built}.${process.pid}`;
  const flags = ['-O1', '-shared', '-fPIC', '-o', fresh, SOURCE, '-ldl', '-lpthread'];
  for (const compiler of COMPILERS) {
    if (spawnSync(compiler, flags, { stdio: 'ignore' }).status !== 0) continue;
    renameSync(fresh, built);
    return built;
  }
  return null;
}

/** What the disk does: places as in `shim.c`. */
const MODES = { well: 0, full: 1, failsOnce: 2, readOnly: 3, notOurs: 4 } as const;
export type DiskMode = keyof typeof MODES;

/** The disk under one folder as a process sees it: watched, and told to fail. Only the process that is given `env`. */
export class Disk {
  readonly env: Readonly<Record<string, string>>;
  readonly record: string;
  readonly #own: string;
  readonly #dials: number;

  /** @param folder files below it are concerned; throws where `whyNoDisk` says why */
  constructor(folder: string) {
    const shim = builtShim();
    if (shim === null) throw new Error('no C compiler');
    this.#own = mkdtempSync(path.join(tmpdir(), 'legekontor-disk-'));
    this.record = path.join(this.#own, 'record');
    const dials = path.join(this.#own, 'dials');
    this.#dials = openSync(dials, 'w+');
    writeSync(this.#dials, Buffer.alloc(32));
    this.env = { LD_PRELOAD: shim, DISK_FOLDER: `${folder}/`, DISK_RECORD: this.record, DISK_DIALS: dials };
  }

  /** @param left full: bytes that files may still grow; failsOnce: which write or sync fails, from 1 */
  set(mode: DiskMode, left = 0): void {
    const dials = Buffer.alloc(16);
    dials.writeBigInt64LE(0n, 0);
    dials.writeBigInt64LE(BigInt(left), 8);
    writeSync(this.#dials, dials, 0, 16, 0);
    dials.writeBigInt64LE(BigInt(MODES[mode]), 0);
    writeSync(this.#dials, dials, 0, 8, 0);
  }

  /** How often something has been refused. */
  get hits(): number {
    const hits = Buffer.alloc(8);
    readSync(this.#dials, hits, 0, 8, 16);
    return Number(hits.readBigInt64LE());
  }

  /** How much has been recorded: what came before this moment lies before this place. */
  get recorded(): number {
    return existsSync(this.record) ? statSync(this.record).size : 0;
  }

  dispose(): void {
    closeSync(this.#dials);
    rmSync(this.#own, { recursive: true, force: true });
  }
}
