import { dayFromNumber, dayNumber } from '../../../shared/fhir/dueDay.ts';
import { ok } from '../../../shared/lib/result.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { blockedMatters } from '../db/blocks.ts';
import { askedOfWork } from './askedOfWork.ts';
import { coverOn } from './coverOn.ts';
import { foundWork, notTransferredAmong, wordsIn } from './foundWork.ts';
import { Names } from './names.ts';
import { countShown } from './workCounts.ts';
import { placesOf } from './workPlaces.ts';
import { patientsOf, workRow } from './workRows.ts';

/**
 * A part of the work queue: what waits by the filter, or what has been answered, newest first. Sorted, filtered and cut
 * by SQL. Whatever the filter hides of what is overdue or urgent is counted. Whoever looks for words is shown names, as
 * in any other search: which patients' stands in the access log.
 */
export const listWork: SignedInAct<'listWork'> = ({ db, now, signedIn, opened }, input) => {
  const at = now();
  const today = osloDateAt(at);
  const { show } = input;
  // Nothing that has been answered is overdue.
  const filter = { ...input.filter, alsoOverdue: show === 'open' && input.filter.alsoOverdue };
  const cover = coverOn(db, today);
  const asked = askedOfWork(db, signedIn, filter, dayNumber(today), cover);
  const names = new Names(db, now());
  const whole = countShown(db, show, asked);
  const words = wordsIn(input.text);
  const blocked = words !== null || filter.order === 'patient' ? blockedMatters(db, signedIn, at) : [];
  const kept = words === null ? [] : [...blocked, ...notTransferredAmong(db, signedIn, words, at)];
  const { nums, counted } =
    words === null
      ? { nums: placesOf(db, names, { ...input, filter }, asked, whole.total, blocked), counted: whole }
      : foundWork(db, names, words, { ...input, order: filter.order }, asked, kept, whole);
  const reading = { db, names, reader: signedIn, now: at, cover };
  if (words !== null) opened({ act: 'searchPatient', patient: null, documents: patientsOf(db, nums) });
  const { nextDue, urgent: _urgent, ...counts } = counted;
  return ok({
    rows: nums.map((num) => workRow(reading, num)).filter((row) => row !== null),
    from: input.from,
    ...counts,
    nextDueDay: nextDue === null ? null : dayFromNumber(nextDue).toString(),
    today: today.toString(),
  });
};
