import { chromium, type Browser, type ElectronApplication, type Page } from 'playwright';
import { findChromium } from '../electron-standin/findElectron.ts';

declare global {
  /** In the app's main process, under a test: the addresses that it wanted opened. */
  var wantedOpened: string[] | undefined;
}

/**
 * The person's own browser beside the app: a Chromium of its own, in which the app's sign-in page opens. What the app
 * hands to the operating system is caught, on Electron's binary and on the stand-in alike.
 */
export class PersonsBrowser {
  readonly #app: ElectronApplication;
  readonly #browser: Browser;

  private constructor(app: ElectronApplication, browser: Browser) {
    this.#app = app;
    this.#browser = browser;
  }

  static async beside(app: ElectronApplication): Promise<PersonsBrowser> {
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      globalThis.wantedOpened = opened;
      shell.openExternal = (url) => {
        opened.push(url);
        return Promise.resolve();
      };
    });
    const executablePath = findChromium();
    const args = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const browser = await chromium.launch({
      args,
      ...(executablePath === undefined ? { channel: 'chrome' } : { executablePath }),
    });
    return new PersonsBrowser(app, browser);
  }

  /** The address that the app wants opened next. */
  async nextAddress(): Promise<string> {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop
      const url = await this.#app.evaluate(() => globalThis.wantedOpened?.shift());
      if (url !== undefined) return url;
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Opens what the app wants opened next, as the operating system would, with nothing remembered from before. */
  async open(): Promise<Page> {
    const page = await this.#browser.newPage();
    await page.goto(await this.nextAddress());
    return page;
  }

  /** Chooses a name on the page that the app wants opened next; gives the page that the browser then shows. */
  async choose(name: string): Promise<Page> {
    const page = await this.open();
    await page.getByRole('button', { name }).click();
    await page.getByRole('heading', { name: /Legekontor/u }).waitFor();
    return page;
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}
