import { beforeEach, expect, test } from 'vitest';
import { ClipboardGuard } from '../../electron/main/clipboardGuard.ts';

const NORA = '13817248693';

let held: string;
let cleared: number;
let waiting: { run: () => void; ms: number; calledOff: boolean }[];
let guard: ClipboardGuard;

beforeEach(() => {
  held = '';
  cleared = 0;
  waiting = [];
  guard = new ClipboardGuard({
    read: () => Promise.resolve(held),
    clear: () => {
      held = '';
      cleared += 1;
    },
    later: (run, ms) => {
      const one = { run, ms, calledOff: false };
      waiting.push(one);
      return () => (one.calledOff = true);
    },
  });
});

async function copy(text: string): Promise<void> {
  held = text;
  await guard.copied();
}

async function aMinuteGoes(): Promise<void> {
  for (const { run, calledOff } of waiting.splice(0)) if (!calledOff) run();
  await new Promise((resolve) => setImmediate(resolve));
}

test.each([NORA, '138172 48693', `Hansen, Nora ${NORA}\n34 år`])(
  '«%s» is off the clipboard after a minute',
  async (text) => {
    await copy(text);
    expect(waiting.map(({ ms }) => ms)).toEqual([60_000]);
    expect(held).toBe(text);
    await aMinuteGoes();
    expect([held, cleared]).toEqual(['', 1]);
  },
);

test.each(['Ta én om dagen.', '2026-11-21', '40612345', '123456789012', ''])('«%s» stays', async (text) => {
  await copy(text);
  await aMinuteGoes();
  expect([held, cleared]).toEqual([text, 0]);
});

test('what somebody has copied since stays, here or in another program', async () => {
  await copy(NORA);
  held = 'noe annet';
  await aMinuteGoes();
  expect([held, cleared]).toEqual(['noe annet', 0]);
});

test('the minute begins anew with another number', async () => {
  await copy(NORA);
  await copy('15897600123');
  expect(waiting.map(({ calledOff }) => calledOff)).toEqual([true, false]);
  await aMinuteGoes();
  expect(held).toBe('');
});

test('a machine that is locked or closed does not wait for the minute, and clears once', async () => {
  await copy(NORA);
  await guard.clearNow();
  expect([held, cleared]).toEqual(['', 1]);
  held = 'noe annet';
  await aMinuteGoes();
  await guard.clearNow();
  expect([held, cleared]).toEqual(['noe annet', 1]);
});
