import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import type { Db } from '../db/open.ts';
import type { PortalClient } from '../portal/client.ts';
import { applyPage } from './applyPage.ts';

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly type: ResourceType;
  readonly ids: readonly string[];
  readonly now: () => number;
};

/** In one go: the others are met again. */
const MOST = 200;

/**
 * Reads resources by their ids, at most 200, and takes them as they are, whatever they are dated: a read is answered with
 * the version that stands. Gives how many changed here.
 */
export async function readByThemselves({ db, portal, type, ids, now }: Options): Promise<number> {
  const asked = ids.slice(0, MOST);
  const replies = await Promise.all(asked.map((id) => portal.send({ method: 'GET', path: `${type}/${id}` })));
  const given = replies.filter((reply) => reply.type === 'reply').filter(({ status }) => status === 200);
  if (given.length === 0) return 0;
  const clock = given.find(({ date }) => date !== null)?.date ?? null;
  const cursor = { mark: null, loaded: false, clock, asTheyAre: true };
  return applyPage(
    db,
    type,
    given.map(({ body }) => body),
    cursor,
    now(),
    undefined,
    portal.base,
  ).taken;
}
