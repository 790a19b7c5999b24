import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { LogHead } from './accessLogStore.ts';
import { LOG_ROLES } from '../../../shared/domain/access/accessLog.ts';
import { ENTRY_KINDS } from '../../../shared/domain/sync/entryKind.ts';
import { z } from '../../../shared/lib/zod.ts';

/**
 * The one thing that the portal cannot give back is what has not been sent. So every entry also goes into a small
 * second file, encrypted with a key of its own, before the act is said to be saved; from there it is salvaged when the
 * database is refused as damaged. Appended only; made anew from the database at every start.
 */
export type JournalEntry = z.infer<typeof journalEntry>;

const journalEntry = z.strictObject({
  type: z.literal('entry'),
  entryId: z.string(),
  kind: z.enum(ENTRY_KINDS),
  patient: z.string(),
  task: z.string(),
  author: z.string(),
  writer: z.string(),
  /** Who had asked when its author saw it, as a FHIR reference; null: the patient. */
  requester: z.string().nullable(),
  /** Who did it, as the access log names them: in a new database nobody knows. */
  by: z.strictObject({ name: z.string(), role: z.enum(LOG_ROLES), unit: z.string() }),
  created: z.number(),
  base: z.string(),
  /** The frozen requests, as the outbox keeps them. */
  steps: z.string(),
});
const line = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('journal'), version: z.literal(1) }),
  journalEntry,
  z.strictObject({ type: z.literal('settled'), entryIds: z.array(z.string()).readonly() }),
  // The last line of the access log: a log that ends before it has been cut short.
  z.strictObject({ type: z.literal('log'), seq: z.int(), hash: z.string() }),
]);
type Line = z.infer<typeof line>;

const NONCE = 12;
const TAG = 16;
/**
 * Zeros that stand ready behind the last record, in bytes; about thirty answers. What is written over them changes
 * neither the file's length nor where it lies, so the disk is asked for the record alone and not for the folder's books.
 */
const ROOM = 65_536;

export type JournalRead =
  | { readonly type: 'none' }
  /** The file is there, and this key does not open it. */
  | { readonly type: 'unreadable' }
  /** What had not been settled, oldest first. A torn last line is an act that was never said to be saved. */
  | { readonly type: 'entries'; readonly entries: readonly JournalEntry[]; readonly log: LogHead | null };

/**
 * Reads what is unsettled, changing nothing.
 *
 * @param keys the database keys that it may be under: two while a change of key has not been completed
 */
export function readJournal(file: string, ...keys: readonly string[]): JournalRead {
  if (!existsSync(file)) return { type: 'none' };
  const content = readFileSync(file);
  for (const key of keys) {
    const read = readUnder(secretOf(key), content);
    if (read !== null) return read;
  }
  return { type: 'unreadable' };
}

function readUnder(secret: KeyObject, content: Buffer): JournalRead | null {
  const unsettled = new Map<string, JournalEntry>();
  let log: LogHead | null = null;
  let readable = false;
  for (let at = 0; at + 4 <= content.length;) {
    const size = content.readUInt32LE(at);
    if (size === 0) break;
    const record = content.subarray(at + 4, at + 4 + size);
    const read = record.length === size ? decrypt(record, secret) : null;
    if (read === null) break;
    readable = true;
    if (read.type === 'entry') unsettled.set(read.entryId, read);
    if (read.type === 'settled') for (const entryId of read.entryIds) unsettled.delete(entryId);
    if (read.type === 'log') log = { seq: read.seq, hash: Buffer.from(read.hash, 'hex') };
    at += 4 + size;
  }
  return readable ? { type: 'entries', entries: [...unsettled.values()], log } : null;
}

export class UnsentJournal {
  readonly #file: string;
  readonly #secret: KeyObject;
  #handle: number;
  #logSeq: number;
  readonly #recent: { entryId: string; size: number }[] = [];
  /** Where the next record goes, and where the zeros end. */
  #end = 0;
  #room = 0;

  /** Begins the file anew with what is unsettled now and the end of the access log. */
  constructor(file: string, key: string, unsettled: readonly JournalEntry[], log: LogHead) {
    this.#file = file;
    this.#secret = secretOf(key);
    this.#logSeq = log.seq;
    this.#handle = this.#begin(unsettled, log);
  }

  /**
   * Writes the file anew, so that what has been settled is in it no longer. Where that fails it goes on as it was: the next
   * start begins it anew.
   */
  beginAnew(unsettled: readonly JournalEntry[], log: LogHead): void {
    // Windows replaces no file that is open.
    closeSync(this.#handle);
    try {
      this.#handle = this.#begin(unsettled, log);
      this.#logSeq = log.seq;
      this.#recent.splice(0);
    } catch {
      this.#handle = openSync(this.#file, 'r+');
    }
  }

  /** The old file is replaced only when the new one is on the disk. Gives the new one, open. */
  #begin(unsettled: readonly JournalEntry[], log: LogHead): number {
    const next = `${this.#file}.new`;
    const handle = openSync(next, 'w', 0o600);
    const begin: readonly Line[] = [{ type: 'journal', version: 1 }, ...unsettled, toLogLine(log)];
    const records = begin.map((one) => this.#record(one));
    const end = records.reduce((sum, { length }) => sum + length, 0);
    let room: number;
    try {
      writeWhole(handle, Buffer.concat(records), 0);
      room = makeRoom(handle, end, end + ROOM);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(next, this.#file);
    flushFolder(path.dirname(this.#file));
    this.#end = end;
    this.#room = room;
    return openSync(this.#file, 'r+');
  }

  /** On the disk when this returns. Throws when it cannot be written: then the act has not been saved. */
  add(entry: JournalEntry): void {
    const size = this.#end;
    this.#append(entry);
    this.#recent.push({ entryId: entry.entryId, size });
    fdatasyncSync(this.#handle);
  }

  /** Taken back by a person. On the disk when this returns: a salvage would send it after all. */
  takeBack(entryId: string): void {
    this.#append({ type: 'settled', entryIds: [entryId] });
    fdatasyncSync(this.#handle);
  }

  /** Not forced to the disk, and left out when there is no room: one that is salvaged in vain does no harm. */
  delivered(entryIds: readonly string[]): void {
    try {
      this.#append({ type: 'settled', entryIds });
    } catch {
      // Full, or read-only: the database meets the same, and says so.
    }
  }

  /** The entries added since this was last asked: those of one act, whose transaction may yet have failed. */
  takeRecent(): readonly { readonly entryId: string; readonly size: number }[] {
    return this.#recent.splice(0);
  }

  /** Takes off what was added since the file ended here, which needs no room on the disk. */
  cutBackTo(size: number): void {
    ftruncateSync(this.#handle, size);
    this.#end = this.#room = size;
    fsyncSync(this.#handle);
  }

  /** A record is whole or not there: what a full disk cut short is taken off again, so that later ones can be read. */
  #append(content: Line): void {
    const record = this.#record(content);
    const end = this.#end + record.length;
    if (end > this.#room) this.#room = makeRoom(this.#handle, this.#end, end + ROOM);
    try {
      writeWhole(this.#handle, record, this.#end);
    } catch (cause) {
      ftruncateSync(this.#handle, this.#end);
      this.#room = this.#end;
      throw cause;
    }
    this.#end = end;
  }

  /**
   * Remembers the end of the access log, once what it tells of has been committed. Not forced to the disk: behind the
   * database is harmless, ahead of it would be a false alarm.
   */
  noteLog(log: LogHead): void {
    if (log.seq === this.#logSeq) return;
    try {
      this.#append(toLogLine(log));
      this.#logSeq = log.seq;
    } catch {
      // Full, or read-only: the next act tries again.
    }
  }

  close(): void {
    closeSync(this.#handle);
  }

  #record(content: Line): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#secret, nonce);
    const text = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(NONCE + TAG + text.length);
    return Buffer.concat([size, nonce, cipher.getAuthTag(), text]);
  }
}

/** Writes zeros from the last record to a new end, and gives where they end: there may be no room for them. */
function makeRoom(handle: number, from: number, to: number): number {
  try {
    writeWhole(handle, Buffer.alloc(to - from), from);
    return to;
  } catch {
    // The record itself may still fit; if not, its own write says so.
    ftruncateSync(handle, from);
    return from;
  }
}

function toLogLine({ seq, hash }: LogHead): Line {
  return { type: 'log', seq, hash: hash.toString('hex') };
}

/** A write may take fewer bytes than it was given. */
function writeWhole(handle: number, record: Buffer, at: number): void {
  for (let written = 0; written < record.length;) {
    written += writeSync(handle, record, written, record.length - written, at + written);
  }
}

/** Puts a renaming on the disk; Windows does so by itself and opens no folders. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function decrypt(record: Buffer, secret: KeyObject): Line | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, record.subarray(0, NONCE));
    decipher.setAuthTag(record.subarray(NONCE, NONCE + TAG));
    const text = Buffer.concat([decipher.update(record.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
    const parsed = line.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function secretOf(key: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), '', 'legekontor unsent journal', 32)));
}
