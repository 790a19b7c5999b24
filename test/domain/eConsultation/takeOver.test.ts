import { describe, expect, test } from 'vitest';
import { markAt, markOpened, SAY_OPENED_EVERY } from '../../../shared/domain/eConsultation/opened.ts';
import { type Holder, mayTakeOverFrom, takeOver } from '../../../shared/domain/eConsultation/takeOver.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { anEConsultation, berg, done, gp, lien, manager, moe, NOW, receptionist, refused } from './anEConsultation.ts';

const MINUTE = 60_000;
const now = NOW.epochMilliseconds;
const since = (minutes: number, as: Holder['as'] = 'claim', by = berg): Holder => ({
  by,
  as,
  since: now - minutes * MINUTE,
  isFromHere: false,
});

describe('a colleague has a matter and is not heard of', () => {
  test('whoever has taken it is given longer than an answer that stopped on its way', () => {
    expect(mayTakeOverFrom(since(0), NOW) - now).toBe(120 * MINUTE);
    expect(mayTakeOverFrom(since(0, 'answer'), NOW) - now).toBe(30 * MINUTE);
  });

  test.each([gp, receptionist])(
    'it is taken over when the time has come: on one’s own desk, and open again',
    (actor) => {
      const stuck = anEConsultation({ state: { status: 'in-progress', reservedBy: berg } });
      expect(done(takeOver(stuck, since(30, 'answer'), actor, NOW))).toMatchObject({
        assignedTo: actor.by,
        state: { status: 'opened' },
      });
    },
  );

  test('not before, and the time is told', () => {
    expect(refused(takeOver(anEConsultation(), since(119), gp, NOW))).toEqual({
      type: 'TooEarlyToTakeOver',
      from: now + MINUTE,
    });
    expect(refused(takeOver(anEConsultation(), since(29, 'answer'), gp, NOW)).type).toBe('TooEarlyToTakeOver');
  });

  test('from an own machine that will not send what was written on it', () => {
    const stuck = anEConsultation({ state: { status: 'in-progress', reservedBy: lien } });
    expect(refused(takeOver(stuck, since(29, 'answer', lien), gp, NOW)).type).toBe('TooEarlyToTakeOver');
    expect(done(takeOver(stuck, since(30, 'answer', lien), gp, NOW))).toMatchObject({ state: { status: 'opened' } });
  });

  test('not from nobody, not from oneself, not when it has ended, not by someone who treats no patients', () => {
    expect(refused(takeOver(anEConsultation(), null, gp, NOW))).toEqual({ type: 'NobodyHasIt' });
    expect(refused(takeOver(anEConsultation(), since(500, 'claim', lien), gp, NOW))).toEqual({ type: 'NobodyHasIt' });
    const own = since(500, 'answer', lien);
    expect(refused(takeOver(anEConsultation(), { ...own, isFromHere: true }, gp, NOW))).toEqual({
      type: 'NobodyHasIt',
    });
    const ended = anEConsultation({ state: { status: 'answered', by: berg, at: now, text: '' } });
    expect(refused(takeOver(ended, since(500), gp, NOW)).type).toBe('AlreadyClosed');
    expect(refused(takeOver(anEConsultation(), since(500), manager, NOW)).type).toBe('NotYourRole');
  });
});

describe('someone stays at a matter', () => {
  const mark = { by: lien, since: now - 9.5 * MINUTE, until: now + 0.5 * MINUTE };

  test('and says so again before the mark runs out, so that it never seems that nobody is there', () => {
    expect(markOpened(anEConsultation(), mark, lien, now)).toEqual({ by: lien, since: now, until: now + 10 * MINUTE });
    const atOnce = Temporal.Instant.fromEpochMilliseconds(now).add({
      milliseconds: SAY_OPENED_EVERY,
    }).epochMilliseconds;
    const first = markOpened(anEConsultation(), null, lien, now);
    expect(markAt(first, atOnce)).toEqual(first);
    expect(markOpened(anEConsultation(), first, lien, atOnce)?.since).toBe(atOnce);
  });

  test('not while it holds for a while, and not over a colleague’s mark', () => {
    expect(markOpened(anEConsultation(), { ...mark, until: now + 5 * MINUTE }, lien, now)).toBeNull();
    expect(markOpened(anEConsultation(), mark, moe, now)).toBeNull();
  });
});
