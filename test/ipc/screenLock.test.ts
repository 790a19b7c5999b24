import { beforeEach, describe, expect, test } from 'vitest';
import { ScreenLock } from '../../electron/main/screenLock.ts';
import { Sessions } from '../../electron/main/sessions.ts';
import { NOW } from '../db/aSurgery.ts';
import { LIEN } from '../fhir/resources.ts';

const session = { practitionerId: LIEN, name: 'Ingrid Lien', role: 'gp', surgeryName: 'Storgata legesenter' } as const;
const MINUTE = 60;

let now: number;
let lastInput: number;
let systemTells: boolean;
let sessions: Sessions;
let lock: ScreenLock;

beforeEach(() => {
  now = NOW;
  lastInput = NOW;
  systemTells = true;
  sessions = new Sessions(
    () => undefined,
    () => now,
  );
  lock = new ScreenLock({
    sessions,
    idleSeconds: () => (systemTells ? Math.max(0, Math.floor((now - lastInput) / 1000)) : 0),
    now: () => now,
  });
  sessions.signedIn(session);
});

/** Time passes, and somebody touches the machine every so often or not at all. */
function pass(seconds: number, touchedEvery: number | null, touch: () => void = () => undefined): void {
  for (let second = 1; second <= seconds; second += 1) {
    now += 1000;
    if (touchedEvery !== null && second % touchedEvery === 0) {
      lastInput = now;
      touch();
    }
    lock.look();
  }
}

const by = (practitionerId: string, act: string) => ({ practitionerId, act });
const locked = () => sessions.state.state === 'locked';

test('an abandoned machine locks after ten minutes, not a second before', () => {
  pass(10 * MINUTE - 1, null);
  expect(locked()).toBe(false);
  pass(1, null);
  expect(sessions.state).toEqual({ state: 'locked', practitionerId: LIEN, name: 'Ingrid Lien' });
});

test('the surgery’s own minutes are obeyed from when they are chosen', () => {
  lock.lockAfter(2);
  pass(2 * MINUTE - 1, null);
  expect(locked()).toBe(false);
  pass(1, null);
  expect(locked()).toBe(true);
});

test('work in another program beside ours keeps it open', () => {
  pass(60 * MINUTE, 8 * MINUTE);
  expect(locked()).toBe(false);
  pass(10 * MINUTE, null);
  expect(locked()).toBe(true);
});

describe('where the system cannot tell how long the machine has been idle', () => {
  beforeEach(() => {
    systemTells = false;
  });

  test('what is done in our window keeps it open', () => {
    pass(60 * MINUTE, 8 * MINUTE, () => lock.used());
    expect(locked()).toBe(false);
  });

  test('nothing done in our window locks it', () => {
    pass(10 * MINUTE, null);
    expect(locked()).toBe(true);
  });
});

test('a machine that slept without telling is locked when it wakes', () => {
  pass(MINUTE, 10);
  now += 11 * MINUTE * 1000;
  // Whoever woke it has touched it before we look.
  lastInput = now - 2_000;
  lock.used();
  lock.look();
  expect(locked()).toBe(true);
});

test('a clock that has been set back locks', () => {
  pass(MINUTE, 10, () => lock.used());
  now -= 30_000;
  lock.look();
  expect(locked()).toBe(true);
});

test('whoever signs in after a long silence has the whole time', () => {
  sessions.signOut();
  pass(3 * 60 * MINUTE, null);
  sessions.signedIn(session);
  pass(9 * MINUTE, null, undefined);
  // The keyboard was last touched three hours ago by the system's own count; signing in is use of our window.
  expect(locked()).toBe(false);
});

test('it is told who left, and how', () => {
  const left: unknown[] = [];
  const told = new Sessions(
    (gone) => void left.push(gone),
    () => now,
  );
  told.signedIn(session);
  told.lock();
  told.signedIn(session);
  told.signedIn({ ...session, practitionerId: 'moe' });
  told.signOut();
  told.signOut();
  expect(left).toEqual([null, by(LIEN, 'lock'), null, by(LIEN, 'signOut'), by('moe', 'signOut'), null]);
});

describe('what was being written at the lock', () => {
  test('may still be saved as its author’s for a moment, and only by that name', () => {
    sessions.lock();
    expect([sessions.practitionerId, sessions.mayStillSave]).toEqual([null, LIEN]);
    now += 4_999;
    expect(sessions.mayStillSave).toBe(LIEN);
    now += 1;
    expect(sessions.mayStillSave).toBeNull();
  });

  test('not once someone else has signed in', () => {
    sessions.lock();
    sessions.signedIn({ ...session, practitionerId: 'moe' });
    expect(sessions.mayStillSave).toBe('moe');
    sessions.signOut();
    expect(sessions.mayStillSave).toBeNull();
  });

  test('not when the clock has been set back meanwhile', () => {
    sessions.lock();
    now -= 1;
    expect(sessions.mayStillSave).toBeNull();
  });
});
