import { patientOf, practitioner } from '../../builders/people.ts';
import { expect, test } from '../workstation.ts';
import { choose } from '../queue/parts.ts';
import type { Workstation } from '../workstation.ts';
import { warnings } from './warnings.ts';

const question = { subject: 'Ny medisin igjen', question: 'Kan jeg ta to om dagen?' };
const ANSWER = 'Ta én om dagen.';
/** Among those who can sign in. */
const nameOf = (desk: Workstation, name: string) => desk.page.getByText(name, { exact: true });

test.use({ begins: '2027-07-13T09:00' });

test('a locum answers from 1 to 14 July under the GP’s name, and on the 15th what is unanswered is the GP’s again', async ({
  portal,
  clock,
  desk,
}) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  const [gp, locum] = [practitioner(portal, 'Ingrid Lien'), practitioner(portal, 'Henrik Solberg')];
  await portal.rights.standsIn(locum, gp, '2027-07-01', '2027-07-14');
  await portal.patientWrites({ ...question, patient: patient.id });
  await portal.patientWrites({ subject: 'Haster ikke', question: 'Når du får tid.', patient: patient.id });

  await desk.signInAs('Henrik Solberg');
  await expect(await desk.row(question.subject)).toContainText('tildelt meg');
  await expect(await desk.row(question.subject)).toContainText('Ingrid Lien');
  await desk.open(question.subject);
  await expect(warnings(desk)).toContainText(/Ingrid Lien er borte til og med (?:\w+ )?14\. juli/u);
  await expect(warnings(desk)).toContainText('Henrik Solberg svarer');
  await expect(desk.page.getByRole('main')).toContainText('Ingrid Lien');
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.answer(ANSWER);
  await expect(desk.message(ANSWER)).toContainText('Levert');
  await desk.quit();

  clock.set('2027-07-15T08:00');
  await desk.start();
  // The access has ended by itself.
  await expect(nameOf(desk, 'Ingrid Lien')).toBeVisible();
  await expect(nameOf(desk, 'Henrik Solberg')).toHaveCount(0);
  await desk.signInAs('Ingrid Lien');
  await expect(await desk.row('Haster ikke')).toContainText('tildelt meg');
  await desk.open('Haster ikke');
  await expect(warnings(desk)).toHaveCount(0);
});

test('both GPs of a shared list see a matter, with the one who is responsible; one takes it, the other sees that', async ({
  portal,
  desk,
  other,
}) => {
  const patient = patientOf(portal, 'Siri Aasen Nordgård');
  await portal.patientWrites({ ...question, patient: patient.id });
  await desk.signInAs('Anders Bjørnstad');
  await other.signInAs('Siri Aasen Nordgård');
  for (const one of [desk, other]) {
    const row = await one.row(question.subject);
    await expect(row).toContainText('Siri Aasen Nordgård');
    await expect(row).not.toContainText('Anders Bjørnstad');
  }
  await other.open(question.subject);
  await desk.open(question.subject);
  for (const one of [desk, other]) {
    await expect(warnings(one)).toContainText('Fastlege er Siri Aasen Nordgård.');
    await expect(warnings(one)).toContainText('Felles liste med Anders Bjørnstad');
  }
  await desk.pane.getByRole('button', { name: 'Ta saken' }).click();
  await expect(desk.pane).toContainText(/Du har saken siden \d\d:\d\d/u);
  await expect(other.pane).toContainText(/Anders Bjørnstad har saken siden \d\d:\d\d/u);
  await expect(await other.row(question.subject)).toContainText('hos Anders Bjørnstad');
  // Whose patient it is, nobody has changed.
  await expect(warnings(desk)).toContainText('Fastlege er Siri Aasen Nordgård.');
  // In the queue too.
  await choose(other, 'Fastlege', 'Siri Aasen Nordgård');
  await expect(await other.row(question.subject)).toContainText('hos Anders Bjørnstad');
  expect(await other.accessibilityViolations()).toEqual([]);
});
