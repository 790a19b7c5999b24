import { expect, test, Workstation } from '../workstation.ts';

test('a malformed Task is put aside and counted, the rest of the page is applied, and no screen has a fault of accessibility', async ({
  portal,
  desk,
}) => {
  await portal.createMalformed({ resourceType: 'Task', intent: 'order', status: 42 });
  await portal.patientWrites({ subject: 'Etter den ødelagte', question: 'Kom denne fram?' });
  await desk.clearInBothLights();
  await desk.signInAs('Ingrid Lien');
  await desk.open('Etter den ødelagte');
  await expect(desk.header).toContainText('1 lagt til side');
  await desk.clearInBothLights();
  await desk.page.getByRole('link', { name: 'Besvart' }).click();
  await desk.page.getByRole('listbox').waitFor();
  await desk.clearInBothLights();
  await desk.page.getByRole('link', { name: 'Usendt' }).click();
  await expect(desk.page.getByText('Task.status')).toBeVisible();
  await desk.clearInBothLights();
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
