import type { Portal } from '../../portal/portal.ts';
import { patientOf, practitioner } from '../../builders/people.ts';
import { expect, test } from '../workstation.ts';
import { recipientsOf, warnings } from './warnings.ts';

const question = { subject: 'Ny medisin igjen', question: 'Kan jeg ta to om dagen?' };
const ANSWER = 'Ta én om dagen.';

test.use({ begins: '2027-03-29T10:00' });

/** A patient of Ingrid Lien's who has another GP from 1 April, and writes before that. */
async function writesBeforeTheChange(portal: Portal) {
  const patient = patientOf(portal, 'Ingrid Lien');
  await portal.rights.changesGp(patient.id, practitioner(portal, 'Anders Bjørnstad'), '2027-04-01');
  await portal.patientWrites({ ...question, patient: patient.id });
  return patient;
}

/** The day has come, and the register has let the change take effect. */
async function changeTakesEffect(portal: Portal, patientId: string): Promise<void> {
  const newGp = { reference: `Practitioner/${practitioner(portal, 'Anders Bjørnstad')}` };
  for (const each of portal.all('EpisodeOfCare')) {
    if (each.patient.reference !== `Patient/${patientId}`) continue;
    if (each.status === 'planned') await portal.update({ ...each, status: 'active' as const });
    else if (each.status === 'active') await portal.update({ ...each, status: 'finished' as const });
  }
  const patient = portal.read('Patient', patientId);
  if (patient !== undefined) await portal.update({ ...patient, generalPractitioner: [newGp] });
}

test('before the change it lies with the old GP, who is told to answer or refer since it is due after it', async ({
  portal,
  desk,
}) => {
  await writesBeforeTheChange(portal);
  await desk.signInAs('Ingrid Lien');
  const row = await desk.row(question.subject);
  await expect(row).toContainText('man 5. apr');
  await expect(row).toContainText(/tildelt meg|Ingrid Lien/u);
  await desk.open(question.subject);
  await expect(warnings(desk)).toContainText(
    /Bytter til Anders Bjørnstad (?:\w+ )?1\. apr, før fristen\. Svar eller vis videre før byttet\./u,
  );
  expect(await desk.accessibilityViolations()).toEqual([]);
});

test.describe('the day has come', () => {
  test.use({ starts: false });

  test('after the change the old GP finishes it, and the new one sees none of its text; what comes then is the new one’s', async ({
    portal,
    clock,
    desk,
  }) => {
    const patient = await writesBeforeTheChange(portal);
    clock.set('2027-04-01T10:00');
    await changeTakesEffect(portal, patient.id);
    await portal.patientWrites({ subject: 'Etter byttet', question: 'Hei, ny lege.', patient: patient.id });

    await desk.start();
    await desk.signInAs('Anders Bjørnstad');
    await desk.page.keyboard.press('Control+k');
    await desk.page.getByRole('combobox', { name: 'Navn eller fødselsnummer' }).fill(patient.name);
    await desk.page.getByRole('option', { name: patient.name }).first().click();
    await expect(desk.page.getByRole('heading', { level: 1, name: patient.name })).toBeVisible();
    await expect(desk.page.getByRole('main')).toContainText('Fra før byttet av fastlege');
    for (const text of [question.subject, question.question])
      await expect(desk.page.locator('body')).not.toContainText(text);
    await desk.page.getByRole('link', { name: /^Arbeidskø/u }).click();
    await desk.open('Etter byttet');
    await expect(desk.message('Hei, ny lege.')).toBeVisible();
    await expect(desk.page.getByRole('main')).not.toContainText('Bytte');
    await desk.signOut('Anders Bjørnstad');

    await desk.signInAs('Ingrid Lien');
    await desk.open(question.subject);
    await expect(warnings(desk)).toContainText('Byttet til Anders Bjørnstad');
    await expect(warnings(desk)).toContainText('Ingrid Lien avslutter saken');
    await desk.answer(ANSWER);
    await expect(desk.message(ANSWER)).toContainText('Levert');
    expect(recipientsOf(portal, ANSWER)).toEqual([[`Patient/${patient.id}`]]);
  });
});
