import { ok } from '../../../shared/lib/result.ts';
import type { OpenAct } from '../act.ts';
import { readSetting } from '../db/settingStore.ts';

/** Off until the surgery chooses it: a magnifier and remote help see nothing of a protected window either. */
export const readContentProtection: OpenAct<'readContentProtection'> = ({ db }) =>
  ok({ on: readSetting(db, 'contentProtection') === 'on' });
