/* oxlint-disable typescript/unbound-method -- built-ins are taken from their prototypes on purpose, and called with Reflect.apply */

/** One end of the passage between the preload's world and the page's. */
export type BridgeEnd = {
  /** Copies a value into the other world's reach, as contextBridge does: functions stay here and are called from there. */
  encode(value: unknown): unknown;
  /** Makes the other world's value usable here. */
  decode(packed: unknown): unknown;
  /** Calls the other end and waits for nothing: the two worlds share one thread. */
  ask(request: { type: string } & Record<string, unknown>): unknown;
};

/**
 * Makes one end of the bridge on an event target that both worlds hold and
 * nobody else does. Chromium itself clones an event's detail from one world to
 * the other, so only functions, promises and errors need help from us.
 *
 * Put into both worlds as source, before any script of the page, so it keeps its
 * own hold on every built-in: a page that replaces `Map.prototype.get` learns nothing.
 */
export function makeBridgeEnd(
  channel: EventTarget,
  mine: string,
  theirs: string,
  serve: (request: Record<string, unknown>, end: BridgeEnd) => unknown,
): BridgeEnd {
  const { apply, ownKeys, getOwnPropertyDescriptor } = Reflect;
  const { defineProperty } = Object;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const clone = structuredClone;
  const NativeEvent = CustomEvent;
  const NativePromise = Promise;
  const NativeError = Error;
  const dispatch = EventTarget.prototype.dispatchEvent;
  const readDetail = getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get;
  const then = Promise.prototype.then;
  const hidden = <K, V>() => {
    // A Map of which the methods are its own.
    const map = new Map<K, V>();
    const { get, set } = Map.prototype;
    const remove = Map.prototype.delete;
    return {
      get: (key: K) => apply(get, map, [key]) as V | undefined,
      set: (key: K, value: V) => void apply(set, map, [key, value]),
      remove: (key: K) => void apply(remove, map, [key]),
    };
  };
  const mapWeakly = <K extends object, V>() => {
    const map = new WeakMap<K, V>();
    const { get, set } = WeakMap.prototype;
    return {
      get: (key: K) => apply(get, map, [key]) as V | undefined,
      set: (key: K, value: V) => void apply(set, map, [key, value]),
    };
  };

  type Callable = (...args: unknown[]) => unknown;
  const functions = hidden<number, Callable>();
  const functionIds = mapWeakly<Callable, number>();
  const theirFunctions = mapWeakly<Callable, number>();
  const waiting = hidden<number, { resolve(value: unknown): void; reject(reason: unknown): void }>();
  let lastId = 0;
  let reply: { value?: unknown; error?: string } | undefined;

  const messageOf = (error: unknown): string => {
    if (error instanceof NativeError) return error.message;
    return typeof error === 'string' ? error : 'An unknown exception occurred while getting the result of the function';
  };

  const ask = (request: { type: string } & Record<string, unknown>): unknown => {
    reply = undefined;
    apply(dispatch, channel, [new NativeEvent(theirs, { detail: request })]);
    const answered = reply as { value?: unknown; error?: string } | undefined;
    reply = undefined;
    if (!answered) throw new NativeError('stand-in: the other world did not answer');
    if (answered.error !== undefined) throw new NativeError(answered.error);
    return decode(answered.value);
  };

  type Seen = { index: ReturnType<typeof mapWeakly<object, number>>; count: number };
  const encode = (value: unknown, seen: Seen = { index: mapWeakly(), count: 0 }, depth = 0): unknown => {
    if (depth > 1000) {
      throw new NativeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    }
    if (typeof value === 'function') return encodeFunction(value as Callable);
    if (typeof value === 'symbol') throw new NativeError('An object could not be cloned.');
    if (typeof value !== 'object' || value === null) return { t: 'v', v: value };
    if (value instanceof NativePromise) return encodePromise(value);
    if (value instanceof NativeError) return { t: 'e', v: value.message };
    const earlier = seen.index.get(value);
    if (earlier !== undefined) return { t: 'again', v: earlier };
    if (isArray(value)) {
      seen.index.set(value, seen.count++);
      const items: unknown[] = [];
      for (let index = 0; index < value.length; index += 1) items[index] = encode(value[index], seen, depth + 1);
      return { t: 'a', v: items };
    }
    if (value instanceof Node) throw new NativeError('stand-in: an element through contextBridge is not covered');
    if (isCloneable(value)) {
      try {
        return { t: 'v', v: clone(value) };
      } catch {
        throw new NativeError('An object could not be cloned.');
      }
    }
    seen.index.set(value, seen.count++);
    const entries: unknown[] = [];
    for (const key of ownKeys(value)) {
      if (typeof key !== 'string' || !getOwnPropertyDescriptor(value, key)?.enumerable) continue;
      entries[entries.length] = [key, encode((value as Record<string, unknown>)[key], seen, depth + 1)];
    }
    return { t: 'o', v: entries };
  };

  // Anything that is no plain object and no instance of a class written in JavaScript.
  const isCloneable = (value: object): boolean =>
    isView(value) ||
    value instanceof Date ||
    value instanceof Map ||
    value instanceof Set ||
    value instanceof RegExp ||
    value instanceof ArrayBuffer ||
    value instanceof Blob ||
    value instanceof WeakMap ||
    value instanceof WeakSet;

  const encodeFunction = (value: Callable): unknown => {
    const home = theirFunctions.get(value);
    if (home !== undefined) return { t: 'yours', v: home };
    let id = functionIds.get(value);
    if (id === undefined) {
      id = ++lastId;
      functionIds.set(value, id);
      functions.set(id, value);
    }
    return { t: 'f', v: id };
  };

  const encodePromise = (value: Promise<unknown>): unknown => {
    const id = ++lastId;
    const settle = (how: 'resolve' | 'reject') => (result: unknown) => {
      try {
        ask({ type: 'settle', id, how, value: encode(result) });
      } catch (error) {
        ask({ type: 'settle', id, how: 'reject', value: { t: 'e', v: messageOf(error) } });
      }
    };
    void apply(then, value, [settle('resolve'), settle('reject')]);
    return { t: 'p', v: id };
  };

  // Numbers arrays and objects in the order in which encode met them.
  const decode = (packed: unknown, seen: object[] = []): unknown => {
    const { t: kind, v: held } = packed as { t: string; v: unknown };
    switch (kind) {
      case 'v':
        return held;
      case 'e':
        return new NativeError(held as string);
      case 'a': {
        const items: unknown[] = [];
        seen[seen.length] = items;
        const list = held as unknown[];
        for (let index = 0; index < list.length; index += 1) items[index] = decode(list[index], seen);
        return items;
      }
      case 'o':
        return decodeObject(held as [string, unknown][], seen);
      case 'again':
        return seen[held as number];
      case 'f':
        return decodeFunction(held as number);
      case 'yours':
        return functions.get(held as number);
      case 'p':
        return new NativePromise((resolve, reject) => waiting.set(held as number, { resolve, reject }));
      default:
        throw new NativeError('stand-in: unreadable value from the other world');
    }
  };

  const decodeObject = (entries: [string, unknown][], seen: object[]): unknown => {
    const object = {};
    seen[seen.length] = object;
    for (let index = 0; index < entries.length; index += 1) {
      const entry = entries[index];
      if (!entry) continue;
      defineProperty(object, entry[0], {
        value: decode(entry[1], seen),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return object;
  };

  const decodeFunction = (id: number): Callable => {
    const proxy: Callable = (...args) => ask({ type: 'call', id, args: encode(args) });
    theirFunctions.set(proxy, id);
    return proxy;
  };

  const end: BridgeEnd = { encode: (value) => encode(value), decode: (packed) => decode(packed), ask };
  const answer = (request: Record<string, unknown>): unknown => {
    if (request['type'] === 'call') {
      const called = functions.get(request['id'] as number);
      if (!called) throw new NativeError('stand-in: the function is gone');
      return apply(called, undefined, decode(request['args']) as unknown[]);
    }
    if (request['type'] === 'settle') {
      const promise = waiting.get(request['id'] as number);
      waiting.remove(request['id'] as number);
      const value = decode(request['value']);
      if (request['how'] === 'resolve') promise?.resolve(value);
      else promise?.reject(value);
      return undefined;
    }
    return serve(request, end);
  };
  channel.addEventListener(mine, (event) => {
    const detail = readDetail ? (apply(readDetail, event, []) as Record<string, unknown>) : {};
    if (detail['type'] === 'reply') {
      reply = detail;
      return;
    }
    let result: Record<string, unknown>;
    try {
      result = { type: 'reply', value: encode(answer(detail)) };
    } catch (error) {
      result = { type: 'reply', error: messageOf(error) };
    }
    apply(dispatch, channel, [new NativeEvent(theirs, { detail: result })]);
  });
  return end;
}
