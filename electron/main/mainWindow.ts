import { BrowserWindow } from 'electron';
import { ORIGIN } from './appProtocol.ts';

type Options = {
  readonly preload: string;
  /** A packaged build is for patients: nobody looks behind its pages. */
  readonly packaged: boolean;
};

/** Opens the window: sandboxed, isolated, on our own page. Where it may go and what it may ask: `hardening/`. */
export function openMainWindow({ preload, packaged }: Options): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 800,
    minHeight: 600,
    title: 'Legekontor',
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: process.platform === 'darwin',
      devTools: !packaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${ORIGIN}/index.html`);
  return window;
}
