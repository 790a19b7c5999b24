import path from 'node:path';
import { expect, type ElectronApplication, type Page } from 'playwright/test';
import { patientOf } from '../builders/people.ts';
import type { Portal } from '../portal/portal.ts';
import { PersonsBrowser } from './personsBrowser.ts';

type Tour = { app: ElectronApplication; window: Page; portal: Portal; folder: string; say: (line: string) => void };

/**
 * Plays the main job by itself: a patient writes, the network goes, the GP answers, the network returns, the patient
 * reads. Says each step and leaves a screenshot of each. A step that does not happen throws an error that says which it
 * was and what stood on the screen.
 */
export async function tour(given: Tour): Promise<void> {
  const { window, folder } = given;
  let told = 'nothing yet';
  try {
    await play(given, (text) => {
      told = text;
    });
  } catch (cause) {
    const picture = path.join(folder, 'stopped.png');
    await window.screenshot({ path: picture }).catch(() => undefined);
    const shown = await window
      .locator('body')
      .innerText({ timeout: 5_000 })
      .catch(() => '(no window)');
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The tour stopped. The last step that went well: ${told}\nWhat stopped it: ${why}\n\nOn the screen stood (${picture}):\n${shown}`,
      { cause },
    );
  }
}

async function play({ app, window, portal, folder, say }: Tour, wentWell: (step: string) => void): Promise<void> {
  let step = 0;
  const told = async (text: string, page = window) => {
    step += 1;
    wentWell(`${step}. ${text}`);
    const picture = path.join(folder, `${step}.png`);
    await page.screenshot({ path: picture });
    say(`${step}. ${text}\n   ${picture}`);
  };
  const subject = 'Ny medisin, to tabletter om dagen?';

  const person = await PersonsBrowser.beside(app);
  // Whoever signs in must be among the staff that have come from the portal.
  await window
    .getByText(/Tilkoblet/u)
    .first()
    .waitFor({ timeout: 60_000 });
  await window.getByRole('button', { name: 'Logg inn med HelseID' }).click();
  const page = await person.open();
  await told("The provider's page has opened in the browser: who is it?", page);
  await page.getByRole('button', { name: 'Ingrid Lien' }).click();
  await window.getByRole('button', { name: 'Ikke nå' }).click();
  await person.close();
  await window.getByRole('heading', { name: 'Arbeidskø' }).first().waitFor();
  await told('Dr. Lien has signed in; the queue stands with what is overdue first.');

  const taskId = await portal.patientWrites({
    subject,
    question: 'Hei, jeg begynte på ny medisin på mandag. Kan jeg ta to tabletter om dagen?',
    patient: patientOf(portal, 'Ingrid Lien').id,
  });
  // The list never jumps under the hand: what has come since it was drawn is let in first. It is due last.
  const row = window.getByRole('option', { name: subject });
  const letIn = window.getByRole('button', { name: /^\d+ nye?\b/u });
  await expect(async () => {
    if (!(await row.isVisible())) await letIn.click({ timeout: 500 }).catch(() => undefined);
    await window.getByRole('listbox').press('End');
    await expect(row).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await row.click();
  await told('A patient has written; it came at the next pull.');

  await portal.misbehave.refuseConnections();
  await window
    .getByText(/Uten nett/u)
    .first()
    .waitFor({ timeout: 60_000 });
  await told('The network is gone. The header says so.');

  const answer = window.getByRole('textbox', { name: /svar/iu });
  await answer.fill('Hei. Ta én tablett om dagen, så snakkes vi om en uke. Hilsen Ingrid Lien');
  await window.getByRole('button', { name: /Legg i kø|Send/u }).click();
  await window
    .getByText(/Venter på nett|venter/iu)
    .first()
    .waitFor();
  await told('Dr. Lien has answered. Nothing is shown as sent: it waits for the network.');

  await portal.misbehave.comeOnline();
  await window
    .getByText(/Levert/u)
    .first()
    .waitFor({ timeout: 60_000 });
  await told('The network is back, and the answer has been delivered.');

  const answers = portal.answers(taskId);
  if (answers.length !== 1) throw new Error(`the patient has ${answers.length} answers, not 1`);
  say(`${step + 1}. The patient reads, once: «${answers[0]?.payload?.[0]?.contentString ?? ''}»`);
}
