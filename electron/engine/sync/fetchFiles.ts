import { keptAtMost, largestFile } from '../../../shared/domain/eConsultation/attachment.ts';
import { binaryAt } from '../../../shared/fhir/attachment.ts';
import { object, text } from '../../../shared/fhir/shape.ts';
import { osloDate, Temporal } from '../../../shared/lib/time.ts';
import { looked, refusedAs } from '../db/attachmentStore.ts';
import { fromBase64 } from '../db/base64.ts';
import type { Db } from '../db/open.ts';
import { letGoOfOldest, saveFetched, waitingFiles, type WaitingFile } from '../db/waitingFiles.ts';
import { TOO_LARGE, type PortalClient } from '../portal/client.ts';

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly now: () => number;
  readonly stopped: () => boolean;
  /** After each file: the thread that it belongs to is to be asked anew. */
  readonly onFetched: () => void;
};

const binary = object({ resourceType: text, data: text });
/** A file in base64 within its resource, three times over: what is somewhat too large is told by its own size. */
const ROOM = 4;
/** No new one is begun after this long: what people write goes before what they photograph. */
const TURN_MS = 5_000;

type Kept = ReturnType<typeof looked>;

/**
 * Fetches what patients have sent along with matters that wait, and what somebody looks for: as `Binary`, from the portal
 * alone and with this machine's own token. The window never fetches anything. What does not come in
 * this turn, because the line broke or it has lasted long enough, comes with the next.
 */
export async function fetchFiles({ db, portal, now, stopped, onFetched }: Options): Promise<void> {
  const waiting = waitingFiles(db);
  const began = now();
  const day = osloDate(Temporal.Instant.fromEpochMilliseconds(now()));
  for (const file of waiting) {
    if (stopped() || now() - began > TURN_MS) return;
    // oxlint-disable-next-line no-await-in-loop -- one at a time: answers and questions go before pictures
    const kept = await fetchOne(portal, file, day);
    if (kept === null || stopped()) return;
    saveFetched(db, file, kept, now());
    onFetched();
  }
  if (waiting.length > 0) letGoOfOldest(db, keptAtMost(day));
}

/** Null when the portal cannot be asked now. */
async function fetchOne(
  portal: PortalClient,
  { url, stated }: WaitingFile,
  day: Temporal.PlainDate,
): Promise<Kept | null> {
  const id = binaryAt(url, portal.base);
  if (id === null) return refusedAs({ type: 'AttachmentElsewhere' }, stated.size);
  const largest = largestFile(day);
  const reply = await portal.send({ method: 'GET', path: `Binary/${id}`, largest: largest * ROOM });
  if (reply.type === 'no-reply') return null;
  if (reply.type === 'not-fhir') {
    if (reply.contentType === TOO_LARGE)
      return refusedAs({ type: 'AttachmentFarTooLarge', most: largest / 1_000_000 }, null);
    return reply.status >= 500 ? null : refusedAs({ type: 'AttachmentGone' }, stated.size);
  }
  if (reply.status === 401 || reply.status === 408 || reply.status === 429 || reply.status >= 500) return null;
  const read = binary.safeParse(reply.body);
  if (reply.status !== 200 || !read.success || read.data.resourceType !== 'Binary') {
    return refusedAs({ type: 'AttachmentGone' }, stated.size);
  }
  return looked(stated, fromBase64(read.data.data), day);
}
