import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { _electron, expect, test as base, type ElectronApplication, type Page } from 'playwright/test';
import { LOOK, PATIENCE } from '../builders/patience.ts';
import { setClock } from '../clock/clock.ts';
import { moveClock } from '../clock/moveClock.ts';
import { PRELOAD, TEST_DAY } from '../clock/testDay.ts';
import { root } from '../demo/build.ts';
import { startPortal, type Portal } from '../portal/portal.ts';

/** Seconds between two looks at the portal, in a workstation's settings: as often as it may. */
export const POLL = { active: 1, idle: 1 };

/** Chromium's own sandbox refuses to run as root. */
const AS_ROOT = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * One workstation: the built app with a user-data folder of its own, driven as a person would. Each start takes over
 * the clock that the test has then.
 */
export class Workstation {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'legekontor-e2e-'));
  readonly #problems: string[] = [];
  #app: ElectronApplication | null = null;
  #page: Page | null = null;

  /** @param settings what stands in its portal-settings.json; a string is written as it is */
  constructor(settings: object | string) {
    this.settle(settings);
  }

  settle(settings: object | string): void {
    writeFileSync(
      path.join(this.folder, 'portal-settings.json'),
      typeof settings === 'string' ? settings : JSON.stringify(settings),
    );
  }

  get page(): Page {
    if (this.#page === null) throw new Error('the app is not running');
    return this.#page;
  }

  get app(): ElectronApplication {
    if (this.#app === null) throw new Error('the app is not running');
    return this.#app;
  }

  /** Starts the app and waits for its first words. @param more arguments of the app's own */
  async start(more: readonly string[] = []): Promise<Page> {
    this.#app = await _electron.launch({
      cwd: root,
      args: ['-r', PRELOAD, '.', `--user-data-dir=${this.folder}`, ...more, ...AS_ROOT],
      // A copy: Playwright takes NODE_OPTIONS out of what it is given, and what this process starts later needs them.
      env: Object.fromEntries(
        Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
      timeout: PATIENCE,
    });
    this.#app.context().setDefaultTimeout(PATIENCE);
    const ahead = globalThis.clockAhead ?? 0;
    const page = await this.#app.firstWindow({ timeout: PATIENCE });
    this.#page = page;
    await page.addInitScript(moveClock, ahead);
    page.on('console', (message) => {
      // Every violation of the content security policy, and every error of React's, stands in the console.
      if (message.type() === 'error' || message.type() === 'warning') this.#problems.push(message.text());
    });
    page.on('pageerror', (error) => this.#problems.push(error.message));
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      const own = protocol === 'app:' || protocol === 'data:' || hostname.endsWith('legekontor.localhost');
      if (!own) this.#problems.push(`request to ${protocol}//${hostname}`);
    });
    await page.getByRole('heading').first().waitFor();
    // The window may have been there before the script was.
    await page.evaluate(moveClock, ahead);
    return page;
  }

  async signInAs(name: string): Promise<void> {
    const queue = this.page.getByRole('listbox', { name: 'Arbeidskø' });
    // Whoever sat here before may be on their way out: names stand in their list too.
    await expect(queue).toHaveCount(0);
    await this.page.getByText(name, { exact: true }).click();
    await queue.waitFor();
  }

  /** Two keys, «G» and where to: no pause between them, however slowly the machine lets the window take them. */
  async goTo(letter: string): Promise<void> {
    const { keyboard } = this.page;
    await Promise.all([keyboard.press('g'), keyboard.press(letter)]);
  }

  /** Leaves the workstation to the next one; `name` is who sits there. */
  async signOut(name: string): Promise<void> {
    await this.header.getByRole('button', { name: new RegExp(name, 'u') }).click();
    await this.page.getByRole('menuitem', { name: 'Logg ut' }).click();
    await this.page.getByRole('heading', { name: 'Hvem er du?' }).waitFor();
  }

  /** A matter in the queue; what has come since the list was drawn is let in first, since the list never jumps. */
  async row(subject: string | RegExp) {
    const row = this.page.getByRole('option', { name: subject });
    const letIn = this.page.getByRole('button', { name: /^\d+ nye?\b/u });
    // What is let in may be another matter, and the list may have been drawn anew before the button was pressed.
    await expect(async () => {
      await expect(row.or(letIn).first()).toBeVisible({ timeout: LOOK });
      if (!(await row.isVisible())) await letIn.click({ timeout: LOOK }).catch(() => undefined);
      await expect(row).toBeVisible({ timeout: LOOK });
    }).toPass();
    return row;
  }

  /** Opens a matter in the queue by its subject. */
  async open(subject: string): Promise<void> {
    await (await this.row(subject)).click();
    // The one that was open has an answer field too.
    await expect(this.page.locator('.patient-strip__subject')).toContainText(subject);
    await expect(this.answerField).toBeVisible();
  }

  get answerField() {
    return this.page.getByRole('textbox', { name: /^(Svar|Utkast til svar) til/u });
  }

  /** The open e-consultation. */
  get pane() {
    return this.page.getByRole('region', { name: 'E-konsultasjon', exact: true });
  }

  /** A button of what can be done with the open matter. */
  act(name: string) {
    return this.page.getByRole('group', { name: 'Hva vil du gjøre?' }).getByRole('button', { name, exact: true });
  }

  /** The next question for a file is answered with this one; null is none. */
  async savesTo(file: string | null): Promise<void> {
    await this.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
    }, file);
  }

  async answer(text: string): Promise<void> {
    await this.answerField.fill(text);
    await this.page.getByRole('button', { name: /^(Send|Legg i kø)/u }).click();
  }

  /** The answer as it stands in the thread, with its delivery in words. */
  message(text: string) {
    return this.page.getByRole('listitem').filter({ hasText: text });
  }

  get header() {
    return this.page.getByRole('banner');
  }

  /** The line is there again, and the app looks for it at once instead of when its pause is over. */
  async backOnline(portal: Portal): Promise<void> {
    await portal.misbehave.comeOnline();
    await this.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  }

  async quit(): Promise<void> {
    const app = this.#app;
    this.#app = null;
    await app?.close();
  }

  /** Does what makes the app end by itself, and waits until it has. */
  async ends(leave: () => Promise<unknown>): Promise<void> {
    const { app } = this;
    const gone = app.waitForEvent('close');
    // The app may be gone before it has answered.
    await leave().catch(() => undefined);
    await gone;
    this.#app = null;
  }

  /** As a power cut does it to a process. */
  async kill(): Promise<void> {
    const app = this.#app;
    this.#app = null;
    const child = app?.process();
    if (child === undefined) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Starts the app once more on the same folder; gives its exit code, or null when it does not end. */
  async startAgain(): Promise<number | null> {
    const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
    const program = override === undefined ? this.app.process().spawnfile : path.join(override, 'electron');
    const second = spawn(program, ['.', `--user-data-dir=${this.folder}`, ...AS_ROOT], { cwd: root, stdio: 'ignore' });
    const tired = setTimeout(() => second.kill('SIGKILL'), PATIENCE);
    const code = await new Promise<number | null>((resolve) => second.once('exit', resolve));
    clearTimeout(tired);
    return code;
  }

  async accessibilityViolations(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode(true).analyze();
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }

  /** Holds the page as it stands to axe, dark and light; for who has not chosen one of them. */
  async clearInBothLights(): Promise<void> {
    for (const colorScheme of ['dark', 'light'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await this.page.emulateMedia({ colorScheme });
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect(this.page.locator('html')).toHaveClass(new RegExp(String.raw`\b${colorScheme}\b`, 'u'));
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await this.accessibilityViolations()).toEqual([]);
    }
  }

  /** The problems until now, which a spec has made on purpose; they count no more. */
  takeProblems(): readonly string[] {
    return this.#problems.splice(0);
  }

  get problems(): readonly string[] {
    return this.#problems;
  }

  dispose(): void {
    for (const one of [this.folder, `${this.folder}.anchor`])
      rmSync(one, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Clinic = {
  /** The time in Norway when a test begins, «2027-03-22T10:00». */
  begins: string;
  clock: {
    /** The portal has it at once, a workstation when it is started the next time. */ set: (time: string) => void;
  };
  /** Whether `desk` and `other` have been started when a test begins. */
  starts: boolean;
  portal: Portal;
  /** Another workstation of the surgery, not started. */
  newDesk: () => Workstation;
  desk: Workstation;
  /** A second one beside `desk`, held to the same. */
  other: Workstation;
};

/** A portal and a workstation for each test. At its end the window must have had no error and asked nobody outside. */
export const test = base.extend<Clinic>({
  starts: [true, { option: true }],
  begins: [TEST_DAY, { option: true }],
  clock: [
    async ({ begins }, use) => {
      setClock(begins);
      await use({ set: setClock });
    },
    { auto: true },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern
  portal: async ({}, use) => {
    const portal = await startPortal({ surgery: 'small' });
    await use(portal);
    await portal.close();
  },
  newDesk: async ({ portal }, use) => {
    await use(() => new Workstation({ fhirBase: portal.fhirUrl, poll: POLL }));
  },
  desk: ({ newDesk, starts }, use) => inUse(newDesk(), starts, use),
  other: ({ newDesk, starts }, use) => inUse(newDesk(), starts, use),
});

/** Hands a workstation to a test and takes it back, held to having had no error and asked nobody outside. */
export async function inUse(
  desk: Workstation,
  starts: boolean,
  use: (desk: Workstation) => Promise<void>,
): Promise<void> {
  if (starts) await desk.start();
  await use(desk);
  await desk.quit().catch(() => undefined);
  desk.dispose();
  expect(desk.problems).toEqual([]);
}

export { expect };
