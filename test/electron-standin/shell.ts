import type Electron from 'electron';
import { reports } from './reports.ts';
import { strictly } from './strict.ts';

/** `shell`: what the app would hand to other programs is only noted. */
export const shell: Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'> = strictly(
  {
    async openExternal(url: string): Promise<void> {
      if (!URL.canParse(url)) throw new Error('Invalid URL');
      reports.openedExternally.push(url);
    },
    async openPath(path: string): Promise<string> {
      reports.openedExternally.push(path);
      return '';
    },
    showItemInFolder(path: string): void {
      reports.openedExternally.push(path);
    },
    beep(): void {
      // Nobody hears it.
    },
  },
  'shell',
);
