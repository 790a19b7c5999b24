import type * as ElectronMain from 'electron/main';
import { app } from './app.ts';
import { clipboard } from './clipboard.ts';
import { dialog } from './dialog.ts';
import { Menu } from './menu.ts';
import { MenuItem } from './menuItem.ts';
import { nativeTheme } from './nativeTheme.ts';
import { net } from './net.ts';
import { Notification } from './notification.ts';
import { powerMonitor } from './powerMonitor.ts';
import { screen } from './screen.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';
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
const ClipboardItem = missing('ClipboardItem');
const contentTracing = missing('contentTracing');
const crashReporter = missing('crashReporter');
const desktopCapturer = missing('desktopCapturer');
const globalShortcut = missing('globalShortcut');
const ImageView = missing('ImageView');
const inAppPurchase = missing('inAppPurchase');
const IpcMainServiceWorker = missing('IpcMainServiceWorker');
const MessageChannelMain = missing('MessageChannelMain');
const nativeImage = missing('nativeImage');
const netLog = missing('netLog');
const powerSaveBlocker = missing('powerSaveBlocker');
const pushNotifications = missing('pushNotifications');
const ShareMenu = missing('ShareMenu');
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
} satisfies Record<keyof typeof ElectronMain | 'crashReporter' | 'nativeImage' | 'shell', unknown>;

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
