import type { Options } from 'react-hotkeys-hook';

/** After «G» the next letter says where to go, and is no act. */
const GO_TO_WITHIN_MS = 1_000;
let wentAt = Number.NEGATIVE_INFINITY;
document.addEventListener(
  'keydown',
  ({ key, timeStamp }) => {
    if (key === 'g' || key === 'G') wentAt = timeStamp;
  },
  true,
);

/**
 * A key alone as a shortcut: by the letter it writes (keyboards differ), never in a text field or a menu
 * (react-hotkeys-hook sees to that), never behind a dialog, and not as the second of two keys.
 */
export const singleKey: Options = {
  useKey: true,
  ignoreEventWhen: ({ target, timeStamp, key }) =>
    (target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null) ||
    (key.toLowerCase() !== 'g' && timeStamp - wentAt < GO_TO_WITHIN_MS),
};
