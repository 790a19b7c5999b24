import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lockAfterMinutes, mustLock, unsavedTextsOf } from '../../../shared/domain/access/lock.ts';
import { checkPin, mayTryPin, secondsLeft, secondsToWait } from '../../../shared/domain/access/pin.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { day, practitionerId } from './people.ts';

const today = day('2026-11-20');
const now = Temporal.Instant.from('2026-11-20T11:00:00Z');

describe('scenario 46 and 47: the screen locks', () => {
  test('scenario 46: after ten minutes where the surgery has chosen nothing', () => {
    expect(lockAfterMinutes(null, today)).toEqual({ ok: true, value: 10 });
    expect(mustLock(now, now.add({ minutes: 9, seconds: 59 }), 10)).toBe(false);
    expect(mustLock(now, now.add({ minutes: 10 }), 10)).toBe(true);
  });
  test('at most thirty minutes, at least one', () => {
    expect([1, 30].map((wish) => lockAfterMinutes(wish, today).ok)).toEqual([true, true]);
    for (const wish of [0, -5, 31, 2.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(lockAfterMinutes(wish, today)).toEqual({
        ok: false,
        error: { type: 'LockMinutesOutOfRange', atMost: 30 },
      });
    }
  });
  test('a clock that has been set back locks at once', () => {
    expect(mustLock(now, now.subtract({ seconds: 1 }), 10)).toBe(true);
    expect(mustLock(now, now, 10)).toBe(false);
  });
  test('scenario 47: unsaved text is kept for its author and shown to nobody else', () => {
    const kari = { author: practitionerId('kari'), text: 'Ta én om dagen' };
    const per = { author: practitionerId('per'), text: 'Kom på mandag' };
    expect(unsavedTextsOf([kari, per], practitionerId('per'))).toEqual([per]);
    expect(unsavedTextsOf([kari, per], practitionerId('kari'))).toEqual([kari]);
    expect(unsavedTextsOf([kari, per], practitionerId('ola'))).toEqual([]);
  });
});

describe('a PIN', () => {
  test.each(['190377', '482915', '0048213', '12345679', '112233'])('%s may be used', (pin) => {
    expect(checkPin(pin, today)).toEqual({ ok: true, value: pin });
  });
  test.each([
    ['', 'PinTooShort'],
    ['19037', 'PinTooShort'],
    ['12a456', 'PinOnlyDigits'],
    ['123 456', 'PinOnlyDigits'],
    ['١٢٣٤٥٦', 'PinOnlyDigits'],
    ['190377\n', 'PinOnlyDigits'],
    ['000000', 'PinTooSimple'],
    ['777777777', 'PinTooSimple'],
    ['121212', 'PinTooSimple'],
    ['123123', 'PinTooSimple'],
    ['123456', 'PinTooSimple'],
    ['456789', 'PinTooSimple'],
    ['567890', 'PinTooSimple'],
    ['654321', 'PinTooSimple'],
    ['987654', 'PinTooSimple'],
    ['098765', 'PinTooSimple'],
  ])('«%s» is refused: %s', (pin, type) => {
    expect(checkPin(pin, today)).toMatchObject({ ok: false, error: { type } });
  });
});

const signedIn = (on: string, failures = 0) => ({ lastSignIn: Temporal.Instant.from(on), failures });

describe('how long a PIN is enough', () => {
  test('for fourteen dates after the last full sign-in', () => {
    expect(mayTryPin(signedIn('2026-11-20T10:59:00Z'), now).ok).toBe(true);
    expect(mayTryPin(signedIn('2026-11-06T06:00:00Z'), now).ok).toBe(true);
    expect(mayTryPin(signedIn('2026-11-05T22:30:00Z'), now)).toEqual({
      ok: false,
      error: { type: 'SignInTooLongAgo', days: 14 },
    });
  });
  test('not with a clock that says the sign-in has not been yet', () => {
    expect(mayTryPin(signedIn('2026-11-21T23:30:00Z'), now)).toMatchObject({ ok: false });
  });
  test('ten wrong ones in a row end it', () => {
    expect(mayTryPin(signedIn('2026-11-20T06:00:00Z', 9), now).ok).toBe(true);
    expect(mayTryPin(signedIn('2026-11-20T06:00:00Z', 10), now)).toEqual({
      ok: false,
      error: { type: 'TooManyWrongPins', failures: 10 },
    });
  });
  test('after the fifth wrong one it is eight seconds, counted from that one', () => {
    const left = (passed: number) => secondsLeft(5, now, now.add({ milliseconds: passed }));
    expect([0, 1, 1_000, 7_999, 8_000, 60_000].map(left)).toEqual([8, 8, 7, 1, 0, 0]);
    expect(secondsLeft(2, now, now)).toBe(0);
  });
  test('a clock that has been set back gives the whole wait', () => {
    expect(secondsLeft(5, now, now.subtract({ hours: 30 }))).toBe(8);
    expect(secondsLeft(2, now, now.subtract({ hours: 30 }))).toBe(0);
  });
  test('attempts slow down, never speed up, and stop at five minutes', () => {
    expect([0, 1, 2, 3, 4, 9].map(secondsToWait)).toEqual([0, 0, 0, 2, 4, 128]);
    fc.assert(
      fc.property(fc.nat({ max: 5_000 }), (failures) => {
        expect(secondsToWait(failures + 1)).toBeGreaterThanOrEqual(secondsToWait(failures));
        expect(secondsToWait(failures)).toBeLessThanOrEqual(300);
      }),
    );
  });
});
