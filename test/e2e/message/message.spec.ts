import type { Language } from '../../../shared/text/language.ts';
import { messageText } from '../../../shared/text/message.ts';
import { patientOf } from '../../builders/people.ts';
import { expect, test, type Workstation } from '../workstation.ts';

const parking = { kind: 'message', subject: 'Parkering', question: 'Hvor kan jeg parkere når jeg kommer?' } as const;

const pane = (desk: Workstation) => desk.page.getByRole('region', { name: 'Melding', exact: true });

async function openMessage(desk: Workstation, name: string): Promise<void> {
  await desk.signInAs(name);
  await toMessage(desk);
}

async function toMessage(desk: Workstation): Promise<void> {
  await desk.page.getByRole('link', { name: /^Meldinger/u }).click();
  await (await desk.row(parking.subject)).click();
  await expect(pane(desk)).toContainText(parking.question);
}

let taskId: string;
test.beforeEach(async ({ portal }) => {
  taskId = await portal.patientWrites({ ...parking, patient: patientOf(portal, 'Ingrid Lien').id });
});

test('reception answers a practical question, and the patient reads it', async ({ portal, desk }) => {
  await openMessage(desk, 'Kari Moe');
  await expect(pane(desk)).toContainText('Meldinger er for praktiske ting.');
  // What only belongs to e-consultations is not there.
  await expect(desk.act('Krever oppmøte')).toHaveCount(0);
  await desk.page.keyboard.press('r');
  await expect(desk.answerField).toBeFocused();
  await desk.clearInBothLights();
  await desk.answer('Parker bak huset.');
  await expect(desk.message('Parker bak huset.')).toContainText('Levert');
  await expect(pane(desk)).toContainText('Meldingen er besvart.');
  expect(portal.answerTexts(taskId)).toEqual(['Parker bak huset.']);
  const response = await fetch(new URL('/control/patient/threads', portal.fhirUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ patient: portal.taskNow(taskId)?.for?.reference?.split('/')[1] }),
  });
  expect(await response.text()).toContain('Parker bak huset.');
});

test('«feil kanal» by keyboard: the words are seen before they are sent, and no others are', async ({
  portal,
  desk,
}) => {
  await openMessage(desk, 'Ingrid Lien');
  const shown = pane(desk).locator('blockquote');
  await desk.page.keyboard.press('f');
  await expect(desk.page.getByRole('radio', { name: 'E-konsultasjon' })).toBeFocused();
  // In the language that the patient reads.
  const language = (await shown.getAttribute('lang')) as Language;
  await expect(shown).toHaveText(messageText[language].wrongChannel['e-consultation']);
  await desk.page.keyboard.press('ArrowDown');
  await expect(desk.page.getByRole('radio', { name: 'Time' })).toBeChecked();
  const words = messageText[language].wrongChannel.booking;
  await expect(shown).toHaveText(words);
  await desk.clearInBothLights();
  await desk.page.keyboard.press('Enter');
  await expect(pane(desk)).toContainText('Feil kanal. Meldingen er avsluttet.');
  expect(portal.answerTexts(taskId)).toEqual([words]);
});

test('a message with symptoms in it: reception turns it away with standard words, and nothing medical can be sent', async ({
  portal,
  desk,
}) => {
  const symptoms = {
    kind: 'message',
    subject: 'Vondt i magen',
    question: 'Det stikker når jeg puster. Er det farlig?',
  };
  const medical = await portal.patientWrites({ ...symptoms, kind: 'message' });
  await desk.signInAs('Kari Moe');
  await desk.page.getByRole('link', { name: /^Meldinger/u }).click();
  await (await desk.row(symptoms.subject)).click();
  await expect(pane(desk)).toContainText('Det som gjelder helse, hører hjemme i en e-konsultasjon eller en time');
  await desk.act('Feil kanal').click();
  const shown = pane(desk).locator('blockquote');
  const language = (await shown.getAttribute('lang')) as Language;
  const words = messageText[language].wrongChannel['e-consultation'];
  await expect(shown).toHaveText(words);
  // The words are the surgery's standard ones: there is no field to write others in.
  await expect(pane(desk).getByRole('textbox')).toHaveCount(0);
  await desk.page.keyboard.press('Enter');
  await expect(pane(desk)).toContainText('Feil kanal. Meldingen er avsluttet.');
  expect(portal.answerTexts(medical)).toEqual([words]);
  // What the statistics count by.
  expect(portal.taskNow(medical)?.businessStatus?.coding?.[0]?.code).toBe('wrong-channel');
});

test('reception forwards to the GP with a note, and it is on the GP’s desk', async ({ portal, desk }) => {
  await openMessage(desk, 'Kari Moe');
  await desk.act('Videresend til fastlegen').click();
  const note = desk.page.getByRole('textbox', { name: 'Notat til Ingrid Lien' });
  await expect(note).toBeFocused();
  await note.press('Control+Enter');
  await expect(note).toHaveAccessibleDescription(/Notatet er tomt/u);
  await note.fill('Spør egentlig om attesten er ferdig.');
  await desk.clearInBothLights();
  await note.press('Control+Enter');
  await expect(desk.message('Spør egentlig om attesten er ferdig.')).toContainText('Levert');
  await expect(pane(desk)).toContainText('Tildelt Ingrid Lien');
  // From the matter itself one key goes on to the next; in the answer field it would be a letter.
  await expect(pane(desk)).toBeFocused();
  await expect(desk.act('Videresend til fastlegen')).toHaveCount(0);
  expect(portal.answers(taskId)).toEqual([]);

  await desk.signOut('Kari Moe');
  await openMessage(desk, 'Ingrid Lien');
  await expect(pane(desk)).toContainText('Tildelt meg');
  await expect(desk.message('Spør egentlig om attesten er ferdig.')).toContainText('Kari Moe');
});
