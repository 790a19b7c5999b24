import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { personalStrings, standingIn } from '../../builders/personalStrings.ts';
import { expect, test } from '../workstation.ts';

const QUESTION = 'Kan jeg ta to av de røde om dagen?';
const ANSWER = 'Ta én om dagen, til maten.';
const DRAFT = 'Husk å spørre om penicillin.';
const THROWN = 'Nora Hansen 13817248693 ringte';

/** What the portal knows people by, and their words. */
const PERSONAL = ['Patient', 'Practitioner', 'RelatedPerson', 'Communication', 'Task'] as const;

test('the file for support and every log are free of names, numbers and texts, after a day’s work and some errors', async ({
  portal,
  desk,
}) => {
  await portal.createMalformed({ resourceType: 'Task', intent: 'order', status: 'Nora Hansen' });
  await portal.patientWrites({ subject: 'Røde tabletter', question: QUESTION });
  await portal.patientWrites({ subject: 'En annen sak', question: 'Hva nå?' });
  await desk.signInAs('Ingrid Lien');
  await desk.open('Røde tabletter');
  await desk.answer(ANSWER);
  await expect(desk.message(ANSWER)).toContainText('Levert');
  await desk.open('En annen sak');
  await desk.answerField.fill(DRAFT);
  await desk.page.evaluate((text) => {
    setTimeout(() => {
      throw new Error(text);
    });
    void Promise.reject(new TypeError(text));
  }, THROWN);
  await desk.app.evaluate((_electron, text) => {
    setTimeout(() => {
      throw new RangeError(text);
    });
    void Promise.reject(new Error(text));
  }, THROWN);

  const file = path.join(desk.folder, 'support.json');
  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
  await desk.savesTo(null);
  await desk.page.getByRole('button', { name: 'Lag fil til brukerstøtte' }).click();
  await expect(desk.page.getByRole('button', { name: 'Lag fil til brukerstøtte' })).toBeEnabled();
  await expect(desk.page.getByText('Filen er lagret.')).toHaveCount(0);
  await desk.savesTo(file);
  await desk.page.getByRole('button', { name: 'Lag fil til brukerstøtte' }).click();
  await expect(desk.page.getByText('Filen er lagret.')).toBeVisible();

  const strings = new Set([
    ...personalStrings(PERSONAL.flatMap((type) => portal.all(type))),
    QUESTION,
    ANSWER,
    DRAFT,
    THROWN,
  ]);
  for (const more of ['Ingrid Lien', 'Røde tabletter', 'Nora Hansen', '13817248693']) strings.add(more);
  expect(strings.size).toBeGreaterThan(200);
  const logs = globSync('logs/*', { cwd: desk.folder }).map((name) => path.join(desk.folder, name));
  expect(logs.length).toBeGreaterThan(0);
  for (const each of [file, ...logs])
    expect([each, standingIn(readFileSync(each, 'utf8'), strings)]).toEqual([each, []]);

  const support = JSON.parse(readFileSync(file, 'utf8')) as { log: { lines: string[]; leftOut: number } };
  expect(support).toMatchObject({ counts: { schema: 1, drafts: 1 }, key: { state: 'open' } });
  expect(support.log.leftOut).toBe(0);
  const log = support.log.lines.join('\n');
  for (const told of [/ window broken code=W-/u, / window broken code=W-TypeError-/u, / uncaught code=RangeError/u])
    expect(log).toMatch(told);
  desk.takeProblems();
});

test('a file that cannot be saved there is said not to be saved', async ({ desk }) => {
  await desk.signInAs('Ingrid Lien');
  await desk.page.getByRole('link', { name: 'Innstillinger' }).click();
  await desk.savesTo(path.join(desk.folder, 'no-such-folder', 'support.json'));
  await desk.page.getByRole('button', { name: 'Lag fil til brukerstøtte' }).click();
  await expect(desk.page.getByText(/Filen kunne ikke lagres/u)).toBeVisible();
});
