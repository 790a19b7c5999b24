/** Something said in a thread, as far as it tells whether the patient still waits. */
export type Word = {
  readonly id: string;
  readonly by: 'patient' | 'surgery';
  /** It is the surgery's note of a contact, which the patient does not see. */
  readonly isContact: boolean;
  /** The entry that wrote it; null for one that came in another way. */
  readonly entry: string | null;
  /** When it was sent, ms (UTC). */
  readonly at: number;
  /** The id of the message that it answers, where it says so. */
  readonly answers: string | null;
};

/** How a matter came to its end. Instants in ms (UTC), by the portal's clock. */
export type End = {
  /** When the question came that was ended. */
  readonly askedAt: number;
  readonly endedAt: number;
  /** What ended it: a contact, or the text of this entry; null where that is not told. */
  readonly by: 'contact' | { readonly entry: string } | null;
};

/**
 * The patient writes again in the same thread: when that was (ms, UTC), where nobody has answered it and the matter has
 * ended; null where there is nothing to answer. Of several the oldest.
 *
 * Never refused: it is a health enquiry that has been received. An ended matter opens again with a clock of its own,
 * counted from here, and needs its own contact if it turns out to be urgent; a matter that still waits keeps its clock.
 * Follow-up questions in text are included in the fee (FOR-2024-06-26-1322, merknad B9), so no new one is due.
 *
 * What the surgery said covers what its author had seen: all up to the message that it answers. An answer that was
 * written without a line reaches the portal after what the patient wrote in the meantime, and has not answered that. A
 * contact covers only what it ended: one that came after the end, or before another one, is a note.
 *
 * @param history ms: what was written before is nobody's work here
 */
export function followUpSince(
  thread: readonly Word[],
  { askedAt, endedAt, by: end }: End,
  history: number,
): number | null {
  const words = thread.filter(({ isContact, at }) => !isContact || (end === 'contact' && at <= endedAt));
  const told = words.some(({ isContact, entry }) =>
    end === 'contact' ? isContact : end !== null && entry === end.entry,
  );
  const seen = Math.max(...words.filter(({ by }) => by === 'surgery').map((word) => seenBy(word, words, askedAt)));
  const asked = words.filter(({ by }) => by === 'patient').map(({ at }) => at);
  // An older answer does not tell how a matter ended that has been opened again since.
  const older = asked.some((at) => seen < at && at <= askedAt);
  const covered = Math.max(history, told && !older ? seen : endedAt);
  const unanswered = asked.filter((at) => at > covered);
  return unanswered.length === 0 ? null : Math.min(...unanswered);
}

/**
 * Until when the author of a word of the surgery's knew the thread. Where the message that it answers is gone, no later
 * than when the question came.
 */
function seenBy(word: Word, words: readonly Word[], askedAt: number): number {
  const passed = new Set<string>();
  let at = word;
  while (at.by === 'surgery' && at.answers !== null && !passed.has(at.id)) {
    passed.add(at.id);
    const { answers } = at;
    const answered = words.find(({ id }) => id === answers);
    if (answered === undefined) return Math.min(at.at, askedAt);
    at = answered;
  }
  return at.at;
}
