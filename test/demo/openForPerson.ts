import { chromium, type Browser, type ElectronApplication } from 'playwright';
import { findChromium } from '../electron-standin/findElectron.ts';

type Options = { readonly headless: boolean; readonly say: (line: string) => void };

const LOOK_EVERY = 300;

/**
 * Opens what the app hands to the operating system, where the stand-in only notes it: in a Chromium on the screen, or
 * as an address to open where there is no screen. Electron's own binary opens the person's browser by itself.
 */
export function openForPerson(app: ElectronApplication, { headless, say }: Options): void {
  let browser: Promise<Browser> | undefined;
  const executablePath = findChromium();
  const args = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

  async function open(url: string): Promise<void> {
    say(`Sign in at:   ${url}`);
    if (headless || executablePath === undefined) return;
    browser ??= chromium.launch({ headless: false, executablePath, args });
    const page = await (await browser).newPage();
    await page.goto(url);
  }
  const timer = setInterval(() => {
    app
      .evaluate(() => globalThis.standin?.openedExternally.splice(0) ?? [])
      .then((urls) => Promise.all(urls.map(open)))
      // The browser was closed by the person, or the app is on its way out.
      .catch(() => (browser = undefined));
  }, LOOK_EVERY);
  app.on('close', () => {
    clearInterval(timer);
    void browser?.then((one) => one.close());
  });
}
