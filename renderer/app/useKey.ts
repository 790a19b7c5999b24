import { useHotkeys, type Options } from 'react-hotkeys-hook';
import { type HeardKey, KEYS } from './keys.ts';

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

/** Whether a key was meant for the dialog or the menu that has the focus, and not for the page behind it. */
const isBehind = ({ target }: KeyboardEvent) =>
  target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null;

/**
 * A key alone as a shortcut: by the letter it writes (keyboards differ), never in a text field (react-hotkeys-hook sees
 * to that), never behind a dialog or a menu, and not as the second of two keys.
 */
const alone: Options = {
  useKey: true,
  preventDefault: true,
  ignoreEventWhen: (event) => saysWhere || isBehind(event),
};

const optionsOf: Readonly<Record<(typeof KEYS)[HeardKey]['how'], Options>> = {
  alone,
  'after G': {},
  always: { enableOnFormTags: true, preventDefault: true },
  back: { ...alone, preventDefault: false, enableOnFormTags: ['textarea', 'input'] },
};

/** Does something when a key of the register is pressed, where that kind of key may. */
export function useKey(name: HeardKey, act: () => void, enabled: boolean | (() => boolean) = true): void {
  const { how, press } = KEYS[name];
  useHotkeys(
    press,
    (event) => {
      // Of two keys in a row react-hotkeys-hook does not ask `ignoreEventWhen`.
      if (how !== 'after G' || !isBehind(event)) act();
    },
    // «?» is Shift and another key on some keyboards and not on others.
    { ...optionsOf[how], ...(press === '?' ? { ignoreModifiers: true } : {}), enabled },
  );
}
