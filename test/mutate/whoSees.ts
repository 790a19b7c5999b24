import { sourcesIn } from '../architecture/sources.ts';

/** For a file: the test files that import it, however far away, with the number of steps. */
export function seenFrom(): (file: string) => ReadonlyMap<string, number> {
  const importers = new Map<string, string[]>();
  for (const { file, imports } of sourcesIn('electron', 'renderer', 'shared', 'test'))
    for (const { to } of imports) importers.set(to, [...(importers.get(to) ?? []), file]);

  return (changed) => {
    const steps = new Map([[changed, 0]]);
    for (const [file, step] of steps)
      for (const importer of importers.get(file) ?? []) if (!steps.has(importer)) steps.set(importer, step + 1);
    return new Map([...steps].filter(([file]) => /^test\/.*\.test\.tsx?$/u.test(file)));
  };
}
