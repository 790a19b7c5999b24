// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { FoundPatient } from '../../shared/ipc/views/patient.ts';
import { asRead } from './asRead.ts';
import { openWindow, refused, settled } from './aWindow.tsx';
import { signedIn, SYNC } from './defaults.ts';

const here = () => window.location.hash.slice(1);
const part = (role: string) => asRead(screen.getByRole(role));

describe('the frame of every screen', () => {
  test('what stands there for a doctor', async () => {
    await openWindow('/settings', {
      readSyncState: { ...SYNC, waiting: 2, needsYou: 1 },
      readUrgent: { count: 2, first: { kind: 'message', id: 'task-9' } },
    });
    expect(part('banner')).toMatchInlineSnapshot(`
      "link «Legekontor · Fjordbyen legesenter» to #/queue/all
      button «Søk pasient» key Control+K
      live live assertive:
        2 haster hos deg
      link «2 haster hos deg» title Ingen kontakt med pasienten er skrevet ned ennå to #/queue/all/message/task-9
      link «1 trenger deg · Tilkoblet · sist synkronisert 09:55 · 2 venter» to #/unsent symbol needs-you
      button «Kari Lien fastlege» opens menu title Brukermeny"
    `);
    expect(part('navigation')).toMatchInlineSnapshot(`
      "navigation «Hovedmeny»:
        -:
          link «Arbeidskø3 over frist, 1 256» to #/queue/all
        -:
          link «E-konsultasjoner2 over frist, 12» to #/queue/e-consultation
        -:
          link «Meldinger3» to #/queue/message
        -:
          link «Timebestillinger0» to #/queue/booking
        -:
          link «Reseptfornyelser1 over frist, 1 240» to #/queue/renewal
        -:
          link «Prøvesvar0» to #/queue/result
        -:
          link «Notater fra nettlege1» to #/queue/note
        -:
          link «Besvart» to #/queue/answered
        -:
          link «Usendt3» to #/unsent
        -:
          link «Fastlegelister» to #/patient-lists
        -:
          link «Innsynslogg» to #/access-log
        -:
          link «Innstillinger» current page to #/settings"
    `);
    expect(document.title).toBe('Innstillinger – Legekontor');
    const live = [...document.querySelectorAll('[aria-live="assertive"]')].map((one) => one.textContent);
    expect(live).toEqual(['2 haster hos deg']);
  });

  test('a nurse is not alerted, and nothing urgent is asked for on her behalf', async () => {
    const { sent } = await openWindow('/settings', { currentSession: signedIn('nurse-1') });
    expect(sent('readUrgent')).toEqual([]);
    expect(document.querySelector('.urgent-alert')).toBeNull();
  });

  test('the access log has its place for those who read it alone, and a mark when it is broken', async () => {
    await openWindow('/settings', { currentSession: signedIn('reception-1') });
    expect(part('navigation')).not.toContain('Innsynslogg');
  });

  test('a broken log is marked in the navigation', async () => {
    await openWindow('/settings', {
      currentSession: signedIn('manager-1'),
      readAccessLogState: {
        lines: 9,
        checking: false,
        checkedAt: null,
        checkedLines: 0,
        broken: { line: 4, at: null, fault: 'missing' },
        begunAfterAnother: null,
        delivery: { portal: 'takes', waiting: 0, refused: 0 },
      },
    });
    expect(part('navigation')).toMatch(/Innsynslogg.*\[/u);
  });

  test.each([
    ['a', '/queue/all'],
    ['b', '/queue/answered'],
    ['u', '/unsent'],
    ['p', '/patient-lists'],
    ['l', '/access-log'],
    ['i', '/settings'],
    ['e', '/queue/e-consultation'],
    ['m', '/queue/message'],
    ['t', '/queue/booking'],
    ['r', '/queue/renewal'],
    ['s', '/queue/result'],
    ['f', '/queue/list'],
    ['n', '/queue/note'],
  ])('G and then %s leads to %s', async (key, path) => {
    const { user } = await openWindow(path === '/settings' ? '/unsent' : '/settings');
    await user.keyboard(`g${key}`);
    await settled();
    expect(here()).toBe(path);
  });

  test('the way past the navigation puts the keyboard in the page, and does not change the address', async () => {
    const { user } = await openWindow('/settings');
    await user.click(screen.getByText('Til innholdet'));
    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(here()).toBe('/settings');
  });

  test('Ctrl+L locks, and says whose texts wait', async () => {
    const { user, sent } = await openWindow('/settings');
    await user.keyboard('{Control>}l{/Control}');
    await settled();
    expect(sent('lock')).toEqual([{}]);
    expect(part('main')).toMatchInlineSnapshot(`
      "main:
        Legekontor
        button «Språk · Utseende» opens menu
        heading 1 «Låst»
        Sist brukt av Kari Lien. Det som var skrevet, ligger der fortsatt.
        button «Fortsett som Kari Lien» *here*
        button «Logg inn som en annen»
        Tilkoblet · sist synkronisert 09:55 · https://portal.example/fhir"
    `);
  });

  test('? shows every key that leads somewhere for this person', async () => {
    const { user } = await openWindow('/settings', { currentSession: signedIn('reception-1') });
    await user.keyboard('?');
    await settled();
    expect(part('dialog')).toMatchInlineSnapshot(`
      "dialog «Alle taster» *here*:
        button «[Lukk]» color neutral
        heading 1 «Alle taster»
        heading 2 «Gå til»
        term «G så A»
        Arbeidskø
        term «G så E»
        E-konsultasjoner
        term «G så M»
        Meldinger
        term «G så T»
        Timebestillinger
        term «G så R»
        Reseptfornyelser
        term «G så S»
        Prøvesvar
        term «G så F»
        Listesaker
        term «G så N»
        Notater fra nettlege
        term «G så B»
        Besvart
        term «G så U»
        Usendt
        term «G så P»
        Fastlegelister
        term «G så I»
        Innstillinger
        heading 2 «I listen»
        term «↓ eller J»
        Neste i listen
        term «↑ eller K»
        Forrige i listen
        term «Home eller End»
        Først og sist i listen
        term «Enter»
        Åpne den som er valgt
        term «N»
        Slipp inn nye i listen
        term «/»
        Søk i køen
        term «Esc»
        Tilbake til listen, kladden blir lagret
        term «← eller →»
        Flytt skillelinjen når den er valgt
        heading 2 «I saken»
        term «R»
        Skriv svar
        term «B»
        Bruk utkastet som er forberedt
        term «T»
        Ta saken
        term «S»
        Slipp saken
        term «A»
        Tildel
        term «H»
        Haster
        term «V»
        Videresend til fastlegen
        term «F»
        Feil kanal
        term «I»
        Internt notat
        term «E»
        Avslutt
        term «Ctrl + M»
        Velg mal
        term «Ctrl + J»
        Neste felt
        term «PgDn eller PgUp»
        Bla i en PDF
        term «Ctrl + Enter»
        Send svaret eller legg det i kø
        heading 2 «Overalt»
        term «Ctrl + K»
        Søk pasient
        term «Ctrl + L»
        Lås maskinen
        term «?»
        Vis alle taster
        button «Lukk»"
    `);
    await user.keyboard('{Escape}');
    await settled();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('the menu of the person: language, colours, keys, lock, out', async () => {
    const { user, sent } = await openWindow('/settings');
    const open = () => user.click(document.querySelector('header button[aria-haspopup]') ?? document.body);
    await open();
    await settled();
    expect(part('menu')).toMatchInlineSnapshot(`
      "menu «Kari Lien fastlege» lies vertical *here*:
        group «Språk»:
          menuitemradio «Bokmål» checked lang nb
          menuitemradio «Nynorsk» lang nn
          menuitemradio «English» lang en
        group «Utseende»:
          menuitemradio «Lyst» checked
          menuitemradio «Mørkt»
          menuitemradio «Som maskinen»
        separator «» lies horizontal
        menuitem «Alle taster» key ?
        menuitem «Lås» key Ctrl+L
        menuitem «Logg ut»"
    `);
    await user.click(screen.getByRole('menuitemradio', { name: 'Nynorsk' }));
    await settled();
    expect(sent('savePreferences')).toEqual([{ language: 'nn' }]);
    expect(document.documentElement.lang).toBe('nn');
    expect(part('navigation')).toContain('Arbeidskø');
    await user.keyboard('{Escape}');
    await open();
    await settled();
    await user.click(screen.getByRole('menuitemradio', { name: 'Mørk' }));
    await settled();
    expect(sent('savePreferences')).toEqual([{ language: 'nn' }, { theme: 'dark' }]);
    expect(document.documentElement.className).toContain('dark');
    expect(document.documentElement.className).not.toContain('light');
    expect(document.querySelector('.shell__notice')).toBeNull();
  });

  test('a choice that could not be kept is said', async () => {
    const { user } = await openWindow('/settings', {
      savePreferences: refused({ type: 'Broken', code: 'E-1' } as const),
    });
    await user.click(document.querySelector('header button[aria-haspopup]') ?? document.body);
    await settled();
    await user.click(screen.getByRole('menuitemradio', { name: 'English' }));
    await settled();
    expect(document.querySelector('.shell__notice')?.textContent).toMatchInlineSnapshot(
      `"Warning: Valget gjelder nå, men ble ikke lagret."`,
    );
  });

  test('who signs out is nobody any more, and the next one begins at the front', async () => {
    const { user, sent } = await openWindow('/unsent');
    await user.click(document.querySelector('header button[aria-haspopup]') ?? document.body);
    await settled();
    await user.click(screen.getByRole('menuitem', { name: 'Logg ut' }));
    await settled();
    expect(sent('signOut')).toEqual([{}]);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Hvem er du?');
    expect(here()).toBe('/queue/all');
  });
});

describe('the connection in the header', () => {
  test.each([
    ['connected', SYNC],
    ['sending', { ...SYNC, sending: { done: 2, of: 5 }, waiting: 3 }],
    [
      'without a network',
      { ...SYNC, connection: { state: 'offline', since: '2026-03-26T08:31:00Z', why: null }, waiting: 2 },
    ],
    ['the clock', { ...SYNC, clockMinutesAhead: -7 }],
    ['the disk', { ...SYNC, storeFault: 'disk-full', quarantined: 3 }],
  ] as const)('%s', async (_, state) => {
    await openWindow('/settings', { readSyncState: state });
    const shown = document.querySelector('.sync-indicator');
    const said = [...document.querySelectorAll('output.only-for-ears')].map((one) => one.textContent);
    expect([shown?.getAttribute('data-symbol'), shown?.textContent, said]).toMatchSnapshot();
    expect(shown?.getAttribute('href')).toBe('#/unsent');
  });
});

describe('a patient is found', () => {
  const options = () => [...(screen.getByRole('dialog').querySelectorAll('[role="option"]') ?? [])];
  const mia: FoundPatient = {
    patientId: 'p-1',
    blocked: false,
    name: 'Mia Berg',
    birthDay: '1977-05-05',
    gpName: 'Kari Lien',
    life: { is: 'alive' },
  };
  const mons: FoundPatient = {
    patientId: 'p-2',
    blocked: false,
    name: 'Mons Berge',
    birthDay: null,
    gpName: null,
    life: { is: 'alive' },
  };
  const blocked: FoundPatient = { patientId: 'p-3', blocked: true };
  const byWord = (typed: string) => (typed.startsWith('mo') ? [mons] : typed === 'm' ? [mia, mons, blocked] : []);

  async function search() {
    const opened = await openWindow('/settings', {
      findPatients: ({ typed }) => ({
        ok: true,
        value: { patients: byWord(typed), total: byWord(typed).length, isAll: true },
      }),
    });
    await opened.user.keyboard('{Control>}k{/Control}');
    await settled();
    return {
      ...opened,
      type: async (keys: string) => {
        if (keys !== '') await opened.user.keyboard(keys);
        await act(() => new Promise((done) => setTimeout(done, 270)));
        await settled();
      },
    };
  }

  test('the ones that fit, each with age and doctor, of one who is blocked nothing', async () => {
    const { type, sent } = await search();
    expect(part('dialog')).toMatchInlineSnapshot(`
      "dialog «Finn pasient»:
        button «[Lukk]» color neutral
        heading 1 «Finn pasient»
        Begynnelsen av navnene er nok. Også fødselsdato, fødselsår og telefon: «15.12.1955», «nora 1955».
        combobox «Navn eller fødselsnummer» = «» {Begynnelsen av navnene er nok. Også fødselsdato, fødselsår og telefon: «15.12.1955», «nora 1955».} *here*
        live live polite:
        status:
        listbox «Treff»:"
    `);
    await type('m');
    expect(part('dialog')).toMatchInlineSnapshot(`
      "dialog «Finn pasient»:
        button «[Lukk]» color neutral
        heading 1 «Finn pasient»
        Begynnelsen av navnene er nok. Også fødselsdato, fødselsår og telefon: «15.12.1955», «nora 1955».
        combobox «Navn eller fødselsnummer» expanded on «Mia Berg05.05.1977 · 48 år · Kari Lien» = «m» {Begynnelsen av navnene er nok. Også fødselsdato, fødselsår og telefon: «15.12.1955», «nora 1955».} *here*
        live live polite:
        status:
          3 pasienter
        listbox «Treff»:
          option «Mia Berg05.05.1977 · 48 år · Kari Lien» selected
          option «Mons Bergealder ukjent · Ingen fastlege hos oss»
          option «Sperret»"
    `);
    expect(sent('findPatients')).toEqual([{ typed: 'm' }]);
    await type('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(options().map((one) => one.getAttribute('aria-selected'))).toEqual(['false', 'true', 'false']);
    await type('{Enter}');
    expect(here()).toBe('/patients/p-2');
  });

  test('up from the first stays at the first', async () => {
    const { type } = await search();
    await type('m{ArrowUp}{Enter}');
    await type('');
    expect(here()).toBe('/settings');
    await type('{Enter}');
    expect(here()).toBe('/patients/p-1');
  });

  test('what was chosen before does not survive new typing: Enter opens the first of the new answer', async () => {
    const { type } = await search();
    await type('m');
    await type('{ArrowDown}{ArrowDown}');
    await type('{Backspace}');
    expect(part('dialog')).not.toContain('Mons');
    await type('m');
    expect(options().map((one) => one.getAttribute('aria-selected'))).toEqual(['true', 'false', 'false']);
    await type('{Enter}');
    expect(here()).toBe('/patients/p-1');
  });

  test('Enter before the answer opens the only one there is, and of several none', async () => {
    const { type } = await search();
    await type('mo{Enter}');
    expect(here()).toBe('/patients/p-2');
  });

  test('Enter before an answer of several waits for eyes', async () => {
    const { type } = await search();
    await type('m{Enter}');
    expect(here()).toBe('/settings');
    expect(options()).toHaveLength(3);
  });

  test('nobody is said', async () => {
    const { type } = await search();
    await type('xyz');
    expect(part('dialog')).toContain('Ingen');
    expect(options()).toEqual([]);
  });

  test('a click opens the one that was clicked, and closes the search', async () => {
    const { user, type } = await search();
    await type('m');
    await user.click(options()[2] ?? document.body);
    await settled();
    expect(here()).toBe('/patients/p-3');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('who may not', () => {
  test('is told why, who may, and where else to go', async () => {
    await openWindow('/access-log', { currentSession: signedIn('reception-1') });
    expect(asRead(document.querySelector('.shell__screen') ?? document.body)).toMatchInlineSnapshot(`
      "heading 1 «Dette er ikke for din rolle»
      Dette kan bare fastlege eller daglig leder gjøre. Tilgang har: fastlege, daglig leder.
      Du kan bruke dette:
      -:
        link «Usendt» to #/unsent
      -:
        link «Innstillinger» to #/settings"
    `);
    expect(document.title).toMatchInlineSnapshot(`"Dette er ikke for din rolle – Legekontor"`);
  });

  test('a page that is not there says so', async () => {
    await openWindow('/nowhere');
    expect(asRead(document.querySelector('.shell__screen') ?? document.body)).toMatchInlineSnapshot(`
      "heading 1 «Siden finnes ikke»
      Lenken peker på noe som ikke er i programmet.
      link «Til arbeidskøen» to #/queue/all"
    `);
  });
});

describe('what is copied, used and broken is told to main', () => {
  test('a broken screen has its code, which goes to the log', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const { sent } = await openWindow('/unsent', {
      readSyncDetails: { outbox: [null], quarantine: [], strays: [] } as never,
    });
    const [told] = sent('reportBroken') as { code: string }[];
    expect(told?.code).toMatch(/^W-TypeError-\d+:\d+$/u);
    expect(asRead(screen.getByRole('alert')).replace(told?.code ?? '', 'W-…')).toMatchInlineSnapshot(`
      "alert:
        heading 1 «Noe gikk galt i vinduet»
        Det du har sendt eller lagret, er trygt. Last vinduet på nytt. Skjer det igjen, gi koden til den som hjelper dere.
        button «Last vinduet på nytt»
        Kode: W-…"
    `);
    fireEvent.scroll(document);
  });
});
