import { z } from '../../../shared/lib/zod.ts';
import { NO_LINE, type LogHead } from './accessLogStore.ts';
import type { Db } from './open.ts';
import { readSetting, saveSetting } from './settingStore.ts';
import type { BrokenLine } from './verifyLog.ts';

/** What is known of the chain of the access log. Instants in ms by this machine's clock. */
export type LogChecked = {
  /** The last line that has been found whole. */
  readonly through: LogHead;
  readonly checkedAt: number | null;
  /** When the whole chain was last followed from its first line. */
  readonly wholeAt: number | null;
  /** Stands until a check of the whole chain no longer finds it. */
  readonly broken: BrokenLine | null;
  /** A check is to be made, or under way: of the whole chain, or of what has come since. */
  readonly asked: 'whole' | 'new' | null;
};

const stored = z.strictObject({
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/u),
  checkedAt: z.number().nullable(),
  wholeAt: z.number().nullable(),
  broken: z
    .strictObject({
      seq: z.int(),
      at: z.number().nullable(),
      fault: z.enum(['changed', 'missing', 'does-not-follow', 'cut-short', 'unwitnessed']),
    })
    .nullable(),
  asked: z.enum(['whole', 'new']).nullable(),
});

const NEVER: LogChecked = { through: NO_LINE, checkedAt: null, wholeAt: null, broken: null, asked: null };

/** What cannot be read counts as never checked: then the whole chain is followed. */
export function readLogChecked(db: Db): LogChecked {
  const text = readSetting(db, 'accessLogCheck');
  const parsed = text === null ? null : stored.safeParse(JSON.parse(text));
  if (parsed?.success !== true) return NEVER;
  const { seq, hash, ...rest } = parsed.data;
  return { ...rest, through: { seq, hash: Buffer.from(hash, 'hex') } };
}

export function saveLogChecked(db: Db, { through, ...rest }: LogChecked): void {
  saveSetting(db, 'accessLogCheck', JSON.stringify({ ...rest, seq: through.seq, hash: through.hash.toString('hex') }));
}
