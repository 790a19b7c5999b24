import { openSync, readFileSync, writeSync, closeSync } from 'node:fs';
import path from 'node:path';
import type { Chance } from '../../portal/surgery/random.ts';

const SECTOR = 512;

type Change =
  | { readonly type: 'write'; readonly offset: number; readonly bytes: Buffer }
  | { readonly type: 'truncate'; readonly to: number };

/** A file: what is sure to be on the disk, and what has been written since it was last synced. */
class RecordedFile {
  #durable = Buffer.alloc(0);
  #pending: Change[] = [];

  add(change: Change): void {
    this.#pending.push(change);
  }

  sync(): void {
    this.#durable = applied(this.#durable, this.#pending);
    this.#pending = [];
  }

  /** After the cut: nothing of what was unsynced, or some sectors of it in no order. */
  afterCut(chance: Chance, some: boolean): Buffer {
    if (!some) return this.#durable;
    const reached = this.#pending.flatMap((change): Change[] => {
      if (change.type === 'truncate') return chance.happens(0.5) ? [change] : [];
      const sectors: Change[] = [];
      for (let at = 0; at < change.bytes.length; at += SECTOR) {
        const bytes = change.bytes.subarray(at, at + SECTOR);
        if (chance.happens(0.5)) sectors.push({ type: 'write', offset: change.offset + at, bytes });
      }
      return sectors;
    });
    return applied(this.#durable, reached);
  }
}

function applied(content: Buffer, changes: readonly Change[]): Buffer<ArrayBuffer> {
  let size = content.length;
  let largest = size;
  for (const change of changes) {
    size = change.type === 'truncate' ? change.to : Math.max(size, change.offset + change.bytes.length);
    largest = Math.max(largest, size);
  }
  const result = Buffer.alloc(largest);
  content.copy(result);
  let end = content.length;
  for (const change of changes) {
    if (change.type === 'write') {
      change.bytes.copy(result, change.offset);
      end = Math.max(end, change.offset + change.bytes.length);
    } else {
      result.fill(0, change.to, end);
      end = change.to;
    }
  }
  return result.subarray(0, end);
}

/** Replays what was recorded of a disk, up to any moment, and says what a power cut at that moment leaves. */
export class PowerCut {
  readonly #record: Buffer;
  readonly #names = new Map<number, string>();
  readonly #files = new Map<string, RecordedFile>();
  #at = 0;

  constructor(record: string) {
    this.#record = readFileSync(record);
  }

  get end(): number {
    return this.#record.length;
  }

  /** Where something was renamed or removed, right after it: the moments at which one file takes another's place. */
  turns(): readonly number[] {
    const places: number[] = [];
    for (let at = 0; at + 17 <= this.#record.length;) {
      const kind = String.fromCodePoint(this.#record[at] ?? 0);
      at += 17 + this.#record.readUInt32LE(at + 13);
      if (kind === 'r' || kind === 'u') places.push(at);
    }
    return places;
  }

  /** Goes on to a place in the record; only forwards. */
  replayTo(place: number): void {
    while (this.#at + 17 <= Math.min(place, this.#record.length)) {
      const kind = String.fromCodePoint(this.#record[this.#at] ?? 0);
      const file = this.#record.readInt32LE(this.#at + 1);
      const offset = Number(this.#record.readBigInt64LE(this.#at + 5));
      const length = this.#record.readUInt32LE(this.#at + 13);
      if (this.#at + 17 + length > place) return;
      const bytes = this.#record.subarray(this.#at + 17, this.#at + 17 + length);
      this.#at += 17 + length;
      if (kind === 'n') this.#names.set(file, bytes.toString());
      else this.#replay(kind, this.#names.get(file) ?? '', offset, bytes);
    }
  }

  #replay(kind: string, name: string, offset: number, bytes: Buffer): void {
    if (kind === 'u') return void this.#files.delete(name);
    let file = this.#files.get(name);
    if (file === undefined) this.#files.set(name, (file = new RecordedFile()));
    if (kind === 'w') file.add({ type: 'write', offset, bytes });
    else if (kind === 't') file.add({ type: 'truncate', to: offset });
    else if (kind === 's') file.sync();
    else if (kind === 'r') {
      this.#files.delete(name);
      this.#files.set(bytes.toString(), file);
    }
  }

  /**
   * Writes what is left into a folder. The index of the write-ahead log (`-shm`) never survives.
   *
   * @param some false: everything unsynced is gone; true: some of its sectors had reached the disk
   */
  leave(folder: string, chance: Chance, some: boolean): void {
    for (const [name, file] of this.#files) {
      if (name.endsWith('-shm')) continue;
      const handle = openSync(path.join(folder, path.basename(name)), 'w');
      const content = file.afterCut(chance, some);
      if (content.length > 0) writeSync(handle, content);
      closeSync(handle);
    }
  }
}
