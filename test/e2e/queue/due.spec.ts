import { Temporal } from '../../../shared/lib/time.ts';
import { expect, test } from '../workstation.ts';
import { ALL, choose, place, rows, signInToAll, stepTo } from './parts.ts';

// A Wednesday with working days on both sides.
test.use({ begins: '2026-11-18T10:00' });

const certificate = {
  subject: 'Attest til jobben',
  question: 'Kan jeg få en attest?',
  // Wednesday a week before: the fifth working day after it is today.
  received: Temporal.Instant.from('2026-11-11T08:00:00Z'),
};

test('what is overdue stands first, then what is due today, then the rest by its day', async ({ desk }) => {
  await signInToAll(desk, 'Ingrid Lien');
  const texts = await rows(desk).allTextContents();
  const places = texts
    .filter((text) => !text.startsWith('Haster'))
    .map((text) => (text.startsWith('over frist') ? 0 : text.startsWith('forfaller i dag') ? 1 : 2));
  expect(new Set(places)).toEqual(new Set([0, 1, 2]));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  const [overdue, today] = [/over frist/u, /forfaller i dag/u].map(
    (state) => texts.filter((text) => state.test(text)).length,
  );
  await expect(
    desk.page.getByText(`${ALL} åpne · ${overdue} over frist · ${today} forfaller i dag`, { exact: false }),
  ).toBeVisible();
  await desk.clearInBothLights();
});

test('the reason for a date stands by it, for the keyboard too', async ({ portal, desk }) => {
  await portal.patientWrites(certificate);
  await signInToAll(desk, 'Ingrid Lien', ALL + 1);
  // The reason of the row that is chosen stands there too: it must not be one that came the same day.
  await desk.page.getByRole('listbox').press('Home');
  const row = await desk.row(certificate.subject);
  const reason = desk.page.getByText(/^Mottatt ons 11\. nov.*Svares på innen 5 arbeidsdager\./u);
  await row.getByText('forfaller i dag').hover();
  await expect(reason).toBeVisible();
  await desk.page.getByRole('banner').hover();
  await expect(reason).toBeHidden();

  await stepTo(desk, row);
  await expect(reason).toBeVisible();
});

test.describe('in the afternoon', () => {
  test.use({ starts: false });

  test('due today tops the queue at 15:00, and is overdue the next working day, hidden by no filter', async ({
    portal,
    desk,
    clock,
  }) => {
    await portal.patientWrites(certificate);
    clock.set('2026-11-18T15:05');
    await portal.patientWrites({ subject: 'Kom i dag', question: 'Et annet spørsmål.' });
    /** What stands above it in the queue. */
    const above = async () => {
      const texts = await rows(desk).allTextContents();
      return texts.slice(
        0,
        texts.findIndex((text) => text.includes(certificate.subject)),
      );
    };
    await desk.start();
    await signInToAll(desk, 'Kari Moe', ALL + 2);
    await expect(await desk.row(certificate.subject)).toContainText('forfaller i dag');
    const dueToday = /^(?:Haster|over frist|forfaller i dag)/u;
    expect((await above()).filter((text) => !dueToday.test(text))).toEqual([]);
    await expect(place(desk, /^Arbeidskø/u)).toContainText('1 over frist');
    const due = await rows(desk)
      .filter({ hasText: /over frist|forfaller i dag/u })
      .count();
    expect(due).toBeGreaterThan(2);
    await desk.quit();

    clock.set('2026-11-19T08:00');
    await desk.start();
    await desk.signInAs('Kari Moe');
    await expect(await desk.row(certificate.subject)).toContainText('over frist 1 arb.dag');
    expect((await above()).filter((text) => !/^(?:Haster|over frist)/u.test(text))).toEqual([]);
    await expect(place(desk, /^Arbeidskø/u)).toContainText(`${due} over frist`);

    // Nothing is with her; what that hides is said, shown at one press, and stays shown.
    await choose(desk, 'Hos', 'Hos meg');
    await expect(rows(desk)).toHaveCount(0);
    await expect(desk.page.getByText(new RegExp(`^${due} over frist.* skjules av utvalget$`, 'u'))).toBeVisible();
    await desk.clearInBothLights();
    await desk.page.getByRole('button', { name: 'Vis', exact: true }).click();
    await expect(await desk.row(certificate.subject)).toContainText('over frist 1 arb.dag');
    await expect(desk.page.getByText('Det som haster eller er over frist, vises utenom utvalget')).toBeVisible();
    await desk.signOut('Kari Moe');
    await desk.signInAs('Kari Moe');
    await expect(await desk.row(certificate.subject)).toBeVisible();
    await desk.page.getByRole('button', { name: 'Bare utvalget' }).click();
    await expect(rows(desk)).toHaveCount(0);

    // The page of one kind hides what is elsewhere; that is said too.
    await desk.page.getByRole('button', { name: 'Vis alt' }).click();
    await place(desk, /^Meldinger/u).click();
    await expect(desk.page.getByText(new RegExp(`^${due} over frist.* står ikke i denne listen$`, 'u'))).toBeVisible();
    await desk.page.getByRole('button', { name: 'Vis', exact: true }).click();
    await expect(await desk.row(certificate.subject)).toContainText('over frist 1 arb.dag');
  });
});
