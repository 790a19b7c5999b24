import type { Db } from '../db/open.ts';
import type { AskedOfWork } from './askedOfWork.ts';
import type { Names } from './names.ts';
import { countPerGp } from './workCounts.ts';

const collator = new Intl.Collator('nb');

/** The GPs whose patients' matters a filter shows, by name, whoever is unknown last; nums, each with its number of matters. */
export function gpsByName(db: Db, names: Names, asked: AskedOfWork): readonly { gp: number; n: number }[] {
  return countPerGp(db, asked)
    .map((one) => ({ ...one, name: names.other(one.gp) }))
    .toSorted((a, b) => compareNames(a.name, b.name) || a.gp - b.gp);
}

function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return collator.compare(a, b);
}
