import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { _electron, type ElectronApplication } from 'playwright';
import { startPortal, type Portal } from '../portal/portal.ts';
import { StateFileError } from '../portal/state/journal.ts';
import { buildApp, root } from './build.ts';
import { openForPerson } from './openForPerson.ts';
import { prepareElectron } from './prepareElectron.ts';
import { registerKey } from './registerKey.ts';
import { tour } from './tour.ts';
import { showWindow } from './windowView.ts';

// `npm start`: builds the app, starts the demo portal and opens the window on it. `--fresh` begins the demo anew,
// `--tour` plays the main job by itself in a demo of its own. Everything it keeps is in `.demo/`.
const { values } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    tour: { type: 'boolean', default: false },
    port: { type: 'string', default: '8090' },
  },
});
const say = (line: string) => console.log(line);

let app: ElectronApplication | undefined;
let portal: Portal | undefined;
let ending = false;

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await app?.close().catch(() => undefined);
  await portal?.close().catch(() => undefined);
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));

try {
  // Playwright looks for Electron with this process's own environment.
  Object.assign(process.env, await prepareElectron(say));
  await buildApp(say);
  const folder = path.join(root, values.tour ? '.demo/tour' : '.demo');
  if (values.fresh || values.tour) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  say('Makes the demo surgery and starts its portal …');
  portal = await portalOn(values.tour ? [0] : [Number(values.port), 0], path.join(folder, 'portal.jsonl'));
  if (portal.notice !== undefined) say(portal.notice);
  const settings = path.join(folder, 'portal-settings.json');
  writeFileSync(settings, JSON.stringify(demoSettings(portal), null, 2));

  const headless = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  say('Opens the app …');
  app = await _electron.launch({
    cwd: root,
    args: [
      '.',
      `--user-data-dir=${path.join(folder, userData(portal, Number(values.port)))}`,
      `--portal-settings=${settings}`,
    ],
    timeout: 60_000,
  });
  app.on('close', () => void end(0));
  const window = await app.firstWindow();
  await window.getByRole('heading').first().waitFor();
  say('Introduces this machine to the portal …');
  await registerKey(app, portal);
  await window.getByText('Portalen slipper ikke kontoret inn').waitFor({ state: 'hidden' });

  const screenshot = path.join(folder, 'first-window.png');
  await window.screenshot({ path: screenshot });
  say(`Demo portal:  ${portal.url}/   (write as a patient, make the portal misbehave)`);
  if (headless) {
    say('No display:   the window runs headless.');
    say(`Look at it:   ${await showWindow(window)}`);
  }
  say(`First window: ${screenshot}`);
  if (values.tour) {
    await tour({ app, window, portal, folder, say });
    await end(0);
  } else {
    openForPerson(app, { headless, say });
    say('Ctrl+C ends everything.');
  }
} catch (cause) {
  console.error(cause instanceof StateFileError || cause instanceof Error ? cause.message : cause);
  await end(1);
}

/** The usual port, so that the address stays the same from day to day; another one when something else has it. */
async function portalOn([port, ...others]: readonly number[], stateFile: string): Promise<Portal> {
  try {
    return await startPortal({ port: port ?? 0, stateFile, subscriptions: true, requireToken: true });
  } catch (cause) {
    const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    if (!taken || others.length === 0) throw cause;
    return portalOn(others, stateFile);
  }
}

/** A workstation believes the portal it was set up with: on another port it is another one's. */
function userData({ url }: Portal, usual: number): string {
  const port = Number(new URL(url).port);
  return port === usual ? 'user-data' : `user-data-${port}`;
}

/** Machines and people sign in at the portal's own provider, with the key that the machine makes for itself. */
function demoSettings({ fhirUrl, signIn }: Portal): object {
  return {
    fhirBase: fhirUrl,
    poll: { active: 5, idle: 30 },
    token: { ...signIn?.machine, privateKey: undefined },
    people: { ...signIn?.people, privateKey: undefined },
  };
}
