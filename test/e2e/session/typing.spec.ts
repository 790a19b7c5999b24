import { expect, test, type Workstation } from '../workstation.ts';

declare global {
  /** In the app: how often it has asked whether to stay. */
  var askedToStay: number;
}

const LETTER = 'Smøringen kan du ta morgen og kveld, og ring oss om det ikke gir seg.';

test.beforeEach(({ portal }) => portal.patientWrites({ subject: 'Utslett på armen', question: 'Det klør så fælt.' }));

test('whoever writes without a pause has all but the last letters when the power goes', async ({ desk }) => {
  await desk.signInAs('Ingrid Lien');
  await desk.open('Utslett på armen');
  await desk.answerField.pressSequentially(LETTER, { delay: 150 });
  await desk.kill();
  await desk.start();
  await desk.signInAs('Ingrid Lien');
  await desk.open('Utslett på armen');
  await expect(desk.answerField).not.toHaveValue('');
  const kept = await desk.answerField.inputValue();
  expect(LETTER.startsWith(kept)).toBe(true);
  // By the rhythm it is all but a second, which test/renderer/drafts.test.ts holds; a busy machine may be later.
  expect(kept.length).toBeGreaterThan(LETTER.length / 2);
});

/** Every way out of the program, as it comes to it. */
const WAYS_OUT = {
  'the menu': (desk: Workstation) => desk.app.evaluate(({ app }) => app.quit()),
  'the cross of the window': (desk: Workstation) =>
    desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
  'a machine that shuts down': (desk: Workstation) =>
    desk.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('shutdown', { preventDefault: () => undefined })),
} as const;

for (const [name, leave] of Object.entries(WAYS_OUT)) {
  test(`${name}, straight after the last letter: the whole text is there at the next start`, async ({ desk }) => {
    await desk.signInAs('Ingrid Lien');
    await desk.open('Utslett på armen');
    await desk.answerField.pressSequentially(LETTER);
    await desk.ends(() => leave(desk));
    await desk.start();
    await desk.signInAs('Ingrid Lien');
    await desk.open('Utslett på armen');
    await expect(desk.answerField).toHaveValue(LETTER);
  });
}

test('a window that hangs does not hold the end for ever', async ({ desk }) => {
  await desk.signInAs('Ingrid Lien');
  // The page does nothing any more, and answers nothing.
  const hanging = desk.page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  await desk.ends(() => desk.app.evaluate(({ app }) => app.quit()));
  await hanging;
});

test('a text that cannot be saved keeps the program, unless whoever wrote it wants to go', async ({ desk }) => {
  await desk.signInAs('Ingrid Lien');
  await desk.open('Utslett på armen');
  // Longer than a draft may be.
  await desk.answerField.fill('ord '.repeat(100_000));
  await expect(desk.page.getByRole('alert')).toBeVisible();
  const asked = () => desk.app.evaluate(() => globalThis.askedToStay);
  await desk.app.evaluate(({ app, dialog }) => {
    globalThis.askedToStay = 0;
    dialog.showMessageBox = () => {
      globalThis.askedToStay += 1;
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
    app.quit();
  });
  await expect.poll(asked).toBe(1);
  await expect(desk.answerField).toBeVisible();
  await desk.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
  await desk.ends(() => desk.app.evaluate(({ app }) => app.quit()));
});

test('half a template and half a note of a call are there when the power has gone', async ({ desk }) => {
  const template = () => desk.page.getByRole('form', { name: 'Ny mal' }).getByRole('textbox', { name: 'Tekst' });
  const note = () => desk.page.getByRole('textbox', { name: 'Hva ble sagt og avtalt' });
  await desk.signInAs('Ingrid Lien');
  await desk.open('Utslett på armen');
  await desk.act('Avslutt').click();
  await note().pressSequentially('Ringte, avtalt time');
  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
  await desk.page.getByRole('button', { name: 'Ny mal' }).click();
  await template().pressSequentially('Hei, takk for meldingen din.', { delay: 80 });
  await desk.kill();
  await desk.start();
  await desk.signInAs('Ingrid Lien');
  await desk.open('Utslett på armen');
  await desk.act('Avslutt').click();
  await expect(note()).toHaveValue('Ringte, avtalt time');
  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
  await desk.page.getByRole('button', { name: 'Ny mal' }).click();
  await expect(template()).toHaveValue(/^Hei/u);
  // Whoever thinks better of it has an empty form the next time.
  await desk.page.getByRole('form', { name: 'Ny mal' }).getByRole('button', { name: 'Avbryt' }).click();
  await desk.page.getByRole('button', { name: 'Ny mal' }).click();
  await expect(template()).toHaveValue('');
});
