import { Menu, type MenuItemConstructorOptions } from 'electron';
import { menuText } from '../../shared/text/menu.ts';
import { LANGUAGES, type Language } from '../../shared/text/language.ts';

/**
 * Sets the app's own menu. Electron's has links to pages of others' and the developer tools; ours has what the keyboard
 * and the zoom need, in the language of the machine.
 */
export function setAppMenu(locale: string, packaged: boolean): void {
  const t = menuText[languageOf(locale)];
  const template: MenuItemConstructorOptions[] = [
    { label: t.file, submenu: [{ role: 'quit', label: t.quit }] },
    {
      label: t.edit,
      submenu: [
        { role: 'undo', label: t.undo },
        { role: 'redo', label: t.redo },
        { type: 'separator' },
        { role: 'cut', label: t.cut },
        { role: 'copy', label: t.copy },
        { role: 'paste', label: t.paste },
        { role: 'selectAll', label: t.selectAll },
      ],
    },
    {
      label: t.view,
      submenu: [
        { role: 'zoomIn', label: t.zoomIn },
        { role: 'zoomOut', label: t.zoomOut },
        { role: 'resetZoom', label: t.resetZoom },
        { type: 'separator' },
        { role: 'togglefullscreen', label: t.fullScreen },
      ],
    },
  ];
  if (!packaged) template.push({ label: t.developer, submenu: [{ role: 'reload' }, { role: 'toggleDevTools' }] });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Bokmål where the machine speaks none of ours; `no` is what some systems call it. */
export function languageOf(locale: string): Language {
  const spoken = locale.toLowerCase().split(/[-_]/u)[0];
  return LANGUAGES.find((language) => language === spoken) ?? 'nb';
}
