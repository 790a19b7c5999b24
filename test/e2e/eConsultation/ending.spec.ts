import { expect, test, type Workstation } from '../workstation.ts';

const question = { subject: 'Føflekk som har endret seg', question: 'Bør noen se på den?' };

const message = (desk: Workstation) => desk.page.getByRole('textbox', { name: /^Melding til/u });

async function signInAs(desk: Workstation, name: string): Promise<void> {
  await desk.signInAs(name);
  await desk.open(question.subject);
}

test.beforeEach(async ({ portal }) => void (await portal.patientWrites(question)));

test('«krever oppmøte» by keyboard alone: reply and appointment go together', async ({ portal, desk }) => {
  await signInAs(desk, 'Ingrid Lien');
  await desk.page.keyboard.press('o');
  const times = desk.page.getByRole('radiogroup', { name: /^Nærmeste ledige timer/u });
  await expect(times.getByRole('radio').first()).toBeFocused();
  await desk.page.keyboard.press('ArrowDown');
  const chosen = times.getByRole('radio', { checked: true });
  const time =
    /\d\d:\d\d/u.exec((await chosen.locator('xpath=following-sibling::label').textContent()) ?? '')?.[0] ?? '';
  expect(time).toMatch(/\d\d:\d\d/u);
  // The words follow the time until somebody writes.
  await expect(message(desk)).toHaveValue(new RegExp(String.raw`kl\. ${time}`, 'u'));
  await expect(desk.pane).toContainText(/bestilles sammen med svaret/u);
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.page.emulateMedia({ colorScheme: 'dark' });
  expect(await desk.accessibilityViolations()).toEqual([]);

  await message(desk).focus();
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.pane).toContainText('Krever oppmøte.');
  await expect(desk.message(`kl. ${time}`)).toContainText('Levert');
  const booked = portal.all('Appointment').filter(({ supportingInformation }) => supportingInformation !== undefined);
  expect(booked.map(({ status }) => status)).toEqual(['booked']);
  expect(portal.all('Slot').find(({ id }) => booked[0]?.slot?.[0]?.reference === `Slot/${id}`)?.status).toBe('busy');
});

test('the time is taken while the reply waits: said in plain sight, nothing sent, the text kept for another time', async ({
  portal,
  desk,
}) => {
  await signInAs(desk, 'Ingrid Lien');
  await portal.misbehave.refuseConnections();
  await expect(desk.header).toContainText('Uten nett');
  await desk.act('Krever oppmøte').click();
  await expect(message(desk)).toHaveValue(/kl\. \d\d:\d\d/u);
  const time = /kl\. (\d\d:\d\d)/u.exec(await message(desk).inputValue())?.[1] ?? '';
  await message(desk).press('Control+Enter');
  await expect(desk.message(`kl. ${time}`)).toContainText('Venter på nett');
  for (const slot of portal.all('Slot')) if (slot.status === 'free') await portal.update({ ...slot, status: 'busy' });
  await desk.backOnline(portal);

  const card = desk.page.getByRole('region', { name: new RegExp(`${time} hos .* er tatt$`, 'u') });
  await expect(card).toBeVisible({ timeout: 45_000 });
  await expect(desk.header).toContainText('1 trenger deg');
  expect(await desk.accessibilityViolations()).toEqual([]);
  expect(portal.answerTexts().join()).not.toContain(time);
  await card.getByRole('button', { name: 'Velg en ny time' }).click();
  await desk.act('Krever oppmøte').click();
  await expect(message(desk)).toHaveValue(new RegExp(String.raw`kl\. ${time}`, 'u'));
  await expect(desk.pane).toContainText('Kalenderen på denne maskinen har ingen ledige timer.');
});

test('a receptionist says «feil kanal» with a template, and the patient is told where to turn', async ({
  portal,
  desk,
}) => {
  await signInAs(desk, 'Kari Moe');
  // What only a doctor judges is not there.
  await expect(desk.act('Krever oppmøte')).toHaveCount(0);
  await expect(desk.act('Ikke egnet')).toHaveCount(0);
  await desk.page.keyboard.press('f');
  await expect(desk.page.getByRole('radio', { name: 'Timebestilling' })).toBeFocused();
  await desk.page.keyboard.press('ArrowDown');
  await expect(message(desk)).toHaveValue(/«Kontakt legekontoret» på helsenorge\.no/u);
  await expect(desk.pane).toContainText('Pasienten betaler ingenting.');
  expect(await desk.accessibilityViolations()).toEqual([]);
  await message(desk).press('Control+Enter');
  await expect(desk.pane).toContainText('Feil kanal. E-konsultasjonen er avsluttet.');
  expect(portal.answerTexts().at(-1)).toContain('resepsjonen');
  const task = portal.all('Task').find((one) => one.description === question.subject);
  expect(task?.businessStatus?.coding?.[0]?.code).toBe('wrong-channel');
});

test('«ikke egnet»: what is left to fill in is named, and nothing is sent before it is', async ({ portal, desk }) => {
  await signInAs(desk, 'Ingrid Lien');
  await desk.act('Ikke egnet').click();
  await desk.page.getByLabel('Hvorfor egner det seg ikke?').selectOption({ label: 'Annet' });
  await expect(desk.pane).toContainText('Ikke fylt ut: grunn, hva pasienten kan gjøre.');
  expect(await desk.accessibilityViolations()).toEqual([]);
  await message(desk).press('Control+Enter');
  await expect(message(desk)).toHaveAccessibleDescription(/Malen er ikke fylt ut: grunn, hva pasienten kan gjøre/u);
  // The first one is marked, and what is typed takes its place; then the next.
  await desk.page.keyboard.type('det gjelder flere i familien');
  await desk.page.keyboard.press('Control+j');
  await desk.page.keyboard.type('Bestill en dobbelttime.');
  await expect(desk.pane).not.toContainText('Ikke fylt ut');
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.message('fordi det gjelder flere i familien.')).toContainText('Levert');
  expect(portal.answerTexts().at(-1)).toContain('Bestill en dobbelttime.');
});

test('nothing is closed unanswered: a contact first, then a doctor closes', async ({ portal, desk }) => {
  await signInAs(desk, 'Ingrid Lien');
  const before = portal.answers().length;
  await desk.page.keyboard.press('e');
  await expect(desk.page.getByRole('button', { name: 'Avslutt saken' })).toHaveCount(0);
  await desk.page.getByRole('textbox', { name: 'Hva ble sagt og avtalt' }).fill('Avklart på telefon.');
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.getByRole('button', { name: 'Avslutt saken' })).toBeFocused();
  expect(await desk.accessibilityViolations()).toEqual([]);
  await desk.page.keyboard.press('Enter');
  await expect(desk.pane).toContainText('Avklart i kontakt med pasienten.');
  const task = () => portal.all('Task').find((one) => one.description === question.subject);
  await expect.poll(() => task()?.status).toBe('completed');
  expect(portal.answers()).toHaveLength(before);
});
