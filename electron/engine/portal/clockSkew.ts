/** What the second in a Date header and the way of an answer can make of two clocks that agree, in seconds. */
const NOTHING = 2;

/**
 * How many seconds a server's clock is ahead of this machine's, by its Date header (RFC 9110, 6.6.1; an answer out of a
 * cache is older by its Age). 0 where it does not say, and where they differ by no more than two seconds. Rather behind
 * than ahead: what is dated in the future is refused at once, and what is a second old never is.
 *
 * @param asked when the request left and `answered` when its answer was here: ms, this machine's clock
 */
export function skewOf(headers: Headers, asked: number, answered: number): number {
  const date = Date.parse(headers.get('date') ?? '');
  const age = Number(headers.get('age') ?? 0);
  if (Number.isNaN(date)) return 0;
  const there = date + (Number.isFinite(age) ? age : 0) * 1_000;
  // The server wrote the date at some time between the two.
  if (there + 1_000 >= asked - NOTHING * 1_000 && there <= answered + NOTHING * 1_000) return 0;
  return Math.floor((there - answered) / 1_000);
}
