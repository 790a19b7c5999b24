import type { Portal } from '../../portal/portal.ts';
import { expect, test, type Workstation } from '../workstation.ts';
import { warnings } from './warnings.ts';

const question = { subject: 'Spørsmål om dosen', question: 'Kan jeg ta to om dagen?' };

/** What else waits is done with: the queue holds what the test is about. */
async function clearDesk(portal: Portal): Promise<void> {
  for (const task of portal.all('Task'))
    if (task.status === 'requested') await portal.update({ ...task, status: 'cancelled' });
  for (const booking of portal.all('Appointment'))
    if (booking.status === 'proposed' || booking.status === 'pending')
      await portal.update({ ...booking, status: 'cancelled' });
}

async function explanation(desk: Workstation, due: string): Promise<string> {
  const row = await desk.row(question.subject);
  await row.getByText(due, { exact: true }).first().hover();
  return (await desk.page.getByRole('tooltip').textContent()) ?? '';
}

/** As a service says that it is not to be had. */
const during = (day: string) => [{ description: 'Stengt', during: { start: day, end: day } }];

/** When the question comes, the day it is due as the queue has it, and what is said of the days between. */
const CALENDAR = [
  {
    fact: 'Easter takes three days from what came on the Monday of Holy Week',
    begins: '2027-03-22T10:00',
    due: 'tor 1. apr',
    reason:
      'Mottatt man 22. mars. Skjærtorsdag, langfredag og 2. påskedag teller ikke. Svares på innen 5 arbeidsdager.',
  },
  {
    fact: '17 May takes a day when it is a Wednesday',
    begins: '2028-05-15T10:00',
    due: 'tir 23. mai',
    reason: 'Mottatt man 15. mai. 17. mai teller ikke. Svares på innen 5 arbeidsdager.',
  },
  {
    fact: '17 May that is Whit Monday too takes one day, not two',
    begins: '2027-05-12T10:00',
    due: 'tor 20. mai',
    reason: 'Mottatt ons 12. mai. 2. pinsedag (17. mai) teller ikke. Svares på innen 5 arbeidsdager.',
  },
  {
    fact: 'Christmas Eve and New Year’s Eve are working days',
    begins: '2026-12-23T10:00',
    due: 'tor 31. des',
    reason: 'Mottatt ons 23. des. 1. juledag teller ikke. Svares på innen 5 arbeidsdager.',
  },
  {
    fact: 'the night in which summer time begins takes neither an hour nor a day',
    begins: '2027-03-27T23:30',
    due: 'man 5. apr',
    reason: 'Mottatt lør 27. mars. 2. påskedag teller ikke. Svares på innen 5 arbeidsdager.',
  },
];

for (const { fact, begins, due, reason } of CALENDAR) {
  test.describe(begins, () => {
    test.use({ begins });

    test(`${fact}: the date in the queue and in the matter, with its reason`, async ({ portal, desk }) => {
      await clearDesk(portal);
      await portal.patientWrites(question);
      await desk.signInAs('Ingrid Lien');
      expect(await explanation(desk, due)).toBe(reason);
      await desk.open(question.subject);
      await expect(desk.page.getByRole('main')).toContainText(`Frist ${due}`);
    });
  });
}

test.describe('the surgery has closed on Christmas Eve', () => {
  test.use({ begins: '2026-12-23T10:00' });

  test('its own closing gives a warning before anyone types, and moves no due date', async ({ portal, desk }) => {
    const service = portal.all('HealthcareService').find(({ name }) => name === 'E-konsultasjon');
    if (service === undefined) throw new Error('no such service');
    await portal.patientWrites(question);
    await desk.signInAs('Ingrid Lien');
    await desk.open(question.subject);
    await expect(desk.page.getByRole('main')).toContainText('Frist tor 31. des');
    await portal.update({ ...service, notAvailable: during('2026-12-24') });
    await expect(warnings(desk)).toContainText('Kontoret er stengt tor 24. des. Fristen er fortsatt tor 31. des.');
    await expect(desk.page.getByRole('main')).toContainText('Frist tor 31. des');
    expect(await desk.accessibilityViolations()).toEqual([]);

    await portal.update({ ...service, notAvailable: during('2026-12-31') });
    await expect(warnings(desk)).toContainText('svar senest ons 30. des');
  });
});
