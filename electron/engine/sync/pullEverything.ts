import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { forgetCursor, readCursor } from '../db/cursorStore.ts';
import type { Db } from '../db/open.ts';
import type { PortalClient } from '../portal/client.ts';
import { batchingClient } from './batch.ts';
import type { Capabilities } from './capabilities.ts';
import { expectedCount } from './expectedCount.ts';
import { pull, type PullOutcome } from './pull.ts';

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly capabilities: Capabilities;
  /** The largest page that this server has given, kept from run to run. */
  readonly pages: { largest: number };
  readonly now: () => number;
  readonly stopped: () => boolean;
  /** After each page that is in the database: how many of it were new. */
  readonly onPage: (type: ResourceType, taken: number) => void;
  /** How many of a type the portal says it has, once before its first load. */
  readonly onExpected: (type: ResourceType, count: number) => void;
};

/**
 * One round of the pull: the first time one type after the other, staff first; from then on all at once, in one Bundle
 * where the portal takes them. Ends at the first failure, which leaves every cursor where it was.
 */
export async function pullEverything(options: Options): Promise<PullOutcome> {
  const { db, portal, stopped, onExpected } = options;
  const { types, batch } = options.capabilities;
  const fresh = types.filter((type) => readCursor(db, type)?.loaded !== true);
  await Promise.all(
    fresh.map(async (type) => {
      const count = await expectedCount(portal, type);
      if (count !== null) onExpected(type, count);
    }),
  );
  for (const type of fresh) {
    // oxlint-disable-next-line no-await-in-loop -- staff first, then what waits for someone
    const outcome = await pullType(options, type, portal);
    if (outcome.type === 'failed' || stopped()) return outcome;
  }
  const together = batch ? batchingClient(portal) : portal;
  const rest = types.filter((type) => !fresh.includes(type));
  const outcomes = await Promise.all(rest.map((type) => pullType(options, type, together)));
  return outcomes.find((one) => one.type === 'failed') ?? { type: 'complete', taken: 0 };
}

async function pullType(options: Options, type: ResourceType, portal: PortalClient): Promise<PullOutcome> {
  const { db, pages, now, stopped, onPage } = options;
  const outcome = await pull({ db, portal, type, pages, now, stopped, onPage: (taken) => onPage(type, taken) });
  if (outcome.type === 'failed' && outcome.reply.type === 'reply' && outcome.reply.status === 410) {
    // The portal no longer knows where we were: everything of this type again. The outbox stays as it is.
    forgetCursor(db, type);
  }
  return outcome;
}
