import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
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
  z.strictObject({ type: z.literal('settled'), entryId: z.string() }),
]);
type Line = z.infer<typeof line>;

const NONCE = 12;
const TAG = 16;

export type JournalRead =
  | { readonly type: 'none' }
  /** The file is there, and this key does not open it. */
  | { readonly type: 'unreadable' }
  /** What had not been settled, oldest first. A torn last line is an act that was never said to be saved. */
  | { readonly type: 'entries'; readonly entries: readonly JournalEntry[] };

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
    if (read !== null) return { type: 'entries', entries: read };
  }
  return { type: 'unreadable' };
}

function readUnder(secret: Buffer, content: Buffer): readonly JournalEntry[] | null {
  const unsettled = new Map<string, JournalEntry>();
  let readable = false;
  for (let at = 0; at + 4 <= content.length;) {
    const size = content.readUInt32LE(at);
    const record = content.subarray(at + 4, at + 4 + size);
    const read = record.length === size ? decrypt(record, secret) : null;
    if (read === null) break;
    readable = true;
    if (read.type === 'entry') unsettled.set(read.entryId, read);
    if (read.type === 'settled') unsettled.delete(read.entryId);
    at += 4 + size;
  }
  return readable ? [...unsettled.values()] : null;
}

export class UnsentJournal {
  readonly #secret: Buffer;
  readonly #handle: number;
  readonly #recent: { entryId: string; size: number }[] = [];

  /** Begins the file anew with what is unsettled now; the old one is replaced only when the new one is on the disk. */
  constructor(file: string, key: string, unsettled: readonly JournalEntry[]) {
    this.#secret = secretOf(key);
    const next = `${file}.new`;
    const handle = openSync(next, 'w', 0o600);
    for (const one of [{ type: 'journal', version: 1 } as const, ...unsettled]) writeWhole(handle, this.#record(one));
    fsyncSync(handle);
    closeSync(handle);
    renameSync(next, file);
    flushFolder(path.dirname(file));
    this.#handle = openSync(file, 'a');
  }

  /** On the disk when this returns. Throws when it cannot be written: then the act has not been saved. */
  add(entry: JournalEntry): void {
    const { size } = fstatSync(this.#handle);
    this.#append([entry]);
    this.#recent.push({ entryId: entry.entryId, size });
    fsyncSync(this.#handle);
  }

  /** Taken back by a person. On the disk when this returns: a salvage would send it after all. */
  takeBack(entryId: string): void {
    this.#append([{ type: 'settled', entryId }]);
    fsyncSync(this.#handle);
  }

  /** Not forced to the disk, and left out when there is no room: one that is salvaged in vain does no harm. */
  delivered(entryIds: readonly string[]): void {
    try {
      this.#append(entryIds.map((entryId) => ({ type: 'settled', entryId })));
    } catch {
      // Full, or read-only: the database meets the same, and says so.
    }
  }

  /** The entries added since this was last asked: those of one act, whose transaction may yet have failed. */
  takeRecent(): readonly { readonly entryId: string; readonly size: number }[] {
    return this.#recent.splice(0);
  }

  /** Takes off what was added since the file had this size, which needs no room on the disk. */
  cutBackTo(size: number): void {
    ftruncateSync(this.#handle, size);
    fsyncSync(this.#handle);
  }

  /** Records are whole or not there: what a full disk cut short is taken off again, so that later ones can be read. */
  #append(content: readonly Line[]): void {
    const { size } = fstatSync(this.#handle);
    try {
      writeWhole(this.#handle, Buffer.concat(content.map((one) => this.#record(one))));
    } catch (cause) {
      ftruncateSync(this.#handle, size);
      throw cause;
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

/** A write may take fewer bytes than it was given. */
function writeWhole(handle: number, record: Buffer): void {
  for (let written = 0; written < record.length;) written += writeSync(handle, record, written);
}

/** Puts a renaming on the disk; Windows does so by itself and opens no folders. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function decrypt(record: Buffer, secret: Buffer): Line | null {
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

function secretOf(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), '', 'legekontor unsent journal', 32));
}
