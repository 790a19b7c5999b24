import { act, cleanup, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, vi } from 'vitest';
import { App } from '../../renderer/app/App.tsx';
import { i18n } from '../../renderer/app/i18n.ts';
import { router } from '../../renderer/app/routes.tsx';
import { closeDrafts, forgetDraft } from '../../renderer/data/drafts.ts';
import { followChanges, queryClient } from '../../renderer/data/queryClient.ts';
import { followSession } from '../../renderer/data/session.ts';
import { DRAFT_FIELDS } from '../../shared/domain/eConsultation/draft.ts';
import type { ActName, Input, Outputs, Reply } from '../../shared/ipc/acts.ts';
import type { Surgery } from '../../shared/ipc/bridge.ts';
import type { Topic } from '../../shared/ipc/topics.ts';
import { defaults } from './defaults.ts';

// A window without an engine: the real screens over a small fake of `window.surgery`, typed by the contract. What an act
// answers is said by the test; that it was asked, and with what, is kept.

/** A Thursday a week before Easter, 10:00 in Norway. */
export const NOW = '2026-03-26T09:00:00Z';

type Answers = { [A in ActName]?: Outputs[A] | ((input: Input<A>) => Reply<A> | Promise<Reply<A>>) };

export type Asked = { readonly act: ActName; readonly input: unknown };

export type AWindow = {
  readonly user: UserEvent;
  /** Every act that was asked, in order. */
  readonly asked: Asked[];
  /** What was sent with one act, each time. */
  readonly sent: (name: ActName) => unknown[];
  /** From now on acts answer this. */
  readonly answers: (more: Answers) => void;
  /** The engine says that something has changed. */
  readonly changed: (...topics: Topic[]) => Promise<void>;
  readonly goTo: (path: string) => Promise<void>;
};

/** A refusal, as an answer of any act that can be refused with it. */
export function refused<E>(error: E): () => { readonly ok: false; readonly error: E } {
  return () => ({ ok: false, error });
}

/** Puts a fake `window.surgery` in place. */
export function aSurgery(answers: Answers) {
  let now: Answers = { ...answers };
  const asked: Asked[] = [];
  const listeners = new Set<(topics: readonly Topic[]) => void>();
  const answer = async (name: ActName, input: unknown): Promise<unknown> => {
    asked.push({ act: name, input });
    const said: unknown = name in now ? now[name] : name in defaults ? defaults[name as keyof typeof defaults] : null;
    if (typeof said === 'function') return await (said as (input: unknown) => unknown)(input);
    return { ok: true, value: said };
  };
  const surgery = new Proxy({} as Surgery, {
    get(_, name: string) {
      if (name === 'onChanged')
        return (listener: (topics: readonly Topic[]) => void) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        };
      return (input: unknown) => answer(name as ActName, input);
    },
  });
  Object.defineProperty(window, 'surgery', { value: surgery, configurable: true });
  return {
    asked,
    sent: (name: ActName) => asked.filter((one) => one.act === name).map(({ input }) => input),
    answers: (more: Answers) => void (now = { ...now, ...more }),
    changed: async (...topics: Topic[]) => {
      act(() => {
        for (const listener of listeners) listener(topics);
      });
      await settled();
    },
  };
}

/** Lets answers arrive, and what follows from them be shown: until nothing has been asked for some turns. */
export async function settled(): Promise<void> {
  for (let still = 0, turn = 0; still < 8 && turn < 400; turn += 1) {
    await act(() => new Promise((done) => setTimeout(done, 1)));
    still = queryClient.isFetching() === 0 ? still + 1 : 0;
  }
}

/** The whole app at a place, with someone signed in unless the answers say otherwise. */
export async function openWindow(path: string, answers: Answers = {}): Promise<AWindow> {
  const surgery = aSurgery(answers);
  stops.push(followChanges(), followSession());
  await act(async () => {
    await router.navigate(path);
    render(<App />);
  });
  await settled();
  return {
    ...surgery,
    user: userEvent.setup({ delay: null, pointerEventsCheck: 0 }),
    goTo: async (to) => {
      await act(() => router.navigate(to));
      await settled();
    },
  };
}

const stops: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
});

afterEach(async () => {
  cleanup();
  for (const stop of stops.splice(0)) stop();
  await Promise.all(DRAFT_FIELDS.map((field) => forgetDraft({ taskId: 'task-1', patientId: 'patient-1' }, field)));
  closeDrafts();
  queryClient.clear();
  localStorage.clear();
  await i18n.changeLanguage('nb');
  vi.useRealTimers();
  vi.restoreAllMocks();
});

// Happy DOM lays nothing out: every element is as large as a window.
const WIDE = 1400;
const HIGH = 900;
Object.defineProperties(HTMLElement.prototype, {
  clientWidth: { configurable: true, get: () => WIDE },
  offsetWidth: { configurable: true, get: () => WIDE },
  clientHeight: { configurable: true, get: () => HIGH },
  offsetHeight: { configurable: true, get: () => HIGH },
});
class AtOnce implements ResizeObserver {
  readonly #tell: ResizeObserverCallback;
  constructor(tell: ResizeObserverCallback) {
    this.#tell = tell;
  }
  observe() {
    this.#tell([], this);
  }
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal('ResizeObserver', AtOnce);
