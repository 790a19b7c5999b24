import { keptAtMost, largestFile } from '../../../shared/domain/eConsultation/attachment.ts';
import { binaryAt } from '../../../shared/fhir/attachment.ts';
import { relativeTo } from '../../../shared/fhir/reference.ts';
import { object, optional, text } from '../../../shared/fhir/shape.ts';
import { osloDateAt, type Temporal } from '../../../shared/lib/time.ts';
import { looked, refusedAs, type Kept } from '../db/attachmentStore.ts';
import { fromBase64 } from '../db/base64.ts';
import type { Db } from '../db/open.ts';
import { isOfMatter, letGoOfOldest, saveFetched, waitingFiles, type WaitingFile } from '../db/waitingFiles.ts';
import { TOO_LARGE, type PortalClient } from '../portal/client.ts';

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly now: () => number;
  readonly stopped: () => boolean;
  /** After each file: the thread that it belongs to is to be asked anew. */
  readonly onFetched: () => void;
};

const binary = object({
  resourceType: text,
  data: text,
  securityContext: optional(object({ reference: optional(text) })),
});
/** A file in base64 within its resource, three times over: what is somewhat too large is told by its own size. */
const ROOM = 4;
/** No new one is begun after this long: what people write goes before what they photograph. */
const TURN_MS = 5_000;

/**
 * Fetches what patients have sent along with matters that wait, and what somebody looks for: as `Binary`, from the portal
 * alone and with this machine's own token. The window never fetches anything. What does not come in
 * this turn, because the line broke or it has lasted long enough, comes with the next.
 */
export async function fetchFiles({ db, portal, now, stopped, onFetched }: Options): Promise<void> {
  const waiting = waitingFiles(db);
  const began = now();
  const day = osloDateAt(now());
  for (const file of waiting) {
    if (stopped()) return;
    if (now() - began > TURN_MS) break;
    // oxlint-disable-next-line no-await-in-loop -- one at a time: answers and questions go before pictures
    const kept = await fetchOne(db, portal, file, day);
    if (stopped()) return;
    if (kept === 'ask-later') break;
    if (kept === 'not-now') continue;
    saveFetched(db, file, kept, now());
    onFetched();
  }
  if (waiting.length > 0) letGoOfOldest(db, keptAtMost(day));
}

/**
 * `ask-later`: the portal cannot be asked for anything now. `not-now`: it does not give this one as things stand, as for
 * a right that has been mislaid. That says nothing of the file, which is asked for again in the next turn.
 */
async function fetchOne(
  db: Db,
  portal: PortalClient,
  { message, url, stated }: WaitingFile,
  day: Temporal.PlainDate,
): Promise<Kept | 'ask-later' | 'not-now'> {
  const id = binaryAt(url, portal.base);
  if (id === null) return refusedAs({ type: 'AttachmentElsewhere' }, stated.size);
  const largest = largestFile(day);
  const reply = await portal.send({ method: 'GET', path: `Binary/${id}`, largest: largest * ROOM, file: true });
  if (reply.type === 'no-reply') return 'ask-later';
  if (reply.type === 'not-fhir') {
    if (reply.contentType === TOO_LARGE)
      return refusedAs({ type: 'AttachmentFarTooLarge', most: largest / 1_000_000 }, null);
    // Some servers give the file itself (FHIR R4, Binary: the native content). A guest network's sign-in page is none.
    const isPage = /html/iu.test(reply.contentType);
    if (reply.bytes === undefined || isPage) return 'not-now';
    const { bytes, context = null } = reply;
    const isAnothers = context !== null && !isOfMatter(db, message, relativeTo(context, portal.base));
    return isAnothers ? refusedAs({ type: 'AttachmentOfAnother' }, stated.size) : looked(stated, bytes, day);
  }
  const { status } = reply;
  if (status === 401 || status === 408 || status === 429 || status >= 500) return 'ask-later';
  if (status !== 200 && status !== 404 && status !== 410) return 'not-now';
  const read = binary.safeParse(reply.body);
  if (status !== 200 || !read.success || read.data.resourceType !== 'Binary') {
    return refusedAs({ type: 'AttachmentGone' }, stated.size);
  }
  const context = read.data.securityContext;
  if (context !== undefined && !isOfMatter(db, message, relativeTo(context.reference ?? '', portal.base))) {
    return refusedAs({ type: 'AttachmentOfAnother' }, stated.size);
  }
  return looked(stated, fromBase64(read.data.data), day);
}
