import { z } from '../../../shared/lib/zod.ts';
import type { PortalClient, PortalReply, PortalRequest } from '../portal/client.ts';

/** Requests in one Bundle, and Bundles under way at once: beyond this the gain is small and the servers' limits near. */
const IN_A_BUNDLE = 50;
const AT_ONCE = 4;

const response = z.looseObject({
  resourceType: z.literal('Bundle'),
  type: z.literal('batch-response'),
  entry: z.array(
    z.looseObject({
      resource: z.unknown().optional(),
      response: z.looseObject({
        status: z.string().regex(/^\d{3}/u),
        etag: z.string().optional(),
        outcome: z.unknown().optional(),
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
export function batchingClient(portal: PortalClient): PortalClient {
  let waiting: Waiting[] = [];
  let underWay = 0;
  let works = true;

  function flush(): void {
    while (waiting.length > 0 && underWay < AT_ONCE) {
      const some = waiting.slice(0, IN_A_BUNDLE);
      waiting = waiting.slice(IN_A_BUNDLE);
      underWay += 1;
      void sendTogether(some).finally(() => {
        underWay -= 1;
        flush();
      });
    }
  }

  async function sendTogether(some: readonly Waiting[]): Promise<void> {
    if (some.length === 1 || !works) {
      await Promise.all(some.map(async ({ request, answer }) => answer(await portal.send(request))));
      return;
    }
    const reply = await portal.send({ method: 'POST', path: '', body: toBundle(some.map(({ request }) => request)) });
    if (reply.type !== 'reply' || reply.status === 401 || reply.status === 429 || reply.status >= 500) {
      for (const { answer } of some) answer(reply);
      return;
    }
    const parsed = reply.status === 200 ? response.safeParse(reply.body) : null;
    if (parsed === null || !parsed.success || parsed.data.entry.length !== some.length) {
      // Every request is safe to repeat, so those that had been carried out are found again one by one.
      works = false;
      await sendTogether(some);
      return;
    }
    for (const [place, { answer }] of some.entries()) {
      const entry = parsed.data.entry[place];
      if (entry === undefined) continue;
      answer({
        type: 'reply',
        status: Number(entry.response.status.slice(0, 3)),
        body: entry.resource ?? entry.response.outcome ?? null,
        version: /^(?:W\/)?"(.*)"$/u.exec(entry.response.etag ?? '')?.[1] ?? null,
        retryAfter: null,
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
