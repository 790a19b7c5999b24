import { expect, test } from '../workstation.ts';

const question = { subject: 'Prøvesvar jeg ikke forstår', question: 'Hva betyr dette?' };

test('both answer offline: the first at the portal wins, the second keeps the text and decides', async ({
  portal,
  desk,
  other,
}) => {
  const taskId = await portal.patientWrites(question);
  await desk.signInAs('Ingrid Lien');
  await other.signInAs('Anders Bjørnstad');
  await desk.open(question.subject);
  await other.open(question.subject);

  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await expect(other.header).toContainText('Uten nett');
  await desk.answer('Svaret til Lien.');
  await expect(desk.message('Svaret til Lien.')).toContainText('Venter på nett');
  await desk.quit();

  await other.backOnline(portal);
  await other.answer('Svaret til Bjørnstad.');
  await expect(other.message('Svaret til Bjørnstad.')).toContainText('Levert');

  await desk.start();
  await desk.signInAs('Ingrid Lien');
  await expect(desk.header).toContainText('1 trenger deg');
  // The case is answered at the portal, so its row stands there.
  await desk.goTo('b');
  for (const width of [1280, 1920]) {
    // oxlint-disable no-await-in-loop -- one width after the other
    await desk.page.setViewportSize({ width, height: 800 });
    const state = desk.page.locator('.queue-row__state').filter({ hasText: 'Trenger deg' });
    await expect(state).toBeInViewport();
    expect(await state.evaluate((one) => one.scrollWidth - one.clientWidth), 'cut').toBe(0);
    // oxlint-enable no-await-in-loop
  }
  await desk.page.getByRole('link', { name: 'Usendt' }).click();
  await desk.page.getByRole('button', { name: 'Les og velg' }).click();
  await expect(desk.page.getByText('Svaret til Bjørnstad.').first()).toBeVisible();
  await expect(desk.page.getByText('Svaret til Lien.').first()).toBeVisible();
  await desk.page.getByRole('button', { name: 'Send mitt som tillegg' }).click();
  await expect.poll(() => portal.answerTexts(taskId)).toEqual(['Svaret til Bjørnstad.', 'Svaret til Lien.']);
});
