import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { root } from '../architecture/sources.ts';

// What Electron is told, word for word: with Electron's own part played, since a stand-in refuses open windows anyway
// and so cannot show that ours are closed by us. What the window then can do is tried in test/e2e/window/closed.spec.ts.

const { made, menus } = vi.hoisted(() => ({
  made: [] as { webPreferences: Record<string, unknown> }[],
  menus: [] as { label?: string; submenu?: { role?: string }[] }[][],
}));
vi.mock('electron', () => ({
  BrowserWindow: class {
    constructor(options: { webPreferences: Record<string, unknown> }) {
      made.push(options);
    }
    once = () => undefined;
    loadURL = () => Promise.resolve();
  },
  Menu: { buildFromTemplate: (template: never) => menus.push(template), setApplicationMenu: () => undefined },
  protocol: {},
}));
const { openMainWindow } = await import('../../electron/main/mainWindow.ts');
const { closeContents } = await import('../../electron/main/hardening/closeContents.ts');
const { closeSession } = await import('../../electron/main/hardening/closeSession.ts');
const { mayOpenOutside } = await import('../../electron/main/hardening/externalLinks.ts');
const { CONTENT_SECURITY_POLICY, isOurPage } = await import('../../electron/main/appProtocol.ts');
const { setAppMenu } = await import('../../electron/main/appMenu.ts');

beforeEach(() => {
  made.length = 0;
  menus.length = 0;
});

const preferences = (packaged: boolean) => {
  openMainWindow({ preload: '/preload.cjs', packaged });
  return made.at(-1)?.webPreferences ?? {};
};

describe('the window', () => {
  test.each([
    ['sandbox', true],
    ['contextIsolation', true],
    ['nodeIntegration', false],
    ['nodeIntegrationInWorker', false],
    ['nodeIntegrationInSubFrames', false],
    ['webSecurity', true],
    ['allowRunningInsecureContent', false],
    ['experimentalFeatures', false],
    ['webviewTag', false],
    ['navigateOnDragDrop', false],
  ])('%s is %s', (name, value) => expect(preferences(true)[name]).toBe(value));

  test('has developer tools where it is developed, and never where patients are', () => {
    expect([preferences(true)['devTools'], preferences(false)['devTools']]).toEqual([false, true]);
  });

  test('has a spell checker only where the dictionaries are the machine’s own', () => {
    expect(preferences(true)['spellcheck']).toBe(process.platform === 'darwin');
  });
});

const roles = (packaged: boolean) => {
  setAppMenu('nb-NO', packaged);
  return (menus.at(-1) ?? []).flatMap(({ submenu = [] }) => submenu.map(({ role }) => role));
};

describe('the menu', () => {
  test('has no developer tools, reload or help of others’ in a packaged build', () => {
    expect(roles(true)).not.toEqual(expect.arrayContaining(['toggleDevTools']));
    for (const role of ['toggleDevTools', 'reload', 'forceReload', 'help']) expect(roles(true)).not.toContain(role);
    expect(roles(false)).toContain('toggleDevTools');
    expect(roles(true)).toEqual(expect.arrayContaining(['copy', 'paste', 'zoomIn', 'zoomOut', 'quit']));
  });

  test.each([
    ['nb-NO', 'Rediger', 'Angre'],
    ['nn-NO', 'Rediger', 'Angre'],
    ['en-GB', 'Edit', 'Undo'],
    ['no', 'Rediger', 'Angre'],
    ['de-DE', 'Rediger', 'Angre'],
  ])('speaks the language of the machine: %s', (locale, edit, undo) => {
    setAppMenu(locale, true);
    const menu = (menus.at(-1) ?? []).find(({ label }) => label === edit);
    expect((menu?.submenu as { label?: string }[] | undefined)?.[0]?.label).toBe(undo);
  });
});

type Listener = (event: Record<string, unknown>, ...more: unknown[]) => void;

function closedContents() {
  const heard = new Map<string, Listener>();
  const opened: string[] = [];
  type AnswerOpen = (details: { url: string }) => { action: string };
  const answers: AnswerOpen[] = [];
  closeContents(
    {
      setWindowOpenHandler: (handler: AnswerOpen) => answers.push(handler),
      on: (event: string, listener: Listener) => heard.set(event, listener),
    } as never,
    (address) => opened.push(address),
  );
  const prevented = (name: string, event: Record<string, unknown>, ...more: unknown[]) => {
    let stopped = false;
    heard.get(name)?.({ ...event, preventDefault: () => (stopped = true) }, ...more);
    return stopped;
  };
  return { prevented, opened, open: (url: string) => answers.at(-1)?.({ url }).action ?? 'allow' };
}

const OURS = 'app://legekontor/index.html';
const OTHERS = [
  'https://elsewhere.example/',
  'app://legekontor.elsewhere.example/',
  'file:///etc/passwd',
  'data:text/html,<script>1</script>',
  'about:blank',
  'javascript:alert(1)',
  '',
];

describe('a page', () => {
  test.each(OTHERS)('is not led to «%s»', (url) => {
    const { prevented } = closedContents();
    expect(prevented('will-navigate', {}, url)).toBe(true);
    expect(prevented('will-frame-navigate', { isMainFrame: true, url })).toBe(true);
    expect(prevented('will-frame-navigate', { isMainFrame: false, url })).toBe(true);
  });

  test('may be loaded anew, and shows nothing of its own in a frame', () => {
    const { prevented } = closedContents();
    expect(prevented('will-navigate', {}, OURS)).toBe(false);
    expect(prevented('will-frame-navigate', { isMainFrame: true, url: OURS })).toBe(false);
    expect(prevented('will-frame-navigate', { isMainFrame: false, url: OURS })).toBe(true);
  });

  test('holds no page of others', () => expect(closedContents().prevented('will-attach-webview', {})).toBe(true));

  test.each([OURS, ...OTHERS])('opens no window, whatever the address: «%s»', (url) => {
    const { open, opened } = closedContents();
    expect([open(url), opened]).toEqual(['deny', []]);
  });

  test('hands a link on the list to the system’s browser, and opens no window for it', () => {
    const { open, opened } = closedContents();
    expect(open('https://lovdata.no/forskrift/2025-12-02-2405')).toBe('deny');
    expect(opened).toEqual(['https://lovdata.no/forskrift/2025-12-02-2405']);
  });
});

describe('a link that leads out', () => {
  test.each([
    'https://www.helsenorge.no/fastlege/',
    'https://lovdata.no/',
    'https://www.helsedirektoratet.no/digitalisering',
  ])('may be %s', (address) => expect(mayOpenOutside(address)).toBe(true));

  test.each([
    'http://lovdata.no/',
    'https://lovdata.no.elsewhere.example/',
    'https://elsewhere.example/?lovdata.no',
    'https://lovdata.no:8443/',
    'https://ingrid:hemmelig@lovdata.no/',
    'https://lovdata.no/?q=13817248693',
    'file:///etc/passwd',
    'smb://lovdata.no/',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'lovdata.no',
    '',
  ])('is never «%s»', (address) => expect(mayOpenOutside(address)).toBe(false));
});

function closedSession(packaged: boolean) {
  const given: Record<string, (...args: never[]) => unknown> = {};
  const take = (name: string) => (handler: (...args: never[]) => unknown) => void (given[name] = handler);
  const spell: unknown[] = [];
  closeSession(
    {
      setPermissionRequestHandler: take('request'),
      setPermissionCheckHandler: take('check'),
      setDevicePermissionHandler: take('device'),
      setDisplayMediaRequestHandler: take('display'),
      webRequest: { onBeforeRequest: take('beforeRequest') },
      on: (event: string, listener: (...args: never[]) => unknown) => (given[event] = listener),
      setSpellCheckerEnabled: (on: boolean) => spell.push(on),
      setSpellCheckerLanguages: (languages: string[]) => spell.push(languages),
    } as never,
    packaged,
  );
  const call = (name: string, ...args: unknown[]) => given[name]?.(...(args as never[]));
  const cancels = (url: string) => {
    let cancelled: unknown;
    call('beforeRequest', { url }, ({ cancel }: { cancel: boolean }) => (cancelled = cancel));
    return cancelled;
  };
  return { call, cancels, spell };
}

describe('what all pages share', () => {
  test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fullscreen', 'hid', 'usb'])(
    'no page gets the permission %s, asked for or looked up',
    (permission) => {
      const { call } = closedSession(true);
      const answers: unknown[] = [];
      call('request', {}, permission, (answer: unknown) => answers.push(answer));
      expect([answers, call('check', {}, permission), call('device', { deviceType: permission })]).toEqual([
        [false],
        false,
        false,
      ]);
    },
  );

  test('no page records the screen', () => {
    const answers: unknown[] = [];
    closedSession(true).call('display', {}, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([{}]);
  });

  test.each([
    'https://elsewhere.example/',
    'http://127.0.0.1:8080/fhir',
    'wss://elsewhere.example/',
    'ftp://elsewhere.example/',
    'file:///etc/passwd',
    'app://elsewhere/index.html',
    'devtools://devtools/bundled/inspector.html',
    'chrome-extension://abc/page.html',
  ])('a request to %s leaves nobody’s machine', (url) => expect(closedSession(true).cancels(url)).toBe(true));

  test.each([OURS, 'app://legekontor/assets/index.js', 'data:image/png;base64,AAAA', 'blob:app://legekontor/1'])(
    '%s is loaded',
    (url) => expect(closedSession(true).cancels(url)).toBe(false),
  );

  test('developer tools are loaded where there are some', () => {
    expect(closedSession(false).cancels('devtools://devtools/bundled/inspector.html')).toBe(false);
  });

  test('nothing is saved behind anyone’s back', () => {
    let stopped = false;
    closedSession(true).call('will-download', { preventDefault: () => (stopped = true) });
    expect(stopped).toBe(true);
  });

  test('no dictionary is fetched', () => {
    expect(closedSession(true).spell).toEqual(process.platform === 'darwin' ? [true] : [false, []]);
  });
});

describe('the content security policy', () => {
  const rules = new Map(
    CONTENT_SECURITY_POLICY.split('; ').map((rule) => {
      const [name = '', ...sources] = rule.split(' ');
      return [name, sources.join(' ')] as const;
    }),
  );

  test.each([
    ['default-src', "'none'"],
    ['script-src', "'self'"],
    ['style-src', "'self'"],
    ['connect-src', "'self'"],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['frame-ancestors', "'none'"],
  ])('%s is %s', (name, sources) => expect(rules.get(name)).toBe(sources));

  test('lets in nothing inline, nothing made of text, and no address', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*|nonce|strict-dynamic/u);
  });
});

test.each<[string, boolean]>([
  [OURS, true],
  [`${OURS}#/settings`, true],
  ...OTHERS.map((url): [string, boolean] => [url, false]),
])('«%s» is one of our pages: %s', (url, ours) => expect(isOurPage(url)).toBe(ours));

describe('the packaged app', () => {
  const builder = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
  const fuses = new Map([...builder.matchAll(/^ {2}(\w+): (true|false)$/gmu)].map(([, name, on]) => [name, on]));

  test.each([
    ['runAsNode', 'false'],
    ['onlyLoadAppFromAsar', 'true'],
    ['enableEmbeddedAsarIntegrityValidation', 'true'],
    ['enableNodeOptionsEnvironmentVariable', 'false'],
    ['enableNodeCliInspectArguments', 'false'],
    ['enableCookieEncryption', 'true'],
    ['grantFileProtocolExtraPrivileges', 'false'],
  ])('has the fuse %s at %s', (name, on) => {
    expect(builder).toMatch(/^electronFuses:$/mu);
    expect(fuses.get(name)).toBe(on);
  });

  test('holds no test and no stand-in', () => {
    expect(builder).toMatch(/^files:\n {2}- out\/\*\*\/\*$/mu);
    expect(builder).not.toMatch(/- test/u);
  });
});

test('what builds the app is named by what it is, not by a name that another may move', () => {
  const workflows = path.join(root, '.github/workflows');
  const used = readdirSync(workflows).flatMap((name) =>
    [...readFileSync(path.join(workflows, name), 'utf8').matchAll(/\buses: *(\S+)/gu)].map(([, action]) => action),
  );
  expect(used.length).toBeGreaterThan(0);
  for (const action of used) expect(action).toMatch(/^[\w./-]+@[0-9a-f]{40}$/u);
});

describe('main', () => {
  const main = readFileSync(path.join(root, 'electron/main/index.ts'), 'utf8');
  const before = (first: string, then: string) =>
    main.indexOf(first) !== -1 && main.indexOf(first) < main.indexOf(then);

  test('closes session and pages before there is a window, insists on the sandbox when packaged, and runs once', () => {
    expect(before('closeSession(session.defaultSession', '  open();')).toBe(true);
    expect(before("app.on('web-contents-created'", '  open();')).toBe(true);
    expect(before('if (forPatients) app.enableSandbox()', 'app.whenReady()')).toBe(true);
    expect(before('app.requestSingleInstanceLock()', 'app.whenReady()')).toBe(true);
  });
});
