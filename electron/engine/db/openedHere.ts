import { markAt, type OpenedMark } from '../../../shared/domain/eConsultation/opened.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { Db } from './open.ts';
import { readSetting, saveSetting } from './settingStore.ts';

const mark = z.looseObject({ task: z.number(), by: z.string(), since: z.number(), until: z.number() });
const NAME = 'openedHere';

/** Remembers that a mark was set on this machine; `task` is a num. Those that have run out are forgotten. */
export function rememberOpenedHere(db: Db, task: number, { by, since, until }: OpenedMark): void {
  const others = readMarks(db).filter((one) => one.until > since);
  saveSetting(db, NAME, JSON.stringify([...others, { task, by, since, until }]));
}

/**
 * The mark as it tells `reader` of someone: null when it has run out, and when a colleague set it on this machine,
 * where only one person at a time is signed in, so that they have gone.
 */
export function standingMark(
  db: Db,
  task: number,
  shown: OpenedMark | null,
  reader: string,
  now: number,
): OpenedMark | null {
  const standing = markAt(shown, now);
  if (standing === null || standing.by === reader) return standing;
  const here = readMarks(db).some((one) => one.task === task && one.by === standing.by && one.since === standing.since);
  return here ? null : standing;
}

function readMarks(db: Db): z.infer<typeof mark>[] {
  const stored = readSetting(db, NAME);
  if (stored === null) return [];
  const parsed = z.array(mark).safeParse(JSON.parse(stored));
  return parsed.success ? parsed.data : [];
}
