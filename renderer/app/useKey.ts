import { useHotkeys, type Options } from 'react-hotkeys-hook';
import { KEYS, type KeyName } from './keys.ts';

/** After «G» the next letter says where to go, and is no act; the one after that is an act again. */
const GO_TO_WITHIN_MS = 1_000;
const MODIFIERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'];
let wentAt = Number.NEGATIVE_INFINITY;
let saysWhere = false;
document.addEventListener(
  'keydown',
  ({ key, timeStamp }) => {
    if (MODIFIERS.includes(key)) return;
    saysWhere = timeStamp - wentAt < GO_TO_WITHIN_MS;
    wentAt = key.toLowerCase() === 'g' ? timeStamp : Number.NEGATIVE_INFINITY;
  },
  true,
);

/**
 * A key alone as a shortcut: by the letter it writes (keyboards differ), never in a text field or a menu
 * (react-hotkeys-hook sees to that), never behind a dialog, and not as the second of two keys.
 */
const alone: Options = {
  useKey: true,
  preventDefault: true,
  ignoreEventWhen: ({ target }) =>
    saysWhere || (target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null),
};

const optionsOf: Readonly<Record<(typeof KEYS)[KeyName]['how'], Options>> = {
  alone,
  'after G': {
    ignoreEventWhen: ({ target }) => target instanceof Element && target.closest('[role="dialog"]') !== null,
  },
  always: { enableOnFormTags: true, preventDefault: true },
  back: { ...alone, preventDefault: false, enableOnFormTags: ['textarea', 'input'] },
  'in place': { enabled: false },
};

/** Does something when a key of the register is pressed, where that kind of key may. */
export function useKey(name: KeyName, act: () => void, enabled: boolean | (() => boolean) = true): void {
  const { how, press } = KEYS[name];
  // «?» is Shift and another key on some keyboards and not on others.
  useHotkeys(press, act, { ...optionsOf[how], ...(press === '?' ? { ignoreModifiers: true } : {}), enabled });
}
