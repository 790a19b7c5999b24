/**
 * Replaces an address in what streams by with another of the same length, so that the links a server makes lead back
 * through the line. Gives a function that takes the chunks in order; it may keep back a few bytes until the next.
 */
export function renaming(from: string, to: string): (chunk: Buffer) => Buffer {
  const [old, next] = [Buffer.from(from, 'latin1'), Buffer.from(to, 'latin1')];
  if (old.length !== next.length) return (chunk) => chunk;
  let kept: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = Buffer.concat([kept, chunk]);
    for (let at = bytes.indexOf(old); at !== -1; at = bytes.indexOf(old, at + old.length)) next.copy(bytes, at);
    const begun = beginningAtEnd(bytes, old);
    kept = bytes.subarray(bytes.length - begun);
    return bytes.subarray(0, bytes.length - begun);
  };
}

/** How many bytes at the end may be the beginning of the address. */
function beginningAtEnd(bytes: Buffer, address: Buffer): number {
  for (let length = Math.min(address.length - 1, bytes.length); length > 0; length -= 1)
    if (bytes.subarray(bytes.length - length).equals(address.subarray(0, length))) return length;
  return 0;
}
