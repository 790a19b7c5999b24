import type { Options } from 'react-hotkeys-hook';

/**
 * A key alone as a shortcut: by the letter it writes (keyboards differ), never in a text field or a menu
 * (react-hotkeys-hook sees to that), and never behind a dialog.
 */
export const singleKey: Options = {
  useKey: true,
  ignoreEventWhen: ({ target }) => target instanceof Element && target.closest('[role="dialog"]') !== null,
};
