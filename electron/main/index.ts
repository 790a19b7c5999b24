import './hardening/firstThing.ts';
import { app, BrowserWindow, clipboard, powerMonitor, session, shell } from 'electron';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { logCode } from '../../shared/ipc/logLine.ts';
import { TOPICS } from '../../shared/ipc/topics.ts';
import { err, ok } from '../../shared/lib/result.ts';
import { AccessLogFiles } from './accessLogFiles.ts';
import { AttachmentFiles } from './attachmentFiles.ts';
import { languageOf, setAppMenu } from './appMenu.ts';
import { argument } from './argument.ts';
import { registerAppScheme, serveWindow } from './appProtocol.ts';
import { ClipboardGuard } from './clipboardGuard.ts';
import { Ending } from './ending.ts';
import { EngineHost } from './engineHost.ts';
import { askerNow, type FilesOutside } from './fileOutside.ts';
import { closeContents } from './hardening/closeContents.ts';
import { closeFiles } from './hardening/closeFiles.ts';
import { closeSession } from './hardening/closeSession.ts';
import { forPatients } from './hardening/forPatients.ts';
import { IpcDoor } from './ipcDoor.ts';
import { DatabaseKeys } from './keys/databaseKeys.ts';
import { osKeyStore } from './keys/osKeyStore.ts';
import { SurgeryStore } from './keys/surgeryStore.ts';
import { logEvent, startLog } from './log.ts';
import { LastWords } from './lastWords.ts';
import { MachineKeyActs } from './machineKeyActs.ts';
import { readMachineSettings } from './machineSettings.ts';
import { openMainWindow } from './mainWindow.ts';
import type { OwnActs } from './ownActs.ts';
import { ScreenLock } from './screenLock.ts';
import { ProviderSignIn } from './providerSignIn.ts';
import { Sessions } from './sessions.ts';
import { goesWithoutSaving } from './goesWithoutSaving.ts';
import { later } from './later.ts';
import { gather } from './support/gather.ts';
import { makeDiagnostics } from './support/makeDiagnostics.ts';
import { AnchorKeeper } from './trust/anchorKeeper.ts';
import { NOTHING_YET } from './nothingYet.ts';
import { systemProxy } from './systemProxy.ts';
import { MachineFile } from './trust/machineFile.ts';
import { PortalTrust } from './trust/portalTrust.ts';
import { administratorsFile, isAdministrators } from './trust/settingsPlace.ts';
import { logUncaught } from './uncaught.ts';

// What must come before `ready` stands here, not behind an await.
registerAppScheme();
// Not elsewhere: as root, in tests, Chromium starts only without its sandbox, and this would insist on it.
if (forPatients) app.enableSandbox();
const userData = argument('user-data-dir');
if (userData !== undefined) {
  mkdirSync(userData, { recursive: true });
  app.setPath('userData', path.resolve(userData));
}
if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(start);
} else {
  // Two writers on one file would be one too many: the first instance shows itself, this one goes.
  app.quit();
}

const resolveProxy = (url: string) => session.defaultSession.resolveProxy(url);

function start(): void {
  const folder = app.getPath('userData');
  mkdirSync(folder, { recursive: true });
  closeFiles(folder);
  startLog(folder, forPatients);
  logUncaught();
  logEvent('start', { version: logCode(app.getVersion()) });
  serveWindow(path.join(import.meta.dirname, '../renderer'));
  setAppMenu(app.getLocale(), forPatients);
  closeSession(session.defaultSession, forPatients);
  app.on('web-contents-created', (_event, contents) =>
    closeContents(contents, (address) => void shell.openExternal(address)),
  );

  let window: BrowserWindow | null = null;
  const trust = forPatients
    ? new PortalTrust(administratorsFile(process.platform), (settings) => isAdministrators(settings, process.platform))
    : new PortalTrust(path.resolve(argument('portal-settings') ?? path.join(folder, 'portal-settings.json')));
  let syncState = NOTHING_YET;

  let anchors: AnchorKeeper | null = null;
  const file = path.join(folder, 'legekontor.db');
  const keyStore = osKeyStore({ packaged: forPatients, withoutStore: argument('key-store') === 'passphrase' });
  const machineKey = new MachineKeyActs({
    settings: () => trust.settings,
    now: () => new Date(),
    onKeys: (machineKeys) => 'fault' in store.engine || store.engine.useMachineKeys(machineKeys),
    writeClipboard: (text) => void clipboard.writeText(text),
    tell: (topics) => door.tell(topics),
  });
  const keys = new DatabaseKeys({
    folder,
    databaseFile: file,
    store: keyStore,
  });
  const store: SurgeryStore = new SurgeryStore({
    keys,
    start: (pair, seal) => {
      const machine = new MachineFile(path.join(folder, 'machine-key'), seal);
      const keeper = (anchors = new AnchorKeeper(machine, `${folder}.anchor`, seal));
      trust.open(machine);
      machineKey.open(machine);
      const { settings: portal, fault: wrong, file: settings } = trust;
      if (wrong !== null) syncState = { ...syncState, connection: { state: 'not-set-up', file: settings, ...wrong } };
      else syncState = { ...syncState, portalAddress: portal?.fhirBase ?? '' };
      const engine: EngineHost = new EngineHost(
        {
          ...pair,
          ...keeper.start,
          file,
          portal,
          portalIsBound: !trust.isFresh,
          machineKeys: machineKey.keys,
        },
        {
          onChanged: (topics) => {
            if (topics.includes('settings')) void askMachineSettings();
            door.tell(topics);
          },
          onSyncState: (state) => {
            syncState = state;
            if (state.storeFault === 'damaged') engine.damaged();
            door.tell(['sync']);
          },
          onPersonSignIn: (step) => providerSignIn.step(step),
          onMachineKeyAccepted: (kid, byAll) => {
            logEvent('machine key accepted', { kid: logCode(kid), byAll: logCode(String(byAll)) });
            machineKey.accepted(kid, byAll);
          },
          onKeyFits: (fits) => {
            const fault = keys.settle(fits);
            logEvent('key fits', { which: logCode(fits), fault: logCode(fault ?? 'none') });
          },
          onAnchor: (anchor) => keeper.note(anchor),
          onSetAsideUnsure: (mark) => keys.keepNextOf(mark),
        },
        { writer: new URL('./writer.js', import.meta.url), reader: new URL('./reader.js', import.meta.url) },
      );
      if (portal !== null) void systemProxy(resolveProxy, portal.fhirBase).then((proxy) => engine.useProxy(proxy));
      return engine;
    },
    onOpened: () => door.tell(TOPICS),
    now: Date.now,
  });
  const clipboardGuard = new ClipboardGuard({
    read: () => clipboard.readText(),
    clear: () => clipboard.clear(),
    later,
  });
  const lastWords = new LastWords({ askWindow: () => door.askLastWords(), later });
  const own: OwnActs = {
    readKeyState: () => store.readKeyState(),
    choosePassphrase: (input) => store.choosePassphrase(input),
    givePassphrase: (input) => store.givePassphrase(input),
    reopenStore: () => store.reopen(),
    makeDiagnostics: async () =>
      makeDiagnostics(
        window,
        askerNow({ sessions }),
        languageOf(app.getLocale()),
        await gather({ folder, settings: trust.settings, store, sync: syncState }),
      ),
    reportBroken: ({ code }) => {
      logEvent('window broken', { code: logCode(code) });
      return ok(null);
    },
    noteCopied: async () => {
      await clipboardGuard.copied();
      return ok(null);
    },
    giveLastWords: ({ saved }) => {
      lastWords.given(saved);
      return ok(null);
    },
  };
  const sessions = new Sessions(
    (left) => {
      if ('sessionChanged' in store.engine) store.engine.sessionChanged(left);
      providerSignIn.sessionChanged();
      if (sessions.practitionerId === null) void clipboardGuard.clearNow();
      void askMachineSettings();
      door.tell(['session']);
    },
    () => Date.now(),
  );
  const screenLock = new ScreenLock({
    sessions,
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    now: () => Date.now(),
  });
  /** What the surgery has chosen for this machine, and main carries out. */
  async function askMachineSettings(): Promise<void> {
    const { engine } = store;
    if ('fault' in engine) return;
    const { lockAfterMinutes, isContentProtected } = await readMachineSettings(engine);
    if (lockAfterMinutes !== null) screenLock.lockAfter(lockAfterMinutes);
    if (isContentProtected !== null) window?.setContentProtection(isContentProtected);
  }
  const providerSignIn = new ProviderSignIn({
    settings: () => trust.settings,
    sessions,
    ask: (wanted) => 'fault' in store.engine || store.engine.personSignIn(wanted),
    openExternal: (url) => shell.openExternal(url),
    onChanged: () => door.tell(['signIn']),
    showWindow: () => {
      if (window?.isMinimized() === true) window.restore();
      window?.focus();
    },
  });
  const filesOutside: FilesOutside = {
    window: () => window,
    sessions,
    ask: async (thread, name, input, who) => {
      const { engine } = store;
      if ('fault' in engine) return err({ type: 'StoreUnavailable', reason: engine.fault });
      return engine.ask(thread, name, input, who);
    },
  };
  const accessLogFiles = new AccessLogFiles(filesOutside);
  const attachmentFiles = new AttachmentFiles(filesOutside);
  const door = new IpcDoor({
    engine: () => store.engine,
    own,
    rotateKey: () => store.rotate(),
    window: () => window,
    syncState: () => syncState,
    sessions,
    onUsed: () => screenLock.used(),
    providerSignIn,
    machineKey,
    trust,
    accessLogFiles,
    attachmentFiles,
  });

  const ending = new Ending({
    lastWords,
    goesAnyway: () => goesWithoutSaving(window, languageOf(app.getLocale())),
    hide: () => window?.hide(),
    stop: async () => {
      const { engine } = store;
      // The threads close their database first.
      await Promise.all(['fault' in engine ? null : engine.stop(), clipboardGuard.clearNow()]);
    },
    quit: () => app.quit(),
  });
  const open = () => {
    window = openMainWindow({
      preload: path.join(import.meta.dirname, '../preload/index.cjs'),
      packaged: forPatients,
    });
    void askMachineSettings();
    window.on('close', (event) => ending.asked(event));
    // Windows ends the session whatever we say; what was typed is saved in the time that it gives.
    window.on('query-session-end', () => void lastWords.ask());
    window.on('closed', () => (window = null));
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      logEvent('window gone', { reason: logCode(reason) });
      lastWords.windowGone();
      if (reason !== 'clean-exit') window?.webContents.reload();
    });
  };
  open();

  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('activate', () => {
    if (window === null) open();
  });
  app.on('window-all-closed', () => app.quit());
  setInterval(() => screenLock.look(), 1000);
  powerMonitor.on('lock-screen', () => sessions.lock());
  powerMonitor.on('suspend', () => sessions.lock());
  powerMonitor.on('resume', () => 'hint' in store.engine && store.engine.hint('wake'));

  // The machine waits for whoever says so, and ends us when we have gone.
  powerMonitor.on('shutdown', (event?: { readonly preventDefault: () => void }) => {
    event?.preventDefault();
    app.quit();
  });
  app.on('before-quit', (event) => ending.asked(event));
  app.on('will-quit', () => anchors?.flush());
}
