import { expect, test, type Workstation } from '../workstation.ts';

const question = { subject: 'Føflekk som har endret seg', question: 'Bør noen se på den?' };

const pane = (desk: Workstation) => desk.page.getByRole('region', { name: 'E-konsultasjon', exact: true });
const message = (desk: Workstation) => desk.page.getByRole('textbox', { name: /^Melding til/u });
const noteField = (desk: Workstation) => desk.page.getByRole('textbox', { name: /^Internt notat om/u });

let taskId: string;

test.beforeEach(async ({ portal, desk }) => {
  taskId = await portal.patientWrites(question);
  await desk.signInAs('Ingrid Lien');
  await desk.open(question.subject);
});

test('«krever oppmøte» that the portal refuses is taken back into its own form, and begins no answer', async ({
  portal,
  desk,
}) => {
  portal.misbehave.answerWith(422, { only: 'writes', times: 99 });
  await desk.page.keyboard.press('o');
  await expect(message(desk)).toHaveValue(/kl\. \d\d:\d\d/u);
  await message(desk).fill('Kom innom, så ser vi på den.');
  await message(desk).press('Control+Enter');
  await expect(pane(desk).getByRole('heading', { name: 'Svaret ble ikke levert' })).toBeVisible();
  await portal.misbehave.behave();
  await desk.page.getByRole('button', { name: 'Trekk tilbake og rediger' }).click();
  await expect(desk.answerField).toHaveValue('');
  await desk.page.keyboard.press('o');
  await expect(message(desk)).toHaveValue('Kom innom, så ser vi på den.');
  expect(portal.answers(taskId)).toEqual([]);
});

test('a note is sent once however often the keys are pressed, and one that is refused is called a note', async ({
  portal,
  desk,
}) => {
  const notes = (text: string) =>
    portal.all('Communication').filter(({ payload }) => payload?.[0]?.contentString === text);
  await desk.page.keyboard.press('i');
  await noteField(desk).fill('Ringte, ikke svar.');
  // Held keys: the second comes before the first has been seen to.
  await noteField(desk).evaluate(async (field) => {
    const pressed = () =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
      );
    pressed();
    await new Promise((resolve) => setTimeout(resolve));
    pressed();
  });
  await expect(desk.message('Ringte, ikke svar.')).toContainText('Levert');
  await expect(desk.message('Ringte, ikke svar.')).toHaveCount(1);
  expect(notes('Ringte, ikke svar.')).toHaveLength(1);

  portal.misbehave.answerWith(422, { only: 'writes', times: 99 });
  await desk.page
    .getByRole('group', { name: 'Hva vil du gjøre?' })
    .getByRole('button', { name: 'Internt notat' })
    .click();
  await noteField(desk).fill('Ringer igjen i morgen.');
  await noteField(desk).press('Control+Enter');
  await expect(pane(desk).getByRole('heading', { name: 'Det interne notatet ble ikke levert' })).toBeVisible();
  expect(notes('Ringer igjen i morgen.')).toEqual([]);
});
