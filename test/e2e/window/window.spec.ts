import { expect, test, Workstation } from '../workstation.ts';

test('a malformed Task is put aside and counted, and the rest of the page is applied', async ({ portal, desk }) => {
  await portal.createMalformed({ resourceType: 'Task', intent: 'order', status: 42 });
  await portal.patientWrites({ subject: 'Etter den ødelagte', question: 'Kom denne fram?' });
  await desk.signInAs('Ingrid Lien');
  await desk.row('Etter den ødelagte');
  await expect(desk.header).toContainText('1 lagt til side');
  await desk.page.getByRole('link', { name: 'Usendt' }).click();
  await expect(desk.page.getByText('Task.status')).toBeVisible();
});

test('the language changes at once, and stays', async ({ desk }) => {
  await desk.signInAs('Ingrid Lien');
  await desk.page.getByRole('button', { name: /Ingrid Lien/u }).click();
  await desk.page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(desk.page.getByRole('link', { name: /E-consultations/u })).toBeVisible();
  await expect(desk.page.locator('html')).toHaveAttribute('lang', 'en');
  await desk.quit();
  await desk.start();
  await expect(desk.page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
});

test('the due date says why on focus: the day that it is counted from, and which days did not count', async ({
  portal,
  desk,
}) => {
  await desk.signInAs('Ingrid Lien');
  await portal.patientWrites({ subject: 'Fristen', question: 'Når?' });
  await desk.open('Fristen');
  await expect(desk.page.getByText(/Mottatt (?:man|tirs?|ons|tors?|fre|lør|søn)/u).first()).toBeVisible();
});

test('the whole job is done by keyboard', async ({ portal, desk }) => {
  await portal.patientWrites({ subject: 'Bare med tastatur', question: 'Går det?' });
  const { keyboard } = desk.page;
  await desk.page.getByText('Ingrid Lien', { exact: true }).focus();
  await keyboard.press('Enter');
  const row = await desk.row('Bare med tastatur');
  await desk.page.getByRole('listbox').focus();
  await keyboard.press('End');
  for (let presses = 0; presses < 60 && (await row.getAttribute('aria-selected')) !== 'true'; presses += 1) {
    await keyboard.press('ArrowUp');
  }
  await keyboard.press('Enter');
  await expect(desk.answerField).toBeVisible();
  await keyboard.press('r');
  await expect(desk.answerField).toBeFocused();
  await keyboard.type('Ja, det går.');
  await keyboard.press('Control+Enter');
  await expect(desk.message('Ja, det går.')).toContainText('Levert');
  expect(portal.answers().at(-1)?.payload?.[0]?.contentString).toBe('Ja, det går.');
});

for (const theme of ['Lyst', 'Mørkt'] as const) {
  test(`every screen is without accessibility faults, ${theme}`, async ({ portal, desk }) => {
    await portal.createMalformed({ resourceType: 'Task', intent: 'order', status: 42 });
    expect(await desk.accessibilityViolations()).toEqual([]);
    await desk.signInAs('Ingrid Lien');
    await desk.page.getByRole('button', { name: /Ingrid Lien/u }).click();
    await desk.page.getByRole('menuitemradio', { name: theme }).click();
    await desk.page.keyboard.press('Escape');
    await desk.page.getByRole('option').first().click();
    await expect(desk.answerField).toBeVisible();
    expect(await desk.accessibilityViolations()).toEqual([]);
    await desk.page.getByRole('link', { name: 'Besvart' }).click();
    await desk.page.getByRole('listbox').waitFor();
    expect(await desk.accessibilityViolations()).toEqual([]);
    await desk.page.getByRole('link', { name: 'Usendt' }).click();
    await expect(desk.page.getByText('Task.status')).toBeVisible();
    expect(await desk.accessibilityViolations()).toEqual([]);
  });
}

test('no scripts of others run, and nothing is asked from outside', async ({ portal, desk }) => {
  await portal.patientWrites({
    subject: '<img src=x onerror=alert(1)>',
    question: '<script>document.title = "kapret"</script>',
  });
  await desk.signInAs('Ingrid Lien');
  await desk.open('<img src=x onerror=alert(1)>');
  await expect(desk.page.getByText('<script>document.title = "kapret"</script>').first()).toBeVisible();
  await expect(desk.page).not.toHaveTitle('kapret');
});

test('a settings file with a wrong field is named, and nothing is changed', async ({ portal }) => {
  const desk = new Workstation({ fhirBase: 'http://portal.example/fhir' });
  try {
    await desk.start();
    await expect(desk.page.getByText(/fhirBase/u)).toBeVisible();
    await desk.quit();
    desk.settle({ fhirBase: portal.fhirUrl });
    await desk.start();
    await expect(desk.page.getByText('Ingrid Lien')).toBeVisible();
  } finally {
    await desk.quit().catch(() => undefined);
    desk.dispose();
  }
});

test('an address that is no FHIR server is said to be none', async ({ portal }) => {
  const desk = new Workstation({ fhirBase: `${portal.url}/` });
  try {
    await desk.start();
    await expect(desk.page.getByText(/ingen pasientportal/u).first()).toBeVisible();
  } finally {
    await desk.quit().catch(() => undefined);
    desk.dispose();
  }
});
