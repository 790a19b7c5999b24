import type { Page } from 'playwright/test';
import { practitioner, today } from '../../builders/people.ts';
import { expect, test } from '../workstation.ts';

const day = (days: number) => today().add({ days }).toString();
const rowOf = (page: Page, gp: string) =>
  page.getByRole('table', { name: 'Fastlegenes lister' }).getByRole('row', { name: new RegExp(`^${gp}`, 'u') });

test('a list with more people than its lowered cap is closed and lawful until the draw, and nobody is taken off here', async ({
  portal,
  desk,
}) => {
  const { page } = desk;
  const lien = practitioner(portal, 'Ingrid Lien');
  await portal.rights.countsList(lien, { cap: 1200, headcount: 1243, waiting: 4, overCapBecause: ['awaiting-draw'] });
  await desk.signInAs('Kari Moe');
  await desk.goTo('p');
  await expect(page.getByRole('heading', { level: 1, name: 'Fastlegelister' })).toBeVisible();

  const row = rowOf(page, 'Ingrid Lien');
  await expect(row).toContainText('43 over tak – lovlig til uttrekk');
  await expect(row).toContainText('Lukket');
  await expect(row).toContainText('Helfo trekker tilfeldig hvem som må bytte fastlege');
  await expect(row.getByRole('cell')).toContainText(['1\u00A0243', '1\u00A0200']);
  await expect(page.getByRole('main')).toContainText('Et krav om å endre det går til kommunen');
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  await desk.clearInBothLights();

  // The register has drawn: forty-three are gone, and there is room for those who wait.
  await portal.rights.countsList(lien, { cap: 1200, headcount: 1195, waiting: 4 });
  await expect(row).toContainText('5 ledige plasser, til ventelisten');
  await expect(row).not.toContainText('over tak');
});

test('open, locked and over the cap for other reasons are told apart, and what is not told is not guessed', async ({
  portal,
  desk,
}) => {
  const { page } = desk;
  const { countsList } = portal.rights;
  await countsList(practitioner(portal, 'Ingrid Lien'), { cap: 1200, headcount: 1190 });
  await countsList(practitioner(portal, 'Anders Bjørnstad'), { cap: 1100, headcount: 1000, locked: true });
  const because = ['child-of-listed', 'returned-within-years'];
  await countsList(practitioner(portal, 'Siri Aasen Nordgård'), { cap: 900, headcount: 903, overCapBecause: because });
  await desk.signInAs('Kari Moe');
  await page.getByRole('link', { name: 'Fastlegelister' }).click();
  await expect(rowOf(page, 'Ingrid Lien')).toContainText('Åpen · 10 ledige plasser');
  await expect(rowOf(page, 'Anders Bjørnstad')).toContainText('Låst · av Helfo');
  const over = rowOf(page, 'Siri Aasen Nordgård');
  await expect(over).toContainText('3 over tak – barn av listepasienter og flyttet tilbake');
  await expect(over).not.toContainText('trekker');

  const list = portal.all('Group').find(({ name }) => name?.endsWith('Lien'));
  if (list === undefined) throw new Error('no list');
  const { quantity: _quantity, ...rest } = list;
  await portal.update(rest);
  await expect(rowOf(page, 'Ingrid Lien')).toContainText('Registeret har ikke gitt tall for denne listen.');
  await expect(rowOf(page, 'Ingrid Lien')).not.toContainText('Åpen');
});

test('with whom a list is shared, and who stands in until when; a practice manager sees it too', async ({
  portal,
  desk,
}) => {
  const { page } = desk;
  const [lien, locum] = [practitioner(portal, 'Ingrid Lien'), practitioner(portal, 'Henrik Solberg')];
  await desk.page.getByText('Trond Vik', { exact: true }).click();
  await page.getByRole('link', { name: 'Fastlegelister' }).click();
  await expect(rowOf(page, 'Ingrid Lien')).toContainText('Alene om listen');
  const shared = rowOf(page, 'Anders Bjørnstad');
  await expect(shared).toContainText('Deler arbeidet med Siri Aasen Nordgård (Storgata felles)');
  await expect(page.getByRole('main')).toContainText('På en fellesliste har hver pasient én fastlege');

  await portal.rights.standsIn(locum, lien, day(-1), day(5));
  await expect(rowOf(page, 'Ingrid Lien')).toContainText(/Vikar Henrik Solberg til og med /u);
  await portal.rights.standsIn(locum, lien, day(3), day(9));
  await expect(rowOf(page, 'Ingrid Lien')).toContainText(/Vikar Henrik Solberg fra .* til og med /u);
  await portal.rights.standsIn(locum, lien, day(-9), day(-1));
  await expect(rowOf(page, 'Ingrid Lien')).not.toContainText('Henrik Solberg');
});
