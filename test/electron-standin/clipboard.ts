import type Electron from 'electron';
import { onlyWhenReady } from './readiness.ts';
import { strictly } from './strict.ts';

let held = '';

/** `clipboard`: text, in this app's memory only; the system's clipboard is left alone. */
export const clipboard: Pick<Electron.Clipboard, 'readText' | 'writeText' | 'clear'> = strictly(
  {
    async readText(): Promise<string> {
      onlyWhenReady('clipboard.readText');
      return held;
    },
    async writeText(text: string): Promise<void> {
      onlyWhenReady('clipboard.writeText');
      held = text;
    },
    clear(): void {
      onlyWhenReady('clipboard.clear');
      held = '';
    },
  },
  'clipboard',
);
