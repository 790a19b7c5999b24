/** A short code for an error that nobody foresaw: its kind and where, without its text, which may quote a person. */
export function brokenCode(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  const place = /\(?([\w.-]+:\d+:\d+)\)?$/mu.exec(framesOf(cause))?.[1] ?? '';
  return `${code} ${place}`.trim();
}

/** The stack below the message: a message that ends like a place in a file is none. */
function framesOf({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  return at === -1 ? '' : stack.slice(at + message.length);
}
