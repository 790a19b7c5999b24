/** A key with its modifiers, as a page's `keydown` event tells it. */
export type Key = { ctrl: boolean; shift: boolean; alt: boolean; meta: boolean; key: string };

const named: Readonly<Record<string, string>> = {
  backspace: 'backspace',
  delete: 'delete',
  down: 'arrowdown',
  end: 'end',
  enter: 'enter',
  esc: 'escape',
  escape: 'escape',
  home: 'home',
  insert: 'insert',
  left: 'arrowleft',
  pagedown: 'pagedown',
  pageup: 'pageup',
  plus: '+',
  return: 'enter',
  right: 'arrowright',
  space: ' ',
  tab: 'tab',
  up: 'arrowup',
};

/** Reads an Electron accelerator such as `CmdOrCtrl+Shift+K`; throws on one Electron would not know. */
export function parseAccelerator(accelerator: string): Key {
  const found: Key = { ctrl: false, shift: false, alt: false, meta: false, key: '' };
  const isMac = process.platform === 'darwin';
  for (const part of accelerator.toLowerCase().split('+')) {
    switch (part) {
      case 'cmdorctrl':
      case 'commandorcontrol':
        found[isMac ? 'meta' : 'ctrl'] = true;
        break;
      case 'ctrl':
      case 'control':
        found.ctrl = true;
        break;
      case 'cmd':
      case 'command':
      case 'meta':
      case 'super':
        found.meta = true;
        break;
      case 'alt':
      case 'option':
        found.alt = true;
        break;
      case 'shift':
        found.shift = true;
        break;
      default:
        if (found.key !== '') throw new Error(`stand-in: the accelerator "${accelerator}" has two keys`);
        found.key = keyNamed(part, accelerator);
    }
  }
  if (found.key === '') throw new Error(`stand-in: the accelerator "${accelerator}" has no key`);
  return found;
}

function keyNamed(part: string, accelerator: string): string {
  const known = named[part] ?? (/^(?:f\d{1,2}|[^\s])$/.test(part) ? part : undefined);
  if (known === undefined)
    throw new Error(`stand-in: the key "${part}" of the accelerator "${accelerator}" is not known`);
  return known;
}
