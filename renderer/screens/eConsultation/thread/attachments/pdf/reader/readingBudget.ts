/** How much memory the reading of one page may ask for in all, bytes. A scan of A4 at 600 dots an inch takes half of it. */
export const MOST_BYTES = 800_000_000;
/** How many steps a page may be drawn in. A detailed map takes some hundred thousand. */
export const MOST_OPERATORS = 1_000_000;

/** What a page asks for beyond what any honest one does. */
export class TooHeavy extends Error {
  override name = 'TooHeavy';
}

/**
 * What the reading of one page may take. A file of three kilobytes can hold pictures and texts that unpack to gigabytes;
 * what is asked for is counted, also what has been let go of since, which is never less than what is held.
 */
export class ReadingBudget {
  readonly #onTooHeavy: () => void;
  #bytes = 0;
  #operators = 0;

  /** @param onTooHeavy called each time that something is refused */
  constructor(onTooHeavy: () => void) {
    this.#onTooHeavy = onTooHeavy;
  }

  /** Another page is read. */
  begin(): void {
    this.#bytes = 0;
    this.#operators = 0;
  }

  /** Somebody asks for memory; throws where it would be too much. */
  takes(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > MOST_BYTES) this.#refuse();
  }

  /** Steps to draw leave the reader; throws where they are too many. */
  gives(operators: number): void {
    this.#operators += operators;
    if (this.#operators > MOST_OPERATORS) this.#refuse();
  }

  #refuse(): never {
    this.#onTooHeavy();
    throw new TooHeavy('a page that is too heavy to draw');
  }
}

const ARRAYS = [
  'Uint8Array',
  'Uint8ClampedArray',
  'Int8Array',
  'Uint16Array',
  'Int16Array',
  'Uint32Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
] as const;

/** Lets every array of numbers that is made in a scope be counted, before it is made. */
export function countArrays(scope: Record<string, unknown>, budget: ReadingBudget): void {
  for (const name of ARRAYS) {
    const plain = globalThis[name];
    scope[name] = new Proxy(plain, {
      construct(target, given: unknown[], asked) {
        budget.takes(elementsOf(given[0]) * plain.BYTES_PER_ELEMENT);
        const made: object = Reflect.construct(target, given, asked === scope[name] ? target : asked);
        return made;
      },
    });
  }
  scope['ArrayBuffer'] = new Proxy(ArrayBuffer, {
    construct(target, given: unknown[], asked) {
      budget.takes(elementsOf(given[0]));
      const made: object = Reflect.construct(target, given, asked === scope['ArrayBuffer'] ? target : asked);
      return made;
    },
  });
}

/** How many elements an array gets: a view of a buffer gets none of its own. */
function elementsOf(given: unknown): number {
  if (typeof given === 'number') return given;
  if (typeof given !== 'object' || given === null || !('length' in given)) return 0;
  return typeof given.length === 'number' ? given.length : 0;
}
