import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { _electron, expect, test as base, type ElectronApplication, type Page } from 'playwright/test';
import { root } from '../demo/build.ts';
import { startPortal, type Portal } from '../portal/portal.ts';
import type { Clock } from './clock/clock.ts';
import { moveClock } from './clock/moveClock.ts';

/** One workstation: the built app with a user-data folder of its own, driven as a person would. */
export class Workstation {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'legekontor-e2e-'));
  readonly #problems: string[] = [];
  #app: ElectronApplication | null = null;
  #page: Page | null = null;
  readonly #clock: Clock | null;

  /**
   * @param settings what stands in its portal-settings.json; a string is written as it is
   * @param clock the one it goes by from its next start; null is the machine's
   */
  constructor(settings: object | string, clock: Clock | null = null) {
    this.#clock = clock;
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
      args: [
        ...(this.#clock === null ? [] : ['-r', fileURLToPath(new URL('./clock/inApp.ts', import.meta.url))]),
        '.',
        `--user-data-dir=${this.folder}`,
        ...more,
        ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
      ...(this.#clock === null ? {} : { env: { ...process.env, LEGEKONTOR_TEST_CLOCK: String(this.#clock.ahead) } }),
      timeout: 60_000,
    });
    const page = await this.#app.firstWindow();
    this.#page = page;
    if (this.#clock !== null) await page.addInitScript(moveClock, this.#clock.ahead);
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
    if (this.#clock !== null) await page.evaluate(moveClock, this.#clock.ahead);
    return page;
  }

  async signInAs(name: string): Promise<void> {
    const queue = this.page.getByRole('listbox', { name: 'Arbeidskø' });
    // Whoever sat here before may be on their way out: names stand in their list too.
    await expect(queue).toHaveCount(0);
    await this.page.getByText(name, { exact: true }).click();
    await queue.waitFor();
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
    await expect(row.or(letIn).first()).toBeVisible();
    if (!(await row.isVisible())) await letIn.click();
    await expect(row).toBeVisible();
    return row;
  }

  /** Opens a matter in the queue by its subject. */
  async open(subject: string): Promise<void> {
    await (await this.row(subject)).click();
    await expect(this.answerField).toBeVisible();
  }

  get answerField() {
    return this.page.getByRole('textbox', { name: /^(Svar|Utkast til svar) til/u });
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

  async quit(): Promise<void> {
    const app = this.#app;
    this.#app = null;
    await app?.close();
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

  async accessibilityViolations(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode(true).analyze();
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }

  /** The problems until now, which a spec has made on purpose; they count no more. */
  takeProblems(): readonly string[] {
    return this.#problems.splice(0);
  }

  get problems(): readonly string[] {
    return this.#problems;
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Clinic = {
  portal: Portal;
  /** Another workstation of the surgery, not started. */
  newDesk: () => Workstation;
  desk: Workstation;
  /** A second one beside `desk`, held to the same. */
  other: Workstation;
};

/** A portal and a workstation for each test. At its end the window must have had no error and asked nobody outside. */
export const test = base.extend<Clinic>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern
  portal: async ({}, use) => {
    const portal = await startPortal({ surgery: 'small' });
    await use(portal);
    await portal.close();
  },
  newDesk: async ({ portal }, use) => {
    await use(() => new Workstation({ fhirBase: portal.fhirUrl, poll: { active: 1, idle: 1 } }));
  },
  desk: ({ newDesk }, use) => inUse(newDesk(), use),
  other: ({ newDesk }, use) => inUse(newDesk(), use),
});

async function inUse(desk: Workstation, use: (desk: Workstation) => Promise<void>): Promise<void> {
  await desk.start();
  await use(desk);
  await desk.quit().catch(() => undefined);
  desk.dispose();
  expect(desk.problems).toEqual([]);
}

export { expect };
