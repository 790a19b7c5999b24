import type { WorkOrder } from '../../../shared/domain/work/workFilter.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { whyNotTransferred } from '../db/notTransferred.ts';
import type { Db } from '../db/open.ts';
import { foldForSearch } from '../db/patientSearch.ts';
import { prepared } from '../db/prepared.ts';
import type { Staff } from '../db/staff.ts';
import { CHOSEN, type AskedOfWork } from './askedOfWork.ts';
import { gpsByName } from './gpsByName.ts';
import type { Names } from './names.ts';
import type { Counted } from './workCounts.ts';

// Only what was found is put in order.
export const FOUND = `
  SELECT num FROM work
  WHERE num IN (SELECT rowid FROM work_text WHERE work_text MATCH @words) AND waits = @waits AND ${CHOSEN}
    AND num NOT IN (SELECT value FROM json_each(@kept))
  ORDER BY done DESC,
    CASE @order WHEN 'patient' THEN name_key WHEN 'received' THEN -at
      WHEN 'gp' THEN coalesce((SELECT key FROM json_each(@gps) WHERE value = gp), 1000000) END,
    urgent DESC, due, at LIMIT @count OFFSET @from`;
export const FOUND_COUNTS = `
  SELECT count(*) AS total, count(*) FILTER (WHERE due < @today AND waits = 1) AS overdue,
    count(*) FILTER (WHERE due = @today AND waits = 1) AS dueToday,
    count(*) FILTER (WHERE due >= @today AND urgent = 1 AND waits = 1) AS urgent
  FROM work
  WHERE num IN (SELECT rowid FROM work_text WHERE work_text MATCH @words) AND waits = @waits AND ${CHOSEN}
    AND num NOT IN (SELECT value FROM json_each(@kept))`;

// Only whose patient has had another GP can have been written to that one.
export const FOUND_OF_NEW_GP = `
  SELECT num FROM work
  WHERE num IN (SELECT rowid FROM work_text WHERE work_text MATCH @words) AND gp = @reader AND owner <> @reader
    AND (SELECT count(*) FROM resource
         WHERE resource.patient = work.patient AND type = ${typeNumber('EpisodeOfCare')}) > 1`;

type Asked = {
  readonly show: 'open' | 'answered';
  readonly text: string;
  readonly order: WorkOrder;
  readonly from: number;
  readonly count: number;
};

/** The words looked for, as the index asks for them; null when nothing was typed that a name or subject can hold. */
export function wordsIn(text: string): string | null {
  const words = foldForSearch(text).match(/[\p{L}\p{N}]+/gu);
  // A single letter must be a whole word: as a beginning it would fit half the queue.
  return words === null ? null : words.map((word) => (word.length === 1 ? `"${word}"` : `"${word}"*`)).join(' ');
}

/** Those of the matters found (nums) that came before a change of GP to the reader, and whose record has not come along. */
export function notTransferredAmong(db: Db, reader: Staff, words: string, now: number): readonly number[] {
  if (reader.role !== 'gp') return [];
  const found = prepared(db, FOUND_OF_NEW_GP).pluck().all({ words, reader: reader.num }) as number[];
  return found.filter((num) => whyNotTransferred(db, reader, num, now) !== null);
}

/**
 * The matters that someone is typing the patient's name or the subject of, cut to a part of the list (nums), and how
 * many there are. What is urgent or overdue and was not looked for is not among them: it is counted as hidden.
 *
 * Whom a patient has kept from looking finds nothing by the patient's name, and a new GP nothing by the words of a matter
 * whose record has not come along.
 *
 * @param kept the matters (nums) that the reader may not look at
 * @param whole the counts without the words
 */
export function foundWork(
  db: Db,
  names: Names,
  words: string,
  input: Asked,
  asked: AskedOfWork,
  kept: readonly number[],
  whole: Counted,
): { readonly nums: readonly number[]; readonly counted: Counted } {
  const { show, order, from, count } = input;
  const { kinds, gp, owner, covered, today } = asked;
  const given = { words, waits: show === 'open' ? 1 : 0, kinds, gp, owner, covered, kept: JSON.stringify(kept) };
  type Sums = { total: number; overdue: number; dueToday: number; urgent: number };
  const sums = prepared(db, FOUND_COUNTS).get({ ...given, today }) as Sums;
  const gps = order === 'gp' ? JSON.stringify(gpsByName(db, names, asked).map(({ gp: num }) => num)) : '[]';
  const nums = prepared(db, FOUND)
    .pluck()
    .all({ ...given, order, gps, from, count }) as number[];
  return {
    nums,
    counted: {
      total: sums.total,
      overdue: sums.overdue,
      dueToday: sums.dueToday,
      urgent: sums.urgent,
      nextDue: null,
      hiddenOverdue: Math.max(0, whole.overdue + whole.hiddenOverdue - sums.overdue),
      hiddenUrgent: Math.max(0, whole.hiddenUrgent + whole.urgent - sums.urgent),
    },
  };
}
