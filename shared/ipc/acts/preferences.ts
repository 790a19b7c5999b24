import { z } from '../../lib/zod.ts';
import { command, nothing, query } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';
import type { Preferences } from '../views/preferences.ts';

/** Language and colours. */
export const preferenceActs = {
  readPreferences: query(nothing, { topics: topicsOfQueries.readPreferences, needs: 'nobody' }),
  savePreferences: command(
    z.strictObject({
      language: z.enum(['nb', 'nn', 'en']).optional(),
      theme: z.enum(['light', 'dark', 'system']).optional(),
    }),
    { topics: ['preferences'], needs: 'nobody' },
  ),
} as const;

export type PreferenceOutputs = {
  readPreferences: Preferences;
  savePreferences: Preferences;
};
