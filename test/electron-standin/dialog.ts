import type Electron from 'electron';
import { onlyWhenReady } from './readiness.ts';
import { reports } from './reports.ts';
import { strictly } from './strict.ts';

type Covered = Pick<
  Electron.Dialog,
  'showErrorBox' | 'showMessageBox' | 'showMessageBoxSync' | 'showOpenDialog' | 'showSaveDialog'
>;

const fromEnvironment = process.env['LEGEKONTOR_DIALOG_ANSWERS'];
if (fromEnvironment) reports.dialogAnswers.push(...(JSON.parse(fromEnvironment) as unknown[]));

/**
 * `dialog`: nobody sees one, so a test says beforehand how each is answered,
 * first one first: with `standin.dialogAnswers.push(...)` in the app, or as a
 * JSON list in LEGEKONTOR_DIALOG_ANSWERS. A dialog without an answer throws.
 */
export const dialog: Covered = strictly(
  {
    async showMessageBox(
      windowOrOptions: Electron.BaseWindow | Electron.MessageBoxOptions,
      options?: Electron.MessageBoxOptions,
    ): Promise<Electron.MessageBoxReturnValue> {
      const { response = 0, checkboxChecked = false } = answer<Partial<Electron.MessageBoxReturnValue>>(
        'showMessageBox',
        messageOf(options ?? windowOrOptions),
        'response',
      );
      return { response, checkboxChecked };
    },
    showMessageBoxSync(
      windowOrOptions: Electron.BaseWindow | Electron.MessageBoxSyncOptions,
      options?: Electron.MessageBoxSyncOptions,
    ): number {
      const asked = messageOf(options ?? windowOrOptions);
      return answer<{ response: number }>('showMessageBoxSync', asked, 'response').response;
    },
    async showOpenDialog(
      windowOrOptions: Electron.BaseWindow | Electron.OpenDialogOptions,
      options?: Electron.OpenDialogOptions,
    ): Promise<Electron.OpenDialogReturnValue> {
      return answer<Electron.OpenDialogReturnValue>('showOpenDialog', options ?? windowOrOptions, 'filePaths');
    },
    async showSaveDialog(
      windowOrOptions: Electron.BaseWindow | Electron.SaveDialogOptions,
      options?: Electron.SaveDialogOptions,
    ): Promise<Electron.SaveDialogReturnValue> {
      return answer<Electron.SaveDialogReturnValue>('showSaveDialog', options ?? windowOrOptions, 'filePath');
    },
    showErrorBox(title: string, content: string): void {
      reports.dialogs.push({ kind: 'showErrorBox', options: { title, content } });
      console.error(`${title}\n${content}`);
    },
  },
  'dialog',
);

function messageOf(options: object): object {
  if (!('message' in options) || typeof options.message !== 'string') throw new TypeError('message must be a string');
  return options;
}

function answer<T extends object>(kind: string, options: unknown, mustHave: keyof T & string): T {
  onlyWhenReady(`dialog.${kind}`);
  reports.dialogs.push({ kind, options });
  if (reports.dialogAnswers.length === 0) {
    throw new Error(`stand-in: dialog.${kind} was shown and no answer was given; push one to standin.dialogAnswers`);
  }
  const given: unknown = reports.dialogAnswers.shift();
  if (typeof given !== 'object' || given === null || !(mustHave in given)) {
    throw new Error(`stand-in: the answer to dialog.${kind} must have "${mustHave}"`);
  }
  return given as T;
}
