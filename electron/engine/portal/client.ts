import { BODY_LIMITS, type BodyLimits, BodyReader, BodyTooLarge, BodyTooSlow, holdsTooMany } from './readBody.ts';
import { TokenRefused } from './refusals.ts';
import type { PortalFetch } from './token.ts';

/** What came back. Nothing about HTTP is thrown: every outcome is one of these. */
export type PortalReply =
  /** No whole answer: refused, cut, timed out, TLS. Unless it never left, the request may have been carried out. */
  | { readonly type: 'no-reply'; readonly cause: string; readonly neverLeft: boolean }
  /**
   * An answer that is not FHIR JSON: a guest network's sign-in page, a proxy, a redirect; a file where one was asked for.
   */
  | {
      readonly type: 'not-fhir';
      readonly status: number;
      readonly contentType: string;
      /** What came, where the request would take a file. */
      readonly bytes?: Uint8Array;
      /** What decides who may see it, where that is told beside it (`X-Security-Context`). */
      readonly context?: string | null;
    }
  | {
      readonly type: 'reply';
      readonly status: number;
      /** The JSON; null when there was none. */
      readonly body: unknown;
      /** The ETag as it came; null where there is none, or none that RFC 9110 (8.8.3) knows. */
      readonly etag: string | null;
      /** ms until which the portal asks us to wait. */
      readonly retryAfter: number | null;
      /** The portal's clock, ms; null when it did not say. */
      readonly date: number | null;
    };

export type PortalRequest = {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Relative to the FHIR base: `Task/1`, `Task?_count=1`; empty for a Bundle. Never holds anything about a person. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The most bytes that are taken; an answer with more is `not-fhir`, with TOO_LARGE in place of its type. */
  readonly largest?: number;
  /** Whether the answer may be a file itself instead of a resource (FHIR R4, Binary). */
  readonly file?: boolean;
};

export const TOO_LARGE = 'too large';

export type PortalClient = {
  readonly base: string;
  readonly send: (request: PortalRequest) => Promise<PortalReply>;
};

/** Nobody took the call, so nothing of the request was heard. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const HEADERS_WITHIN = 30_000;

/**
 * A client of one FHIR server.
 *
 * @param base the FHIR base address without a slash at the end
 * @param fetch puts the token on, see `token.ts`
 */
export function portalClient(base: string, fetch: PortalFetch, limits: BodyLimits = BODY_LIMITS): PortalClient {
  const reader = new BodyReader(limits);
  return {
    base,
    async send(request) {
      const url = request.path === '' ? base : `${base}/${request.path}`;
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(new Error('no headers within 30 s')), HEADERS_WITHIN);
      try {
        const init: RequestInit = {
          method: request.method,
          headers: {
            accept: 'application/fhir+json',
            ...(request.body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
            ...request.headers,
          },
          // A redirect could take the token elsewhere; a portal has no need of one.
          redirect: 'manual',
          signal: controller.signal,
        };
        if (request.body !== undefined) init.body = JSON.stringify(request.body);
        const response = await fetch(url, init);
        clearTimeout(timer);
        const bytes = await reader.read(response, controller, request.largest ?? limits.largest);
        return toReply(response, bytes, limits, request.file === true);
      } catch (cause) {
        if (cause instanceof TokenRefused) {
          const date = cause.serverClock;
          const body = cause.code === null ? null : { issue: [{ diagnostics: cause.code }] };
          return { type: 'reply', status: 401, body, etag: null, retryAfter: null, date };
        }
        if (cause instanceof BodyTooLarge) {
          return { type: 'not-fhir', status: 200, contentType: TOO_LARGE };
        }
        const code = causeOf(cause);
        return { type: 'no-reply', cause: code, neverLeft: NEVER_CONNECTED.has(code) };
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function toReply(response: Response, bytes: Uint8Array, limits: BodyLimits, mayBeFile: boolean): PortalReply {
  const { status } = response;
  const contentType = response.headers.get('content-type') ?? '';
  const isJson = /[/+]json\b/iu.test(contentType);
  if (mayBeFile && !isJson && status === 200)
    return {
      type: 'not-fhir',
      status,
      contentType: contentType.slice(0, 100),
      bytes,
      context: response.headers.get('x-security-context'),
    };
  if (holdsTooMany(bytes, limits)) throw new BodyTooLarge('the body holds too much');
  const text = new TextDecoder().decode(bytes);
  if (text.trim() !== '' && !isJson && status < 400)
    return { type: 'not-fhir', status, contentType: contentType.slice(0, 100) };
  if (status >= 300 && status < 400 && status !== 304)
    return { type: 'not-fhir', status, contentType: contentType.slice(0, 100) };

  let body: unknown = null;
  if (isJson && text.trim() !== '') {
    try {
      body = JSON.parse(text);
    } catch {
      // A success whose body was cut on the way: we cannot know what it said, so it counts as no answer.
      if (status < 400) return { type: 'no-reply', cause: 'cut', neverLeft: false };
    }
  }
  const { headers } = response;
  return {
    type: 'reply',
    status,
    body,
    etag: etagIn(headers.get('etag')),
    retryAfter: retryAfterIn(headers),
    date: instantIn(headers.get('date')),
  };
}

/** Some servers take an If-Match that is no entity tag for none at all, and write: such a one is never kept. */
export function etagIn(text: string | null): string | null {
  return text !== null && /^(?:W\/)?"[^"]*"$/u.test(text) ? text : null;
}

/** Retry-After in seconds or as a date; otherwise `t=` of a RateLimit header that has run out. In ms. */
function retryAfterIn(headers: Headers): number | null {
  const told = headers.get('retry-after');
  if (told !== null && /^\d+$/u.test(told.trim())) return Number(told) * 1000;
  const at = instantIn(told);
  if (at !== null) return Math.max(0, at - (instantIn(headers.get('date')) ?? Date.now()));
  const rateLimit = headers.get('ratelimit');
  const seconds = rateLimit === null ? null : /(?:^|[;,\s])t=(\d+)/u.exec(rateLimit);
  return seconds?.[1] === undefined ? null : Number(seconds[1]) * 1000;
}

/** A date as HTTP writes it (RFC 9110, 5.6.7). Date.parse alone takes `1.5` or `-5` for a day in 2001. */
function instantIn(text: string | null): number | null {
  if (text === null || !/^[A-Z][a-z]+, .* GMT$/u.test(text.trim())) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}

/** A code for the log: ECONNREFUSED, timeout ... never an address or a text from outside. */
function causeOf(cause: unknown): string {
  if (cause instanceof BodyTooSlow) return cause.name;
  for (let at: unknown = cause, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code.slice(0, 40);
  }
  return cause instanceof Error ? cause.name : 'unknown';
}
