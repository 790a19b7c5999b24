/** One interaction: a request, or an entry of a `batch` Bundle. */
export type Part = { readonly method: string; readonly path: string };

/** A request as it passes, whole. */
export type RequestSeen = {
  readonly method: string;
  readonly path: string;
  /** What it asks for: itself, or each entry of the batch. */
  readonly parts: readonly Part[];
  /** True when some part of it changes something that a person waits for: the access log goes by itself. */
  readonly writes: boolean;
  readonly head: string;
  readonly body: string;
};

/** What the line does to one request. */
export type OnRequest =
  | 'pass'
  /** It goes through, the portal acts on it, and the connection breaks before the answer. */
  | 'lose-reply'
  /** The connection breaks before the portal has seen it. */
  | 'break'
  /** It never arrives, and nobody says so. */
  | 'hold'
  /** Somebody else on the way answers these bytes and closes. `hold`: closes never. */
  | { readonly answer: Buffer | Promise<Buffer>; readonly hold?: boolean }
  /** It is changed on the way. */
  | { readonly instead: Buffer };

export type RequestRule = (request: RequestSeen) => OnRequest;

const HEAD = /^([A-Z]+) (\S+) HTTP\/1\.1\r\n/u;
const LENGTH = /\r\ncontent-length: *(\d+)/iu;

/**
 * Takes the first whole request off what has come in, or null when some of it is still to come.
 * Only what our own client sends: HTTP/1.1 with a Content-Length where there is a body.
 */
export function takeRequest(bytes: Buffer): { request: RequestSeen; rest: Buffer } | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const head = bytes.subarray(0, end).toString('latin1');
  const length = Number(LENGTH.exec(head)?.[1] ?? 0);
  const whole = end + 4 + length;
  if (bytes.length < whole) return null;
  const found = HEAD.exec(`${head}\r\n`);
  if (found?.[1] === undefined || found[2] === undefined) throw new Error('not a request');
  const body = bytes.subarray(end + 4, whole).toString('utf8');
  const [, method, path] = found;
  const parts = partsOf(method, path, body);
  const writes = parts.some((part) => part.method !== 'GET' && !/\/AuditEvent(?:\?|$)/u.test(part.path));
  return { request: { method, path, parts, writes, head, body }, rest: bytes.subarray(whole) };
}

function partsOf(method: string, path: string, body: string): readonly Part[] {
  const own = [{ method, path }];
  // The sign-in is nobody's business here, and neither reads nor writes what the surgery has.
  if (path.includes('/oauth/')) return [{ method: 'GET', path }];
  if (method !== 'POST' || !/\/fhir\/?$/u.test(path)) return own;
  const bundle = JSON.parse(body) as { entry?: { request?: { method?: string; url?: string } }[] };
  return (
    bundle.entry?.map(({ request }) => ({ method: request?.method ?? '', path: `/fhir/${request?.url ?? ''}` })) ?? own
  );
}

/** The request with another head line or body. */
export function rewritten(request: RequestSeen, change: (text: string) => string): Buffer {
  const body = Buffer.from(change(request.body), 'utf8');
  const [first = '', ...others] = request.head.split('\r\n');
  const head = [change(first), ...others].join('\r\n').replace(LENGTH, `\r\ncontent-length: ${body.length}`);
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), body]);
}

/** A server that gives at most so many resources a page, whatever was asked for. */
export function smallPages(count: number): RequestRule {
  const small = (text: string) =>
    text.replace(/_count=(\d+)/gu, (_whole, asked: string) => `_count=${Math.min(count, Number(asked))}`);
  return (request) =>
    request.parts.some(({ path }) => path.includes('_count=')) ? { instead: rewritten(request, small) } : 'pass';
}

/** One HTTP/1.1 answer as bytes. */
export function rawAnswer(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Buffer | string = '',
): Buffer {
  const bytes = Buffer.from(body);
  const all: Record<string, string> = { 'content-length': String(bytes.length), connection: 'close', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} x\r\n${lines.join('')}\r\n`, 'latin1'), bytes]);
}
