import { TooHeavy } from './reader/readingBudget.ts';

/** What a promise comes to, when it comes within `ms`; rejects with `TooHeavy` when it does not. */
export async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TooHeavy('it took too long')), ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
