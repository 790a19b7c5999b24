import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../shared/domain/access/role.ts';
import { choicesInConflict } from '../../shared/domain/sync/conflictChoices.ts';
import {
  draftFieldOf,
  becomesDraft,
  ENTRY_KINDS,
  type EntryKind,
  entryRules,
  isHint,
  isShown,
} from '../../shared/domain/sync/entryKind.ts';
import { meet, type MatterNow, type Meeting, type PendingStep } from '../../shared/domain/sync/meet.ts';
import { merge, type Version } from '../../shared/domain/sync/merge.ts';
import { readyEntries, type Waiting } from '../../shared/domain/sync/order.ts';

const v = (version: string, lastUpdated: number): Version => ({ version, lastUpdated });

describe('a pulled version meets the one that is known', () => {
  test.each<[string, Version | null, Version, string]>([
    ['nothing known', null, v('a', 5), 'take'],
    ['newer', v('a', 5), v('b', 6), 'take'],
    ['dated before it', v('b', 6), v('a', 5), 'ask'],
    ['dated before it, and counted on from it', v('2', 6), v('3', 5), 'take'],
    ['dated before it, and counted before it', v('10', 6), v('9', 5), 'older'],
    ['dated before it, and one of them is no count', v('b', 6), v('3', 5), 'ask'],
    ['dated before it, and the other is no count', v('3', 6), v('b', 5), 'ask'],
    ['dated after it, and counted before it', v('10', 5), v('9', 6), 'ask'],
    ['of the same instant, and counted before it', v('10', 5), v('9', 5), 'ask'],
    ['dated after it, and counted on from it', v('9', 5), v('10', 6), 'take'],
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

const matter: MatterNow = {
  answeredBy: null,
  completed: false,
  reserved: false,
  tellsHow: false,
  takenOver: [],
  holder: 'nobody',
  desk: 'person lien',
  urgent: false,
  asked: 1_000,
  claimedBy: null,
  claimedAt: null,
  opened: null,
};

describe('a pending step meets the matter as it is now', () => {
  const ours = 'entry';
  type Does = Extract<PendingStep, { entryId: string }>['does'];
  const pending = {
    reserve: { does: 'reserve', entryId: ours, by: 'lien', from: null, after: null, asked: 1_000 },
    deliver: { does: 'deliver', entryId: ours },
    close: { does: 'close', entryId: ours, tellsHow: false },
  } as const satisfies Record<Does, PendingStep>;
  test('a close that nothing was delivered before is asked about', () => {
    const held = { ...matter, answeredBy: ours, reserved: true, completed: false };
    expect(meet({ ...pending.close, isAll: true }, held)).toBe('ask-the-rule');
  });

  test.each<[Does, string | null, 'reserved' | 'completed' | 'open', Meeting]>([
    ['reserve', null, 'open', 'ask-the-rule'],
    ['reserve', null, 'completed', 'ask-the-rule'],
    // The patient has opened it again since: their answer came first all the same.
    ['reserve', 'theirs', 'open', 'overtaken'],
    ['reserve', 'theirs', 'reserved', 'overtaken'],
    ['reserve', 'theirs', 'completed', 'overtaken'],
    ['reserve', ours, 'reserved', 'done'],
    ['reserve', ours, 'completed', 'done'],
    ['deliver', null, 'open', 'overtaken'],
    ['deliver', 'theirs', 'reserved', 'overtaken'],
    ['deliver', 'theirs', 'completed', 'overtaken'],
    // Asked before every request: consent may be gone since the matter was reserved.
    ['deliver', ours, 'reserved', 'ask-the-rule'],
    ['deliver', ours, 'completed', 'send'],
    // Our answer is with the patient: where somebody else has the matter by now, closing it is theirs.
    ['close', null, 'open', 'done'],
    ['close', 'theirs', 'reserved', 'done'],
    ['close', 'theirs', 'completed', 'done'],
    ['close', ours, 'reserved', 'send'],
    ['close', ours, 'completed', 'done'],
  ])('%s, answered by %s, %s: %s', (does, answeredBy, is, meeting) => {
    const now = { ...matter, answeredBy, reserved: is === 'reserved', completed: is === 'completed' };
    expect(meet(pending[does], now)).toBe(meeting);
  });

  // The answer to the question before stood in it when this one was written.
  test.each<['open' | 'reserved' | 'completed', string, Meeting]>([
    ['open', 'theirs', 'ask-the-rule'],
    ['open', 'another', 'overtaken'],
    ['reserved', 'theirs', 'overtaken'],
    ['completed', 'theirs', 'overtaken'],
  ])('an answer to a follow-up: the matter is %s, and answered by %s', (is, answeredBy, meeting) => {
    const now = { ...matter, answeredBy, reserved: is === 'reserved', completed: is === 'completed' };
    expect(meet({ ...pending.reserve, after: 'theirs' }, now)).toBe(meeting);
  });

  // Somebody else ended the question without an answer of ours, and the patient has asked another one.
  test.each<[number | null, number | null, Meeting]>([
    [1_000, 1_000, 'ask-the-rule'],
    [1_000, 2_000, 'overtaken'],
    [2_000, 1_000, 'ask-the-rule'],
    [null, 2_000, 'ask-the-rule'],
    [1_000, null, 'ask-the-rule'],
  ])('an answer to the question of %s, and the one that waits came %s: %s', (asked, waits, meeting) => {
    expect(meet({ ...pending.reserve, asked }, { ...matter, asked: waits })).toBe(meeting);
  });

  // Who had it when the answer was written, and who has it now.
  test.each<[string | null, string | null, Meeting]>([
    ['lien', 'moe', 'overtaken'],
    ['berg', 'moe', 'overtaken'],
    ['lien', 'lien', 'ask-the-rule'],
    ['berg', 'berg', 'ask-the-rule'],
    ['berg', 'lien', 'ask-the-rule'],
    ['lien', null, 'ask-the-rule'],
    // A claim of what nobody had taken holds nobody back from answering.
    [null, 'moe', 'ask-the-rule'],
  ])('Lien answers what %s has taken, and %s has it now: %s', (from, claimedBy, meeting) => {
    expect(meet({ ...pending.reserve, from }, { ...matter, claimedBy })).toBe(meeting);
  });

  test('an answer that had reserved the matter until someone took it over does not reserve it again', () => {
    const now = { ...matter, takenOver: ['theirs', ours] };
    expect(meet(pending.reserve, now)).toBe('overtaken');
    expect(meet({ ...pending.reserve, entryId: 'another' }, now)).toBe('ask-the-rule');
    expect(meet(pending.reserve, { ...now, answeredBy: ours, reserved: true })).toBe('done');
  });

  test.each<[boolean, boolean, Meeting]>([
    [true, false, 'send'],
    [true, true, 'done'],
    [false, false, 'done'],
  ])(
    'a colleague has closed it for us; the close tells how it ended %s, the matter %s: %s',
    (ourDoes, its, meeting) => {
      const now = { ...matter, answeredBy: ours, completed: true, tellsHow: its };
      expect(meet({ ...pending.close, tellsHow: ourDoes }, now)).toBe(meeting);
    },
  );

  test('what the patient has opened again meanwhile is not closed', () => {
    expect(meet({ ...pending.close, tellsHow: true }, { ...matter, answeredBy: ours })).toBe('done');
  });

  test('a contact that has taken place is written down whatever has become of the matter', () => {
    expect(meet({ does: 'note' }, { ...matter, answeredBy: 'theirs', completed: true, claimedBy: 'moe' })).toBe('send');
  });

  test.each<[string, Partial<MatterNow>, Meeting]>([
    ['waits as it did', {}, 'send'],
    ['waits, and the portal does not say since when', { asked: null }, 'send'],
    ['is being answered', { reserved: true, answeredBy: 'theirs' }, 'overtaken'],
    ['has ended', { completed: true }, 'overtaken'],
    ['is another question', { asked: 11 }, 'overtaken'],
  ])('an answer is prepared, and the matter %s', (_how, now, meeting) => {
    expect(meet({ does: 'prepare', at: 10 }, { ...matter, asked: 9, ...now })).toBe(meeting);
  });

  test.each<[string | null, Meeting]>([
    [null, 'ask-the-rule'],
    ['moe', 'overtaken'],
    ['lien', 'done'],
  ])('Lien takes a matter that %s has taken: %s', (claimedBy, meeting) => {
    expect(meet({ does: 'claim', by: 'lien' }, { ...matter, claimedBy })).toBe(meeting);
  });

  test.each<[string | null, number | null, Meeting]>([
    ['lien', 5_000, 'send'],
    // A portal that keeps whole seconds.
    ['lien', 5_900, 'send'],
    ['lien', null, 'send'],
    // Taken once more, at another machine.
    ['lien', 60_000, 'done'],
    // Let go of already, the reply was lost; or somebody else's by now.
    [null, null, 'done'],
    ['moe', 5_000, 'done'],
  ])('Lien lets go of what she took at 5,000, and %s has it since %s: %s', (claimedBy, claimedAt, meeting) => {
    expect(meet({ does: 'release', by: 'lien', since: 5_000 }, { ...matter, claimedBy, claimedAt })).toBe(meeting);
  });

  test.each<[string | null, string, Meeting]>([
    [null, 'answer x', 'ask-the-rule'],
    ['moe', 'claim moe', 'ask-the-rule'],
    [null, 'nobody', 'overtaken'],
    ['berg', 'claim berg', 'overtaken'],
    ['lien', 'claim lien', 'done'],
  ])('Lien takes over what %s has taken, and %s holds it: %s', (claimedBy, holder, meeting) => {
    const from = claimedBy === 'moe' ? 'claim moe' : 'answer x';
    expect(meet({ does: 'take-over', by: 'lien', from }, { ...matter, claimedBy, holder })).toBe(meeting);
  });

  test.each<[string, Meeting]>([
    ['x', 'done'],
    ['y', 'overtaken'],
  ])('Lien takes over answer x, and the matter has been closed with answer %s: %s', (answeredBy, meeting) => {
    const closed = { ...matter, answeredBy, completed: true };
    expect(meet({ does: 'take-over', by: 'lien', from: 'answer x' }, closed)).toBe(meeting);
  });

  test.each<[string, Meeting]>([
    ['person lien', 'ask-the-rule'],
    ['person moe', 'done'],
    ['surgery', 'overtaken'],
  ])('from Lien’s desk to Moe’s, and it lies on %s: %s', (desk, meeting) => {
    expect(meet({ does: 'assign', from: 'person lien', to: 'person moe' }, { ...matter, desk })).toBe(meeting);
  });

  test.each<[boolean, boolean, Meeting]>([
    [true, false, 'ask-the-rule'],
    [true, true, 'done'],
    [false, true, 'ask-the-rule'],
    [false, false, 'done'],
  ])('to be marked as urgent %s, and it is so %s: %s', (urgent, is, meeting) => {
    expect(meet({ does: 'priority', urgent }, { ...matter, urgent: is })).toBe(meeting);
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
    expect(() => meet({ does: 'sing' as 'note' }, matter)).toThrow('sing');
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

describe('the kinds of act that go through the outbox', () => {
  test('what does not go is a draft again where it is a text that somebody may still use', () => {
    const drafts = ENTRY_KINDS.filter(becomesDraft);
    expect(drafts).toEqual(expect.arrayContaining(['eConsultation.answer', 'eConsultation.prepare', 'message.answer']));
    for (const kind of ['eConsultation.note', 'eConsultation.contact', 'eConsultation.claim'] as const)
      expect(drafts).not.toContain(kind);
  });

  test.each(ENTRY_KINDS)('%s is a hint or shown, never both', (kind) => {
    expect(isShown(kind)).toBe(!isHint(kind));
    expect(isHint(kind)).toBe(entryRules[kind].hintFor !== null);
  });

  test('only a text of its own can be in conflict: what holds none is withdrawn when others came first', () => {
    for (const kind of ENTRY_KINDS) {
      const { does, overtaken, refused } = entryRules[kind];
      // A close after a contact holds none: what was said stands in the thread. Standard words are nobody's own.
      const without = ['eConsultation.close', 'message.close', 'message.redirect'];
      const holdsText = (does === 'answer' && !without.includes(kind)) || does === 'note';
      // That something is urgent, what a colleague relies on, that the patient has not been told, or that what was begun stands half-way, is never
      // let go in silence.
      const known = [
        'eConsultation.urgent',
        'message.redirect',
        'eConsultation.undo',
        'eConsultation.prepare',
        'eConsultation.unprepare',
      ];
      const mustBeKnown = holdsText || known.includes(kind);
      expect([kind, overtaken, refused]).toEqual([
        kind,
        holdsText ? 'conflict' : 'withdrawn',
        mustBeKnown ? 'rejected' : 'withdrawn',
      ]);
    }
  });

  test.each<[EntryKind, Role, boolean, 'answered' | 'open' | 'ended', readonly string[]]>([
    ['eConsultation.answer', 'gp', false, 'answered', ['keep-theirs', 'send-as-addition']],
    ['eConsultation.answer', 'gp', false, 'open', ['keep-theirs', 'send-as-answer']],
    ['eConsultation.answer', 'gp', true, 'ended', ['keep-theirs']],
    ['eConsultation.answer', 'receptionist', true, 'answered', ['keep-theirs']],
    ['eConsultation.answer', 'receptionist', false, 'open', []],
    ['eConsultation.attendance', 'gp', true, 'answered', ['keep-theirs']],
    ['eConsultation.attendance', 'gp', true, 'open', ['keep-theirs']],
    ['message.answer', 'receptionist', false, 'answered', ['keep-theirs', 'send-as-addition']],
    ['message.answer', 'receptionist', false, 'open', ['keep-theirs', 'send-as-answer']],
    ['message.answer', 'practice-manager', false, 'open', []],
  ])(
    'of an overtaken %s a %s (own: %s), in a matter that is %s, chooses among %j',
    (kind, role, isOwn, is, choices) => {
      expect(choicesInConflict(kind, role, isOwn, is)).toEqual(choices);
    },
  );

  test('a text that does not go becomes again the draft that it was', () => {
    expect(ENTRY_KINDS.map((kind) => [kind, draftFieldOf(kind)])).toEqual(
      ENTRY_KINDS.map((kind) => {
        const field = kind.replace('eConsultation.', '');
        if (kind === 'message.redirect') return [kind, null];
        return [kind, ['redirect', 'attendance', 'unsuitable'].includes(field) ? field : 'answer'];
      }),
    );
  });
});
