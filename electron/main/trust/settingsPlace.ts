import { statSync } from 'node:fs';
import path from 'node:path';

/**
 * Where a build for patients reads `portal-settings.json`: a folder that only administrators write to. Fixed, and never
 * told by the environment, which is the user's own.
 */
export function administratorsFile(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return String.raw`C:\ProgramData\Legekontor\portal-settings.json`;
    case 'darwin':
      return '/Library/Application Support/Legekontor/portal-settings.json';
    default:
      return '/etc/legekontor/portal-settings.json';
  }
}

/**
 * Whether only an administrator can change a file or put another in its place. On Windows the folder's own rights
 * decide that, which an installer sets and this program cannot read. A file that is not there is nobody's.
 *
 * @param administrator the user who may own it, root
 */
export function isAdministrators(file: string, platform: NodeJS.Platform, administrator = 0): boolean {
  if (platform === 'win32') return true;
  try {
    return [file, path.dirname(file)]
      .map((one) => statSync(one))
      .every(({ uid, mode }) => {
        return uid === administrator && (mode & 0o022) === 0;
      });
  } catch {
    return true;
  }
}
