import { parseArgs } from 'node:util';

export type CampaignOptions = {
  readonly mode: 'quick' | 'full';
  /** Ids of the cases to run; empty: all. */
  readonly only: readonly string[];
  readonly seed: number;
  /** One run of one case with exactly this seed, as a failure has printed it. */
  readonly replay: string | null;
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly sideBySide: number;
  /** Writes the table into docs/faults.md. */
  readonly save: boolean;
};

/** Reads the command line; throws a RangeError that names the option that is wrong. */
export function readOptions(args: readonly string[], known: readonly string[]): CampaignOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      case: { type: 'string' },
      seed: { type: 'string' },
      synchronous: { type: 'string', default: 'FULL' },
      'side-by-side': { type: 'string' },
      save: { type: 'boolean', default: false },
    },
  });
  const only = values.only.split(',').filter(Boolean);
  for (const id of [...only, ...(values.case === undefined ? [] : [values.case])])
    if (!known.includes(id)) throw new RangeError(`no such case: ${id}. There are ${known.join(', ')}`);
  const seed = values.seed === undefined ? Math.floor(Math.random() * 0x7fffffff) : Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`--seed is no whole number: ${values.seed}`);
  const { synchronous } = values;
  if (synchronous !== 'FULL' && synchronous !== 'NORMAL')
    throw new RangeError(`--synchronous is FULL or NORMAL, not ${synchronous}`);
  const sideBySide = Number(values['side-by-side'] ?? 3);
  if (!Number.isInteger(sideBySide) || sideBySide < 1) throw new RangeError('--side-by-side is a number from 1');
  return {
    mode: values.quick ? 'quick' : 'full',
    only: values.case === undefined ? only : [values.case],
    seed,
    replay: values.case ?? null,
    synchronous,
    sideBySide,
    save: values.save,
  };
}
