import type { SignInNeeded } from '../../../shared/domain/access/pin.ts';
import { mayTryPin } from '../../../shared/domain/access/pin.ts';
import { limitOn } from '../../../shared/domain/access/limits.ts';
import { osloDateAt, Temporal } from '../../../shared/lib/time.ts';
import { logHead } from './accessLogStore.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { resourceByNum } from './resourceStore.ts';
import { readSetting, saveSetting } from './settingStore.ts';
import { findStaff } from './staff.ts';

/** What this machine knows of someone's PIN. Times in ms. */
export type StoredPin = {
  /** The last full sign-in at the identity provider. */
  readonly signedIn: number;
  /** The last line of the access log before it. */
  readonly line: number;
  /** 1: a PIN may be chosen without giving the old one. */
  readonly mayChoose: number;
  /** Tried in a row and not found right; the one that is being checked is counted. */
  readonly failures: number;
  /** When the last of them was tried. */
  readonly tried: number;
  /** As `pinSecret.ts` writes it; null: none chosen, or ended. */
  readonly secret: string | null;
};

const READ = `
  SELECT signed_in AS signedIn, line, may_choose AS mayChoose, failures, tried, secret FROM pin WHERE practitioner = ?`;
const HOLDERS = 'SELECT practitioner FROM pin WHERE secret IS NOT NULL';
const SIGNED_IN = `
  INSERT INTO pin (practitioner, signed_in, line, may_choose, failures, tried, secret)
  VALUES (@practitioner, @at, @line, 1, 0, 0, NULL)
  ON CONFLICT (practitioner) DO UPDATE SET signed_in = @at, line = @line, may_choose = 1, failures = 0, tried = 0,
    secret = CASE WHEN failures >= @attempts THEN NULL ELSE secret END`;
const COUNT = 'UPDATE pin SET failures = failures + 1, tried = ? WHERE practitioner = ?';
const WAIT_FROM = 'UPDATE pin SET tried = ? WHERE practitioner = ?';
const FOUND_RIGHT = 'UPDATE pin SET failures = 0, tried = 0, may_choose = 0 WHERE practitioner = ?';
// By the index on `at`, newest first.
const NEWEST_SINCE = 'SELECT max(at) FROM access_log WHERE seq > ?';
const TRIED = 'SELECT practitioner, failures, tried FROM pin WHERE failures > 0';
const RAISE = `
  UPDATE pin SET failures = @failures, tried = max(tried, @tried)
  WHERE practitioner = @practitioner AND failures < @failures AND signed_in <= @tried`;
const END_ALL = 'UPDATE pin SET secret = NULL WHERE secret IS NOT NULL';
const CHOOSE = 'UPDATE pin SET secret = ?, failures = 0, tried = 0, may_choose = 0 WHERE practitioner = ?';

/** Null: no full sign-in here, so no PIN either. `practitioner` is a num, here and below. */
export function readPin(db: Db, practitioner: number): StoredPin | null {
  return (prepared(db, READ).get(practitioner) as StoredPin | undefined) ?? null;
}

/** The nums of those who have chosen a PIN on this machine. */
export function pinHolders(db: Db): ReadonlySet<number> {
  return new Set(prepared(db, HOLDERS).pluck().all() as number[]);
}

/**
 * Why a PIN is not enough just now, null when it is. The days are counted to the latest instant that is known: a clock
 * that has been set back does not make them fewer than the log and the portal have seen pass.
 */
export function signInNeeded(db: Db, pin: StoredPin, now: number): SignInNeeded | null {
  const lastSignIn = Temporal.Instant.fromEpochMilliseconds(pin.signedIn);
  const newest = (prepared(db, NEWEST_SINCE).pluck().get(pin.line) as number | null) ?? now;
  for (const at of [now, Math.max(now, newest, portalClock(db))]) {
    const may = mayTryPin({ lastSignIn, failures: pin.failures }, Temporal.Instant.fromEpochMilliseconds(at));
    if (!may.ok) return may.error;
  }
  return null;
}

/** The latest instant (ms) that the portal has said it was; 0 before it has. */
function portalClock(db: Db): number {
  return Number(readSetting(db, 'portalClock') ?? 0);
}

/** Days are what is counted with it. */
const AN_HOUR = 3_600_000;

/** The portal says what time (ms) it is. Kept when it is an hour later than what was known. */
export function notePortalClock(db: Db, at: number): void {
  if (at > portalClock(db) + AN_HOUR) saveSetting(db, 'portalClock', String(at));
}

/** The wrong PINs in a row, by Practitioner id. */
export function triesOf(db: Db): Record<string, { failures: number; tried: number }> {
  const rows = prepared(db, TRIED).all() as { practitioner: number; failures: number; tried: number }[];
  return Object.fromEntries(
    rows.map(({ practitioner, failures, tried }) => [
      resourceByNum(db, practitioner)?.id ?? String(practitioner),
      { failures, tried },
    ]),
  );
}

/** Wrong PINs that were tried and that this file has forgotten; those before its last full sign-in are settled. */
export function raiseTries(db: Db, practitionerId: string, tries: { failures: number; tried: number }): void {
  const num = findStaff(db, practitionerId)?.num;
  if (num !== undefined) prepared(db, RAISE).run({ ...tries, practitioner: num });
}

/**
 * Ends every PIN on this machine until its holder has signed in at the provider: what remembers the wrong ones is gone or
 * tells of a later file, so that nobody knows how many have been tried.
 */
export function endAllPins(db: Db): void {
  prepared(db, END_ALL).run();
}

/**
 * Someone has signed in at the identity provider: the days with PIN begin anew and the attempts are forgotten. A PIN
 * that was ended by wrong attempts is gone, and a new one may be chosen.
 */
export function recordFullSignIn(db: Db, practitioner: number, at: number): void {
  const attempts = limitOn('pinAttempts', osloDateAt(at));
  prepared(db, SIGNED_IN).run({ practitioner, at, line: logHead(db).seq, attempts });
  // Begun anew with the days: a portal whose clock was wrong for a moment must not end a PIN for ever.
  saveSetting(db, 'portalClock', '0');
}

/** Counts an attempt before it is checked: a kill in between must not give it for free. */
export function countAttempt(db: Db, practitioner: number, at: number): void {
  prepared(db, COUNT).run(at, practitioner);
}

/** The clock says that the last attempt has not been yet: the wait is counted from now. */
export function waitFrom(db: Db, practitioner: number, at: number): void {
  prepared(db, WAIT_FROM).run(at, practitioner);
}

/** The PIN was right: no attempts are counted any more. */
export function foundRight(db: Db, practitioner: number): void {
  prepared(db, FOUND_RIGHT).run(practitioner);
}

export function choosePin(db: Db, practitioner: number, secret: string): void {
  prepared(db, CHOOSE).run(secret, practitioner);
}
