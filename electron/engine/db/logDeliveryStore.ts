import { z } from '../../../shared/lib/zod.ts';
import type { Db } from './open.ts';
import { readSetting, saveSetting } from './settingStore.ts';

/** How far the access log has been delivered to the portal. */
export type LogDelivered = {
  /** Every line up to this one is at the portal, but for those in `refused`. */
  readonly through: number;
  /** Lines that the portal would not take, each for itself; tried again at the next start. */
  readonly refused: readonly number[];
  /**
   * `unknown` until the portal has said what it takes; `not-offered`: it takes no AuditEvents, so the log is kept here
   * alone; `refuses`: it says that it takes them and does not.
   */
  readonly portal: 'unknown' | 'takes' | 'not-offered' | 'refuses';
};

const stored = z.strictObject({
  through: z.int().min(0),
  refused: z.array(z.int()),
  portal: z.enum(['unknown', 'takes', 'not-offered', 'refuses']),
});

/** What cannot be read counts as nothing delivered: a line that is there already makes no second one. */
export function readLogDelivered(db: Db): LogDelivered {
  const text = readSetting(db, 'accessLogSent');
  const parsed = text === null ? null : stored.safeParse(JSON.parse(text));
  return parsed?.success === true ? parsed.data : { through: 0, refused: [], portal: 'unknown' };
}

export function saveLogDelivered(db: Db, delivered: LogDelivered): void {
  saveSetting(db, 'accessLogSent', JSON.stringify(delivered));
}
