import type Electron from 'electron';
import { strictly } from './strict.ts';

const switches = new Map<string, string>();
let chromiumStarted = false;

/**
 * `app.commandLine`: switches for Chromium. After Chromium has started a switch
 * would silently do nothing in Electron; here it is refused.
 */
export const commandLine: Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue' | 'removeSwitch'> =
  strictly(
    {
      appendSwitch(name: string, value = ''): void {
        if (chromiumStarted) {
          throw new Error(
            `stand-in: appendSwitch('${name}') comes too late, Chromium has started: call it before ready`,
          );
        }
        switches.set(name, value);
      },
      hasSwitch: (name: string): boolean => switches.has(name),
      getSwitchValue: (name: string): string => switches.get(name) ?? '',
      removeSwitch: (name: string): void => void switches.delete(name),
    },
    'app.commandLine',
  );

/** Reads the switches the app was started with, as Chromium does: up to a lone `--`. */
export function takeSwitchesFrom(argv: readonly string[]): void {
  for (const argument of argv) {
    if (argument === '--') return;
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name !== undefined) switches.set(name, value ?? '');
  }
}

/** The switches as Chromium takes them; from here on no more are accepted. */
export function switchesForChromium(notThese: readonly string[]): string[] {
  chromiumStarted = true;
  return [...switches]
    .filter(([name]) => !notThese.includes(name))
    .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
}
