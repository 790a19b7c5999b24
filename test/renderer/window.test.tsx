// @vitest-environment happy-dom
import { act, fireEvent, renderHook, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useCountdown } from '../../renderer/components/useCountdown.ts';
import { useDelayed } from '../../renderer/components/useDelayed.ts';
import { useHoldsUntil } from '../../renderer/components/useHoldsUntil.ts';
import { useQuiet } from '../../renderer/components/useQuiet.ts';
import { ask, refusalOf, RefusedError } from '../../renderer/data/ask.ts';
import { startDayWatch } from '../../renderer/data/dayWatch.ts';
import { keepDraft } from '../../renderer/data/drafts.ts';
import { queryClient } from '../../renderer/data/queryClient.ts';
import { lock, signOut } from '../../renderer/data/session.ts';
import { followCopying, followErrors } from '../../renderer/data/support.ts';
import { followUse } from '../../renderer/data/use.ts';
import { TOPICS } from '../../shared/ipc/topics.ts';
import { aSurgery, NOW, openWindow, refused, settled } from './aWindow.tsx';
import { aPage, ROW, signedIn } from './defaults.ts';

// What the window does by itself: waits, listens, tells main.

const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });

describe('time', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date(NOW) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('a countdown goes second by second, and ends', () => {
    const { result } = renderHook(() => useCountdown());
    expect(result.current[0]).toBe(0);
    act(() => result.current[1](2));
    pass(999);
    expect(result.current[0]).toBe(2);
    pass(1);
    expect(result.current[0]).toBe(1);
    pass(1_000);
    expect(result.current[0]).toBe(0);
    pass(5_000);
    expect(result.current[0]).toBe(0);
  });

  test('what is quick needs no skeleton', () => {
    const { result, rerender } = renderHook(({ waiting }) => useDelayed(waiting), { initialProps: { waiting: true } });
    pass(149);
    expect(result.current).toBe(false);
    pass(1);
    expect(result.current).toBe(true);
    rerender({ waiting: false });
    expect(result.current).toBe(false);
    rerender({ waiting: true });
    expect(result.current).toBe(false);
    pass(150);
    expect(result.current).toBe(true);
  });

  test('what holds until an instant leaves by itself', () => {
    const first: { readonly until: string | null } = { until: '2026-03-26T09:00:10Z' };
    const { result, rerender } = renderHook(({ until }: typeof first) => useHoldsUntil(until), { initialProps: first });
    pass(9_999);
    expect(result.current).toBe(true);
    pass(1);
    expect(result.current).toBe(false);
    rerender({ until: '2026-03-26T09:01:00Z' });
    expect(result.current).toBe(true);
    rerender({ until: null });
    expect(result.current).toBe(false);
  });

  test('what has passed already holds no longer than a moment', () => {
    const { result } = renderHook(() => useHoldsUntil('2026-03-26T08:00:00Z'));
    pass(0);
    expect(result.current).toBe(false);
  });

  test('what is typed is asked for after a pause, and an emptied field at once', () => {
    const { result, rerender } = renderHook(({ text }) => useQuiet(text), { initialProps: { text: '' } });
    rerender({ text: 'm' });
    pass(249);
    rerender({ text: 'mi' });
    pass(249);
    expect(result.current).toBe('');
    pass(1);
    expect(result.current).toBe('mi');
    rerender({ text: '' });
    expect(result.current).toBe('');
    rerender({ text: 'x' });
    expect(result.current).not.toBe('x');
  });

  test('a new date in Norway asks for everything again, once', () => {
    const again = vi.spyOn(queryClient, 'invalidateQueries').mockResolvedValue(undefined);
    vi.setSystemTime(new Date('2026-03-26T22:59:40Z'));
    startDayWatch();
    pass(10_000);
    expect(again).toHaveBeenCalledTimes(0);
    pass(20_000);
    expect(again).toHaveBeenCalledTimes(1);
    pass(120_000);
    expect(again).toHaveBeenCalledTimes(1);
  });
});

describe('the bridge', () => {
  test('a refusal is a value, and so is a bridge that is gone', async () => {
    aSurgery({ syncNow: refused({ type: 'NotFound' } as const) });
    expect(await ask('syncNow', {})).toEqual({ ok: false, error: { type: 'NotFound' } });
    aSurgery({
      syncNow: () => {
        throw new Error('gone');
      },
    });
    expect(await ask('syncNow', {})).toEqual({ ok: false, error: { type: 'Broken', code: 'bridge' } });
  });

  test('what a query was refused with', () => {
    expect(refusalOf(null)).toBeNull();
    expect(refusalOf(new RefusedError({ type: 'NotFound' }))).toEqual({ type: 'NotFound' });
    expect(refusalOf(new Error('x'))).toEqual({ type: 'Broken', code: 'window' });
  });
});

describe('what is told to main', () => {
  test('that somebody is here, every ten seconds at most', () => {
    const { sent } = aSurgery({});
    followUse();
    const at = (timeStamp: number, kind: string) => {
      const event = new Event(kind);
      Object.defineProperty(event, 'timeStamp', { value: timeStamp });
      window.dispatchEvent(event);
    };
    at(1_000, 'keydown');
    at(10_999, 'pointermove');
    expect(sent('noteUse')).toHaveLength(1);
    at(11_000, 'wheel');
    at(11_001, 'pointerdown');
    expect(sent('noteUse')).toEqual([{}, {}]);
  });

  test('an error that nobody caught, by its code alone', () => {
    const { sent } = aSurgery({});
    followErrors();
    const error = new TypeError('Mia Berg');
    error.stack = 'TypeError: Mia Berg\n    at f (app://x/main.js:12:345)';
    window.dispatchEvent(Object.assign(new Event('error'), { error }));
    window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: 'Mia Berg' }));
    expect(sent('reportBroken')).toEqual([{ code: 'W-TypeError-12:345' }, { code: 'W-0' }]);
    for (let more = 0; more < 60; more += 1) window.dispatchEvent(Object.assign(new Event('error'), { error }));
    expect(sent('reportBroken')).toHaveLength(50);
  });

  test('that something has been copied, or cut', async () => {
    const { sent } = aSurgery({});
    followCopying();
    fireEvent.copy(document.body);
    fireEvent.cut(document.body);
    expect(sent('noteCopied')).toEqual([]);
    await new Promise((done) => setTimeout(done, 2));
    expect(sent('noteCopied')).toEqual([{}, {}]);
  });
});

describe('who sits here', () => {
  test('a change is asked for again by what depends on it, and by nothing else', async () => {
    const { changed, asked } = await openWindow('/unsent');
    const again = async (...topics: Parameters<typeof changed>) => {
      asked.length = 0;
      await changed(...topics);
      return [...new Set(asked.map((one) => one.act))].toSorted();
    };
    const table: Record<string, readonly string[]> = {};
    for (const topic of TOPICS) table[topic] = await again(topic);
    expect(table).toMatchSnapshot();
  });

  test('a change while the first answer is on its way is asked for again: no list stays as it was before', async () => {
    let answerFirst: () => void = () => undefined;
    const held = new Promise<void>((go) => (answerFirst = go));
    let asked = 0;
    const { changed } = await openWindow('/queue/all', {
      listWork: async () => {
        asked += 1;
        if (asked > 1) return { ok: true, value: aPage([ROW, { ...ROW, id: 'new', patientName: 'Jon Ås' }]) };
        await held;
        return { ok: true, value: aPage([ROW]) };
      },
    });
    expect(screen.getByRole('main').textContent).not.toContain('Mia Berg');
    await changed('queue');
    answerFirst();
    await settled();
    expect(asked).toBe(2);
    expect(screen.getByRole('main').textContent).toMatch(/2 åpne/u);
  });

  test('the next person gets nothing of what the last one saw', async () => {
    const { answers, changed } = await openWindow('/queue/all');
    expect(screen.getByRole('main').textContent).toContain('Mia Berg');
    answers({ currentSession: { state: 'locked', practitionerId: 'gp-1', name: 'Kari Lien' } });
    await changed('session');
    expect(
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ queryKey }) => String(queryKey[0]))
        .toSorted(),
    ).toMatchSnapshot();
    answers({ currentSession: signedIn('gp-2'), listWork: aPage([{ ...ROW, patientName: 'Jon Ås' }]) });
    await changed('session');
    expect(screen.getByRole('main').textContent).not.toContain('Mia Berg');
    expect(screen.getByRole('main').textContent).toContain('Jon Ås');
  });

  test('nobody is signed out while a text could not be saved', async () => {
    const { sent, answers } = await openWindow('/unsent', {
      saveDraft: refused({ type: 'Broken', code: 'E-1' } as const),
    });
    keepDraft({ taskId: 'task-1', patientId: 'patient-1' }, 'Halvt svar');
    expect(await signOut()).toBe(false);
    expect(sent('signOut')).toEqual([]);
    answers({ saveDraft: { savedAt: NOW }, signOut: refused({ type: 'Broken', code: 'E-2' } as const) });
    expect(await signOut()).toBe(false);
    answers({ signOut: null });
    expect(await signOut()).toBe(true);
    await settled();
    expect(screen.getByRole('heading', { level: 1 })).toBeTruthy();
  });

  test('only who is signed in is locked', async () => {
    const { sent } = await openWindow('/unsent', { currentSession: { state: 'nobody' } });
    await lock();
    expect(sent('lock')).toEqual([]);
  });
});
