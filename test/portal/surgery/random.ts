import { createHash } from 'node:crypto';

/** Chance that repeats itself: the same seed gives the same surgery on every machine (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.next() * from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  shuffled<T>(from: readonly T[]): T[] {
    const all = [...from];
    for (let i = all.length - 1; i > 0; i -= 1) {
      const j = this.between(0, i);
      const [a, b] = [all[i], all[j]];
      if (a !== undefined && b !== undefined) [all[i], all[j]] = [b, a];
    }
    return all;
  }

  uuid(): string {
    const four = () => FOUR_HEX[Math.floor(this.next() * 65_536)] ?? '';
    const [version, variant] = [four().slice(1), four().slice(1)];
    return `${four()}${four()}-${four()}-4${version}-a${variant}-${four()}${four()}${four()}`;
  }
}

/** All groups of four hex digits: 45,000 ids are made at each start, and padding each group took half of that. */
const FOUR_HEX = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, '0'));

/** The id of something that every synthetic surgery has under the same id: `Practitioner/ingrid-lien`. */
export function namedId(name: string): string {
  const hex = createHash('sha256').update(`legekontor/${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
