import { describe, expect, test } from 'vitest';
import { answersFor, deskFor, route } from '../../../shared/domain/eConsultation/cover.ts';
import { assign, claim, letGo, open, release, reserve } from '../../../shared/domain/eConsultation/desk.ts';
import { gpChangeBanner, threadFollows } from '../../../shared/domain/eConsultation/gpChange.ts';
import {
  compareInQueue,
  dueDay,
  isOverdue,
  promiseKept,
  shownInQueue,
} from '../../../shared/domain/eConsultation/queue.ts';
import type { EConsultation, EConsultationState } from '../../../shared/domain/eConsultation/eConsultation.ts';
import type { Contract } from '../../../shared/domain/patientList/responsible.ts';
import { dueState } from '../../../shared/domain/calendar/dueState.ts';
import { osloDate } from '../../../shared/lib/time.ts';
import {
  aList,
  anEConsultation,
  berg,
  covers,
  day,
  done,
  gp,
  lien,
  locum,
  manager,
  moe,
  NOW,
  oslo,
  receptionist,
  refused,
  vik,
} from './anEConsultation.ts';

const answered = {
  status: 'answered',
  by: lien,
  at: NOW.epochMilliseconds,
  text: 'Ja.',
} as const satisfies EConsultationState;

test('opening a new matter shows that someone has seen it; opening it again changes nothing', () => {
  const opened = open(anEConsultation({ state: { status: 'new' } }));
  expect(opened.state).toEqual({ status: 'opened' });
  expect(open(opened)).toEqual(opened);
  expect(open(anEConsultation({ state: answered })).state).toEqual(answered);
});

test('assigning moves it to a desk and leaves the clock alone; an ended matter stays', () => {
  expect(done(assign(anEConsultation(), berg, manager))).toEqual(anEConsultation({ assignedTo: berg }));
  expect(done(assign(anEConsultation(), null, receptionist)).assignedTo).toBeNull();
  expect(refused(assign(anEConsultation({ state: answered }), berg, gp)).type).toBe('AlreadyClosed');
});

test('the first doctor to reserve answers; the same again changes nothing; only that doctor lets it go', () => {
  const reserved = done(reserve(anEConsultation(), gp));
  expect(reserved.state).toEqual({ status: 'in-progress', reservedBy: lien });
  expect(done(reserve(reserved, gp))).toEqual(reserved);
  const other = { by: berg, role: 'gp' } as const;
  expect(refused(reserve(reserved, other))).toEqual({ type: 'SomeoneElseIsAnswering', by: lien });
  expect(refused(release(reserved, other))).toEqual({ type: 'SomeoneElseIsAnswering', by: lien });
  expect(done(release(reserved, gp)).state).toEqual({ status: 'opened' });
  expect(refused(reserve(anEConsultation(), receptionist)).type).toBe('NotYourRole');
});

describe('scenario 48: a list that two GPs share', () => {
  const shared = [lien, berg];
  const bergClaims = { by: berg, role: 'gp' } as const;

  test('one claims, the other sees it, and the responsible GP stays the same', () => {
    const claimed = done(claim(anEConsultation(), shared, bergClaims));
    expect(claimed).toMatchObject({ assignedTo: berg, responsibleGp: lien });
    expect(done(claim(claimed, shared, bergClaims))).toEqual(claimed);
    expect(refused(claim(claimed, shared, gp))).toEqual({ type: 'ClaimedByOther', by: berg });
    expect(done(claim(anEConsultation({ assignedTo: null }), shared, bergClaims)).assignedTo).toBe(berg);
  });

  test('whoever has taken it lets it go, and nobody else does', () => {
    const claimed = done(claim(anEConsultation(), shared, bergClaims));
    expect(done(letGo(claimed, berg, bergClaims)).assignedTo).toBeNull();
    expect(refused(letGo(claimed, berg, gp))).toEqual({ type: 'NotTakenByYou' });
    expect(refused(letGo(claimed, null, bergClaims))).toEqual({ type: 'NotTakenByYou' });
    expect(refused(letGo(claimed, manager.by, manager)).type).toBe('NotYourRole');
    expect(refused(letGo(anEConsultation({ state: answered }), berg, bergClaims)).type).toBe('AlreadyClosed');
  });

  test('who does not share the list, a manager, and who comes after the answer claim nothing', () => {
    expect(refused(claim(anEConsultation(), shared, locum))).toEqual({ type: 'NotOnSharedList' });
    expect(refused(claim(anEConsultation(), shared, receptionist))).toEqual({ type: 'NotOnSharedList' });
    expect(refused(claim(anEConsultation(), [...shared, manager.by], manager)).type).toBe('NotYourRole');
    expect(refused(claim(anEConsultation({ state: answered }), shared, bergClaims)).type).toBe('AlreadyClosed');
  });
});

describe('scenario 40: a locum covers 1–14 July', () => {
  const cover = covers(vik, '2027-07-01', '2027-07-14');
  const july = aList([cover]);

  test.each([
    ['2027-06-30', lien],
    ['2027-07-01', vik],
    ['2027-07-14', vik],
    ['2027-07-15', lien],
  ])('on %s what arrives goes to the right desk, under the GP’s name', (date, desk) => {
    expect(deskFor(july, day(date))).toBe(desk);
    const routed = route(anEConsultation(), july, day(date));
    expect(routed).toEqual(anEConsultation({ assignedTo: desk }));
  });

  test('from 15 July the unanswered return to the GP, and the locum’s access has ended by itself', () => {
    const withVik = route(anEConsultation(), july, day('2027-07-10'));
    expect(route(withVik, july, day('2027-07-14'))).toEqual(withVik);
    expect(route(withVik, july, day('2027-07-15')).assignedTo).toBe(lien);
    expect(answersFor(vik, july, day('2027-07-14'))).toBe(true);
    expect(answersFor(vik, july, day('2027-07-15'))).toBe(false);
    expect(answersFor(lien, july, day('2027-07-10'))).toBe(true);
    expect(answersFor(vik, aList([], berg), day('2027-07-10'))).toBe(false);
  });

  test('what was put on another desk, answered, or is on its way stays where it is', () => {
    for (const matter of [
      anEConsultation({ assignedTo: moe }),
      anEConsultation({ assignedTo: null }),
      anEConsultation({ state: answered }),
      anEConsultation({ state: { status: 'in-progress', reservedBy: lien } }),
    ]) {
      expect(route(matter, july, day('2027-07-05'))).toEqual(matter);
    }
    const onItsWay = anEConsultation({ assignedTo: vik, state: { status: 'in-progress', reservedBy: vik } });
    expect(route(onItsWay, july, day('2027-07-15'))).toEqual(onItsWay);
  });

  test('a locum for another GP keeps what was assigned to them; with two locums at once the surgery has it', () => {
    // Vik covers for Berg; Lien's own list knows nothing of it.
    expect(route(anEConsultation({ assignedTo: vik }), aList(), day('2027-07-20')).assignedTo).toBe(vik);
    const two = aList([cover, covers(berg, '2027-07-10', '2027-07-20')]);
    expect(deskFor(two, day('2027-07-12'))).toBeNull();
    expect(deskFor(two, day('2027-07-16'))).toBe(berg);
    expect(deskFor(aList([cover, cover]), day('2027-07-05'))).toBe(vik);
    const withVik = anEConsultation({ assignedTo: vik });
    expect(route(withVik, two, day('2027-07-12'))).toEqual(withVik);
    expect(route(withVik, two, day('2027-07-16')).assignedTo).toBe(berg);
  });
});

function leftByTheGp(locums: Contract['locums']): Contract {
  return { ...aList(locums), gps: [{ gp: lien, from: day('2015-01-01'), to: day('2027-06-30') }] };
}

describe('a list that its GP has left', () => {
  test('is its only locum’s, and the surgery’s without one or with more', () => {
    const one = leftByTheGp([covers(vik, '2027-07-01', '2027-07-14')]);
    expect(deskFor(one, day('2027-07-02'))).toBe(vik);
    expect(answersFor(vik, one, day('2027-07-02'))).toBe(true);
    expect(answersFor(lien, one, day('2027-07-02'))).toBe(false);
    expect(deskFor(one, day('2027-07-20'))).toBeNull();
    const two = leftByTheGp([covers(vik, '2027-07-01', '2027-07-14'), covers(berg, '2027-07-01', '2027-07-14')]);
    expect(deskFor(two, day('2027-07-02'))).toBeNull();
    expect(answersFor(berg, two, day('2027-07-02'))).toBe(true);
  });
});

describe('a change of GP on 1 April', () => {
  const change = { newGp: berg, on: day('2027-04-01') };
  const sent29March = anEConsultation({ receivedAt: oslo('2027-03-29T12:00').epochMilliseconds });

  test('scenario 11: sent on 29 March it goes to the old GP, under a banner that asks to answer or refer', () => {
    expect(gpChangeBanner(sent29March, change, day('2027-03-29'))?.type).toBe('AnswerOrRefer');
    const due31March = anEConsultation({ receivedAt: oslo('2027-03-19T12:00').epochMilliseconds });
    expect(dueDay(due31March).toString()).toBe('2027-03-31');
    expect(gpChangeBanner(due31March, change, day('2027-03-29'))?.type).toBe('DueBeforeChange');
    expect(gpChangeBanner(sent29March, null, day('2027-03-29'))).toBeNull();
    expect(gpChangeBanner({ ...sent29March, state: answered }, change, day('2027-03-29'))).toBeNull();
  });

  test('scenario 12: from 1 April the old GP finishes it, and the new GP reads nothing without a transfer', () => {
    expect(gpChangeBanner(sent29March, change, day('2027-04-01'))?.type).toBe('OldGpFinishes');
    expect(threadFollows(sent29March, lien, change, false)).toBe(true);
    expect(threadFollows({ ...sent29March, assignedTo: vik }, vik, change, false)).toBe(true);
    expect(threadFollows({ ...sent29March, assignedTo: vik }, lien, change, false)).toBe(true);
    expect(threadFollows(sent29March, berg, change, false)).toBe(false);
    expect(threadFollows(sent29March, berg, change, true)).toBe(true);
    expect(threadFollows(sent29March, vik, change, true)).toBe(false);
  });
});

function closedAt(time: string): EConsultation {
  const at = oslo(time).epochMilliseconds;
  const how = { type: 'MustComeIn', text: 'Kom innom.' } as const;
  return anEConsultation({ state: { status: 'closed', by: lien, at, how } });
}

function answeredAt(time: string): EConsultation {
  return anEConsultation({ state: { ...answered, at: oslo(time).epochMilliseconds } });
}

describe('scenario 6: due today', () => {
  // Due Thursday 1 April; Friday 2 April is the next working day.
  const matter = anEConsultation();
  const laterDue = anEConsultation({ receivedAt: oslo('2027-03-24T08:00').epochMilliseconds });

  test('it is due today until midnight, tops the queue, and is over the limit the next working day', () => {
    expect(dueState(dueDay(matter), osloDate(oslo('2027-04-01T15:00')))).toEqual({ type: 'today' });
    expect(isOverdue(matter, day('2027-04-01'))).toBe(false);
    expect(isOverdue(matter, day('2027-04-02'))).toBe(true);
    expect(isOverdue({ ...matter, state: answered }, day('2027-04-02'))).toBe(false);
    expect(shownInQueue([laterDue, matter], () => true, day('2027-04-01'))).toEqual([matter, laterDue]);
  });

  test('no filter hides what is over the limit or urgent; what has ended is hidden', () => {
    const urgent = { ...laterDue, urgent: true };
    const queue = [laterDue, matter, urgent, { ...matter, state: answered }];
    expect(shownInQueue(queue, () => false, day('2027-04-02'))).toEqual([urgent, matter]);
    expect(shownInQueue(queue, (one) => one === laterDue, day('2027-03-26'))).toEqual([urgent, laterDue]);
  });

  test('among those due on one day the first to arrive stands first', () => {
    const evening = anEConsultation({ receivedAt: oslo('2027-03-22T20:00').epochMilliseconds });
    expect([evening, matter].toSorted(compareInQueue)).toEqual([matter, evening]);
    const urgent = { ...evening, urgent: true };
    expect(compareInQueue(urgent, matter)).toBeLessThan(0);
    expect(compareInQueue(matter, urgent)).toBeGreaterThan(0);
  });

  test('the report counts what was answered in time, late, and what is over the limit', () => {
    const all = [
      answeredAt('2027-04-01T23:59'),
      answeredAt('2027-04-02T00:00'),
      closedAt('2027-04-01T12:00'),
      closedAt('2027-04-05T12:00'),
      matter,
    ];
    expect(promiseKept(all, day('2027-04-02'))).toEqual({ inTime: 2, late: 2, overdue: 1 });
  });
});
