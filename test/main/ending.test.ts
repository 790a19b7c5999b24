import { beforeEach, describe, expect, test } from 'vitest';
import { Ending } from '../../electron/main/ending.ts';
import { LAST_WORDS_MS, LastWords } from '../../electron/main/lastWords.ts';

let happened: string[];
let hasWindow: boolean;
let goesAnyway: boolean;
let timers: { run: () => void; ms: number; calledOff: boolean }[];
let lastWords: LastWords;
let ending: Ending;

beforeEach(() => {
  happened = [];
  hasWindow = true;
  goesAnyway = false;
  timers = [];
  lastWords = new LastWords({
    askWindow: () => {
      happened.push('asked');
      return hasWindow;
    },
    later: (run, ms) => {
      const one = { run, ms, calledOff: false };
      timers.push(one);
      return () => (one.calledOff = true);
    },
  });
  ending = new Ending({
    lastWords,
    goesAnyway: () => {
      happened.push('person asked');
      return Promise.resolve(goesAnyway);
    },
    hide: () => happened.push('hidden'),
    stop: () => {
      happened.push('stopped');
      return Promise.resolve();
    },
    quit: () => happened.push('quit'),
  });
});

/** Somebody wants the program to end; whether it was held back. */
function wants(): boolean {
  let held = false;
  ending.asked({ preventDefault: () => (held = true) });
  return held;
}

const allHappens = () => new Promise((resolve) => setImmediate(resolve));

describe('the program ends', () => {
  test('when the window has saved, in this order, and nothing holds it then', async () => {
    expect(wants()).toBe(true);
    await allHappens();
    expect(happened).toEqual(['asked']);
    lastWords.given(true);
    await allHappens();
    expect(happened).toEqual(['asked', 'hidden', 'stopped', 'quit']);
    expect(wants()).toBe(false);
  });

  test('asked twice, once: the second is held back too', async () => {
    wants();
    expect(wants()).toBe(true);
    lastWords.given(true);
    await allHappens();
    expect(happened.filter((one) => one === 'quit')).toHaveLength(1);
  });

  test('although the window hangs, after a while', async () => {
    wants();
    expect(timers.map(({ ms }) => ms)).toEqual([LAST_WORDS_MS]);
    timers[0]?.run();
    await allHappens();
    expect(happened.at(-1)).toBe('quit');
  });

  test('at once where there is no window, and where it goes while it is waited for', async () => {
    hasWindow = false;
    wants();
    await allHappens();
    expect(happened.at(-1)).toBe('quit');
  });

  test('when the window crashes while it is waited for', async () => {
    wants();
    lastWords.windowGone();
    await allHappens();
    expect(happened.at(-1)).toBe('quit');
    expect(timers.every(({ calledOff }) => calledOff)).toBe(true);
  });
});

describe('what could not be saved', () => {
  test('keeps the program when the person wants to stay, and it can be asked again', async () => {
    wants();
    lastWords.given(false);
    await allHappens();
    expect(happened).toEqual(['asked', 'person asked']);
    expect(wants()).toBe(true);
    lastWords.given(true);
    await allHappens();
    expect(happened.at(-1)).toBe('quit');
  });

  test('goes when the person says so', async () => {
    goesAnyway = true;
    wants();
    lastWords.given(false);
    await allHappens();
    expect(happened).toEqual(['asked', 'person asked', 'hidden', 'stopped', 'quit']);
  });
});
