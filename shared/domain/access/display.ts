import { osloDate, type Temporal } from '../../lib/time.ts';
import { limitOn } from './limits.ts';

/** What a question of the window's has brought someone to see. */
export type Shown = {
  /** What it is about: the act, the patient, the matter that was opened, the ground. Two that differ are never one opening. */
  readonly subject: string;
  /** References of the documents: what was opened, and what stands beside it. */
  readonly documents: readonly string[];
};

/** What stands on the screen, and has its line in the log. `since` is milliseconds since 1970 (UTC). */
export type Display = {
  readonly subject: string;
  readonly seen: ReadonlySet<string>;
  readonly since: number;
};

/**
 * What of an answer must be written in the access log before it is shown, and what then stands on the screen.
 *
 * A screen asks again whenever something has changed: that is no new opening. It is the same one while the same person
 * has the same thing on the screen, without anything else in between, for an hour at most; what comes to it later, as
 * the patients that a longer name finds, is a line with only that. Who turns to another matter and back opens it twice.
 * The displays of one person end with the session.
 */
export function newlyShown(
  display: Display | null,
  { subject, documents }: Shown,
  now: Temporal.Instant,
): { readonly display: Display; readonly log: 'all' | 'nothing' | readonly string[] } {
  const at = now.epochMilliseconds;
  const lasts = limitOn('openingLastsMinutes', osloDate(now)) * 60_000;
  const stands = display !== null && display.subject === subject && at >= display.since && at - display.since < lasts;
  const fresh = stands ? documents.filter((each) => !display.seen.has(each)) : [];
  if (!stands) return { display: { subject, seen: new Set(documents), since: at }, log: 'all' };
  if (fresh.length === 0) return { display, log: 'nothing' };
  return { display: { ...display, seen: new Set([...display.seen, ...fresh]) }, log: fresh };
}
