// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '../../shared/domain/work/workFilter.ts';
import type { WorkRow } from '../../shared/ipc/views/queue.ts';
import { asRead } from './asRead.ts';
import { openWindow, refused, settled } from './aWindow.tsx';
import { aPage, ROW, signedIn, STAFF, SYNC } from './defaults.ts';

const here = () => window.location.hash.slice(1);
const search = () => document.querySelector<HTMLElement>('search') ?? document.body;
const queue = () => asRead(document.querySelector('section.queue') ?? document.body);
const list = () => asRead(screen.getByRole('listbox'));
const row = (id: string, more: Partial<WorkRow> = {}): WorkRow => ({ ...ROW, id, ...more });

const SEVERAL = [
  row('urgent', { urgent: true, dueDay: '2026-03-26', writtenBy: 'Nora Berg', assignedToMe: true }),
  row('late', { patientName: 'Jon Ås', birthDay: '2025-01-10', dueDay: '2026-03-24', ownerName: null, gpName: null }),
  row('today', { kind: 'message', dueDay: '2026-03-26', ownerName: 'Olav Moen', hasDraft: true }),
  row('taken', {
    claim: { name: 'Tor Vik', since: '2026-03-26T08:00:00Z', isMine: false, delivery: null },
    state: 'in-progress',
  }),
  row('mine', {
    claim: { name: 'Kari Lien', since: '2026-03-26T08:00:00Z', isMine: true, delivery: null },
    preparedBy: 'Tor Vik',
  }),
  row('team', {
    kind: 'booking',
    taskKind: null,
    ownerName: null,
    team: 'nurse',
    startsAt: '2026-03-30T07:15:00Z',
    birthDay: null,
  }),
  row('blocked', { blocked: true, patientName: '', subject: '', preview: '', dueDay: null, kind: 'note' }),
  row('open', {
    openedBy: { name: 'Tor Vik', since: '2026-03-26T08:58:00Z', until: '2026-03-26T09:30:00Z' },
    gpName: 'Olav Moen',
  }),
  row('sent', {
    delivery: { state: 'queued', since: '2026-03-26T08:00:00Z', attempts: 0, nextAttempt: null, lastProblem: null },
  }),
  row('answered', { state: 'answered', urgent: true, dueDay: '2026-03-24' }),
  row('closed', { state: 'closed', delivery: { state: 'withdrawn', at: '2026-03-26T08:00:00Z' } }),
];

describe('a row says when, who, what and whose', () => {
  test('every kind of row', async () => {
    await openWindow('/queue/all', { listWork: aPage(SEVERAL, { overdue: 1, dueToday: 2, nextDueDay: '2026-03-27' }) });
    expect(list()).toMatchInlineSnapshot(`
      "listbox «Arbeidskø» on «Hastertor 26. marsforfaller i dag Mia Berg48 årvia Nora BergKari Lien · tildelt meg E-konsultasjon · Utslett på armenJeg har fått et utslett» {Mottatt fre 20. mars.} *here*:
        option «Hastertor 26. marsforfaller i dag Mia Berg48 årvia Nora BergKari Lien · tildelt meg E-konsultasjon · Utslett på armenJeg har fått et utslett» selected place 1 of 11
        option «over frist 2 arb.dagertir 24. mars Jon Ås14 månederIngen fastlege hos oss · Hele kontoret E-konsultasjon · Utslett på armenJeg har fått et utslett» place 2 of 11
        option «forfaller i dagtor 26. mars Mia Berg48 årKari Lien · hos Olav Moen Melding · Utslett på armenJeg har fått et utslettKladd» place 3 of 11
        option «i morgenfre 27. mars Mia Berg48 årKari Lien · hos Tor Vik E-konsultasjon · Utslett på armenJeg har fått et utslettSvar på vei» place 4 of 11
        option «i morgenfre 27. mars Mia Berg48 årKari Lien · tatt av meg E-konsultasjon · Utslett på armenJeg har fått et utslettUtkast fra Tor Vik» place 5 of 11
        option «i morgenfre 27. mars Mia BergKari Lien · Alle sykepleierne Timebestilling · Utslett på armenønsker man 30. mars 09:15 · Jeg har fått et utslett» place 6 of 11
        option «uten frist Sperret48 årKari Lien Notat fra nettlege ·» place 7 of 11
        option «i morgenfre 27. mars Mia Berg48 årOlav Moen · hos Kari Lien E-konsultasjon · Utslett på armenJeg har fått et utslettÅpen hos Tor Vik» place 8 of 11
        option «i morgenfre 27. mars Mia Berg48 årKari Lien E-konsultasjon · Utslett på armenJeg har fått et utslettVenter på tur» place 9 of 11
        option «Frist tir 24. mars Mia Berg48 årKari Lien E-konsultasjon · Utslett på armenJeg har fått et utslettBesvart» place 10 of 11 handled
        option «Frist fre 27. mars Mia Berg48 årKari Lien E-konsultasjon · Utslett på armenJeg har fått et utslettAvsluttet» place 11 of 11 handled"
    `);
    expect(document.activeElement).toBe(screen.getByRole('listbox'));
  });

  test.each(['nn', 'en'] as const)('in %s', async (language) => {
    await openWindow('/queue/all', { listWork: aPage(SEVERAL), readPreferences: { language, theme: 'light' } });
    expect(list()).toMatchSnapshot();
  });

  test('on the page of one kind no row says which', async () => {
    await openWindow('/queue/booking', { listWork: aPage([row('team', { kind: 'booking' })]) });
    expect(list()).not.toContain('Timebestilling ·');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Timebestillinger');
  });
});

describe('the head of the list', () => {
  test.each([
    ['what is due', '/queue/all', aPage(SEVERAL, { overdue: 1, dueToday: 2, nextDueDay: '2026-03-27' })],
    ['none today', '/queue/message', aPage([ROW], { nextDueDay: '2026-03-27' })],
    ['what was answered', '/queue/answered', aPage([row('a', { state: 'answered' })])],
    ['nothing waits', '/queue/all', aPage([])],
    ['nothing was answered', '/queue/answered', aPage([])],
  ])('%s', async (_, path, page) => {
    await openWindow(path, { listWork: page });
    expect(queue()).toMatchSnapshot();
  });

  test('before anything has been fetched it says so, and not that nothing waits', async () => {
    await openWindow('/queue/all', { listWork: aPage([]), readSyncState: { ...SYNC, lastSynced: null } });
    expect(document.querySelector('.queue__empty')?.textContent).toMatchInlineSnapshot(
      `"Sakene er ikke hentet ennå, så listen kan ikke vises."`,
    );
  });

  test('while the first load runs', async () => {
    const firstLoad = { perType: [], perSecond: 0, secondsLeft: null };
    await openWindow('/queue/all', { listWork: aPage([]), readSyncState: { ...SYNC, firstLoad } });
    expect(document.querySelector('.queue__empty')?.textContent).toMatchInlineSnapshot(
      `"Henter sakene fra portalen for første gang. De kommer til syne her."`,
    );
  });

  test('a refusal stands there with a way to try again', async () => {
    const { user, answers, sent } = await openWindow('/queue/all', {
      listWork: refused({ type: 'Broken', code: 'E-7' } as const),
    });
    expect(asRead(screen.getByRole('alert'))).toMatchInlineSnapshot(`
      "alert:
        Feil: Programmet klarte det ikke, og ingenting er endret. Prøv igjen. Hjelper det ikke, oppgi kode E-7.
        button «Prøv igjen»"
    `);
    answers({ listWork: aPage([ROW]) });
    await user.click(screen.getByRole('button', { name: 'Prøv igjen' }));
    await settled();
    expect(sent('listWork')).toHaveLength(2);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(list()).toContain('Mia Berg');
  });
});

describe('the keys of the list', () => {
  const twelve = Array.from({ length: 14 }, (_, place) => row(`t-${place}`, { patientName: `Pasient ${place}` }));
  const active = () => document.querySelector('[aria-selected="true"] strong')?.textContent;

  test.each([
    ['{ArrowDown}', 'Pasient 1'],
    ['j', 'Pasient 1'],
    ['{End}', 'Pasient 13'],
    ['{End}{ArrowDown}', 'Pasient 13'],
    ['{End}k', 'Pasient 12'],
    ['{PageDown}', 'Pasient 10'],
    ['{PageDown}{PageDown}', 'Pasient 13'],
    ['{End}{PageUp}', 'Pasient 3'],
    ['{ArrowUp}', 'Pasient 0'],
    ['{End}{Home}', 'Pasient 0'],
  ])('%s', async (keys, name) => {
    const { user } = await openWindow('/queue/all', { listWork: aPage(twelve) });
    await user.keyboard(keys);
    expect(active()).toBe(name);
  });

  test('Enter opens the row, Escape goes back to it in the list', async () => {
    const { user } = await openWindow('/queue/all', { listWork: aPage(twelve) });
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await settled();
    expect(here()).toBe('/queue/all/e-consultation/t-2');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('E-konsultasjon');
    expect(document.querySelector('[aria-current="true"] strong')?.textContent).toBe('Pasient 2');
    await user.keyboard('{Escape}');
    await settled();
    expect(here()).toBe('/queue/all');
    expect(document.activeElement).toBe(screen.getByRole('listbox'));
    expect(active()).toBe('Pasient 2');
  });

  test('J beside an open matter opens the next one, K the one before', async () => {
    const { user } = await openWindow('/queue/all/e-consultation/t-2', { listWork: aPage(twelve) });
    await user.keyboard('j');
    await settled();
    expect(here()).toBe('/queue/all/e-consultation/t-3');
    await user.keyboard('k');
    await settled();
    await user.keyboard('k');
    await settled();
    expect(here()).toBe('/queue/all/e-consultation/t-1');
  });

  test('/ goes to the search, Enter out of it into the list, Escape empties it', async () => {
    const { user } = await openWindow('/queue/all', { listWork: aPage(twelve) });
    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    await user.keyboard('lege{Escape}');
    await settled();
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
    await user.click(screen.getByRole('searchbox'));
    await user.keyboard('{Enter}');
    await settled();
    expect(document.activeElement).toBe(screen.getByRole('listbox'));
  });
});

describe('while someone reads, the list stands still', () => {
  test('what is new waits outside until it is let in', async () => {
    const { user, answers, changed } = await openWindow('/queue/all', { listWork: aPage([row('a'), row('b')]) });
    await user.keyboard('{ArrowDown}');
    answers({ listWork: aPage([row('new', { patientName: 'Ny Person' }), row('a'), row('b')]) });
    await changed('queue');
    expect(list()).not.toContain('Ny Person');
    expect(asRead(document.querySelector('.queue__new') ?? document.body)).toMatchInlineSnapshot(`
      "status:
        button «1 ny Vis i listen» key N"
    `);
    await user.keyboard('n');
    await settled();
    expect(list()).toContain('Ny Person');
    expect(document.querySelector('.queue__new')?.textContent).toBe('');
  });

  test('what has been handled stays where it was, and says what became of it', async () => {
    const { answers, changed } = await openWindow('/queue/all', {
      listWork: aPage([row('a'), row('b', { patientName: 'Jon Ås' })]),
    });
    answers({
      listWork: ({ show }) => ({
        ok: true,
        value: show === 'open' ? aPage([row('a')]) : aPage([row('b', { patientName: 'Jon Ås', state: 'answered' })]),
      }),
    });
    await changed('queue');
    await settled();
    expect(list()).toMatchInlineSnapshot(`
      "listbox «Arbeidskø» on «i morgenfre 27. mars Mia Berg48 årKari Lien E-konsultasjon · Utslett på armenJeg har fått et utslett» {Mottatt fre 20. mars. Lørdag og søndag teller ikke. Svares på innen 5 arbeidsdager.} *here*:
        option «i morgenfre 27. mars Mia Berg48 årKari Lien E-konsultasjon · Utslett på armenJeg har fått et utslett» selected place 1 of 2
        option «Frist fre 27. mars Jon Ås48 årKari Lien E-konsultasjon · Utslett på armenJeg har fått et utslettBesvart» place 2 of 2 handled"
    `);
  });
});

describe('what of the queue is shown', () => {
  const open = async (name: string, user: Awaited<ReturnType<typeof openWindow>>['user']) => {
    await user.click(within(search()).getByTitle(name));
    await settled();
    return asRead(screen.getByRole('menu'));
  };

  test('each choice is read on its button', async () => {
    await openWindow('/queue/all');
    expect(asRead(search())).toMatchInlineSnapshot(`
      "search «Søk på navn eller emne» key / = «»
      live live polite:
      button «Hos: Hos alle» opens menu title Hos color neutral
      button «Fastlege: Alle fastleger» opens menu title Fastlege color neutral
      button «Type: Alle typer» opens menu title Type color neutral
      button «Rekkefølge: Etter frist» opens menu title Rekkefølge color neutral"
    `);
  });

  test('chosen before, it stands there and can all be undone', async () => {
    const { user, sent } = await openWindow('/queue/all', {
      readWorkFilter: { kinds: ['booking', 'message'], gp: 'gp-2', whose: 'team', order: 'gp', alsoOverdue: true },
      listWork: aPage([ROW], { hiddenOverdue: 0 }),
    });
    expect(asRead(search())).toMatchInlineSnapshot(`
      "search «Søk på navn eller emne» key / = «»
      live live polite:
      button «Hos: Alle fastlegene» opens menu title Hos color neutral
      button «Fastlege: Olav Moen» opens menu title Fastlege color neutral
      button «Type: 2 typer» opens menu title Type color neutral
      button «Rekkefølge: Etter fastlege» opens menu title Rekkefølge color neutral
      button «Vis alt»"
    `);
    expect(asRead(document.querySelector('.hidden-line') ?? document.body)).toMatchInlineSnapshot(`
      "status:
        Det som haster eller er over frist, vises utenom utvalget
        button «Bare utvalget»"
    `);
    await user.click(screen.getByRole('button', { name: 'Bare utvalget' }));
    await settled();
    expect(sent('saveWorkFilter').at(-1)).toEqual({
      filter: { kinds: ['booking', 'message'], gp: 'gp-2', whose: 'team', order: 'gp', alsoOverdue: false },
    });
    await user.click(screen.getByRole('button', { name: 'Vis alt' }));
    await settled();
    expect(sent('saveWorkFilter').at(-1)).toEqual({ filter: { ...EVERYTHING, order: 'gp' } });
    expect(sent('listWork').at(-1)).toMatchObject({ filter: { ...EVERYTHING, order: 'gp' } });
  });

  test.each([
    ['Hos', 'Hos meg', { whose: 'mine' }],
    ['Hos', 'Hele kontoret', { whose: 'unassigned' }],
    ['Fastlege', 'Olav Moen', { gp: 'gp-2' }],
    ['Rekkefølge', 'Nyeste først', { order: 'received' }],
    ['Type', 'Meldinger', { kinds: ['message'] }],
  ])('%s: %s', async (menu, choice, change) => {
    const { user, sent } = await openWindow('/queue/all');
    expect(await open(menu, user)).toMatchSnapshot();
    const item =
      screen.queryByRole('menuitemradio', { name: choice }) ?? screen.getByRole('menuitemcheckbox', { name: choice });
    await user.click(item);
    await settled();
    expect(sent('saveWorkFilter')).toEqual([{ filter: { ...EVERYTHING, ...change } }]);
    expect(sent('listWork').at(-1)).toEqual({
      show: 'open',
      filter: { ...EVERYTHING, ...change },
      text: '',
      from: 0,
      count: 200,
    });
  });

  test('a GP who has left is a dash, never somebody else', async () => {
    await openWindow('/queue/all', { readWorkFilter: { ...EVERYTHING, gp: 'gone' }, listStaff: STAFF });
    expect(within(search()).getByTitle('Fastlege').textContent).toContain('–');
  });

  test('a choice that could not be kept is said, and holds all the same', async () => {
    const { user } = await openWindow('/queue/all', {
      saveWorkFilter: refused({ type: 'Broken', code: 'E-1' } as const),
    });
    await open('Hos', user);
    await user.click(screen.getByRole('menuitemradio', { name: 'Hos meg' }));
    await settled();
    expect(asRead(document.querySelector('.queue__notice') ?? document.body)).toMatchInlineSnapshot(`
      "alert:
        Advarsel: Utvalget kunne ikke lagres. Det gjelder til du logger ut."
    `);
    expect(within(search()).getByTitle('Hos').textContent).toContain('Hos meg');
  });

  test('what has been answered has no order to choose, and is asked for as such', async () => {
    const { sent } = await openWindow('/queue/answered');
    expect(within(search()).queryByTitle('Rekkefølge')).toBeNull();
    expect(sent('listWork')[0]).toMatchObject({ show: 'answered' });
  });

  test('on the page of one kind the kind is the filter', async () => {
    const { sent } = await openWindow('/queue/message', {
      readWorkFilter: { ...EVERYTHING, kinds: ['booking'], alsoOverdue: true },
    });
    expect(sent('listWork')[0]).toMatchObject({ filter: { ...EVERYTHING, kinds: ['message'] } });
    expect(within(search()).queryByTitle('Type')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Vis alt' })).toBeNull();
  });

  test.each([
    [2, 1],
    [2, 0],
    [0, 1],
    [0, 0],
  ])('%i overdue and %i urgent are not hidden in silence', async (hiddenOverdue, hiddenUrgent) => {
    const page = aPage([ROW], { hiddenOverdue, hiddenUrgent });
    const { user, sent, goTo } = await openWindow('/queue/all', {
      readWorkFilter: { ...EVERYTHING, whose: 'mine' },
      listWork: page,
    });
    const line = () => asRead(document.querySelector('.hidden-line') ?? document.body);
    expect(line()).toMatchSnapshot();
    const show = screen.queryByRole('button', { name: 'Vis' });
    expect(show === null).toBe(hiddenOverdue + hiddenUrgent === 0);
    if (show !== null) {
      await user.click(show);
      await settled();
      expect(sent('saveWorkFilter')).toEqual([{ filter: { ...EVERYTHING, whose: 'mine', alsoOverdue: true } }]);
    }
    await goTo('/queue/message');
    expect(line()).toMatchSnapshot();
  });

  test('elsewhere, on the page of one kind that nothing narrows', async () => {
    const { user } = await openWindow('/queue/message', {
      listWork: aPage([ROW], { hiddenOverdue: 3, hiddenUrgent: 0 }),
    });
    expect(asRead(document.querySelector('.hidden-line') ?? document.body)).toMatchInlineSnapshot(`
      "status:
        3 over frist står ikke i denne listen
        button «Vis»"
    `);
    await user.click(screen.getByRole('button', { name: 'Vis' }));
    await settled();
    expect(here()).toBe('/queue/all');
  });

  test('a receptionist chooses among the kinds that are hers', async () => {
    const { user } = await openWindow('/queue/all', { currentSession: signedIn('reception-1') });
    expect(await open('Type', user)).toMatchInlineSnapshot(`
      "menu «Type: Alle typer» lies vertical *here*:
        group «Type»:
          menuitemcheckbox «E-konsultasjoner»
          menuitemcheckbox «Meldinger»
          menuitemcheckbox «Timebestillinger»
          menuitemcheckbox «Reseptfornyelser»
          menuitemcheckbox «Prøvesvar»
          menuitemcheckbox «Listesaker»
          menuitemcheckbox «Notater fra nettlege»"
    `);
  });
});

describe('beside the list', () => {
  test('a matter of a kind without a pane of its own', async () => {
    await openWindow('/queue/all/booking/team', {
      listWork: aPage([
        row('team', {
          kind: 'booking',
          ownerName: null,
          team: 'nurse',
          startsAt: '2026-03-30T07:15:00Z',
          urgent: true,
          dueDay: '2026-03-24',
          writtenBy: 'Nora Berg',
        }),
      ]),
    });
    const card = document.querySelector('section.matter');
    expect(asRead(card ?? document.body)).toMatchInlineSnapshot(`
      "region «Saken» *here*:
        button «Tilbake»
        heading 2 «Mia Berg · 48 år»
        HasterTimebestilling
        term «Frist»
        over frist 2 arb.dager · tir 24. marsMottatt fre 20. mars.
        term «Gjelder»
        Utslett på armen
        term «Ønsket tid»
        man 30. mars 09:15
        term «På vegne av pasienten»
        Nora Berg
        term «Mottatt»
        fre 20. mars 10:30
        term «Fastlege»
        Kari Lien
        term «Ansvar nå»
        Alle sykepleierne
        term «Status»
        Venter på kontoret
        Jeg har fått et utslett
        Informasjon: Saken kan leses her, men ikke behandles i Legekontor ennå. Gjør det der kontoret ellers gjør det. Saken står i køen til portalen melder at den er avsluttet."
    `);
    expect(document.activeElement).toBe(card);
  });

  test('one that has left the list', async () => {
    const { user } = await openWindow('/queue/all/booking/gone');
    expect(asRead(document.querySelector('section.matter') ?? document.body)).toMatchInlineSnapshot(`
      "region «Saken» *here*:
        button «Tilbake»
        Informasjon: Saken står ikke i listen lenger. Gå tilbake og velg en annen."
    `);
    await user.click(screen.getByRole('button', { name: 'Tilbake' }));
    await settled();
    expect(here()).toBe('/queue/all');
  });

  test('nothing chosen', async () => {
    await openWindow('/queue/all');
    expect(asRead(document.querySelector('.split__detail') ?? document.body)).toMatchInlineSnapshot(`
      "Velg en sak i listen.
      Piltastene velger, Enter åpner. ? viser alle taster."
    `);
  });

  test('the divider moves by key, within its bounds, and is remembered', async () => {
    const { user } = await openWindow('/queue/all');
    const divider = screen.getByRole('separator');
    const at = () => divider.getAttribute('aria-valuenow');
    expect([at(), divider.getAttribute('aria-valuemin'), divider.getAttribute('aria-valuemax')]).toEqual([
      '630',
      '320',
      '980',
    ]);
    divider.focus();
    await user.keyboard('{ArrowRight}');
    expect([at(), localStorage.getItem('legekontor.listWidth')]).toEqual(['654', '654']);
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(at()).toBe('606');
    await user.keyboard('{Home}{ArrowLeft}');
    expect(at()).toBe('320');
    await user.keyboard('{End}{ArrowRight}');
    expect(at()).toBe('980');
  });
});
