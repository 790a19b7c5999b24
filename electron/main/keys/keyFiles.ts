import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { flushFolder, renameDurably, writeDurably } from '../../engine/disk/durably.ts';

/**
 * The files that hold the database key, sealed. There is one, except while the key is being changed: then the next one
 * lies beside it from before the first page is changed until after the last.
 */
export class KeyFiles {
  readonly #current: string;
  readonly #next: string;

  constructor(folder: string) {
    this.#current = path.join(folder, 'database-key');
    this.#next = path.join(folder, 'database-key.next');
    // What a power cut left half written was never said to be written.
    for (const file of [this.#current, this.#next]) rmSync(`${file}.new`, { force: true });
  }

  /** The sealed key; null when there is no file. Throws when the file cannot be read. */
  get current(): Buffer | null {
    return existsSync(this.#current) ? readFileSync(this.#current) : null;
  }

  /** The sealed key of a change that was not completed. */
  get next(): Buffer | null {
    return existsSync(this.#next) ? readFileSync(this.#next) : null;
  }

  /** When the key was made; null when there is none. */
  get madeAt(): Date | null {
    return existsSync(this.#current) ? statSync(this.#current).mtime : null;
  }

  /** On the disk when this returns. */
  writeCurrent(content: Buffer): void {
    writeDurably(this.#current, content);
  }

  /** On the disk when this returns: only then may anything be put under it. */
  writeNext(content: Buffer): void {
    writeDurably(this.#next, content);
  }

  /** The change is complete: the next key is the key. */
  nextIsCurrent(): void {
    renameDurably(this.#next, this.#current);
  }

  /** The change came to nothing, and no file is under the next key. */
  forgetNext(): void {
    rmSync(this.#next, { force: true });
    flushFolder(path.dirname(this.#next));
  }

  /** A file was set aside as damaged while a change was under way, so that this key may be the one it is under. */
  setNextAside(mark: string): void {
    if (existsSync(this.#next)) renameSync(this.#next, `${this.#next}.damaged-${mark}`);
  }
}
