import type Electron from 'electron';
import { notCovered, StrictObject } from './strict.ts';
import { runRole, roleAccelerator, roleLabel } from './menuRoles.ts';
import { windowOf } from './windows.ts';

type Below = { withAll(): MenuItem[]; readonly items: MenuItem[] };

const covered: ReadonlySet<string> = new Set([
  'accelerator',
  'checked',
  'click',
  'enabled',
  'id',
  'label',
  'registerAccelerator',
  'role',
  'sublabel',
  'toolTip',
  'type',
  'visible',
] satisfies (keyof Electron.MenuItemConstructorOptions)[]);

type ClickHandler = (item: MenuItem, window: unknown, event: Record<string, unknown>) => void;

/** `MenuItem`. */
export class MenuItem extends StrictObject {
  readonly id: string;
  readonly type: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio';
  readonly role: Electron.MenuItemConstructorOptions['role'];
  readonly accelerator: string | null;
  readonly registerAccelerator: boolean;
  readonly submenu: Below | undefined;
  label: string;
  sublabel: string;
  toolTip: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #handler: ClickHandler | undefined;

  constructor(options: Electron.MenuItemConstructorOptions, submenu?: Below) {
    super('MenuItem');
    for (const name of Object.keys(options)) {
      if (!covered.has(name)) throw notCovered(`new MenuItem({ ${name} })`);
    }
    const type = options.type ?? (submenu ? 'submenu' : 'normal');
    if (type === 'header' || type === 'palette') throw notCovered(`a menu item of type ${type}`);
    this.id = options.id ?? '';
    this.type = type;
    this.role = options.role;
    this.submenu = submenu;
    this.label = options.label ?? (options.role ? roleLabel(options.role) : '');
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.accelerator = options.accelerator ?? (options.role ? roleAccelerator(options.role) : null);
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.#handler = options.click as ClickHandler | undefined;
  }

  /** What a click does; a test clicks with it. */
  click = (): void => this.pressedIn(undefined);

  /** Clicked, or its keys pressed, in a page. */
  pressedIn(page: object | undefined): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    const window = windowOf(page);
    if (this.#handler) this.#handler(this, window, { triggeredByAccelerator: page !== undefined });
    else if (this.role) runRole(this.role, window);
  }
}
