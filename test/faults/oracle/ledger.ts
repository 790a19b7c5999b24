/** What somebody at a desk asked for, and what they were told. It lives outside the app's process. */
export type AnswerOp = {
  readonly desk: number;
  readonly taskId: string;
  readonly text: string;
  /** `saved`: the act returned ok. `unknown`: the app went before it answered. */
  told: 'unknown' | 'saved' | 'refused';
  entryId: string | null;
  /** The place in the order in which they were told «saved», from 0; -1 when not. */
  order: number;
  refusal: string | null;
  /** The user took it back or settled a conflict another way: no promise is left to keep. */
  withdrawn: boolean;
};

export type DraftOp = {
  readonly desk: number;
  readonly taskId: string;
  readonly author: string;
  /** The text that was told «saved» last, and those asked for after it without an answer. */
  readonly texts: readonly string[];
};

/** The list of acknowledged operations. */
export class Ledger {
  readonly answers: AnswerOp[] = [];
  readonly #drafts = new Map<string, DraftOp>();
  /** The largest lastUpdated that a desk has been seen to hold of a resource. */
  readonly #versions = new Map<string, number>();
  #saved = 0;
  #words = 0;
  readonly #tag: string;

  constructor(tag: string) {
    this.#tag = tag;
  }

  /** A text that occurs nowhere else, so that it can be counted at the portal. */
  newText(length = 60): string {
    this.#words += 1;
    const start = `Svar ${this.#tag}-${this.#words}. Ta én tablett morgen og kveld, og ring oss hvis det ikke hjelper.`;
    return start.length >= length ? start : start + ' Les dette nøye.'.repeat(Math.ceil((length - start.length) / 16));
  }

  ask(desk: number, taskId: string, text: string): AnswerOp {
    const op: AnswerOp = {
      desk,
      taskId,
      text,
      told: 'unknown',
      entryId: null,
      order: -1,
      refusal: null,
      withdrawn: false,
    };
    this.answers.push(op);
    return op;
  }

  saved(op: AnswerOp, entryId: string): void {
    op.told = 'saved';
    op.entryId = entryId;
    op.order = this.#saved;
    this.#saved += 1;
  }

  /** A draft is about to be saved: from now on the store may hold it. */
  draftAsked(desk: number, taskId: string, author: string, text: string): void {
    const key = `${desk}/${taskId}/${author}`;
    const before = this.#drafts.get(key);
    if (before !== undefined) this.#drafts.set(key, { ...before, texts: [...before.texts, text] });
  }

  draftSaved(desk: number, taskId: string, author: string, text: string): void {
    this.#drafts.set(`${desk}/${taskId}/${author}`, { desk, taskId, author, texts: [text] });
  }

  /** An answer was asked for: once it is saved its draft is gone, and nobody need have been told. */
  forgetDraft(desk: number, taskId: string, author: string): void {
    this.#drafts.delete(`${desk}/${taskId}/${author}`);
  }

  get drafts(): readonly DraftOp[] {
    return [...this.#drafts.values()];
  }

  get savedAnswers(): readonly AnswerOp[] {
    return this.answers.filter((op) => op.told === 'saved' && !op.withdrawn);
  }

  /** Takes note of a version seen; false when the desk has held a newer one before. */
  sees(desk: number, resource: string, lastUpdated: number): boolean {
    const key = `${desk}/${resource}`;
    const before = this.#versions.get(key) ?? 0;
    if (lastUpdated > before) this.#versions.set(key, lastUpdated);
    return lastUpdated >= before;
  }
}
