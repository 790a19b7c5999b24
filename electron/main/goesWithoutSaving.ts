import { dialog, type BrowserWindow } from 'electron';
import { endingText } from '../../shared/text/ending.ts';
import type { Language } from '../../shared/text/language.ts';

/** Asks whether to end although a text could not be saved; true when the person wants that. Staying is what Enter does. */
export async function goesWithoutSaving(window: BrowserWindow | null, language: Language): Promise<boolean> {
  const t = endingText[language];
  const options = {
    type: 'warning' as const,
    message: t.notSaved,
    detail: t.stayToCopy,
    buttons: [t.stay, t.endAnyway],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const { response } =
    window === null ? await dialog.showMessageBox(options) : await dialog.showMessageBox(window, options);
  return response === 1;
}
