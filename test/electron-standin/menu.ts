import type Electron from 'electron';
import { MenuItem } from './menuItem.ts';
import { setWantedAccelerators } from './menuKeys.ts';
import { StrictObject } from './strict.ts';

type Covered = Pick<Electron.Menu, 'append' | 'getMenuItemById' | 'insert'>;
type CoveredMenu = { [K in keyof Covered]: unknown };

let applicationMenu: Menu | null = null;

/**
 * `Menu`: not drawn, but there: its items can be asked for and clicked, and the
 * accelerators of the application menu work in every window.
 */
export class Menu extends StrictObject implements CoveredMenu {
  readonly items: MenuItem[] = [];

  constructor() {
    super('Menu');
  }

  static buildFromTemplate(template: readonly Electron.MenuItemConstructorOptions[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array');
    const menu = new Menu();
    for (const options of template) menu.append(toItem(options));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
    setWantedAccelerators(
      (menu?.withAll() ?? [])
        .filter((item) => item.accelerator !== null && item.registerAccelerator)
        .map((item) => ({ accelerator: item.accelerator ?? '', press: (page) => item.pressedIn(page) })),
    );
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item);
  }

  insert(position: number, item: MenuItem): void {
    this.items.splice(position, 0, item);
    if (applicationMenu?.withAll().includes(item)) Menu.setApplicationMenu(applicationMenu);
  }

  getMenuItemById(id: string): MenuItem | null {
    return this.withAll().find((item) => item.id === id) ?? null;
  }

  /** Every item, those of submenus too. */
  withAll(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.withAll() ?? [])]);
  }
}

function toItem(options: Electron.MenuItemConstructorOptions): MenuItem {
  const { submenu, ...rest } = options;
  const below = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined;
  if (submenu !== undefined && !below) throw new Error('stand-in: a submenu must be given as a template');
  return new MenuItem(rest, below);
}
