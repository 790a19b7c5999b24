import type { Preferences } from '../../../shared/ipc/views.ts';
import { ok } from '../../../shared/lib/result.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { OpenAct } from '../act.ts';
import type { Db } from '../db/open.ts';
import { readSetting } from '../db/settingStore.ts';

const stored = z.object({ language: z.enum(['nb', 'nn', 'en']), theme: z.enum(['light', 'dark', 'system']) });

export function readStoredPreferences(db: Db): Preferences {
  const text = readSetting(db, 'preferences');
  return text === null ? { language: 'nb', theme: 'system' } : stored.parse(JSON.parse(text));
}

export const readPreferences: OpenAct<'readPreferences'> = ({ db }) => ok(readStoredPreferences(db));
