import type { SignInNeeded } from '../../../shared/domain/access/pin.ts';
import { mayTryPin } from '../../../shared/domain/access/pin.ts';
import { limitOn } from '../../../shared/domain/access/limits.ts';
import { osloDateAt, Temporal } from '../../../shared/lib/time.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** What this machine knows of someone's PIN. Times in ms. */
export type StoredPin = {
  /** The last full sign-in at the identity provider. */
  readonly signedIn: number;
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
  SELECT signed_in AS signedIn, may_choose AS mayChoose, failures, tried, secret FROM pin WHERE practitioner = ?`;
const HOLDERS = 'SELECT practitioner FROM pin WHERE secret IS NOT NULL';
const SIGNED_IN = `
  INSERT INTO pin (practitioner, signed_in, may_choose, failures, tried, secret) VALUES (@practitioner, @at, 1, 0, 0, NULL)
  ON CONFLICT (practitioner) DO UPDATE SET signed_in = @at, may_choose = 1, failures = 0, tried = 0,
    secret = CASE WHEN failures >= @attempts THEN NULL ELSE secret END`;
const COUNT = 'UPDATE pin SET failures = failures + 1, tried = ? WHERE practitioner = ?';
const WAIT_FROM = 'UPDATE pin SET tried = ? WHERE practitioner = ?';
const FOUND_RIGHT = 'UPDATE pin SET failures = 0, tried = 0, may_choose = 0 WHERE practitioner = ?';
const CHOOSE = 'UPDATE pin SET secret = ?, failures = 0, tried = 0, may_choose = 0 WHERE practitioner = ?';

/** Null: no full sign-in here, so no PIN either. `practitioner` is a num, here and below. */
export function readPin(db: Db, practitioner: number): StoredPin | null {
  return (prepared(db, READ).get(practitioner) as StoredPin | undefined) ?? null;
}

/** The nums of those who have chosen a PIN on this machine. */
export function pinHolders(db: Db): ReadonlySet<number> {
  return new Set(prepared(db, HOLDERS).pluck().all() as number[]);
}

/** Why a PIN is not enough just now, null when it is. */
export function signInNeeded(pin: StoredPin, now: number): SignInNeeded | null {
  const lastSignIn = Temporal.Instant.fromEpochMilliseconds(pin.signedIn);
  const may = mayTryPin({ lastSignIn, failures: pin.failures }, Temporal.Instant.fromEpochMilliseconds(now));
  return may.ok ? null : may.error;
}

/**
 * Someone has signed in at the identity provider: the days with PIN begin anew and the attempts are forgotten. A PIN
 * that was ended by wrong attempts is gone, and a new one may be chosen.
 */
export function recordFullSignIn(db: Db, practitioner: number, at: number): void {
  const attempts = limitOn('pinAttempts', osloDateAt(at));
  prepared(db, SIGNED_IN).run({ practitioner, at, attempts });
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
