import { NECESSARY_TYPES, type ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { forgetCursor, readCursor } from '../db/cursorStore.ts';
import type { Db } from '../db/open.ts';
import type { PortalClient } from '../portal/client.ts';
import type { Topic } from '../../../shared/ipc/topics.ts';
import { anythingNew } from './anythingNew.ts';
import { batchingClient } from './batch.ts';
import type { Capabilities } from './capabilities.ts';
import { expectedCount } from './expectedCount.ts';
import { fetchFiles } from './fetchFiles.ts';
import { recallPages, rememberPages, type PagesSeen } from './pagesSeen.ts';
import { pull, type PullOutcome } from './pull.ts';

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly capabilities: Capabilities;
  readonly pages: PagesSeen;
  /** The last look failed: the line is tried with one question before all the others are asked. */
  readonly afterFailure: boolean;
  readonly now: () => number;
  readonly stopped: () => boolean;
  /** After each page that is in the database: how many of it were new. */
  readonly onPage: (type: ResourceType, taken: number) => void;
  /** How many of a type the portal says it has, once before its first load. */
  readonly onExpected: (type: ResourceType, count: number) => void;
  /** Whether the portal has a type and will not show it to the surgery (403), after each time it was asked for. */
  readonly onWithheld?: (type: ResourceType, withheld: boolean) => void;
  /** What has changed besides resources: a file that a patient sent along has come. */
  readonly onChanged?: (topics: readonly Topic[]) => void;
};

/**
 * One round of the pull: what is loaded all at once, in one Bundle where the portal takes them, then what is not yet,
 * one type after the other, staff first. Ends at the first failure, which leaves every cursor where it was.
 */
export async function pullEverything(options: Options): Promise<PullOutcome> {
  const { db, portal, pages, afterFailure, now, stopped, onExpected, onChanged } = options;
  recallPages(db, pages);
  const { types, batch } = options.capabilities;
  const fresh = types.filter((type) => readCursor(db, type)?.loaded !== true);
  const loaded = types.filter((type) => !fresh.includes(type));
  const tried = afterFailure ? loaded.slice(0, 1) : [];
  for (const type of tried) {
    // oxlint-disable-next-line no-await-in-loop -- one at most
    const outcome = await pullType(options, type, portal);
    if (isFatal(outcome, type)) return outcome;
  }
  await Promise.all(
    fresh.map(async (type) => {
      const count = await expectedCount(portal, type);
      if (count !== null) onExpected(type, count);
    }),
  );
  // What is loaded comes first: a type that will not load must not keep a new question away.
  const together = batch ? batchingClient(portal) : portal;
  const rest = loaded.slice(tried.length);
  const outcomes = await Promise.all(rest.map((type) => pullType(options, type, together)));
  const failed = outcomes.find((one, place) => isFatal(one, rest[place]));
  if (failed !== undefined) return failed;
  for (const type of fresh) {
    if (stopped()) break;
    // oxlint-disable-next-line no-await-in-loop -- staff first, then what waits for someone
    const outcome = await pullType(options, type, portal);
    if (isFatal(outcome, type)) return outcome;
  }
  rememberPages(db, pages);
  // Last, so that no picture keeps a question away.
  await fetchFiles({ db, portal, now, stopped, onFetched: () => onChanged?.(['thread']) });
  return { type: 'complete', taken: 0 };
}

/** A type that we can do without, and that the portal will not give us (not ours to see, not known), stops no other. */
function isFatal(outcome: PullOutcome, type: ResourceType | undefined): boolean {
  if (outcome.type !== 'failed') return false;
  const necessary = NECESSARY_TYPES.some((one) => one === type);
  return necessary || outcome.reply.type !== 'reply' || ![400, 403, 404, 410, 501].includes(outcome.reply.status);
}

async function pullType(options: Options, type: ResourceType, portal: PortalClient): Promise<PullOutcome> {
  const { db, pages, now, stopped, onPage, onWithheld } = options;
  const news = await anythingNew({ db, portal, type, pages, now });
  if (news.type === 'failed') return news;
  if (news.type === 'nothing') {
    onWithheld?.(type, false);
    onPage(type, 0);
    return { type: 'complete', taken: 0 };
  }
  const outcome = await pull({ db, portal, type, pages, now, stopped, onPage: (taken) => onPage(type, taken) });
  const refusal = outcome.type === 'failed' && outcome.reply.type === 'reply' ? outcome.reply.status : null;
  if (outcome.type === 'complete' || refusal !== null) onWithheld?.(type, refusal === 403);
  if (refusal === 410) {
    // The portal no longer knows where we were: everything of this type again. The outbox stays as it is.
    forgetCursor(db, type);
  }
  return outcome;
}
