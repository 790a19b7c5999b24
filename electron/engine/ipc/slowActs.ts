import { changePin } from '../commands/changePin.ts';
import { setPin } from '../commands/setPin.ts';
import { signInWithPin } from '../commands/signInWithPin.ts';
import type { SlowHandlers } from './runSlowAct.ts';

/** The writer's commands that compute for a while off its thread; it answers others meanwhile. */
export const slowActs = {
  open: { signInWithPin },
  signedIn: { setPin, changePin },
} satisfies SlowHandlers<'signInWithPin', 'setPin' | 'changePin'>;
