import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from '../workstation.ts';

// What the window can be made to do by a script that has got in: nothing. Each has a name in docs/security.md.

declare global {
  interface Window {
    ran?: boolean;
  }
}

test('nothing of Node or Electron is in the page, and the bridge cannot be changed', async ({ desk }) => {
  const seen = await desk.page.evaluate(() => {
    const surgery = Reflect.get(window, 'surgery') as Record<string, unknown>;
    const before = surgery['listStaff'];
    try {
      surgery['listStaff'] = () => 'stolen';
    } catch {
      // A frozen object says so in strict code.
    }
    return {
      there: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (one) => one in window,
      ),
      same: surgery['listStaff'] === before,
      generic: Object.keys(surgery).filter((one) => /^(?:send|invoke|on|ipc)$/u.test(one)),
    };
  });
  expect(seen).toEqual({ there: [], same: true, generic: [] });
});

test('no script or style that stands in the page itself runs, and no text becomes code', async ({ desk }) => {
  const ran = await desk.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.ran = true');
    image.src = 'data:,';
    document.body.append(image);
    const style = document.createElement('style');
    style.textContent = 'h1 { color: rgb(1, 2, 3) !important }';
    document.head.append(style);
    const heading = document.querySelector('h1');
    return { color: heading === null ? '' : getComputedStyle(heading).color };
  });
  expect(ran.color).not.toBe('rgb(1, 2, 3)');
  expect(await desk.page.evaluate(() => window.ran)).toBeUndefined();
  expect(desk.takeProblems().filter((one) => one.includes('Content Security Policy')).length).toBeGreaterThan(1);
});

test('the page goes nowhere, opens no window and holds no page of others', async ({ desk }) => {
  const { page, app } = desk;
  // Playwright's own locators wait for navigations that the app has prevented, so the page is asked directly.
  const before = await page.evaluate(() => location.href);
  await page.evaluate(() => {
    location.href = 'https://elsewhere.example/';
  });
  expect(await page.evaluate(() => window.open('https://elsewhere.example/') === null)).toBe(true);
  await page.evaluate(() => {
    for (const kind of ['iframe', 'webview', 'object', 'embed']) {
      const frame = document.createElement(kind);
      frame.setAttribute(kind === 'object' ? 'data' : 'src', 'https://elsewhere.example/');
      document.body.append(frame);
    }
    const form = document.createElement('form');
    form.action = 'https://elsewhere.example/';
    document.body.append(form);
    form.submit();
  });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(await page.evaluate(() => [location.href, document.querySelector('h1') !== null])).toEqual([before, true]);
  expect(app.windows()).toHaveLength(1);
  expect(
    page
      .frames()
      .map((frame) => frame.url())
      .filter((url) => url.includes('elsewhere')),
  ).toEqual([]);
  desk.takeProblems();
});

test('nothing is asked of anyone outside, whatever asks', async ({ portal, desk }) => {
  const asked = () => portal.requests.filter(({ path }) => path.includes('taken'));
  // The portal answers and notes what anybody asks it, so that only the app can be what keeps the window from it.
  await fetch(`${portal.fhirUrl}/taken`);
  expect(asked()).toHaveLength(1);

  const reached = await desk.page.evaluate(async (url) => {
    const tries = [
      fetch(url, { mode: 'no-cors' }).then(
        () => 'fetch',
        () => '',
      ),
      new Promise<string>((resolve) => {
        const image = new Image();
        image.addEventListener('load', () => resolve('image'));
        image.addEventListener('error', () => resolve(''));
        image.src = url;
      }),
      new Promise<string>((resolve) => {
        try {
          const socket = new WebSocket(url.replace('http', 'ws'));
          socket.addEventListener('open', () => resolve('socket'));
          socket.addEventListener('error', () => resolve(''));
        } catch {
          resolve('');
        }
      }),
      import(/* @vite-ignore */ url).then(
        () => 'module',
        () => '',
      ),
    ];
    return (await Promise.all(tries)).filter((one) => one !== '');
  }, `${portal.fhirUrl}/taken`);
  expect(reached).toEqual([]);
  expect(asked()).toHaveLength(1);
  // The stand-in lets nothing out by itself: there it is what it had to stop that tells.
  expect(await desk.app.evaluate(() => globalThis.standin?.blockedRequests ?? [])).toEqual([]);
  desk.takeProblems();
});

test('no permission is given', async ({ desk }) => {
  const given = await desk.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[];
    const states = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    const media = await navigator.mediaDevices?.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    );
    return [...states, media ?? 'denied', await Notification.requestPermission()];
  });
  expect(new Set(given)).toEqual(new Set(['denied']));
});

test('a second start of the same folder shows the first and goes', async ({ desk }) => {
  expect(await desk.startAgain()).toBe(0);
  await desk.signInAs('Ingrid Lien');
});

test('an identity number that was copied here is off the clipboard when the machine is locked', async ({ desk }) => {
  await desk.signInAs('Ingrid Lien');
  const copy = (text: string) => desk.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  const held = () => desk.app.evaluate(({ clipboard }) => clipboard.readText());
  const noted = () =>
    desk.page.evaluate(() => {
      document.dispatchEvent(new Event('copy'));
      return new Promise((resolve) => setTimeout(resolve, 200));
    });
  await copy('13817248693');
  await noted();
  expect(await held()).toBe('13817248693');
  await desk.page.keyboard.press('Control+l');
  await expect.poll(held).toBe('');
});

test('whatever the app has written after a session belongs to its user alone', async ({ portal, desk }) => {
  test.skip(process.platform === 'win32', 'there are no such modes');
  await portal.patientWrites({ subject: 'Utslett på armen', question: 'Det klør.' });
  await desk.signInAs('Ingrid Lien');
  await desk.open('Utslett på armen');
  await desk.answerField.fill('Smør');
  await expect(desk.page.getByText(/^kladd lagret/u)).toBeVisible();
  await desk.quit();
  const found = [
    desk.folder,
    `${desk.folder}.anchor`,
    ...readdirSync(desk.folder, { recursive: true, encoding: 'utf8' }).map((name) => join(desk.folder, name)),
  ];
  const open = found.filter((one) => (statSync(one).mode & 0o077) !== 0);
  expect(found.length).toBeGreaterThan(5);
  expect(open.map((one) => relative(desk.folder, one))).toEqual([]);
});
