import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meet, type MatterNow, type Meeting, type PendingStep } from '../../shared/domain/sync/meet.ts';
import { merge, type Version } from '../../shared/domain/sync/merge.ts';
import { readyEntries, type Waiting } from '../../shared/domain/sync/order.ts';

const v = (version: string, lastUpdated: number): Version => ({ version, lastUpdated });

describe('a pulled version meets the one that is known', () => {
  test.each<[string, Version | null, Version, string]>([
    ['nothing known', null, v('a', 5), 'take'],
    ['newer', v('a', 5), v('b', 6), 'take'],
    ['older', v('b', 6), v('a', 5), 'older'],
    ['the same', v('a', 5), v('a', 5), 'repeat'],
    ['the same version under another time', v('a', 5), v('a', 9), 'repeat'],
    ['another version of the same instant', v('a', 5), v('b', 5), 'take'],
  ])('%s', (_what, known, pulled, meaning) => {
    expect(merge(known, pulled)).toBe(meaning);
  });

  test('in whatever order and how often they come, the newest stays', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1 }), (times) => {
        let known: Version | null = null;
        for (const time of times) if (merge(known, v(`v${time}`, time)) === 'take') known = v(`v${time}`, time);
        return known?.lastUpdated === Math.max(...times);
      }),
    );
  });
});

const matter: MatterNow = { answeredBy: null, completed: false, claimedBy: null, opened: null };

describe('a pending step meets the matter as it is now', () => {
  const ours = 'entry';
  test.each<[Extract<PendingStep, { entryId: string }>['does'], string | null, boolean, Meeting]>([
    ['reserve', null, false, 'ask-the-rule'],
    ['reserve', null, true, 'ask-the-rule'],
    ['reserve', 'theirs', false, 'ask-the-rule'],
    ['reserve', 'theirs', true, 'ask-the-rule'],
    ['reserve', ours, false, 'done'],
    ['reserve', ours, true, 'done'],
    ['deliver', null, false, 'overtaken'],
    ['deliver', 'theirs', false, 'overtaken'],
    ['deliver', 'theirs', true, 'overtaken'],
    ['deliver', ours, false, 'send'],
    ['deliver', ours, true, 'send'],
    ['close', null, false, 'overtaken'],
    ['close', 'theirs', true, 'overtaken'],
    ['close', ours, false, 'send'],
    ['close', ours, true, 'done'],
  ])('%s, answered by %s, completed %s: %s', (does, answeredBy, completed, meeting) => {
    expect(meet({ entryId: ours, does }, { ...matter, answeredBy, completed })).toBe(meeting);
  });

  test('a contact that has taken place is written down whatever has become of the matter', () => {
    expect(meet({ does: 'note' }, { ...matter, answeredBy: 'theirs', completed: true, claimedBy: 'moe' })).toBe('send');
  });

  test.each<[string | null, Meeting]>([
    [null, 'ask-the-rule'],
    ['moe', 'overtaken'],
    ['lien', 'done'],
  ])('Lien takes a matter that %s has taken: %s', (claimedBy, meeting) => {
    expect(meet({ does: 'claim', by: 'lien' }, { ...matter, claimedBy })).toBe(meeting);
  });

  test.each<[MatterNow['opened'], Meeting]>([
    [null, 'ask-the-rule'],
    [{ by: 'moe', since: 5 }, 'ask-the-rule'],
    [{ by: 'lien', since: 4 }, 'ask-the-rule'],
    [{ by: 'lien', since: 5 }, 'done'],
  ])('Lien has opened a matter that is marked %j: %s', (opened, meeting) => {
    expect(meet({ does: 'mark', by: 'lien', since: 5 }, { ...matter, opened })).toBe(meeting);
  });

  test('a step of a kind that does not exist is a fault of ours', () => {
    expect(() => meet({ entryId: ours, does: 'sing' as 'close' }, matter)).toThrow('sing');
  });
});

const settled = (one: Waiting) => one.state === 'acknowledged' || one.state === 'withdrawn';

describe('which entries may be sent now', () => {
  const state = fc.constantFrom<Waiting['state']>(
    'queued',
    'sending',
    'conflict',
    'rejected',
    'acknowledged',
    'withdrawn',
  );
  const entries = fc
    .array(fc.record({ lane: fc.nat(3), state, notBefore: fc.constantFrom(null, 9, 10, 11) }), { maxLength: 15 })
    .map((list) => list.map((one, seq): Waiting => ({ ...one, seq })));

  test('the oldest unsettled of each patient when its time has come, and no other', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const ready = readyEntries(all, 10);
        expect(new Set(ready.map((one) => one.lane)).size).toBe(ready.length);
        for (const one of all) {
          const mayGo =
            (one.state === 'queued' || one.state === 'sending') &&
            (one.notBefore ?? 0) <= 10 &&
            !all.some((older) => older.lane === one.lane && older.seq < one.seq && !settled(older));
          expect(ready.includes(one)).toBe(mayGo);
        }
      }),
    );
  });

  test('in whatever order they are given, oldest first', () => {
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.nat()), (all, dice) => {
        const shuffled = all.toSorted(() => ((dice.next().value ?? 0) % 3) - 1);
        const ready = readyEntries(shuffled, 10).map((one) => one.seq);
        expect(ready).toEqual(readyEntries(all, 10).map((one) => one.seq));
        expect(ready).toEqual(ready.toSorted((a, b) => a - b));
      }),
    );
  });
});
