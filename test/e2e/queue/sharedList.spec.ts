import { expect, test } from '../workstation.ts';
import { patientOf } from '../access/people.ts';
import { choose } from './parts.ts';

const question = { subject: 'Spørsmål om sykmelding', question: 'Kan den forlenges?' };

test('scenario 48: on a shared list both GPs see the matter, one is responsible, and who takes it shows at the other', async ({
  portal,
  desk,
  other,
}) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  await portal.patientWrites({ ...question, patient: patient.id });
  await desk.signInAs('Ingrid Lien');
  await other.signInAs('Anders Bjørnstad');
  for (const one of [desk, other]) {
    // oxlint-disable-next-line no-await-in-loop -- one desk after the other
    const row = await one.row(question.subject);
    // oxlint-disable-next-line no-await-in-loop -- one desk after the other
    await expect(row).toContainText('Ingrid Lien');
    // oxlint-disable-next-line no-await-in-loop -- one desk after the other
    await expect(row).not.toContainText('Anders Bjørnstad');
  }

  await other.open(question.subject);
  await other.page.keyboard.press('t');
  await expect(await other.row(question.subject)).toContainText('tatt av meg');
  const row = await desk.row(question.subject);
  await expect(row).toContainText('hos Anders Bjørnstad');
  // Still her patient.
  await choose(desk, 'Fastlege', 'Ingrid Lien');
  await expect(await desk.row(question.subject)).toContainText('hos Anders Bjørnstad');
  expect(await desk.accessibilityViolations()).toEqual([]);
});
