import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  closeDrafts,
  forgetDraft,
  keepDraft,
  openDraftsOf,
  pauseDraft,
  saveLastWords,
} from '../../renderer/data/drafts.ts';

const MATTER = { taskId: 'task', patientId: 'patient' };

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
  await forgetDraft(MATTER);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Types a text letter by letter, never pausing longer than between two letters. */
async function types(text: string, msBetween: number): Promise<readonly Saved[]> {
  const typed: Saved[] = [];
  for (let length = 1; length <= text.length; length += 1) {
    keepDraft(MATTER, text.slice(0, length));
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
    keepDraft(MATTER, 'Ring');
    await vi.advanceTimersByTimeAsync(1_000);
    refusal = null;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved.map(({ text }) => text)).toEqual(['Ring', 'Ring']);
  });

  test('does not hold back what is typed next', async () => {
    refusal = { type: 'StoreUnavailable', reason: 'disk-full' };
    keepDraft(MATTER, 'Ring');
    await vi.advanceTimersByTimeAsync(1_000);
    refusal = null;
    keepDraft(MATTER, 'Ring oss');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saved.at(-1)?.text).toBe('Ring oss');
  });

  test('is not tried again where the text itself is at fault', async () => {
    refusal = { type: 'DraftTooLong', length: 2, limit: 1 };
    keepDraft(MATTER, 'Ring');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saved).toHaveLength(1);
  });
});

describe('when the program is about to end', () => {
  test('what was typed a moment ago is saved first', async () => {
    keepDraft(MATTER, 'Ring');
    expect(await saveLastWords()).toBe(true);
    expect(saved.map(({ text }) => text)).toEqual(['Ring']);
  });

  test('it is told what could not be saved', async () => {
    refusal = { type: 'StoreUnavailable', reason: 'disk-full' };
    keepDraft(MATTER, 'Ring');
    expect(await saveLastWords()).toBe(false);
  });

  test('what is being sent is waited for, and is no draft when it has gone', async () => {
    keepDraft(MATTER, 'Ring');
    await pauseDraft(MATTER);
    const over = saveLastWords();
    await forgetDraft(MATTER);
    expect(await over).toBe(true);
    expect(saved).toEqual([]);
  });

  test('what was refused while it was sent is a draft again, and is saved', async () => {
    keepDraft(MATTER, 'Ring');
    await pauseDraft(MATTER);
    const over = saveLastWords();
    keepDraft(MATTER, 'Ring');
    expect(await over).toBe(true);
    expect(saved.map(({ text }) => text)).toEqual(['Ring']);
  });

  test('what somebody could not save before they locked is told too', async () => {
    refusal = { type: 'StoreUnavailable', reason: 'disk-full' };
    keepDraft(MATTER, 'Ring');
    closeDrafts();
    expect(await saveLastWords()).toBe(false);
    refusal = null;
    openDraftsOf('author');
    await vi.advanceTimersByTimeAsync(0);
  });
});
