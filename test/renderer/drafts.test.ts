import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetDraft, keepDraft, openDraftsOf } from '../../renderer/data/drafts.ts';

type Saved = { readonly text: string; readonly at: number };
let saved: Saved[] = [];
/** What the engine answers; null is that it has it. */
let refusal: object | null = null;

beforeEach(() => {
  vi.useFakeTimers();
  saved = [];
  refusal = null;
  vi.stubGlobal('window', {
    surgery: {
      saveDraft: ({ text }: { text: string }) => {
        saved.push({ text, at: Date.now() });
        const reply = refusal === null ? { ok: true, value: { savedAt: '' } } : { ok: false, error: refusal };
        return Promise.resolve(reply);
      },
    },
  });
  openDraftsOf('author');
});
afterEach(async () => {
  await forgetDraft('task');
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Types a text letter by letter, never pausing longer than between two letters. */
async function types(text: string, msBetween: number): Promise<readonly Saved[]> {
  const typed: Saved[] = [];
  for (let length = 1; length <= text.length; length += 1) {
    keepDraft('task', text.slice(0, length));
    typed.push({ text: text.slice(0, length), at: Date.now() });
    // oxlint-disable-next-line no-await-in-loop -- a letter at a time
    await vi.advanceTimersByTimeAsync(msBetween);
  }
  return typed;
}

describe('what is typed without a pause', () => {
  test.each([40, 150, 599, 700])('is with the engine within a second, a letter every %i ms', async (msBetween) => {
    const typed = await types('Ta én om kvelden, og ring oss hvis det ikke gir seg.', msBetween);
    const end = Date.now();
    for (const { text, at } of typed) {
      const kept = saved.find((one) => one.text.startsWith(text));
      expect(kept?.at ?? end).toBeLessThanOrEqual(at + 1_000);
    }
  });
});

describe('a save that failed', () => {
  test('is tried again by itself where the reason may pass', async () => {
    refusal = { type: 'StoreUnavailable', reason: 'disk-full' };
    keepDraft('task', 'Ring');
    await vi.advanceTimersByTimeAsync(1_000);
    refusal = null;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved.map(({ text }) => text)).toEqual(['Ring', 'Ring']);
  });

  test('does not hold back what is typed next', async () => {
    refusal = { type: 'StoreUnavailable', reason: 'disk-full' };
    keepDraft('task', 'Ring');
    await vi.advanceTimersByTimeAsync(1_000);
    refusal = null;
    keepDraft('task', 'Ring oss');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saved.at(-1)?.text).toBe('Ring oss');
  });

  test('is not tried again where the text itself is at fault', async () => {
    refusal = { type: 'DraftTooLong', length: 2, limit: 1 };
    keepDraft('task', 'Ring');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saved).toHaveLength(1);
  });
});
