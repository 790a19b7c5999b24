import { NO_LINE, logHead, type LogHead } from './accessLogStore.ts';
import { noteContinuity, noteUnwitnessed } from './logContinuity.ts';
import type { Db } from './open.ts';
import { endAllPins, raiseTries, triesOf } from './pinStore.ts';
import { readSetting, saveSetting } from './settingStore.ts';

/**
 * What the machine's sealed file remembers of this database, so that an older copy of it, or none, shows: how far the
 * access log had come, and the wrong PINs that had been tried.
 */
export type Anchor = {
  readonly seq: number;
  /** Of that line, 64 hexadecimal digits. */
  readonly hash: string;
  /** When that was, ms by this machine's clock. */
  readonly at: number;
  /** By Practitioner id. */
  readonly pins: Readonly<Record<string, { readonly failures: number; readonly tried: number }>>;
};

/** What a start knows from outside the database. */
export type Witness = {
  /** Null: there is none, or it cannot be read. */
  readonly anchor: Anchor | null;
  /** The program itself has just set a damaged file aside, so that a new one is as it should be. */
  readonly setAside: boolean;
};

/** The anchor as it should be now. */
export function anchorNow(db: Db, at: number): Anchor {
  const { seq, hash } = logHead(db);
  return { seq, hash: hash.toString('hex'), at, pins: triesOf(db) };
}

/**
 * Holds the log to what the second file and the sealed file remember, at a start and before anything is appended; says
 * in lines of its own what is not as it was, and lets no PIN have tries back: where the file is not the one that the
 * sealed file remembers, or nothing is remembered of it, no PIN counts before a full sign-in.
 *
 * @param witness undefined where no sealed file is kept
 */
export function holdToWitnesses(
  db: Db,
  isNew: boolean,
  journal: LogHead | null,
  witness: Witness | undefined,
  now: number,
): void {
  const anchor = witness?.anchor ?? null;
  const sealed: LogHead = anchor === null ? NO_LINE : { seq: anchor.seq, hash: Buffer.from(anchor.hash, 'hex') };
  const remembered = journal !== null && journal.seq >= sealed.seq ? journal : sealed;
  const { seq } = logHead(db);
  // A file that is new because somebody took the old one away is a log cut short to nothing.
  noteContinuity(db, isNew && (witness === undefined || witness.setAside), remembered, now);
  if (witness === undefined) return;
  if (anchor === null && readSetting(db, 'anchored') !== null) noteUnwitnessed(db, now);
  if (logHead(db).seq > seq) endAllPins(db);
  if (anchor !== null) saveSetting(db, 'anchored', 'yes');
  for (const [practitioner, tries] of Object.entries(anchor?.pins ?? {})) raiseTries(db, practitioner, tries);
}
