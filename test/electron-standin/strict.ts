import { EventEmitter } from 'node:events';

/** Asked of every object by Node, Playwright's inspector or a test runner; answering "not there" is right. */
const askedByTools = new Set([
  'then',
  'toJSON',
  'constructor',
  'default',
  '__esModule',
  'asymmetricMatch',
  '$$typeof',
  'nodeType',
  'tagName',
  'inspect',
  'prototype',
  'domain',
  'length',
]);

/** The error of everything in Electron that the stand-in does not do. */
export function notCovered(api: string): Error {
  return new Error(`stand-in: ${api} is not covered`);
}

/**
 * Wraps a part of Electron's API so that what we left out is an error that
 * names it, instead of an `undefined` that fails somewhere else.
 */
export function strictly<T extends object>(part: T, name: string): T {
  return new Proxy(part, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol' || askedByTools.has(key)) {
        const value: unknown = Reflect.get(target, key, receiver);
        return value;
      }
      throw notCovered(`${name}.${key}`);
    },
    set(target, key, value, receiver) {
      if (key in target || typeof key === 'symbol' || key.startsWith('_')) {
        return Reflect.set(target, key, value, receiver);
      }
      throw notCovered(`${name}.${key} =`);
    },
  });
}

// A function, so that the proxy can be called and constructed.
function nothing(): void {}

/** A whole module or class that is not covered: any use of it throws. */
export function missing(name: string): never {
  const fail = (member?: string | symbol): never => {
    throw notCovered(typeof member === 'string' ? `${name}.${member}` : name);
  };
  return new Proxy(nothing as never, {
    get: (_target, key) => (typeof key === 'symbol' || askedByTools.has(key) ? undefined : fail(key)),
    set: (_target, key) => fail(key),
    apply: () => fail(),
    construct: () => fail(),
  });
}

/** Base of an object of Electron's: members we left out throw. */
// oxlint-disable-next-line typescript/no-extraneous-class -- what it gives to the classes below is its constructor
export class StrictObject {
  constructor(name: string) {
    // Private fields of the classes below are put on what we return here, so
    // methods reached through the proxy find them.
    return strictly(this, name);
  }
}

/**
 * Base of every object of Electron's that emits events. It returns a proxy of
 * itself, so members we left out throw; and listening to an event that we never
 * emit throws too, because a listener that is never called hides a bug.
 */
export class StrictEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    this.on('newListener', (event: string | symbol) => {
      if (typeof event === 'string' && ![...events, 'newListener', 'removeListener'].includes(event))
        throw notCovered(`${name}.on('${event}')`);
    });
    // As in StrictObject.
    return strictly(this, name);
  }
}

/** An event whose listeners may call `preventDefault()`, with what else Electron puts on it. */
export function preventable<T extends object>(
  also: T,
): T & { preventDefault(): void; readonly defaultPrevented: boolean } {
  let prevented = false;
  return Object.defineProperties(also, {
    preventDefault: { value: () => void (prevented = true) },
    defaultPrevented: { get: () => prevented },
  }) as T & { preventDefault(): void; readonly defaultPrevented: boolean };
}
