import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../shared/domain/access/role.ts';
import { explainDeadline } from '../../../shared/domain/calendar/explainDeadline.ts';
import { workDeadline } from '../../../shared/domain/work/workDeadline.ts';
import { kindsSeenBy, WORK_KINDS, type WorkKind } from '../../../shared/domain/work/workKind.ts';
import { OSLO, Temporal } from '../../../shared/lib/time.ts';

const oslo = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(OSLO).toInstant();

describe('by when each kind of matter is to be answered, received on the Monday before Easter', () => {
  test.each<[WorkKind, string | null]>([
    ['e-consultation', '2027-04-01'],
    ['booking', '2027-04-01'],
    ['message', '2027-03-30'],
    ['renewal', '2027-03-30'],
    ['result', null],
    ['list', null],
    ['note', null],
  ])('%s: %s', (kind, day) => {
    expect(workDeadline(kind, oslo('2027-03-22T10:00'))?.day.toString() ?? null).toBe(day);
  });

  test('a kind that nobody knows has none, and is no kind', () => {
    expect(() => workDeadline('letter' as never, oslo('2027-03-22T10:00'))).toThrow('letter');
  });

  test('the day can be explained, whatever the kind', () => {
    for (const kind of WORK_KINDS) {
      const deadline = workDeadline(kind, oslo('2027-03-22T10:00'));
      if (deadline === null) continue;
      expect(explainDeadline(deadline, 'nb')).toBe(
        'Mottatt man 22. mars. Skjærtorsdag, langfredag og 2. påskedag teller ikke.',
      );
    }
  });

  test('the day of receipt is Norway’s, also in the last hour of the evening', () => {
    const late = workDeadline('message', oslo('2027-07-05T23:30'));
    expect([late?.receivedOn.toString(), late?.day.toString()]).toEqual(['2027-07-05', '2027-07-08']);
  });
});

test('those who work with patients see every kind of matter, the practice manager what concerns the list alone', () => {
  for (const role of ROLES) {
    expect([role, kindsSeenBy(role)]).toEqual([role, role === 'practice-manager' ? ['list'] : [...WORK_KINDS]]);
  }
});
