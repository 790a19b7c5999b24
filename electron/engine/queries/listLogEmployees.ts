import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { employeesInLog } from '../db/accessLogSearch.ts';

const collator = new Intl.Collator('nb');

/** Everybody who has a line in the access log, by name; those who have left too. */
export const listLogEmployees: SignedInAct<'listLogEmployees'> = ({ db }) =>
  ok(employeesInLog(db).toSorted((a, b) => collator.compare(a.name, b.name)));
