import type Electron from 'electron';
import type { CdpSession } from './cdp.ts';
import { coveredEvents } from './events.ts';
import { StrictEmitter } from './strict.ts';

type Covered = Pick<
  Electron.NativeTheme,
  | 'inForcedColorsMode'
  | 'prefersReducedTransparency'
  | 'shouldUseDarkColors'
  | 'shouldUseHighContrastColors'
  | 'shouldUseInvertedColorScheme'
  | 'themeSource'
>;

const pages = new Set<CdpSession>();

export class NativeTheme extends StrictEmitter implements Covered {
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  #source: Electron.NativeTheme['themeSource'] = 'system';

  constructor() {
    super('nativeTheme', coveredEvents.NativeTheme);
  }

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    if (source !== 'system' && source !== 'light' && source !== 'dark')
      throw new TypeError(`no theme "${String(source)}"`);
    const changed = source !== this.#source;
    this.#source = source;
    for (const page of pages) void show(page, source);
    if (changed) this.emit('updated');
  }

  /** The system of a stand-in is light. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

/** `nativeTheme`: pages see its source as `prefers-color-scheme`. */
export const nativeTheme = new NativeTheme();

/** Shows the theme in a page, now and whenever it changes. */
export async function showThemeIn(page: CdpSession): Promise<void> {
  pages.add(page);
  page.whenForgotten(() => pages.delete(page));
  if (nativeTheme.themeSource !== 'system') await show(page, nativeTheme.themeSource);
}

async function show(page: CdpSession, source: Electron.NativeTheme['themeSource']): Promise<void> {
  const value = source === 'system' ? '' : source;
  await page
    .send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
    .catch(() => {});
}
