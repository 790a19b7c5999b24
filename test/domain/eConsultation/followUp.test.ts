import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followUpSince, type End, type Word } from '../../../shared/domain/eConsultation/followUp.ts';

const NOTHING = { isContact: false, entry: null, answers: null } as const;
const asked: Word = { ...NOTHING, id: 'question', by: 'patient', at: 1_000 };
const answered: Word = { ...NOTHING, id: 'answer', entry: 'first', by: 'surgery', at: 2_000, answers: 'question' };
const again: Word = { ...NOTHING, id: 'again', by: 'patient', at: 3_000 };
const answeredAgain: Word = {
  ...NOTHING,
  id: 'second answer',
  entry: 'second',
  by: 'surgery',
  at: 4_000,
  answers: 'again',
};
const ended: End = { askedAt: 1_000, endedAt: 2_500, by: { entry: 'first' } };

const since = (words: readonly Word[], end: Partial<End> = {}, history = 0) =>
  followUpSince(words, { ...ended, ...end }, history);

describe('when the patient wrote what nobody has answered', () => {
  test('an answered question waits for nobody', () => {
    expect(since([asked, answered])).toBeNull();
  });

  test('what came after the answer waits from when it came, the oldest of several first', () => {
    expect(since([asked, answered, again])).toBe(3_000);
    expect(since([asked, answered, { ...again, id: 'more', at: 5_000 }, again])).toBe(3_000);
  });

  test('and no longer once it is answered', () => {
    const end = { askedAt: 3_000, endedAt: 4_500, by: { entry: 'second' } };
    expect(since([asked, answered, again, answeredAgain], end)).toBeNull();
    expect(since([asked, answered, again, { ...answeredAgain, answers: null }], end)).toBeNull();
  });

  test('an answer covers what its author had seen, not what came while there was no line', () => {
    // Written at 4, delivered and closed at 9; the patient had written again at 3.
    const late = { ...answered, at: 4_000 };
    expect(since([asked, again, late], { endedAt: 9_000 })).toBe(3_000);
    expect(since([asked, again, { ...late, answers: 'again' }], { endedAt: 9_000 })).toBeNull();
  });

  test('an addition covers what the answer beside which it was sent has covered', () => {
    const addition: Word = { ...NOTHING, id: 'addition', by: 'surgery', at: 5_000, answers: 'answer' };
    expect(since([asked, answered, addition, again])).toBe(3_000);
    const round: Word = { ...answered, id: 'answer', by: 'surgery', at: 5_000, answers: 'addition' };
    expect(since([asked, addition, round, again])).toBeNull();
  });

  test('where the word that ended the matter is not in the thread, the portal’s clock says when it did', () => {
    expect(since([asked, answered, again], { by: null, endedAt: 3_500 })).toBeNull();
    expect(since([asked, again], { by: null, endedAt: 2_500 })).toBe(3_000);
  });

  test('a portal may stamp the matter a little after its question', () => {
    const late = { ...answered, at: 4_000 };
    expect(since([asked, again, late], { askedAt: 1_007, endedAt: 9_000 })).toBe(3_000);
  });

  test('an answer to a message that is gone covers no more than when the question came', () => {
    expect(since([again, { ...answered, at: 4_000, answers: 'gone' }], { endedAt: 9_000 })).toBe(3_000);
    expect(since([again, { ...answered, at: 500, answers: 'gone' }], { endedAt: 9_000 })).toBe(3_000);
  });

  test('an older answer does not tell how a matter ended that was opened again since', () => {
    expect(since([asked, answered, again], { askedAt: 3_000, endedAt: 9_000 })).toBeNull();
  });

  const called: Word = { ...NOTHING, id: 'call', by: 'surgery', isContact: true, at: 2_000 };

  test('a contact covers what came before it where it ended the matter', () => {
    expect(since([asked, called], { by: 'contact' })).toBeNull();
    expect(since([asked, called, again], { by: 'contact', endedAt: 9_000 })).toBe(3_000);
  });

  test.each<[string, Word, Partial<End>]>([
    ['after the matter had ended by a contact', { ...called, at: 3_500 }, { by: 'contact' }],
    ['after it had been answered', { ...called, at: 3_500 }, {}],
    ['before another system ended it', called, { by: null }],
  ])('a contact %s is a note, and answers nothing', (_, contact, end) => {
    expect(since([asked, answered, contact, again], end)).toBe(3_000);
  });

  test('what was written before the surgery began here is history', () => {
    expect(since([asked, answered, again], {}, 3_000)).toBeNull();
  });
});

test('whatever has been said, it is something that the patient wrote, and a later answer to it ends the wait', () => {
  const words = fc.array(
    fc.record({
      id: fc.string(),
      by: fc.constantFrom('patient' as const, 'surgery' as const),
      isContact: fc.boolean(),
      entry: fc.option(fc.constantFrom('first', 'second')),
      at: fc.nat(100),
      answers: fc.option(fc.string()),
    }),
  );
  const by = fc.constantFrom(null, 'contact' as const, { entry: 'first' });
  const end = fc.record({ askedAt: fc.nat(100), endedAt: fc.nat(100), by });
  fc.assert(
    fc.property(words, end, fc.nat(100), (thread, how, history) => {
      const at = followUpSince(thread, how, history);
      if (at === null) return;
      expect(thread.some((word) => word.by === 'patient' && word.at === at)).toBe(true);
      const newest = Math.max(...thread.filter((word) => word.by === 'patient').map((word) => word.at));
      const last: Word = { ...NOTHING, id: 'last', entry: 'last', by: 'surgery', at: newest };
      const answer = { ...how, askedAt: at, by: { entry: 'last' } };
      expect(followUpSince([...thread, last], answer, history)).toBeNull();
    }),
  );
});
