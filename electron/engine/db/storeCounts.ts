import { statSync } from 'node:fs';
import { ENTRY_KINDS } from '../../../shared/domain/sync/entryKind.ts';
import { RESOURCE_TYPES } from '../../../shared/fhir/resourceTypes.ts';
import type { StoreCounts } from '../../../shared/ipc/views/support.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { Db } from './open.ts';

const RESOURCES = 'SELECT type, count(*) AS count FROM resource WHERE version IS NOT NULL GROUP BY type';
const LOADED = 'SELECT type FROM cursor WHERE loaded = 1';
const OUTBOX = `
  SELECT kind, state, problem ->> '$.kind' AS problem, count(*) AS count FROM outbox GROUP BY kind, state, 3`;
const QUARANTINE =
  'SELECT type, field, count(*) AS count FROM quarantine GROUP BY type, field ORDER BY count DESC LIMIT 50';

const outbox = z.array(
  z.object({
    kind: z.enum(ENTRY_KINDS),
    state: z.string(),
    problem: z.string().nullable(),
    count: z.number(),
  }),
);

/** An element of a FHIR path, or a place in a list: what a portal may have written as a name of a field is neither. */
const ELEMENT = /^(?:[a-z][A-Za-z]{1,30}|\d{1,4})$/u;

/** How much there is of everything. What a portal has written itself is left out: only names of our own are told. */
export function storeCounts(db: Db): StoreCounts {
  const count = (table: string) => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const resources = db.prepare(RESOURCES).all() as { type: number; count: number }[];
  const aside = db.prepare(QUARANTINE).all() as { type: string; field: string; count: number }[];
  return {
    schema: Number(db.pragma('user_version', { simple: true })),
    fileMegabytes: Math.ceil(statSync(db.name).size / 1_000_000),
    resources: Object.fromEntries(resources.map(({ type, count: each }) => [RESOURCE_TYPES[type] ?? 'other', each])),
    loaded: (db.prepare(LOADED).pluck().all() as number[]).map((type) => RESOURCE_TYPES[type] ?? 'other'),
    outbox: outbox.parse(db.prepare(OUTBOX).all()),
    quarantine: aside.map(({ type, field, count: each }) => ({
      type: RESOURCE_TYPES.find((known) => known === type) ?? 'other',
      field: pathOf(field),
      count: each,
    })),
    drafts: count('draft'),
    accessLogLines: count('access_log'),
  };
}

function pathOf(field: string): string {
  const [type, ...elements] = field.replaceAll(/\[(\d+)\]/gu, '.$1').split('.');
  const known = RESOURCE_TYPES.some((each) => each === type);
  return known && elements.every((one) => ELEMENT.test(one)) ? [type, ...elements].join('.') : 'other';
}
