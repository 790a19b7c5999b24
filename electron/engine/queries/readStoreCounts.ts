import { ok } from '../../../shared/lib/result.ts';
import type { OpenAct } from '../act.ts';
import { storeCounts } from '../db/storeCounts.ts';

/** How much there is of everything in the file, for support. */
export const readStoreCounts: OpenAct<'readStoreCounts'> = ({ db }) => ok(storeCounts(db));
