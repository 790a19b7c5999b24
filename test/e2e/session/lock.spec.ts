import type { Page } from 'playwright/test';
import type { Surgery } from '../../../shared/ipc/bridge.ts';
import { expect, test, type Workstation } from '../workstation.ts';

declare global {
  interface Window {
    readonly surgery: Surgery;
  }
  /** In the window: whether a text has been there. */
  var seen: boolean;
  /** In the app: how long nobody has been here, and how often that was asked. */
  var told: { passed: number; looks: number };
}

const DRAFT = 'Smør på morgen og kveld';
const lockScreen = (page: Page) => page.getByRole('heading', { name: 'Låst' });

/** Everything that stands in the page: markup, what has been typed, the title and the address. */
function everythingIn(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      document.title,
      location.href,
      ...[...document.querySelectorAll('input, textarea')].map((field) =>
        'value' in field ? String(field.value) : '',
      ),
    ].join('\n'),
  );
}

/** Notes whether a text is on the page in any frame from now on, be it for a blink. */
function watchFor(page: Page, text: string): Promise<void> {
  return page.evaluate((wanted) => {
    globalThis.seen = false;
    const look = () => {
      const typed = [...document.querySelectorAll('textarea')].some(({ value }) => value.includes(wanted));
      globalThis.seen ||= typed || document.body.textContent.includes(wanted);
      requestAnimationFrame(look);
    };
    look();
  }, text);
}

async function writesHalfAnAnswer(desk: Workstation): Promise<void> {
  await desk.signInAs('Ingrid Lien');
  await desk.open('Utslett på armen');
  await desk.answerField.fill(DRAFT);
}

test.beforeEach(({ portal }) => portal.patientWrites({ subject: 'Utslett på armen', question: 'Det klør så fælt.' }));

test('Ctrl+L while someone writes: nothing of the patient is in the window, the engine refuses whatever it asks, and the text is there when they are back', async ({
  desk,
}) => {
  await writesHalfAnAnswer(desk);
  const name = (await desk.page.getByRole('heading', { level: 2 }).first().textContent()) ?? '';
  const before = await everythingIn(desk.page);
  const ofThePatient = ['Utslett på armen', 'Det klør så fælt', DRAFT, name.split(/[,\s]/u)[0] ?? ''];
  for (const part of ofThePatient) expect(before).toContain(part);
  await desk.answerField.press('Control+l');
  await expect(lockScreen(desk.page)).toBeVisible();
  const after = await everythingIn(desk.page);
  for (const part of ofThePatient) expect(after).not.toContain(part);
  await expect(desk.page).toHaveTitle('Låst – Legekontor');
  const replies = await desk.page.evaluate(() => {
    const { surgery } = window;
    return Promise.all([
      surgery.countWork({}),
      surgery.readSyncDetails({}),
      surgery.answerEConsultation({ taskId: 'x', patientId: 'x', text: 'x' }),
    ]);
  });
  for (const reply of replies) expect(reply).toEqual({ ok: false, error: { type: 'NotSignedIn' } });
  await desk.clearInBothLights();
  await desk.page.keyboard.press('Enter');
  await expect(desk.answerField).toHaveValue(DRAFT);
});

test('another person signs in over the lock, sees none of it, and the first one finds it again', async ({ desk }) => {
  await writesHalfAnAnswer(desk);
  await expect(desk.page.getByText(/^kladd lagret/u)).toBeVisible();
  // Read anew, so that the window has had the whole thread with its draft from the engine.
  await desk.page.reload();
  await desk.open('Utslett på armen');
  await expect(desk.answerField).toHaveValue(DRAFT);
  await desk.page.keyboard.press('Control+l');
  await desk.page.getByRole('button', { name: 'Logg inn som en annen' }).click();
  await desk.signInAs('Kari Moe');
  await expect(desk.page.getByRole('textbox')).toHaveCount(0);
  await watchFor(desk.page, DRAFT);
  await desk.open('Utslett på armen');
  await expect(desk.answerField).toHaveValue('');
  expect(await desk.page.evaluate(() => globalThis.seen)).toBe(false);
  await desk.page.keyboard.press('Control+l');
  await desk.page.getByRole('button', { name: 'Logg inn som en annen' }).click();
  await desk.signInAs('Ingrid Lien');
  await desk.open('Utslett på armen');
  await expect(desk.answerField).toHaveValue(DRAFT);
});

test('what was being written when the machine went to sleep is in the file, though the power goes', async ({
  desk,
}) => {
  await writesHalfAnAnswer(desk);
  await desk.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
  await desk.page.getByRole('button', { name: 'Logg inn som en annen' }).click();
  await desk.signInAs('Kari Moe');
  await desk.kill();
  await desk.start();
  await desk.signInAs('Ingrid Lien');
  await desk.open('Utslett på armen');
  await expect(desk.answerField).toHaveValue(DRAFT);
});

test('the menu, and the machine’s own lock and sleep, lock too, and what was typed a moment before is kept', async ({
  desk,
}) => {
  await writesHalfAnAnswer(desk);
  await desk.header.getByRole('button', { name: /Ingrid Lien/u }).click();
  await desk.page.getByRole('menuitem', { name: 'Lås' }).click();
  await expect(lockScreen(desk.page)).toBeVisible();
  await desk.page.keyboard.press('Enter');
  await expect(desk.answerField).toHaveValue(DRAFT);
  for (const event of ['lock-screen', 'suspend'] as const) {
    await desk.answerField.fill(`${DRAFT}, ${event}`);
    await desk.app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);
    await expect(lockScreen(desk.page)).toBeVisible();
    await desk.page.keyboard.press('Enter');
    await expect(desk.answerField).toHaveValue(`${DRAFT}, ${event}`);
  }
});

test('an abandoned machine locks after the minutes that the GP has chosen', async ({ desk }) => {
  await desk.signInAs('Ingrid Lien');
  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
  await desk.page.getByLabel('Lås når ingen har brukt maskinen på').selectOption('5 minutter');
  await expect(desk.page.getByLabel('Lås når ingen har brukt maskinen på')).toHaveValue('5');
  const idle = await abandoned(desk);
  await idle.passes(120);
  await idle.passes(120);
  await expect(desk.page.getByRole('heading', { name: 'Innstillinger' })).toBeVisible();
  await idle.passes(120);
  await expect(lockScreen(desk.page)).toBeVisible();
});

/** From now on nobody touches the machine, and its clock goes only when we say so. */
async function abandoned(desk: Workstation) {
  await desk.app.evaluate(({ powerMonitor }) => {
    const began = Date.now();
    globalThis.told = { passed: 0, looks: 0 };
    Date.now = () => began + globalThis.told.passed * 1000;
    powerMonitor.getSystemIdleTime = () => {
      globalThis.told.looks += 1;
      return globalThis.told.passed;
    };
  });
  const looks = () => desk.app.evaluate(() => globalThis.told.looks);
  return {
    /** Seconds pass, and the app has looked at least once since. */
    passes: async (seconds: number) => {
      await desk.app.evaluate((_electron, more) => {
        globalThis.told.passed += more;
      }, seconds);
      const before = await looks();
      await expect.poll(looks).toBeGreaterThan(before + 1);
    },
  };
}
