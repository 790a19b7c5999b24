/** There is more of it than we take. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge';
}

/** It comes too slowly ever to be waited for. */
export class BodyTooSlow extends Error {
  override name = 'BodyTooSlow';
}

/** How large a body may be, unpacked, and how long it may take. Bytes, milliseconds, bytes a second. */
export type BodyLimits = {
  /** A page of a thousand resources has a few megabytes; one that is larger than this is asked for in smaller pages. */
  readonly largest: number;
  /** Values in JSON, at most about. Each takes fifty bytes or more once it is read, however short it was written. */
  readonly values: number;
  /** Nothing has come for this long. */
  readonly idle: number;
  /** From here on fewer than `slowest` on the average are too few. */
  readonly slowAfter: number;
  readonly slowest: number;
  /** However fast it comes. */
  readonly longest: number;
};

export const BODY_LIMITS: BodyLimits = {
  largest: 64 * 1024 * 1024,
  values: 4_000_000,
  idle: 30_000,
  slowAfter: 60_000,
  slowest: 2_000,
  longest: 600_000,
};

/**
 * Whether a JSON text holds more values than are taken: before all but a few of them stands a `{`, a `[` or a `,` (the same
 * bytes in UTF-8). Those within texts count too.
 */
export function holdsTooMany(bytes: Uint8Array, { values }: Pick<BodyLimits, 'values'>): boolean {
  if (bytes.length <= values) return false;
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0x2c || byte === 0x7b || byte === 0x5b) count += 1;
  }
  return count > values;
}

/** Bytes up to which bodies are read side by side. */
const SMALL = 4 * 1024 * 1024;

/**
 * Reads the bodies of one server's answers. What is small is read at once. Of those that turn out larger, one is read at
 * a time and the others wait where they are: a few kilobytes on the wire unpack to gigabytes, and many are asked for at
 * the same moment.
 */
export class BodyReader {
  readonly #limits: BodyLimits;
  #large: Promise<unknown> = Promise.resolve();

  constructor(limits = BODY_LIMITS) {
    this.#limits = limits;
  }

  /**
   * The bytes of a body, unpacked. A stalled, dripping or endless answer must not hold the sync for ever: rejects with
   * BodyTooSlow or BodyTooLarge (more than `largest` bytes), and when the line breaks.
   */
  async read(response: Response, controller: AbortController, largest: number): Promise<Uint8Array> {
    if (response.body === null) return new Uint8Array();
    const reader = response.body.getReader();
    const turn = Promise.withResolvers<undefined>();
    let isLarge = false;
    const parts: Uint8Array[] = [];
    let size = 0;
    const clock = new BodyClock(this.#limits);
    try {
      for (;;) {
        const timer = setTimeout(() => controller.abort(new BodyTooSlow('the body stood still')), this.#limits.idle);
        // oxlint-disable-next-line no-await-in-loop -- one read at a time is the point: the timer restarts with each
        const { done, value } = await reader.read().finally(() => clearTimeout(timer));
        if (done) return Buffer.concat(parts, size);
        parts.push(value);
        size += value.byteLength;
        if (size > largest) throw giveUp(controller, new BodyTooLarge('the body is too large'));
        if (clock.isTooSlow(size)) throw giveUp(controller, new BodyTooSlow('the body comes too slowly'));
        if (size <= SMALL || isLarge) continue;
        isLarge = true;
        const before = this.#large;
        this.#large = before.then(() => turn.promise);
        // oxlint-disable-next-line no-await-in-loop -- once a body
        await clock.standStill(before);
      }
    } finally {
      turn.resolve(undefined);
    }
  }
}

function giveUp<E extends Error>(controller: AbortController, cause: E): E {
  controller.abort(cause);
  return cause;
}

/** How long one body has been coming, without the time that we let it wait. */
class BodyClock {
  readonly #limits: BodyLimits;
  #began = performance.now();

  constructor(limits: BodyLimits) {
    this.#limits = limits;
  }

  async standStill(until: Promise<unknown>): Promise<void> {
    const from = performance.now();
    await until;
    this.#began += performance.now() - from;
  }

  isTooSlow(size: number): boolean {
    const { slowAfter, slowest, longest } = this.#limits;
    const passed = performance.now() - this.#began;
    return passed > longest || (passed > slowAfter && size < (slowest * passed) / 1_000);
  }
}
