import { ok, type Result } from '../../lib/result.ts';
import { z } from '../../lib/zod.ts';
import type { ConfigurationFault, ConfigurationProblem } from './configurationFault.ts';
import type { DatedValue, DatedValues } from './datedValues.ts';
import { readConfiguration } from './readConfiguration.ts';

const RISING: ConfigurationProblem = 'DatesNotRising';

/** A list with one entry a date, oldest first: two entries for one day would leave the choice to chance. */
export function oldestFirst<Entry extends { readonly from: string }>(entry: z.ZodType<Entry>) {
  return z
    .array(entry)
    .min(1)
    .check(({ value: entries, issues }) => {
      entries.forEach(({ from }, index) => {
        const before = entries[index - 1];
        if (before === undefined || before.from < from) return;
        issues.push({ code: 'custom', input: from, path: [index, 'from'], message: RISING });
      });
    });
}

const datedValue: z.ZodType<DatedValue> = z.strictObject({
  from: z.iso.date(),
  value: z.number().min(0),
  source: z.string().trim().min(1),
});
const values = oldestFirst(datedValue);

/**
 * A file of `resources/rules/` as text, with exactly the names that the subject asks for.
 *
 * A name that is missing or unknown is a fault too: a misspelt one would otherwise be a rule that nobody applies.
 */
export function readDatedValues<const Name extends string>(
  file: string,
  text: string,
  names: readonly Name[],
): Result<DatedValues<Name>, ConfigurationFault> {
  const schema = z.strictObject(Object.fromEntries(names.map((name) => [name, values])));
  const read = readConfiguration(file, text, schema);
  if (!read.ok) return read;
  const found: Readonly<Record<string, readonly DatedValue[]>> = read.value;
  // The schema was made of exactly these names, which `Object.fromEntries` does not keep in its type.
  return ok(found as DatedValues<Name>);
}
