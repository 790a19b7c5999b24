import { readFileSync } from 'node:fs';
import { readPortalSettings, type PortalSettings, type SettingsFault } from '../engine/portal/settings.ts';
import { err, type Result } from '../../shared/lib/result.ts';

const LARGEST = 1_000_000;

/** Reads `portal-settings.json`; a missing or wrong file is a fault that the window shows, never a crash. */
export function portalSettingsFrom(file: string): Result<PortalSettings, SettingsFault> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    return err({ field: '', problem: missing ? 'no such file' : 'cannot be read' });
  }
  if (text.length > LARGEST) return err({ field: '', problem: 'too large' });
  return readPortalSettings(text);
}
