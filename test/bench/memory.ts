import { readdirSync, readFileSync } from 'node:fs';

export type TreeMemory = { readonly node: number; readonly chromium: number; readonly rss: number };

/**
 * What a process and everything it has started take up, in MB. PSS: pages that several share are divided between them,
 * so that the sum is what they take together; `rss` counts such pages once for each. null where the system does not say
 * (only Linux does).
 */
export function memoryOfTree(root: number): TreeMemory | null {
  try {
    const parents = new Map(
      readdirSync('/proc')
        .filter((name) => /^\d+$/u.test(name))
        .map((name) => [Number(name), parentOf(Number(name))]),
    );
    const isOurs = (pid: number | undefined): boolean =>
      pid !== undefined && (pid === root || isOurs(parents.get(pid)));
    const sum = { node: 0, chromium: 0, rss: 0 };
    for (const pid of parents.keys()) {
      if (!isOurs(pid)) continue;
      const text = readRollup(pid);
      const pss = inMb(/^Pss:\s+(\d+)/mu.exec(text)?.[1]);
      if (pid === root) sum.node += pss;
      else sum.chromium += pss;
      sum.rss += inMb(/^Rss:\s+(\d+)/mu.exec(text)?.[1]);
    }
    return sum;
  } catch {
    return null;
  }
}

function parentOf(pid: number): number | undefined {
  try {
    // The name of the program stands in brackets and may hold anything; the parent is the second word after it.
    const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/su, '').trim().split(' ')[1];
    return parent === undefined || parent === '0' ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}

function readRollup(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  } catch {
    return '';
  }
}

function inMb(kilobytes: string | undefined): number {
  return Number(kilobytes ?? 0) / 1_024;
}
