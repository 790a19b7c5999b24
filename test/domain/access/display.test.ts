import { describe, expect, test } from 'vitest';
import { usualGround } from '../../../shared/domain/access/accessActs.ts';
import { newlyShown, type Display, type Shown } from '../../../shared/domain/access/display.ts';
import { Temporal } from '../../../shared/lib/time.ts';

const begin = Temporal.Instant.from('2026-11-20T11:00:00Z');
const thread = (document: string, ...more: readonly string[]) => ({
  subject: `readEConsultation ann ${document}`,
  documents: [document, ...more],
});
const search = (...found: readonly string[]) => ({ subject: 'searchPatient', documents: found });

function after(...shown: readonly (readonly [Shown, number])[]) {
  let display: Display | null = null;
  return shown.map(([one, minutes]) => {
    const next = newlyShown(display, one, begin.add({ minutes }));
    display = next.display;
    return next.log;
  });
}

describe('what is one opening', () => {
  test('a screen that asks again because something changed opens nothing anew', () => {
    expect(after([thread('a'), 0], [thread('a'), 1], [thread('a'), 59])).toEqual(['all', 'nothing', 'nothing']);
  });
  test('after an hour it is told again', () => {
    expect(after([thread('a'), 0], [thread('a'), 60], [thread('a'), 61])).toEqual(['all', 'all', 'nothing']);
  });
  test('a clock that was set back ends it too', () => {
    expect(after([thread('a'), 0], [thread('a'), -1])).toEqual(['all', 'all']);
  });
  test('another matter of the same patient is another opening, and so is the way back', () => {
    expect(after([thread('a'), 0], [thread('b'), 1], [thread('a'), 2])).toEqual(['all', 'all', 'all']);
  });
  test('also one that stood beside it, with the same allergies beside both', () => {
    expect(after([thread('a', 'nuts', 'b'), 0], [thread('b', 'nuts', 'a'), 1])).toEqual(['all', 'all']);
  });
  test('what comes to the same matter later is told by itself', () => {
    expect(after([thread('a'), 0], [thread('a', 'picture'), 1], [thread('a', 'picture'), 2])).toEqual([
      'all',
      ['picture'],
      'nothing',
    ]);
  });
  test('another patient, ground or act is another opening', () => {
    expect(after([thread('a'), 0], [{ ...thread('a'), subject: 'readEConsultation bo' }, 1])).toEqual(['all', 'all']);
  });
  test('a search that goes on tells only of those whom it newly shows', () => {
    expect(after([search('a', 'b'), 0], [search('b'), 1], [search('b', 'c'), 2], [search('d'), 3])).toEqual([
      'all',
      'nothing',
      ['c'],
      ['d'],
    ]);
  });
  test('a denied attempt, which names nothing, is told once', () => {
    expect(after([{ ...thread('a'), documents: [] }, 0], [{ ...thread('a'), documents: [] }, 1])).toEqual([
      'all',
      'nothing',
    ]);
  });
});

test('the ground is treatment unless the act is known to be something else', () => {
  expect(usualGround('readEConsultation')).toBe('treatment');
  expect(usualGround('signIn')).toBe('administration');
  expect(usualGround('openProtectedByOverride')).toBe('emergency-override');
});
