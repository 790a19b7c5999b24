import { listOf, object, oneOf, optional, text, textThat } from '../../../shared/fhir/shape.ts';
import { etagIn, TOO_LARGE, type PortalClient, type PortalReply, type PortalRequest } from '../portal/client.ts';

/** Requests in one Bundle, and Bundles under way at once: beyond this the gain is small and the servers' limits near. */
const IN_A_BUNDLE = 100;
const AT_ONCE = 8;
/** Requests under way at once where Bundles do not work after all. */
const ONE_BY_ONE = 8;
/** How many requests can be under way at once. */
export const MOST_TOGETHER = IN_A_BUNDLE * AT_ONCE;

/**
 * How much at once this line and this portal manage. A Bundle that no answer comes to in time would never get through,
 * however often it is repeated; so the next are smaller, and grow again with every answer.
 */
export class Pace {
  #inABundle = IN_A_BUNDLE;
  #atOnce = AT_ONCE;

  get inABundle(): number {
    return this.#inABundle;
  }

  get atOnce(): number {
    return this.#atOnce;
  }

  answered(): void {
    this.#inABundle = Math.min(IN_A_BUNDLE, this.#inABundle * 2);
    this.#atOnce = Math.min(AT_ONCE, this.#atOnce + 1);
  }

  /** @param size how many requests the Bundle held: of several that fail at the same time, one makes the next smaller */
  unanswered(size: number): void {
    this.#inABundle = Math.min(this.#inABundle, Math.max(1, Math.floor(size / 4)));
    this.#atOnce = 1;
  }
}

const response = object({
  resourceType: oneOf(['Bundle']),
  type: oneOf(['batch-response']),
  entry: listOf(
    object({
      response: object({
        status: textThat((status) => /^\d{3}/u.test(status), 'invalid_format'),
        etag: optional(text),
      }),
    }),
  ),
});

type Waiting = { readonly request: PortalRequest; readonly answer: (reply: PortalReply) => void };

/**
 * A client that sends what is asked for at the same moment as `batch` Bundles (FHIR R4, http: batch): each request
 * still gets its own answer. What comes alone goes alone. A server whose batch answers do not fit is asked one by one
 * from then on.
 */
export function batchingClient(portal: PortalClient, pace = new Pace()): PortalClient {
  let waiting: Waiting[] = [];
  let underWay = 0;
  let works = true;

  function flush(): void {
    while (waiting.length > 0 && underWay < (works ? pace.atOnce : ONE_BY_ONE)) {
      const some = waiting.slice(0, works ? pace.inABundle : 1);
      waiting = waiting.slice(some.length);
      underWay += 1;
      void sendTogether(some).finally(() => {
        underWay -= 1;
        flush();
      });
    }
  }

  async function sendTogether(some: readonly Waiting[]): Promise<void> {
    const [alone, another] = some;
    if (alone === undefined) return;
    const requests = some.map(({ request }) => request);
    const asked =
      another === undefined ? alone.request : ({ method: 'POST', path: '', body: toBundle(requests) } as const);
    const reply = await portal.send(asked);
    if (another !== undefined && reply.type === 'not-fhir' && reply.contentType === TOO_LARGE) {
      // Each by itself is not.
      pace.unanswered(some.length);
      waiting = [...some, ...waiting];
      return;
    }
    if (reply.type !== 'no-reply') pace.answered();
    else if (!reply.neverLeft) pace.unanswered(some.length);
    if (
      another === undefined ||
      reply.type !== 'reply' ||
      reply.status === 401 ||
      reply.status === 429 ||
      reply.status >= 500
    ) {
      for (const { answer } of some) answer(reply);
      return;
    }
    const parsed = reply.status === 200 ? response.safeParse(reply.body) : null;
    if (parsed === null || !parsed.success || parsed.data.entry.length !== some.length) {
      // Every request is safe to repeat, so those that had been carried out are found again one by one.
      works = false;
      waiting = [...some, ...waiting];
      return;
    }
    for (const [place, { answer }] of some.entries()) {
      const entry = parsed.data.entry[place];
      if (entry === undefined) continue;
      answer({
        type: 'reply',
        status: Number(entry.response.status.slice(0, 3)),
        body: entry['resource'] ?? entry.response['outcome'] ?? null,
        etag: etagIn(entry.response.etag ?? null),
        // What the portal says of its limits it says once, for all of them.
        retryAfter: reply.retryAfter,
        date: reply.date,
      });
    }
  }

  return {
    base: portal.base,
    send: (request) =>
      new Promise((resolve) => {
        waiting.push({ request, answer: resolve });
        // All that is asked for in this turn of the event loop goes together.
        if (waiting.length === 1) setImmediate(flush);
      }),
  };
}

function toBundle(requests: readonly PortalRequest[]): unknown {
  return {
    resourceType: 'Bundle',
    type: 'batch',
    entry: requests.map(({ method, path, body, headers }) => ({
      ...(body === undefined ? {} : { resource: body }),
      request: {
        method,
        url: path,
        ...(headers?.['if-match'] === undefined ? {} : { ifMatch: headers['if-match'] }),
        ...(headers?.['if-none-exist'] === undefined ? {} : { ifNoneExist: headers['if-none-exist'] }),
      },
    })),
  };
}
