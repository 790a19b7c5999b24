/** A request as it passes: never its body, which is about a person. */
export type RequestSeen = { readonly method: string; readonly path: string };

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
  | { readonly answer: Buffer | string; readonly hold?: boolean }
  /** The path is changed on the way. */
  | { readonly path: string };

export type RequestRule = (request: RequestSeen) => OnRequest;

const HEAD = /^(GET|POST|PUT|DELETE|PATCH) (\S+) HTTP\/1\.1\r\n/u;

/** The head of a request at the beginning of a chunk; null in the middle of a body. */
export function requestIn(chunk: Buffer): RequestSeen | null {
  const found = HEAD.exec(chunk.subarray(0, 4_096).toString('latin1'));
  return found?.[1] === undefined || found[2] === undefined ? null : { method: found[1], path: found[2] };
}

/** The chunk with another path in its head. */
export function withPath(chunk: Buffer, seen: RequestSeen, path: string): Buffer {
  const before = `${seen.method} ${seen.path} `;
  return Buffer.concat([Buffer.from(`${seen.method} ${path} `, 'latin1'), chunk.subarray(before.length)]);
}

/** A server that gives at most so many resources a page, whatever was asked for. */
export function smallPages(count: number): RequestRule {
  return ({ path }) => {
    const small = path.replace(/_count=(\d+)/u, (_whole, asked: string) => `_count=${Math.min(count, Number(asked))}`);
    return small === path ? 'pass' : { path: small };
  };
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
