import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cleanEnvironment, refusedSwitches } from '../../electron/main/hardening/howStarted.ts';
import { administratorsFile, isAdministrators } from '../../electron/main/trust/settingsPlace.ts';
import { root } from '../demo/build.ts';

// What a build for patients may be started with, and where it takes its settings from.

describe('a build for patients does not start with', () => {
  test.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '--inspect-port=0',
    '--js-flags=--expose-gc',
    '--portal-settings=/tmp/mine.json',
    '--user-data-dir=/tmp/mine',
    '--key-store=passphrase',
    '--load-extension=/tmp/mine',
    '--disable-extensions-except=/tmp/mine',
    '--no-sandbox',
    '--disable-setuid-sandbox',
    '--disable-web-security',
    '--allow-running-insecure-content',
    '--proxy-server=http://127.0.0.1:8080',
    '--proxy-pac-url=http://127.0.0.1/mine.pac',
    '--proxy-bypass-list=*',
    '--host-rules=MAP * 127.0.0.1',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--ignore-certificate-errors',
    '--ignore-certificate-errors-spki-list=abc',
    '--enable-logging=file',
    '--log-net-log=/tmp/mine',
    '--ssl-key-log-file=/tmp/mine',
    '--require=/tmp/mine.js',
    '-r',
    '-remote-debugging-port=9222',
    '--renderer-cmd-prefix=/tmp/mine',
    '--utility-cmd-prefix=/tmp/mine',
    '--gpu-launcher=/tmp/mine',
    '--password-store=basic',
    '--use-mock-keychain',
    '--test-build',
    '--something-that-comes-later',
    '--lang=/tmp/mine',
    '--disable-gpu=--no-sandbox',
  ])('%s', (argument) => {
    const name = /^--?([^=]*)/u.exec(argument)?.[1] ?? '';
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(refusedSwitches(['--lang=nb', argument], platform)).toEqual([name]);
  });

  test('nor with one that Windows knows by a slash or in capitals', () => {
    expect(refusedSwitches(['/remote-debugging-port=9222', '--Remote-Debugging-Port=1', '--LANG=nn'], 'win32')).toEqual(
      ['remote-debugging-port', 'Remote-Debugging-Port'],
    );
    expect(refusedSwitches(['/home/ingrid/fil'], 'linux')).toEqual([]);
  });

  test('and says their names alone: a value may hold anything', () => {
    expect(refusedSwitches(['--proxy-server=http://ingrid:hemmelig@proxy'], 'linux').join('')).toBe('proxy-server');
  });

  test('while language and drawing are chosen freely', () => {
    const may = ['--lang=nn-NO', '--force-device-scale-factor=1.5', '--ozone-platform-hint=auto', '--disable-gpu'];
    expect(refusedSwitches(may, 'linux')).toEqual([]);
    expect(refusedSwitches([], 'win32')).toEqual([]);
  });
});

describe('the environment', () => {
  const given = {
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_OPTIONS: '--require /tmp/mine.js',
    NODE_EXTRA_CA_CERTS: '/tmp/mine.pem',
    NODE_USE_ENV_PROXY: '1',
    ELECTRON_RUN_AS_NODE: '1',
    ELECTRON_OVERRIDE_DIST_PATH: '/tmp/mine',
    LEGEKONTOR_TEST_CLOCK: '99',
    SSL_CERT_FILE: '/tmp/mine.pem',
    SSLKEYLOGFILE: '/tmp/keys',
    CHROME_DEVEL_SANDBOX: '/tmp/mine',
  };
  const ordinary = { PATH: '/usr/bin', LANG: 'nb_NO.UTF-8', HOME: '/home/ingrid', DISPLAY: ':0' };

  test('keeps for patients nothing that Node, Electron or the tests are told by', () => {
    const environment = { ...ordinary, ...given };
    cleanEnvironment(environment, true);
    expect(environment).toEqual(ordinary);
  });

  test('never lets certificates go unread, in any build, however it is written', () => {
    const environment = { ...ordinary, ...given, node_tls_reject_unauthorized: '0' };
    cleanEnvironment(environment, false);
    const { NODE_TLS_REJECT_UNAUTHORIZED: _gone, ...kept } = given;
    expect(environment).toEqual({ ...ordinary, ...kept });
  });
});

const source = (name: string) => readFileSync(path.join(root, 'electron/main', name), 'utf8');

describe('main', () => {
  test('does this before anything else, and asks one place what kind of build it is', () => {
    expect(source('index.ts')).toMatch(/^import '\.\/hardening\/firstThing\.ts';\n/u);
    expect(source('hardening/firstThing.ts')).toMatch(/process\.exit\(64\)/u);
    const asked = ['index.ts', 'support/gather.ts', 'hardening/firstThing.ts', 'mainWindow.ts'].filter((name) =>
      source(name).includes('isPackaged'),
    );
    expect(asked).toEqual([]);
    expect(source('hardening/forPatients.ts')).toContain('= app.isPackaged;');
  });

  test('takes no argument of its own, and the settings from the administrators’ place, in a build for patients', () => {
    expect(source('argument.ts')).toMatch(
      /function argument\([^)]*\)[^{]*\{\n {2}if \(forPatients\) return undefined;/u,
    );
    expect(source('index.ts')).toMatch(/forPatients\n? *\? new PortalTrust\(administratorsFile\(/u);
  });
});

describe('the administrators’ place', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'legekontor-place-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const me = process.getuid?.() ?? 0;

  test.each([
    ['linux', '/etc/legekontor/portal-settings.json'],
    ['darwin', '/Library/Application Support/Legekontor/portal-settings.json'],
    ['win32', String.raw`C:\ProgramData\Legekontor\portal-settings.json`],
  ] as const)('on %s is %s, whatever the environment says', (platform, file) => {
    expect(administratorsFile(platform)).toBe(file);
  });

  test.skipIf(process.platform === 'win32').each([
    ['the owner alone may write', 0o644, 0o755, me, true],
    ['its group may write', 0o664, 0o755, me, false],
    ['everyone may write', 0o646, 0o755, me, false],
    ['everyone may put another in its place', 0o644, 0o777, me, false],
    ['it is another’s', 0o644, 0o755, me + 1, false],
  ])('a file counts when only an administrator can change it: %s', (_what, mode, folderMode, administrator, counts) => {
    const file = path.join(folder, 'portal-settings.json');
    writeFileSync(file, '{}');
    chmodSync(file, mode);
    chmodSync(folder, folderMode);
    expect(isAdministrators(file, 'linux', administrator)).toBe(counts);
  });

  test('a file that is not there is nobody’s: that it is missing is said elsewhere', () => {
    expect(isAdministrators(path.join(folder, 'missing', 'file'), 'linux')).toBe(true);
  });
});
