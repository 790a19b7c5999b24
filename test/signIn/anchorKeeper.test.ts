import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Anchor } from '../../electron/engine/db/logAnchor.ts';
import { AnchorKeeper } from '../../electron/main/trust/anchorKeeper.ts';
import { MachineFile, type Seal } from '../../electron/main/trust/machineFile.ts';

// What the database must not forget, kept beside it and once more outside the folder.

const seal: Seal = {
  seal: (text) => Buffer.from(`sealed ${Buffer.from(text).toString('base64')}`),
  open: (content) => {
    const text = content.toString();
    return text.startsWith('sealed ') ? Buffer.from(text.slice(7), 'base64').toString() : null;
  },
};

let around: string;
let folder: string;
beforeEach(() => {
  around = mkdtempSync(path.join(tmpdir(), 'legekontor-anchor-'));
  folder = path.join(around, 'user-data');
  mkdirSync(folder);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(around, { recursive: true, force: true });
});

const outside = () => `${folder}.anchor`;
function keeper(): AnchorKeeper {
  const machine = new MachineFile(path.join(folder, 'machine-key'), seal);
  return new AnchorKeeper(machine, outside(), seal);
}
const anchor = (seq: number, failures = 0): Anchor => ({
  seq,
  hash: String(seq % 10).repeat(64),
  at: seq,
  pins: failures === 0 ? {} : { lien: { failures, tried: seq } },
});
const kept = () => keeper().anchor;

test('the first is written at once, lines are gathered, and nothing is lost at the end', () => {
  const one = keeper();
  expect(one.anchor).toBeNull();
  one.note(anchor(1));
  expect(kept()).toEqual(anchor(1));
  one.note(anchor(2));
  one.note(anchor(3));
  expect(kept()).toEqual(anchor(1));
  vi.advanceTimersByTime(1_000);
  expect(kept()).toEqual(anchor(3));
  one.note(anchor(4));
  one.flush();
  expect(kept()).toEqual(anchor(4));
});

test('a wrong PIN is on the disk before anyone hears of it', () => {
  const one = keeper();
  one.note(anchor(1));
  one.note(anchor(2, 1));
  expect(kept()?.pins).toEqual({ lien: { failures: 1, tried: 2 } });
  one.note(anchor(3, 2));
  expect(kept()?.pins).toEqual({ lien: { failures: 2, tried: 3 } });
  one.note(anchor(4));
  expect(kept()?.pins).toEqual({});
});

test('the whole folder put back as it was gives no tries and no lines back', () => {
  keeper().note(anchor(1));
  cpSync(folder, path.join(around, 'copy'), { recursive: true });
  const one = keeper();
  one.note(anchor(9, 9));
  rmSync(folder, { recursive: true });
  cpSync(path.join(around, 'copy'), folder, { recursive: true });
  expect(kept()).toEqual(anchor(9, 9));
});

test('one of the two is enough, and one that cannot be read is made anew', () => {
  keeper().note(anchor(5));
  rmSync(outside());
  expect(kept()).toEqual(anchor(5));
  keeper().note(anchor(6, 1));
  writeFileSync(outside(), 'torn');
  expect(kept()).toEqual(anchor(6, 1));
  keeper().note(anchor(7));
  expect(kept()).toEqual(anchor(7));
});

test('what another machine left there tells nothing of this one', () => {
  keeper().note(anchor(7));
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  expect(kept()).toBeNull();
});
