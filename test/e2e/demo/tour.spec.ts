import { tour } from '../../demo/tour.ts';
import { test } from '../session/signInClinic.ts';

// What `npm start -- --tour` plays, on days of every kind: it must not hang on who is in the surgery that day.
for (const begins of [
  '2026-11-30T15:30',
  '2027-03-28T01:30',
  '2027-05-17T12:00',
  '2026-12-31T23:50',
  '2028-02-29T09:00',
]) {
  test.describe(begins, () => {
    test.use({ begins });

    test('the tour is played to its end', async ({ desk, portal }) => {
      await tour({ app: desk.app, window: desk.page, portal, folder: desk.folder, say: () => undefined });
    });
  });
}
