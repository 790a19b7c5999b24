import type { AllergyIntolerance } from '@medplum/fhirtypes';
import { patientOf, practitioner, today } from '../../builders/people.ts';
import { expect, test, type Workstation } from '../workstation.ts';

const question = { subject: 'Ny medisin igjen', question: 'Kan jeg ta to om dagen?' };
const summary = (desk: Workstation) => desk.page.getByRole('region', { name: 'Om pasienten' });

function penicillin(patient: string): AllergyIntolerance {
  const system = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical';
  return {
    resourceType: 'AllergyIntolerance',
    clinicalStatus: { coding: [{ system, code: 'active' }] },
    patient: { reference: `Patient/${patient}` },
    criticality: 'high',
    code: { text: 'Penicillin' },
  };
}

test('what one should know of the patient stands beside the thread, follows the portal, and leads to earlier matters by keyboard', async ({
  portal,
  desk,
}) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  const until = today().add({ days: 60 }).toString();
  await portal.rights.letsActFor(patient.id, { name: 'Eva Holm', from: '2026-01-01', to: until });
  // The change of GP does not bear on the matter itself.
  const on = today().add({ days: 40 }).toString();
  await portal.rights.changesGp(patient.id, practitioner(portal, 'Anders Bjørnstad'), on);
  await portal.patientWrites({ subject: 'Hodepine', question: 'Den kommer igjen.', patient: patient.id });
  await portal.patientWrites({ subject: 'Vondt kne', question: 'Fra i går.', patient: patient.id });
  await portal.patientWrites({ ...question, patient: patient.id });
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
  await expect(summary(desk)).toContainText('Full tilgang');
  await expect(summary(desk)).toContainText('Eva Holm til');
  await expect(desk.page.getByText(/(?:Bytter til Anders Bjørnstad|Anders Bjørnstad fra)/u)).toHaveCount(1);
  await expect(summary(desk)).toContainText('E-konsultasjon – Hodepine');
  await expect(summary(desk)).toContainText('ingen opplysninger på portalen');

  await portal.create(penicillin(patient.id));
  await expect(summary(desk)).toContainText('Penicillin (alvorlig)');
  await portal.rights.consentsTo(patient.id, 'basis');
  await expect(summary(desk)).toContainText(/Basis, trukket/u);
  expect(await desk.accessibilityViolations()).toEqual([]);

  await summary(desk).locator('summary').focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.press('Tab');
  await desk.page.keyboard.press('Tab');
  await expect(summary(desk).getByRole('link', { name: 'Hodepine' })).toBeFocused();
  await desk.page.keyboard.press('Enter');
  await expect(desk.message('Den kommer igjen.')).toBeVisible();
});

test('a message to the surgery shows nothing of health beside it', async ({ portal, desk }) => {
  const patient = patientOf(portal, 'Ingrid Lien');
  await portal.create(penicillin(patient.id));
  await portal.patientWrites({ subject: 'Parkering', question: 'Hvor?', patient: patient.id, kind: 'message' });
  await desk.signInAs('Kari Moe');
  await desk.page.getByRole('link', { name: /^Meldinger/u }).click();
  await (await desk.row('Parkering')).click();
  await expect(desk.message('Hvor?')).toBeVisible();
  await expect(summary(desk)).toHaveCount(0);
  await expect(desk.page.locator('body')).not.toContainText('Penicillin');
});
