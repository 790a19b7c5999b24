import { EVERYTHING } from '../../../shared/domain/work/workFilter.ts';
import { kindsSeenBy, WORK_KINDS } from '../../../shared/domain/work/workKind.ts';
import { dayNumber } from '../../../shared/fhir/dueDay.ts';
import { ok } from '../../../shared/lib/result.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { askedOfWork } from './askedOfWork.ts';
import { countPerKind } from './workCounts.ts';

/** How much waits of each kind that the reader sees, and how much of it is overdue. */
export const countWork: SignedInAct<'countWork'> = ({ db, now, signedIn }) => {
  const today = osloDateAt(now());
  const counted = countPerKind(db, askedOfWork(db, signedIn, EVERYTHING, dayNumber(today)));
  const byKind = new Map(counted.map((one) => [WORK_KINDS[one.kind], one]));
  return ok({
    kinds: kindsSeenBy(signedIn.role).map((kind) => {
      const one = byKind.get(kind);
      return { kind, waiting: one?.waiting ?? 0, overdue: one?.overdue ?? 0 };
    }),
  });
};
