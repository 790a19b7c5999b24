import { readFileSync } from 'node:fs';
import {
  readPortalSettings,
  withoutSecrets,
  type PortalSettings,
  type SettingsFault,
} from '../../engine/portal/settings.ts';
import { writeDurably } from '../../engine/disk/durably.ts';
import { err, type Result } from '../../../shared/lib/result.ts';

const LARGEST = 1_000_000;

/**
 * Reads `portal-settings.json`; a missing or wrong file is a fault that the window shows, never a crash.
 *
 * @param sealed what this machine was set up with: its secrets need not stand in the file any more
 */
export function portalSettingsFrom(
  file: string,
  sealed: PortalSettings | null = null,
): Result<PortalSettings, SettingsFault> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    return err({ field: '', problem: missing ? 'no such file' : 'cannot be read' });
  }
  if (text.length > LARGEST) return err({ field: '', problem: 'too large' });
  return readPortalSettings(text, sealed);
}

/**
 * Takes the secrets out of the file once they are sealed; everything else in it stays.
 *
 * @returns whether none lie in the open any more: an administrator's file may not be written to by this program
 */
export function takeSecretsOut(file: string): boolean {
  try {
    const { without, had } = withoutSecrets(JSON.parse(readFileSync(file, 'utf8')));
    if (had) writeDurably(file, Buffer.from(`${JSON.stringify(without, null, 2)}\n`));
    return true;
  } catch {
    return false;
  }
}
