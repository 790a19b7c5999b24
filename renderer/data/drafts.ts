import { useSyncExternalStore } from 'react';
import { ask, type AnyRefusal } from './ask.ts';

/** How long a pause in the typing is before the draft is saved. */
const PAUSE_BEFORE_SAVING_MS = 600;

export type DraftState =
  | { readonly type: 'untouched' }
  | { readonly type: 'waiting' }
  | { readonly type: 'saving' }
  | { readonly type: 'saved'; readonly at: string }
  | { readonly type: 'failed'; readonly refusal: AnyRefusal };

type Draft = {
  text: string;
  /** The text that the engine has confirmed. */
  savedText: string | null;
  state: DraftState;
  timer: ReturnType<typeof setTimeout> | undefined;
  saving: Promise<void> | undefined;
};

const UNTOUCHED: DraftState = { type: 'untouched' };

// Lives outside React on purpose: a draft outlives the form it was typed in, so that leaving a screen before the
// save has come back, or a save that failed, never costs anyone their words.
const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();

function setState(draft: Draft, state: DraftState): void {
  draft.state = state;
  for (const listener of listeners) listener();
}

/** Remembers what has been typed and saves it at the next pause. */
export function keepDraft(taskId: string, text: string): void {
  const draft = drafts.get(taskId) ?? { text, savedText: null, state: UNTOUCHED, timer: undefined, saving: undefined };
  drafts.set(taskId, draft);
  draft.text = text;
  clearTimeout(draft.timer);
  draft.timer = setTimeout(() => void saveDraft(taskId), PAUSE_BEFORE_SAVING_MS);
  if (draft.state.type !== 'failed') setState(draft, { type: 'waiting' });
}

/** Saves what has been typed now, one save at a time so that an older text cannot overtake a newer. */
export async function saveDraft(taskId: string): Promise<void> {
  const draft = drafts.get(taskId);
  if (draft === undefined) return;
  clearTimeout(draft.timer);
  if (draft.saving !== undefined) {
    await draft.saving;
    return saveDraft(taskId);
  }
  if (draft.text === draft.savedText) return;
  draft.saving = sendDraft(taskId, draft).finally(() => {
    draft.saving = undefined;
  });
  await draft.saving;
}

async function sendDraft(taskId: string, draft: Draft): Promise<void> {
  const { text } = draft;
  setState(draft, { type: 'saving' });
  const reply = await ask('saveDraft', { taskId, text });
  if (!reply.ok) {
    setState(draft, { type: 'failed', refusal: reply.error });
    return;
  }
  draft.savedText = text;
  setState(draft, draft.text === text ? { type: 'saved', at: reply.value.savedAt } : { type: 'waiting' });
}

/** Saves every draft that is not safe yet; `false` when one of them could not be saved. */
export async function saveAllDrafts(): Promise<boolean> {
  await Promise.all([...drafts.keys()].map(saveDraft));
  const allSafe = [...drafts.values()].every((draft) => draft.text === draft.savedText);
  if (allSafe) drafts.clear();
  return allSafe;
}

/** The draft has become an answer, or is no longer wanted: what was typed is the engine's now. */
export async function forgetDraft(taskId: string): Promise<void> {
  const draft = drafts.get(taskId);
  if (draft === undefined) return;
  clearTimeout(draft.timer);
  await draft.saving;
  drafts.delete(taskId);
  for (const listener of listeners) listener();
}

/** Holds the autosave back while an answer is sent, so that no draft arrives at the engine after it. */
export async function pauseDraft(taskId: string): Promise<void> {
  const draft = drafts.get(taskId);
  clearTimeout(draft?.timer);
  await draft?.saving;
}

/** What was typed in this window, and when the engine had it; `savedAt` is null while it does not. Null: nothing was. */
export function typedHere(taskId: string): { readonly text: string; readonly savedAt: string | null } | null {
  const draft = drafts.get(taskId);
  if (draft === undefined) return null;
  return { text: draft.text, savedAt: draft.state.type === 'saved' ? draft.state.at : null };
}

export function useDraftState(taskId: string): DraftState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => drafts.get(taskId)?.state ?? UNTOUCHED,
  );
}

function saveEach(): void {
  void Promise.all([...drafts.keys()].map(saveDraft));
}

/** Saves drafts when the window is hidden or closed. */
export function saveDraftsBeforeLeaving(): void {
  window.addEventListener('beforeunload', saveEach);
  window.addEventListener('pagehide', saveEach);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveEach();
  });
}
