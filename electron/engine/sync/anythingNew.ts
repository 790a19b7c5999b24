import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { listOf, object, text } from '../../../shared/fhir/shape.ts';
import { readCursor } from '../db/cursorStore.ts';
import type { Db } from '../db/open.ts';
import { findResource } from '../db/resourceStore.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';
import { fetchPage, pathFrom } from './page.ts';
import { askedFrom, noteRun, type PagesSeen } from './pagesSeen.ts';

/** So many more than the last time is news, or a busy minute: then they come whole. */
const FEW = 10;
const MOST = 1_000;

/** The sign-in, and a portal that is busy or behind a broken box. Any other refusal may be about `_elements`. */
const IN_ANY_WAY: readonly number[] = [401, 429, 502, 503, 504];

const idsAndVersions = listOf(object({ id: text, meta: object({ versionId: text }) }));

type Asked = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly type: ResourceType;
  readonly pages: PagesSeen;
  readonly now: () => number;
};

/**
 * Whether there is anything to pull of a type that has been loaded. The overlap asks for the newest ones again and again,
 * and most often nothing has changed: so what a pull would ask for is asked for by id and version first.
 *
 * `nothing` only when at least one came and all that came is here, in that version. A portal that takes `_elements` for
 * something else (whole resources, nothing found, a refusal) is pulled from as ever.
 */
export async function anythingNew({
  db,
  portal,
  type,
  pages,
  now,
}: Asked): Promise<{ type: 'nothing' } | { type: 'perhaps' } | { type: 'failed'; reply: PortalReply }> {
  const cursor = readCursor(db, type);
  const from = askedFrom(cursor, type, pages);
  // Past the mark there is nothing but news.
  if (cursor?.loaded !== true || from === null || from > cursor.mark) return { type: 'perhaps' };
  const start = now();
  const count = Math.min(MOST, pages.most, FEW + (pages.inOverlap.get(type) ?? 0));
  const answer = await fetchPage(portal, `${pathFrom(type, from, count)}&_elements=id,meta`);
  if (answer.type === 'failed') {
    // What stands in the pull's way too.
    const { reply } = answer;
    const anyWay = reply.type !== 'reply' || IN_ANY_WAY.includes(reply.status);
    return anyWay ? { type: 'failed', reply } : { type: 'perhaps' };
  }
  const { resources, next, lostNext, date } = answer.page;
  const here = idsAndVersions.safeParse(resources);
  const isAll = next === null && !lostNext && resources.length < Math.min(count, pages.largest);
  if (!isAll || !here.success || here.data.length === 0) return { type: 'perhaps' };
  const known = here.data.every(({ id, meta }) => findResource(db, { type, id })?.version === meta.versionId);
  if (!known) return { type: 'perhaps' };
  pages.began.set(type, date ?? now());
  noteRun(pages, type, cursor.mark, start, now());
  return { type: 'nothing' };
}
