/* oxlint-disable unicorn/consistent-function-scoping -- each function goes into pages as source, with all it needs inside */

/**
 * Structured clone as text, for values that cross between the app and a page
 * over DevTools, which carries only strings. The two functions are also put into
 * pages as source, so each must stand alone.
 */

/**
 * Writes a value as Electron's IPC would carry it: Date, Map, Set, RegExp,
 * typed arrays, bigint, undefined, errors and cycles survive; class instances
 * become plain objects. Throws what Electron throws for functions, symbols and
 * everything else that cannot be cloned.
 */
export function encodeClone(value: unknown): string {
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };
  const bytesToText = (bytes: Uint8Array): string => {
    let binary = '';
    for (let start = 0; start < bytes.length; start += 32_768) {
      binary += String.fromCharCode(...bytes.subarray(start, start + 32_768));
    }
    return btoa(binary);
  };
  const seen = new Map<object, number>();
  const pack = (part: unknown): unknown => {
    switch (typeof part) {
      case 'string':
      case 'boolean':
        return part;
      case 'number':
        return Number.isFinite(part) && !Object.is(part, -0)
          ? part
          : { $: 'number', v: Object.is(part, -0) ? '-0' : String(part) };
      case 'undefined':
        return { $: 'undefined' };
      case 'bigint':
        return { $: 'bigint', v: String(part) };
      case 'object':
        return part === null ? null : packObject(part);
      default:
        return refuse();
    }
  };
  const packObject = (part: object): unknown => {
    const earlier = seen.get(part);
    if (earlier !== undefined) return { $: 'again', v: earlier };
    seen.set(part, seen.size);
    if (Array.isArray(part)) {
      // Array.from would turn holes into undefined.
      const items: unknown[] = [];
      for (let index = 0; index < part.length; index += 1)
        items.push(index in part ? pack(part[index]) : { $: 'hole' });
      return items;
    }
    const kind = Object.prototype.toString.call(part).slice(8, -1);
    if (part instanceof Date) return { $: 'date', v: part.getTime() };
    if (part instanceof RegExp) return { $: 'regexp', v: [part.source, part.flags] };
    if (part instanceof Map) return { $: 'map', v: [...part].map(([key, held]) => [pack(key), pack(held)]) };
    if (part instanceof Set) return { $: 'set', v: [...part].map(pack) };
    if (part instanceof Error) {
      return {
        $: 'error',
        v: [part.name, part.message, part.stack ?? ''],
        c: 'cause' in part ? [pack(part.cause)] : [],
      };
    }
    if (part instanceof ArrayBuffer) return { $: 'bytes', k: 'ArrayBuffer', v: bytesToText(new Uint8Array(part)) };
    if (ArrayBuffer.isView(part)) {
      return { $: 'bytes', k: kind, v: bytesToText(new Uint8Array(part.buffer, part.byteOffset, part.byteLength)) };
    }
    const prototype: unknown = Object.getPrototypeOf(part);
    if (prototype !== Object.prototype && prototype !== null) return refuse();
    const entries = Object.entries(part);
    const packed = entries.map(([key, held]) => [key, pack(held)] as const);
    return '$' in part || '__proto__' in Object.getOwnPropertyDescriptors(part)
      ? { $: 'object', v: packed }
      : Object.fromEntries(packed);
  };
  let clone: unknown;
  try {
    // The engine's own rules first: it knows proxies, getters and host objects.
    clone = structuredClone(value);
  } catch {
    refuse();
  }
  return JSON.stringify(pack(clone));
}

/** Reads what {@link encodeClone} wrote. */
export function decodeClone(text: string): unknown {
  type Packed = { $: string; v?: unknown; k?: string; c?: unknown[] };
  const textToBytes = (packed: unknown): Uint8Array => Uint8Array.from(atob(String(packed)), (c) => c.charCodeAt(0));
  const seen: object[] = [];
  const remember = <T extends object>(part: T): T => {
    seen.push(part);
    return part;
  };
  const unpack = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return unpackArray(part);
    if ('$' in part) return unpackSpecial(part as Packed);
    const object = remember<Record<string, unknown>>({});
    for (const [key, held] of Object.entries(part)) object[key] = unpack(held);
    return object;
  };
  const unpackArray = (packed: unknown[]): unknown[] => {
    const array = remember<unknown[]>([]);
    array.length = packed.length;
    packed.forEach((item, index) => {
      const isHole = typeof item === 'object' && item !== null && '$' in item && item.$ === 'hole';
      if (!isHole) array[index] = unpack(item);
    });
    return array;
  };
  const unpackSpecial = ({ $: kind, v: held, k: view, c: cause }: Packed): unknown => {
    const list = Array.isArray(held) ? (held as unknown[]) : [];
    switch (kind) {
      case 'number':
        return Number(held);
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(String(held));
      case 'again':
        return seen[Number(held)];
      case 'date':
        return remember(new Date(Number(held ?? Number.NaN)));
      case 'regexp':
        return remember(new RegExp(String(list[0]), String(list[1])));
      case 'map': {
        const map = remember(new Map<unknown, unknown>());
        for (const entry of list as unknown[][]) {
          const key = unpack(entry[0]);
          map.set(key, unpack(entry[1]));
        }
        return map;
      }
      case 'set': {
        const set = remember(new Set<unknown>());
        for (const item of list) set.add(unpack(item));
        return set;
      }
      case 'error':
        return unpackError(list, cause ?? []);
      case 'bytes':
        return unpackBytes(String(view), textToBytes(held));
      case 'object': {
        const object = remember<Record<string, unknown>>({});
        for (const entry of list as unknown[][]) {
          const value = unpack(entry[1]);
          Object.defineProperty(object, String(entry[0]), {
            value,
            writable: true,
            enumerable: true,
            configurable: true,
          });
        }
        return object;
      }
      default:
        throw new Error(`stand-in: unknown kind of value "${kind}"`);
    }
  };
  const unpackError = ([name, message, stack]: unknown[], cause: unknown[]): Error => {
    const kinds = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
    const Kind = Object.hasOwn(kinds, String(name)) ? kinds[name as keyof typeof kinds] : Error;
    const error = remember(new Kind(String(message)));
    Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
    if (cause.length > 0) {
      Object.defineProperty(error, 'cause', { value: unpack(cause[0]), writable: true, configurable: true });
    }
    return error;
  };
  const unpackBytes = (view: string, bytes: Uint8Array): object => {
    const buffer = bytes.buffer;
    switch (view) {
      case 'ArrayBuffer':
        return remember(buffer);
      case 'DataView':
        return remember(new DataView(buffer));
      case 'Int8Array':
        return remember(new Int8Array(buffer));
      case 'Uint8ClampedArray':
        return remember(new Uint8ClampedArray(buffer));
      case 'Int16Array':
        return remember(new Int16Array(buffer));
      case 'Uint16Array':
        return remember(new Uint16Array(buffer));
      case 'Int32Array':
        return remember(new Int32Array(buffer));
      case 'Uint32Array':
        return remember(new Uint32Array(buffer));
      case 'Float32Array':
        return remember(new Float32Array(buffer));
      case 'Float64Array':
        return remember(new Float64Array(buffer));
      case 'BigInt64Array':
        return remember(new BigInt64Array(buffer));
      case 'BigUint64Array':
        return remember(new BigUint64Array(buffer));
      case 'Uint8Array':
        return remember(bytes);
      default:
        throw new Error(`stand-in: ${view} is not covered`);
    }
  };
  return unpack(JSON.parse(text));
}
