/** An entry as the order sees it. `lane` is the patient; `notBefore` is ms, null for as soon as there is a line. */
export type Waiting = {
  readonly seq: number;
  readonly lane: number;
  readonly state: 'queued' | 'sending' | 'conflict' | 'rejected' | 'acknowledged' | 'withdrawn';
  readonly notBefore: number | null;
};

/** Whether an entry no longer needs anything: delivered, or taken back by a person. */
export function isSettled(state: Waiting['state']): boolean {
  return state === 'acknowledged' || state === 'withdrawn';
}

/**
 * The entries that may be sent now, oldest first: of each patient the oldest unsettled one, and only when its time has
 * come. What one patient is told arrives in the order in which it was decided; patients do not wait for each other.
 * A conflict or a refusal stops its own lane until a person has decided.
 */
export function readyEntries<Entry extends Waiting>(entries: readonly Entry[], now: number): readonly Entry[] {
  const heads = new Map<number, Entry>();
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    if (!isSettled(entry.state) && !heads.has(entry.lane)) heads.set(entry.lane, entry);
  }
  return [...heads.values()].filter(
    ({ state, notBefore }) => (state === 'queued' || state === 'sending') && (notBefore === null || notBefore <= now),
  );
}
