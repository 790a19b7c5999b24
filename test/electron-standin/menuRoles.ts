import type Electron from 'electron';
import { quitApp } from './quit.ts';
import { notCovered } from './strict.ts';
import type { OpenWindow } from './windows.ts';

type Role = NonNullable<Electron.MenuItemConstructorOptions['role']>;

// Chromium does these itself, and knows their keys.
const done: ReadonlySet<string> = new Set(['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll']);

const keys: Readonly<Record<string, string>> = {
  quit: 'CmdOrCtrl+Q',
  close: 'CmdOrCtrl+W',
  minimize: 'CmdOrCtrl+M',
  reload: 'CmdOrCtrl+R',
  resetZoom: 'CmdOrCtrl+0',
  zoomIn: 'CmdOrCtrl+Plus',
  zoomOut: 'CmdOrCtrl+-',
};

/** The keys a role has when the app gives none. */
export const roleAccelerator = (role: Role): string | null => keys[role] ?? null;

/** Electron has labels of its own for roles; an app in three languages gives them itself. */
export const roleLabel = (role: Role): string => role;

/** Does what a role does when it is clicked. */
export function runRole(role: Role, window: OpenWindow | undefined): void {
  if (done.has(role)) return;
  switch (role) {
    case 'quit':
      quitApp();
      return;
    case 'close':
      window?.close();
      return;
    case 'minimize':
      window?.minimize();
      return;
    case 'reload':
      window?.webContents.reload();
      return;
    case 'resetZoom':
      if (window) window.webContents.zoomLevel = 0;
      return;
    case 'zoomIn':
      if (window) window.webContents.zoomLevel += 0.5;
      return;
    case 'zoomOut':
      if (window) window.webContents.zoomLevel -= 0.5;
      return;
    default:
      throw notCovered(`the menu role '${role}'`);
  }
}
