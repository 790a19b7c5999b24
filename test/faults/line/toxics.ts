/** Toxiproxy's seven ways to spoil a line. Times in ms, sizes in bytes. */
export type Toxic = { readonly direction: 'up' | 'down' } & (
  | { readonly type: 'latency'; readonly ms: number; readonly jitter: number }
  | { readonly type: 'bandwidth'; readonly bytesPerSecond: number }
  /** The end of the connection is passed on late. */
  | { readonly type: 'slow_close'; readonly ms: number }
  /** Nothing gets through; the connection is closed after `ms`, with 0 never: half open for ever. */
  | { readonly type: 'timeout'; readonly ms: number; readonly passes?: number }
  /** RST after `ms`. */
  | { readonly type: 'reset_peer'; readonly ms: number }
  | { readonly type: 'slicer'; readonly size: number; readonly ms: number }
  /** The connection ends after so many bytes in this direction. */
  | { readonly type: 'limit_data'; readonly bytes: number }
);

/** What becomes of a chunk: pieces with the pause before each, and how the connection goes on after them. */
export type Spoilt = {
  readonly pieces: readonly { readonly wait: number; readonly bytes: Buffer }[];
  readonly after: 'go-on' | 'end' | 'hold' | { readonly reset: number } | { readonly close: number };
};

/**
 * Puts a chunk through the toxics that are on.
 *
 * @param sent bytes that have gone through in this direction of this connection before
 * @param random a number from 0 up to, not including, 1
 */
export function spoil(chunk: Buffer, sent: number, toxics: readonly Toxic[], random: () => number): Spoilt {
  let pieces = [{ wait: 0, bytes: chunk }];
  for (const toxic of toxics) {
    switch (toxic.type) {
      case 'latency': {
        const wait = Math.max(0, toxic.ms + (random() * 2 - 1) * toxic.jitter);
        pieces = pieces.map((piece, place) => (place === 0 ? { ...piece, wait: piece.wait + wait } : piece));
        break;
      }
      case 'bandwidth': {
        const size = Math.max(1, Math.floor(toxic.bytesPerSecond / 20));
        pieces = pieces.flatMap((piece) =>
          cut(piece.bytes, size).map((bytes, place) => ({
            wait: (place === 0 ? piece.wait : 0) + (bytes.length / toxic.bytesPerSecond) * 1_000,
            bytes,
          })),
        );
        break;
      }
      case 'slicer':
        pieces = pieces.flatMap((piece) =>
          cut(piece.bytes, Math.max(1, Math.round(toxic.size * (0.5 + random())))).map((bytes, place) => ({
            wait: place === 0 ? piece.wait : toxic.ms,
            bytes,
          })),
        );
        break;
      case 'limit_data':
        return {
          pieces: [{ wait: 0, bytes: chunk.subarray(0, Math.max(0, toxic.bytes - sent)) }],
          after: sent + chunk.length > toxic.bytes ? 'end' : 'go-on',
        };
      case 'timeout': {
        const through = chunk.subarray(0, Math.max(0, (toxic.passes ?? 0) - sent));
        if (through.length === chunk.length) break;
        return { pieces: [{ wait: 0, bytes: through }], after: toxic.ms === 0 ? 'hold' : { close: toxic.ms } };
      }
      case 'reset_peer':
        return { pieces: [], after: { reset: toxic.ms } };
      case 'slow_close':
        break;
    }
  }
  return { pieces, after: 'go-on' };
}

function cut(bytes: Buffer, size: number): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return pieces;
}
