import { useSyncExternalStore } from 'react';
import type { DraftField } from '../../shared/domain/eConsultation/draft.ts';
import { type FormField, isFormField } from '../../shared/domain/template/formDraft.ts';
import { ask, type AnyRefusal } from './ask.ts';
import { shown, type ShownMatter } from './shownMatter.ts';

/**
 * How long what has been typed may wait before it is saved, also while the typing goes on: with the save itself it is on
 * the disk within a second. A pause is not waited for, since whoever types a whole letter makes none.
 */
const LONGEST_WAIT_MS = 600;
/** After a save that failed for a reason that may pass by itself: a full disk, a file that is being put under a new key. */
const NEXT_TRY_MS = 5_000;

export type DraftState =
  | { readonly type: 'untouched' }
  | { readonly type: 'waiting' }
  | { readonly type: 'saving' }
  | { readonly type: 'saved'; readonly at: string }
  | { readonly type: 'failed'; readonly refusal: AnyRefusal };

/** Of a matter, or of a form. */
type AnyField = DraftField | FormField;
/** What a text is of: a matter, as it is shown, or a form. */
type About = ShownMatter | string;

type Draft = {
  readonly about: About;
  readonly field: AnyField;
  text: string;
  /** The text that the engine has confirmed. */
  savedText: string | null;
  state: DraftState;
  timer: ReturnType<typeof setTimeout> | undefined;
  saving: Promise<void> | undefined;
  /** It is being handed over as what it is a draft of: a save now would come after that. */
  held: boolean;
};

const UNTOUCHED: DraftState = { type: 'untouched' };

// Lives outside React on purpose: a draft outlives the form it was typed in, so that leaving a screen before the
// save has come back, or a save that failed, never costs anyone their words.
let drafts = new Map<string, Draft>();
const keyOf = (about: About, field: AnyField) =>
  typeof about === 'string' ? `${field} ${about}` : `${field} ${about.taskId} ${about.patientId}`;
const listeners = new Set<() => void>();

/** Whose drafts these are, and what others could not get saved before they locked: theirs again when they are back. */
let author: string | null = null;
const waiting = new Map<string, Map<string, Draft>>();
let closing: Promise<void> = Promise.resolve();
let closed = 0;

/** How long a lock waits for the engine to take what was being written. Main takes it for a little longer than this. */
const LAST_WORDS_MS = 3_000;

function setState(draft: Draft, state: DraftState): void {
  draft.state = state;
  for (const listener of listeners) listener();
}

/** Remembers what has been typed and saves it within `LONGEST_WAIT_MS`. */
export function keepDraft(about: About, text: string, field: AnyField = 'answer'): void {
  const key = keyOf(about, field);
  const untouched = { savedText: null, state: UNTOUCHED, timer: undefined, saving: undefined, held: false };
  const draft = drafts.get(key) ?? {
    about: typeof about === 'string' ? about : shown(about),
    field,
    text,
    ...untouched,
  };
  drafts.set(key, draft);
  draft.text = text;
  draft.held = false;
  // One that waits to be tried again does not hold back what is typed now.
  if (draft.state.type === 'failed') stopTimer(draft);
  saveWithin(draft, LONGEST_WAIT_MS);
  setState(draft, draft.state.type === 'failed' ? draft.state : { type: 'waiting' });
}

function saveWithin(draft: Draft, ms: number): void {
  draft.timer ??= setTimeout(() => void save(draft), ms);
}

function stopTimer(draft: Draft): void {
  clearTimeout(draft.timer);
  draft.timer = undefined;
}

/** Saves what has been typed now, one save at a time so that an older text cannot overtake a newer. */
export async function saveDraft(about: About, field: AnyField = 'answer'): Promise<void> {
  const draft = drafts.get(keyOf(about, field));
  if (draft !== undefined) await save(draft);
}

async function save(draft: Draft): Promise<void> {
  stopTimer(draft);
  if (draft.saving !== undefined) {
    await draft.saving;
    return save(draft);
  }
  // One that is being sent, or has been sent or thrown away meanwhile, must not come back.
  if (draft.held || drafts.get(keyOf(draft.about, draft.field)) !== draft || draft.text === draft.savedText) return;
  draft.saving = sendDraft(draft).finally(() => {
    draft.saving = undefined;
  });
  await draft.saving;
}

async function sendDraft(draft: Draft): Promise<void> {
  const { text } = draft;
  setState(draft, { type: 'saving' });
  const reply = await handOver(draft);
  if (!reply.ok) {
    setState(draft, { type: 'failed', refusal: reply.error });
    if (mayPass(reply.error)) saveWithin(draft, NEXT_TRY_MS);
    return;
  }
  draft.savedText = text;
  setState(draft, draft.text === text ? { type: 'saved', at: reply.value.savedAt } : { type: 'waiting' });
}

function handOver({ about, field, text }: Draft) {
  if (typeof about === 'string') {
    if (!isFormField(field)) throw new Error('a text of a matter is of a patient too');
    return ask('saveFormDraft', { about, text, field });
  }
  if (isFormField(field)) throw new Error('a text of a form is of no matter');
  return ask('saveDraft', { taskId: about.taskId, writtenFor: about.patientId, text, field });
}

/** Whether the same text may be taken later. */
function mayPass({ type }: AnyRefusal): boolean {
  return type === 'StoreUnavailable' || type === 'Broken';
}

/** Saves every draft that is not safe yet; `false` when one of them could not be saved. */
export async function saveAllDrafts(): Promise<boolean> {
  await Promise.all([...drafts.values()].map(save));
  const allSafe = [...drafts.values()].every((draft) => draft.text === draft.savedText);
  if (allSafe) drafts.clear();
  return allSafe;
}

/**
 * The program is about to end: saves what has not been saved, and waits for what is being handed over.
 *
 * @returns false when something would be lost
 */
export async function saveLastWords(): Promise<boolean> {
  await closing;
  // oxlint-disable-next-line no-await-in-loop -- until each has become what it is a draft of, or is a draft again
  while ([...drafts.values()].some(({ held }) => held)) await nextChange();
  await Promise.all([...drafts.values()].map(save));
  return waiting.size === 0 && [...drafts.values()].every((draft) => draft.text === draft.savedText);
}

function nextChange(): Promise<void> {
  return new Promise((resolve) => {
    const changed = () => {
      listeners.delete(changed);
      resolve();
    };
    listeners.add(changed);
  });
}

/** Someone has signed in: from now on the drafts are theirs, with what they could not save before. */
export function openDraftsOf(practitionerId: string): void {
  // A closing that is still under way is none of theirs any more.
  closed += 1;
  if (author === practitionerId) return;
  setAside();
  author = practitionerId;
  drafts = waiting.get(practitionerId) ?? new Map<string, Draft>();
  waiting.delete(practitionerId);
  saveEach();
}

/**
 * Nobody is signed in any more: what was being written is saved as its author's draft, and what cannot be saved in time
 * is kept for them alone. Nothing is written in the next person's name.
 */
export function closeDrafts(): void {
  if (author === null) return;
  closed += 1;
  closing = saveInTime(closed);
}

async function saveInTime(mine: number): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS));
  await Promise.race([Promise.all([...drafts.values()].map(save)), late]);
  if (mine === closed) setAside();
}

/** Settled when a lock has got saved what it could: nobody signs in before. */
export function draftsClosed(): Promise<void> {
  return closing;
}

function setAside(): void {
  drafts.forEach(stopTimer);
  const unsafe = [...drafts].filter(([, draft]) => draft.text !== draft.savedText);
  if (author !== null && unsafe.length > 0) waiting.set(author, new Map(unsafe));
  drafts = new Map();
  author = null;
}

/** The draft has become an answer, or is no longer wanted: what was typed is the engine's now. */
export async function forgetDraft(about: About, field: AnyField = 'answer'): Promise<void> {
  const key = keyOf(about, field);
  const draft = drafts.get(key);
  if (draft === undefined) return;
  stopTimer(draft);
  await draft.saving;
  drafts.delete(key);
  for (const listener of listeners) listener();
}

/** Holds the autosave back while an answer is sent, so that no draft arrives at the engine after it. */
export async function pauseDraft(about: About, field: AnyField = 'answer'): Promise<void> {
  const draft = drafts.get(keyOf(about, field));
  if (draft === undefined) return;
  stopTimer(draft);
  draft.held = true;
  await draft.saving;
}

/** What was typed in this window, and when the engine had it; `savedAt` is null while it does not. Null: nothing was. */
export function typedHere(
  about: About,
  field: AnyField = 'answer',
): { readonly text: string; readonly savedAt: string | null } | null {
  const draft = drafts.get(keyOf(about, field));
  if (draft === undefined) return null;
  return { text: draft.text, savedAt: draft.state.type === 'saved' ? draft.state.at : null };
}

export function useDraftState(about: About, field: AnyField = 'answer'): DraftState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => drafts.get(keyOf(about, field))?.state ?? UNTOUCHED,
  );
}

function saveEach(): void {
  void Promise.all([...drafts.values()].map(save));
}

/** Saves drafts when the window is hidden or closed. */
export function saveDraftsBeforeLeaving(): void {
  window.addEventListener('beforeunload', saveEach);
  window.addEventListener('pagehide', saveEach);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveEach();
  });
}

/** Hands over what is being written when the program is about to end, which waits for it. */
export function followLastWords(): void {
  window.surgery.onLastWords(() => void saveLastWords().then((saved) => ask('giveLastWords', { saved })));
}
