import { createHash } from 'node:crypto';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** One line of the access log. `author`, `patient` and `about` are nums; `at` in ms. */
export type AccessLine = {
  readonly at: number;
  readonly author: number;
  readonly role: string;
  readonly act: string;
  readonly patient: number | null;
  readonly about: number | null;
};

const LAST = 'SELECT hash FROM access_log ORDER BY seq DESC LIMIT 1';
const APPEND = `
  INSERT INTO access_log (at, author, role, act, patient, about, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * Appends a line, chained to the one before by its hash, in the transaction of what it tells of.
 * Source: pasientjournalforskriften § 14, pasientjournalloven § 22 a.
 */
export function appendAccess(db: Db, line: AccessLine): void {
  const previous = (prepared(db, LAST).pluck().get() as Buffer | undefined) ?? Buffer.alloc(32);
  const fields = [line.at, line.author, line.role, line.act, line.patient, line.about];
  const hash = createHash('sha256').update(previous).update(JSON.stringify(fields)).digest();
  prepared(db, APPEND).run(...fields, previous, hash);
}
