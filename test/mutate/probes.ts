import type { Mutant } from './mutants.ts';

/** Where probes say who came by: set for the run that asks. */
export const HITS = 'LEGEKONTOR_MUTATE_HITS';
export const TEST = 'LEGEKONTOR_MUTATE_TEST';

/** A file's text with a probe at the place of each of its mutants (by their numbers). */
export function withProbes(text: string, mutants: readonly (readonly [number: number, Mutant])[]): string {
  const puts = mutants.flatMap(([number, { probe }]) => {
    if (probe === null) return [];
    const say = `(globalThis.__cameBy ??= {})[${number}] ??= process.getBuiltinModule('node:fs').appendFileSync(process.env.${HITS}, \`${number}\\t\${process.env.${TEST}}\\n\`) ?? true`;
    return probe.statement
      ? [{ at: probe.start, text: `${say}; `, order: 1 }]
      : [
          { at: probe.start, text: `(${say}, `, order: 2 },
          { at: probe.end, text: ')', order: 0 },
        ];
  });
  return puts
    .toSorted((a, b) => b.at - a.at || b.order - a.order)
    .reduce((into, put) => into.slice(0, put.at) + put.text + into.slice(put.at), text);
}

/** Which tests came by each place. */
export function readHits(lines: string): ReadonlyMap<number, ReadonlySet<string>> {
  const hits = new Map<number, Set<string>>();
  for (const line of lines.split('\n').filter((one) => one !== '')) {
    const [number, test = ''] = line.split('\t');
    hits.set(Number(number), (hits.get(Number(number)) ?? new Set()).add(test));
  }
  return hits;
}
