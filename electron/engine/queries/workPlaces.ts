import type { WorkFilter } from '../../../shared/domain/work/workFilter.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import type { Db } from '../db/open.ts';
import { prepared } from '../db/prepared.ts';
import { CHOSEN, type AskedOfWork } from './askedOfWork.ts';
import { gpsByName } from './gpsByName.ts';
import type { Names } from './names.ts';

// One statement for each order, in which its index already stands; and one for each way to cut most of the queue off
// first.
const FITS = `(@alsoOverdue = 1 AND (urgent = 1 OR due < @today) OR ${CHOSEN})`;
export const BY_DUE = `
  SELECT num FROM work INDEXED BY work_due WHERE waits = 1 AND (@seen >> kind) & 1 AND ${FITS}
  ORDER BY urgent DESC, due, at LIMIT @count OFFSET @from`;
export const BY_DUE_OF_KIND = `
  SELECT num FROM work INDEXED BY work_kind WHERE waits = 1 AND kind = @only AND ${FITS}
  ORDER BY urgent DESC, due, at LIMIT @count OFFSET @from`;
export const BY_DUE_OF_GP = `
  SELECT num FROM work INDEXED BY work_gp WHERE waits = 1 AND gp = @only AND (@seen >> kind) & 1 AND ${FITS}
  ORDER BY urgent DESC, due, at LIMIT @count OFFSET @from`;
export const BY_DUE_OF_OWNER = `
  SELECT num FROM work INDEXED BY work_owner WHERE waits = 1 AND owner = @only AND (@seen >> kind) & 1 AND ${FITS}
  ORDER BY urgent DESC, due, at LIMIT @count OFFSET @from`;
export const BY_RECEIVED = `
  SELECT num FROM work INDEXED BY work_received WHERE waits = 1 AND (@seen >> kind) & 1 AND ${FITS}
  ORDER BY at DESC LIMIT @count OFFSET @from`;
export const BY_PATIENT = `
  SELECT num FROM work INDEXED BY work_patient WHERE waits = 1 AND (@seen >> kind) & 1 AND ${FITS}
    AND num NOT IN (SELECT value FROM json_each(@blocked))
  ORDER BY name_key, urgent DESC, due, at LIMIT @count OFFSET @from`;
export const BY_DUE_OF_BLOCKED = `
  SELECT num FROM work WHERE waits = 1 AND (@seen >> kind) & 1 AND ${FITS}
    AND num IN (SELECT value FROM json_each(@blocked))
  ORDER BY urgent DESC, due, at`;
export const ANSWERED = `
  SELECT num FROM work INDEXED BY work_done WHERE waits = 0 AND ${CHOSEN}
  ORDER BY done DESC LIMIT @count OFFSET @from`;
export const ANSWERED_OF_OWNER = `
  SELECT num FROM work INDEXED BY work_done_owner WHERE waits = 0 AND owner = @only AND ${CHOSEN}
  ORDER BY done DESC LIMIT @count OFFSET @from`;

type Part = { readonly from: number; readonly count: number };
type Asked = { readonly show: 'open' | 'answered'; readonly filter: WorkFilter } & Part;

/**
 * The matters in a part of the queue, as nums in the order of the screen.
 *
 * @param total how many the filter shows: nothing is looked for behind the last one
 * @param blocked the matters (nums) of patients who have kept the reader from looking; asked for by patient alone
 */
export function placesOf(
  db: Db,
  names: Names,
  input: Asked,
  asked: AskedOfWork,
  total: number,
  blocked: readonly number[],
): readonly number[] {
  const { show, filter, from } = input;
  const part = { from, count: Math.min(input.count, total - from) };
  if (part.count <= 0) return [];
  // One person's desk, one list or one kind: then the rest of the queue is not walked. Not when what is overdue comes too.
  // Nor for whoever has a GP's desk beside the own.
  const owner = filter.alsoOverdue || asked.covered !== '[]' ? null : asked.owner;
  if (show === 'answered') {
    return owner === null ? nums(db, ANSWERED, asked, part) : nums(db, ANSWERED_OF_OWNER, asked, part, owner);
  }
  switch (filter.order) {
    case 'received':
      return nums(db, BY_RECEIVED, asked, part);
    case 'patient':
      return byPatient(db, asked, part, total, JSON.stringify(blocked));
    case 'gp':
      return byGp(db, names, asked, part);
    case 'due': {
      if (owner !== null) return nums(db, BY_DUE_OF_OWNER, asked, part, owner);
      if (filter.alsoOverdue) return nums(db, BY_DUE, asked, part);
      if (asked.gp !== null) return nums(db, BY_DUE_OF_GP, asked, part, asked.gp);
      const kind = onlyBit(asked.kinds);
      return kind === null ? nums(db, BY_DUE, asked, part) : nums(db, BY_DUE_OF_KIND, asked, part, kind);
    }
    default:
      return assertNever(filter.order);
  }
}

/** Patient after patient by name; those whom the reader may not see come last, since a place between two names is a name. */
function byPatient(db: Db, asked: AskedOfWork, part: Part, total: number, blocked: string): readonly number[] {
  const { from, count } = part;
  const found = prepared(db, BY_PATIENT)
    .pluck()
    .all({ ...asked, ...part, blocked }) as number[];
  if (found.length === count) return found;
  const last = prepared(db, BY_DUE_OF_BLOCKED)
    .pluck()
    .all({ ...asked, blocked }) as number[];
  const shown = total - last.length;
  return [...found, ...last.slice(Math.max(0, from - shown), Math.max(0, from + count - shown))];
}

/** GP after GP by name, whoever has none last; each in the order of the queue. */
function byGp(db: Db, names: Names, asked: AskedOfWork, { from, count }: Part): readonly number[] {
  const found: number[] = [];
  let skip = from;
  for (const { gp, n } of gpsByName(db, names, asked)) {
    if (skip < n && found.length < count) {
      found.push(...nums(db, BY_DUE_OF_GP, asked, { from: skip, count: count - found.length }, gp));
    }
    skip = Math.max(0, skip - n);
  }
  return found;
}

function nums(db: Db, sql: string, asked: AskedOfWork, part: Part, only?: number): readonly number[] {
  const statement = prepared(db, sql).pluck();
  return statement.all(only === undefined ? { ...asked, ...part } : { ...asked, ...part, only }) as number[];
}

function onlyBit(bits: number): number | null {
  const place = Math.log2(bits);
  return Number.isInteger(place) ? place : null;
}
