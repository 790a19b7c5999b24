import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Closes a folder and everything in it to every user but the one it belongs to: folders 0700, files 0600. What an
 * earlier version or a copy left open is closed at the start; what is made later follows the process's umask. Links are
 * not followed. Windows has no such modes: there the user's own folder is closed by the system.
 *
 * @returns how many could not be closed
 */
export function closeFiles(folder: string): number {
  if (process.platform === 'win32') return 0;
  return closed(folder);
}

function closed(one: string): number {
  try {
    const found = lstatSync(one);
    if (!found.isDirectory() && !found.isFile()) return 0;
    if ((found.mode & 0o077) !== 0) chmodSync(one, found.isDirectory() ? 0o700 : 0o600);
    if (!found.isDirectory()) return 0;
    return readdirSync(one).reduce((sum, name) => sum + closed(path.join(one, name)), 0);
  } catch {
    return 1;
  }
}
