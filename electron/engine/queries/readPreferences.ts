import { ok } from '../../../shared/lib/result.ts';
import type { OpenAct } from '../act.ts';
import { storedPreferences } from '../db/preferences.ts';

export const readPreferences: OpenAct<'readPreferences'> = ({ db, person }) => ok(storedPreferences(db, person));
