import { expect, test } from '../workstation.ts';

const question = { subject: 'Hoste i to uker', question: 'Bør jeg komme?' };

test.beforeEach(async ({ portal, desk }) => {
  await portal.patientWrites(question);
  await desk.signInAs('Ingrid Lien');
});

test('a template by keyboard: what is known is filled in, the rest is marked, and nothing is sent while it is left', async ({
  portal,
  desk,
}) => {
  await desk.open(question.subject);
  await desk.answerField.focus();
  await desk.page.keyboard.type('Til deg.');
  await desk.page.keyboard.press('Control+m');
  await expect(desk.page.getByRole('menu')).toBeVisible();
  expect(await desk.accessibilityViolations()).toEqual([]);
  await expect(desk.page.getByRole('menuitem').first()).toBeFocused();
  await desk.page.keyboard.press('Enter');
  // What stood in the field is not lost.
  await expect(desk.answerField).toHaveValue(
    /^Til deg\.\n\nHei \p{Lu}\p{Ll}+,\n\n.*\{\{svar\}\}.*Hilsen Ingrid Lien\nStorgata legesenter$/su,
  );
  await expect(desk.pane).toContainText('Ikke fylt ut: svar.');
  await desk.answerField.press('Control+Enter');
  await expect(desk.answerField).toHaveAccessibleDescription(/Malen er ikke fylt ut: svar/u);
  expect(portal.answerTexts().some((text) => text.includes('svar}}'))).toBe(false);
  await desk.page.keyboard.press('Control+j');
  await desk.page.keyboard.type('Se det an en uke til.');
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.message('Se det an en uke til.')).toContainText('Levert');
});

test('the surgery makes a template its own, and gets the one back that came along', async ({ desk }) => {
  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
  const section = desk.page.getByRole('region', { name: 'Maler' });
  await section.getByRole('button', { name: 'Endre malen Se det an' }).click();
  await section.getByRole('textbox', { name: 'Tekst' }).fill('Hei {{fornavn}}, kom igjen {{når}}.');
  await section.getByRole('textbox', { name: 'Navn på malen' }).fill('Kom igjen');
  expect(await desk.accessibilityViolations()).toEqual([]);
  await section.getByRole('button', { name: 'Lagre malen' }).click();
  await expect(section.getByText('Svar · endret her')).toBeVisible();

  await desk.page.getByRole('link', { name: 'E-konsultasjoner', exact: false }).first().click();
  await desk.open(question.subject);
  await desk.page.getByRole('button', { name: 'Mal', exact: true }).click();
  await desk.page.getByRole('menuitem', { name: 'Kom igjen' }).click();
  await expect(desk.answerField).toHaveValue(/^Hei \p{Lu}\p{Ll}+, kom igjen \{\{når\}\}\.$/u);

  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
  await section.getByRole('button', { name: 'Malen Kom igjen tilbake til den som fulgte med' }).click();
  await expect(section.getByText('Se det an', { exact: true })).toBeVisible();
});
