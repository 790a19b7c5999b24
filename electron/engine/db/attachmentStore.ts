import {
  type AttachmentRefused,
  lookAtFile,
  mayBeFetched,
  type StatedFile,
} from '../../../shared/domain/eConsultation/attachment.ts';
import type { ShownType } from '../../../shared/domain/eConsultation/fileFacts.ts';
import { filesOf, type InlineContent } from '../../../shared/fhir/attachment.ts';
import { osloDateAt, type Temporal } from '../../../shared/lib/time.ts';
import { fromBase64 } from './base64.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** `here`: kept, and what it says it is; `at-portal`: not fetched; `wanted`: someone waits for it; `refused`: not shown. */
export type FileState = 'here' | 'at-portal' | 'wanted' | 'refused';

/** A file of a message as this machine has it, without its content. */
export type StoredFile = {
  readonly message: number;
  readonly place: number;
  readonly state: FileState;
  readonly type: ShownType | null;
  readonly size: number | null;
  readonly refused: AttachmentRefused | null;
};

type Row = Omit<StoredFile, 'refused'> & { readonly refused: string | null };

// A new version of a message leaves what has been fetched where it is, as long as it leads to the same place.
const KEEP = `
  INSERT INTO attachment (message, place, state, url, type, size, refused, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (message, place) DO UPDATE SET
    state = excluded.state, url = excluded.url, type = excluded.type, size = excluded.size, refused = excluded.refused,
    content = excluded.content, fetched = NULL
  WHERE excluded.url IS NULL OR excluded.url IS NOT attachment.url`;
const DROP_OTHERS = 'DELETE FROM attachment WHERE message = ? AND place NOT IN (SELECT value FROM json_each(?))';
const DROP = 'DELETE FROM attachment WHERE message = ?';
export const OF_MESSAGE = 'SELECT message, place, state, type, size, refused FROM attachment WHERE message = ?';
export const ONE = 'SELECT message, place, state, type, size, refused FROM attachment WHERE message = ? AND place = ?';
export const CONTENT = 'SELECT content FROM attachment WHERE message = ? AND place = ?';
export const WANT = `
  UPDATE attachment SET state = 'wanted' WHERE message = ? AND place = ? AND state = 'at-portal'`;

/**
 * Keeps what a message (a num) tells of its files, in the transaction that keeps the message. What lay in it is looked at
 * at once, and kept when it may be shown; what lies at the portal is fetched later.
 *
 * @param at when the message last changed, ms: the limits are those of that day
 */
export function keepFiles(
  db: Db,
  message: number,
  resource: { readonly [element: string]: unknown },
  contents: readonly InlineContent[],
  at: number,
): void {
  const files = filesOf(resource);
  const day = osloDateAt(at);
  for (const file of files) {
    const inline = contents.find(({ place }) => place === file.place);
    const kept = inline === undefined ? toFetch(file, file.url, day) : looked(file, fromBase64(inline.base64), day);
    prepared(db, KEEP).run(message, file.place, kept.state, file.url, kept.type, kept.size, kept.refused, kept.content);
  }
  if (files.length > 0 || filesOfMessage(db, message).length > 0) {
    prepared(db, DROP_OTHERS).run(message, JSON.stringify(files.map(({ place }) => place)));
  }
}

/** What is to be kept of a file. */
export type Kept = {
  readonly state: FileState;
  readonly type: ShownType | null;
  readonly size: number | null;
  readonly refused: string | null;
  readonly content: Uint8Array | null;
};

function toFetch(stated: StatedFile, url: string | null, day: Temporal.PlainDate): Kept {
  const allowed = mayBeFetched(stated, day);
  if (!allowed.ok) return refusedAs(allowed.error, stated.size);
  if (url === null) return refusedAs({ type: 'AttachmentGone' }, stated.size);
  return { state: 'at-portal', type: null, size: stated.size, refused: null, content: null };
}

/** What is to be kept of a file whose bytes are here; null for what could not be read. */
export function looked(stated: StatedFile, bytes: Uint8Array | null, day: Temporal.PlainDate): Kept {
  if (bytes === null) {
    const allowed = mayBeFetched({ ...stated, size: null }, day);
    return refusedAs(allowed.ok ? { type: 'AttachmentDamaged' } : allowed.error, null);
  }
  const type = lookAtFile(stated, bytes, day);
  if (!type.ok) return refusedAs(type.error, bytes.length);
  return { state: 'here', type: type.value, size: bytes.length, refused: null, content: bytes };
}

export function refusedAs(refused: AttachmentRefused, size: number | null): Kept {
  return { state: 'refused', type: null, size, refused: JSON.stringify(refused), content: null };
}

/** With the message that the portal no longer has. */
export function dropFiles(db: Db, message: number): void {
  prepared(db, DROP).run(message);
}

/** The files of a message (a num). */
export function filesOfMessage(db: Db, message: number): readonly StoredFile[] {
  return (prepared(db, OF_MESSAGE).all(message) as Row[]).map(toFile);
}

/** One file of a message, or null. */
export function findFile(db: Db, message: number, place: number): StoredFile | null {
  const row = prepared(db, ONE).get(message, place) as Row | undefined;
  return row === undefined ? null : toFile(row);
}

/** The bytes of a file that is here; null otherwise. */
export function contentOfFile(db: Db, message: number, place: number): Buffer | null {
  return (prepared(db, CONTENT).pluck().get(message, place) as Buffer | null | undefined) ?? null;
}

/** Somebody has asked for a file that lies at the portal: it is fetched as soon as there is a line. */
export function wantFile(db: Db, message: number, place: number): void {
  prepared(db, WANT).run(message, place);
}

function toFile({ refused, ...row }: Row): StoredFile {
  return { ...row, refused: refused === null ? null : (JSON.parse(refused) as AttachmentRefused) };
}
