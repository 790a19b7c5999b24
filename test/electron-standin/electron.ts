import type * as ElectronMain from 'electron/main';
import { app } from './app.ts';
import { BrowserWindow } from './browserWindow.ts';
import { ipcMain } from './ipcMain.ts';
import { protocol } from './protocol.ts';
import { safeStorage } from './safeStorage.ts';
import { missing, strictly } from './strict.ts';
import { WebContents as webContents } from './webContents.ts';

// The module the app gets when it imports 'electron'. What is `missing` has a
// name, so that it can be imported, and throws when it is used.
const autoUpdater = missing('autoUpdater');
const BaseWindow = missing('BaseWindow');
const BrowserView = missing('BrowserView');
const clipboard = missing('clipboard');
const ClipboardItem = missing('ClipboardItem');
const contentTracing = missing('contentTracing');
const crashReporter = missing('crashReporter');
const desktopCapturer = missing('desktopCapturer');
const dialog = missing('dialog');
const globalShortcut = missing('globalShortcut');
const ImageView = missing('ImageView');
const inAppPurchase = missing('inAppPurchase');
const IpcMainServiceWorker = missing('IpcMainServiceWorker');
const Menu = missing('Menu');
const MenuItem = missing('MenuItem');
const MessageChannelMain = missing('MessageChannelMain');
const nativeImage = missing('nativeImage');
const nativeTheme = missing('nativeTheme');
const net = missing('net');
const netLog = missing('netLog');
const Notification = missing('Notification');
const powerMonitor = missing('powerMonitor');
const powerSaveBlocker = missing('powerSaveBlocker');
const pushNotifications = missing('pushNotifications');
const screen = missing('screen');
const session = missing('session');
const ShareMenu = missing('ShareMenu');
const shell = missing('shell');
const systemPreferences = missing('systemPreferences');
const TouchBar = missing('TouchBar');
const Tray = missing('Tray');
const utilityProcess = missing('utilityProcess');
const View = missing('View');
const WebContentsView = missing('WebContentsView');
const webFrameMain = missing('webFrameMain');
const WebSocket = missing('WebSocket');

const everything = {
  app,
  autoUpdater,
  BaseWindow,
  BrowserView,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  globalShortcut,
  ImageView,
  inAppPurchase,
  ipcMain,
  IpcMainServiceWorker,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  pushNotifications,
  safeStorage,
  screen,
  session,
  ShareMenu,
  shell,
  systemPreferences,
  TouchBar,
  Tray,
  utilityProcess,
  View,
  webContents,
  WebContentsView,
  webFrameMain,
  WebSocket,
} satisfies Record<keyof typeof ElectronMain, unknown>;

const strictElectron = strictly(everything, 'electron');

export {
  app,
  autoUpdater,
  BaseWindow,
  BrowserView,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  globalShortcut,
  ImageView,
  inAppPurchase,
  ipcMain,
  IpcMainServiceWorker,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  pushNotifications,
  safeStorage,
  screen,
  session,
  ShareMenu,
  shell,
  systemPreferences,
  TouchBar,
  Tray,
  utilityProcess,
  View,
  webContents,
  WebContentsView,
  webFrameMain,
  WebSocket,
};

// `import electron from 'electron'` and `require('electron')`, as Electron's own CommonJS module answers them.
export default strictElectron;
export { strictElectron as 'module.exports' };
