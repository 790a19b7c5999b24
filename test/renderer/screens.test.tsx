// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Outputs } from '../../shared/ipc/acts.ts';
import type { AccessLogRow, AccessLogState } from '../../shared/ipc/views/accessLog.ts';
import type { PatientListRow } from '../../shared/ipc/views/patientLists.ts';
import type { OutboxRow, SyncState } from '../../shared/ipc/views/sync.ts';
import { asRead } from './asRead.ts';
import { openWindow, refused, settled } from './aWindow.tsx';
import { defaults, signedIn, SYNC } from './defaults.ts';

const page = () => document.querySelector<HTMLElement>('.shell__screen') ?? document.body;
const shown = () => asRead(page());
const here = () => window.location.hash.slice(1);
const wait = (ms: number) => act(() => new Promise((done) => setTimeout(done, ms)));

describe('what is unsent', () => {
  const row = (entryId: string, more: Partial<OutboxRow>): OutboxRow => ({
    entryId,
    blocked: false,
    kind: 'eConsultation.answer',
    taskId: 'task-1',
    matter: 'e-consultation',
    patientName: 'Mia Berg',
    subject: 'Utslett',
    authorName: 'Kari Lien',
    delivery: { state: 'queued', since: '2026-03-26T08:00:00Z', attempts: 0, nextAttempt: null, lastProblem: null },
    mayWithdraw: true,
    ...more,
  });
  const problem = { kind: 'portal-busy', status: 503, detail: null } as const;
  const outbox: OutboxRow[] = [
    row('waits', {}),
    row('tried', {
      kind: 'message.forward',
      matter: 'message',
      mayWithdraw: false,
      delivery: {
        state: 'queued',
        since: '2026-03-24T08:00:00Z',
        attempts: 3,
        nextAttempt: '2026-03-26T09:05:00Z',
        lastProblem: problem,
      },
    }),
    row('sending', {
      kind: 'eConsultation.note',
      mayWithdraw: false,
      delivery: { state: 'sending', since: '2026-03-26T08:59:30Z' },
    }),
    row('blocked', { blocked: true, patientName: '', subject: '', mayWithdraw: false }),
    row('conflict', { delivery: { state: 'conflict', since: '2026-03-26T08:20:00Z' }, mayWithdraw: false }),
    row('rejected', {
      kind: 'eConsultation.claim',
      delivery: {
        state: 'rejected',
        at: '2026-03-26T08:30:00Z',
        problem: { kind: 'not-valid', status: 422, detail: 'X12' },
      },
    }),
    row('done', { patientName: 'Skal ikke vises', delivery: { state: 'acknowledged', at: '2026-03-26T08:30:00Z' } }),
  ];
  const quarantine: Outputs['readSyncDetails']['quarantine'] = [
    {
      resourceType: 'Task',
      resourceId: 'q-1',
      field: 'Task.status',
      problem: 'invalid_value',
      since: '2026-03-26T07:00:00Z',
      raw: '{"a":1}',
    },
    {
      resourceType: 'Patient',
      resourceId: null,
      field: 'Patient',
      problem: 'unreadable',
      since: '2026-03-20T07:00:00Z',
      raw: '{',
    },
  ];

  test('what waits, what needs someone, what was not understood', async () => {
    await openWindow('/unsent', { readSyncDetails: { outbox, quarantine, strays: [] } });
    expect(shown()).toMatchSnapshot();
    expect(shown()).not.toContain('Skal ikke vises');
  });

  test.each(['nn', 'en'] as const)('in %s', async (language) => {
    await openWindow('/unsent', {
      readSyncDetails: { outbox, quarantine, strays: [] },
      readPreferences: { language, theme: 'light' },
    });
    expect(shown()).toMatchSnapshot();
  });

  test('tried at once, taken back, opened', async () => {
    const { user, sent } = await openWindow('/unsent', { readSyncDetails: { outbox, quarantine: [], strays: [] } });
    const of = (place: number) => within(page().querySelectorAll<HTMLElement>('li.entry')[place] ?? page());
    const rejected = [...page().querySelectorAll('li.entry')].findIndex((one) => one.textContent.includes('X12'));
    await user.click(of(rejected).getByRole('button', { name: /^Prøv nå/u }));
    await settled();
    expect(sent('retryNow')).toEqual([{ entryId: 'rejected' }]);
    expect(page().querySelector('.announced')).toBeNull();
    await user.click(of(rejected).getByRole('button', { name: /^Trekk/u }));
    await settled();
    expect(sent('withdrawEntry')).toEqual([{ entryId: 'rejected' }]);
    expect(asRead(page().querySelector('.announced') ?? page())).toMatchSnapshot();
    await user.click(within(page()).getAllByRole('button', { name: /^Åpne/u })[1] ?? page());
    await settled();
    expect(here()).toMatch(/^\/queue\/all\/(?:e-consultation|message)\/task-1$/u);
  });

  test('a conflict is opened where it is decided', async () => {
    const { user } = await openWindow('/unsent', {
      readSyncDetails: { outbox: outbox.slice(4, 5), quarantine: [], strays: [] },
    });
    await user.click(within(page()).getByRole('button', { name: 'Les og velg' }));
    await settled();
    expect(here()).toBe('/queue/all/e-consultation/task-1');
  });

  test('a refusal takes the place of what was done before', async () => {
    const { user, answers } = await openWindow('/unsent', {
      readSyncDetails: { outbox: outbox.slice(0, 1), quarantine: [], strays: [] },
    });
    await user.click(within(page()).getByRole('button', { name: /^Trekk/u }));
    await settled();
    answers({ retryNow: refused({ type: 'AlreadySettled' } as const) });
    await user.click(within(page()).getByRole('button', { name: /^Prøv/u }));
    await settled();
    expect(asRead(within(page()).getByRole('alert'))).toMatchSnapshot();
    expect(page().querySelector('.announced')).toBeNull();
  });

  test('synchronised on demand', async () => {
    const { user, sent, answers } = await openWindow('/unsent');
    const button = () => within(page()).getByRole('button', { name: /^Synk/u });
    await user.click(button());
    await settled();
    expect(sent('syncNow')).toEqual([{}]);
    answers({ syncNow: refused({ type: 'Broken', code: 'E-4' } as const) });
    await user.click(button());
    await settled();
    expect(asRead(within(page()).getByRole('alert'))).toMatchSnapshot();
  });

  test('a manager is told how it stands, and not whom it is about', async () => {
    const { sent } = await openWindow('/unsent', {
      currentSession: signedIn('manager-1'),
      readSyncDetails: { outbox, quarantine, strays: [] },
    });
    expect(sent('readSyncDetails')).toEqual([]);
    expect(shown()).toMatchSnapshot();
  });

  const since = '2026-03-25T08:31:00Z';
  const connections: readonly (readonly [string, Partial<SyncState>])[] = [
    ['offline', { connection: { state: 'offline', since, why: null }, lastSynced: null }],
    [
      'shut out',
      { connection: { state: 'refused', since, problem: { kind: 'sign-in-needed', status: 401, detail: null } } },
    ],
    [
      'failing',
      { connection: { state: 'refused', since, problem: { kind: 'portal-broken', status: 500, detail: 'E77' } } },
    ],
    ['no portal', { connection: { state: 'not-a-portal', since, missing: ['Task', 'Communication'] } }],
    ['no settings', { connection: { state: 'not-set-up', file: '/etc/portal.json', field: '', problem: 'not found' } }],
    [
      'a wrong setting',
      { connection: { state: 'not-set-up', file: '/etc/portal.json', field: 'issuer', problem: 'not a URL' } },
    ],
    ['starting', { connection: { state: 'starting' } }],
    [
      'the first load',
      {
        firstLoad: {
          perSecond: 1200,
          secondsLeft: 90,
          perType: [
            { type: 'Patient', count: 12_400, expected: 20_000, done: false },
            { type: 'Task', count: 3, expected: null, done: true },
          ],
        },
      },
    ],
    ['the first load without counts', { firstLoad: { perSecond: 0, secondsLeft: null, perType: [] } }],
  ];
  test.each(connections)('the portal: %s', async (_, state) => {
    await openWindow('/unsent', { readSyncState: { ...SYNC, ...state } });
    expect(asRead(document.querySelector('.connection') ?? page())).toMatchSnapshot();
    expect(asRead(document.querySelector('.sync-indicator') ?? page())).toMatchSnapshot();
    expect([...document.querySelectorAll('.shell > output')].map((one) => one.textContent)).toMatchSnapshot();
    const load = document.querySelector('.first-load');
    if (load !== null) expect(asRead(load.parentElement ?? page())).toMatchSnapshot();
  });
});

describe('how it stands with the access log', () => {
  const whole = defaults.readAccessLogState as AccessLogState;
  const states: readonly (readonly [string, Partial<AccessLogState>])[] = [
    ['whole', {}],
    ['never checked', { checkedAt: null }],
    ['being checked', { checking: true }],
    ['broken', { broken: { line: 17, at: '2026-03-20T10:00:00Z', fault: 'changed' } }],
    [
      'broken, at no known time',
      { broken: { line: 18, at: null, fault: 'cut-short' }, begunAfterAnother: '2026-02-01T09:00:00Z' },
    ],
    ['the portal does not take it', { delivery: { portal: 'not-offered', waiting: 4, refused: 0 } }],
    ['the portal refuses it', { delivery: { portal: 'refuses', waiting: 4, refused: 0 } }],
    ['some waits, some was refused', { delivery: { portal: 'takes', waiting: 4, refused: 2 } }],
    ['all but one has come', { delivery: { portal: 'takes', waiting: 0, refused: 1 } }],
  ];
  test.each(states)('%s', async (_, more) => {
    await openWindow('/unsent', { readAccessLogState: { ...whole, ...more } });
    expect(asRead(document.querySelector('.log-facts') ?? page())).toMatchSnapshot();
  });

  test('checked on demand', async () => {
    const { user, sent, answers } = await openWindow('/unsent');
    const button = () => within(document.querySelector<HTMLElement>('.log-facts') ?? page()).getByRole('button');
    await user.click(button());
    await settled();
    expect(sent('verifyAccessLog')).toEqual([{}]);
    answers({ verifyAccessLog: refused({ type: 'Broken', code: 'E-5' } as const) });
    await user.click(button());
    await settled();
    expect(asRead(document.querySelector('.log-facts') ?? page())).toContain('E-5');
  });
});

describe('the access log', () => {
  const line = (seq: number, more: Partial<AccessLogRow> = {}): AccessLogRow => ({
    seq,
    hash: 'a'.repeat(64),
    at: Date.UTC(2026, 2, 25, 9, seq),
    practitioner: 'gp-1' as AccessLogRow['practitioner'],
    name: 'Kari Lien',
    role: 'gp',
    unit: 'Fjordbyen legesenter',
    act: 'readEConsultation',
    patient: 'patient-1' as AccessLogRow['patient'],
    patientName: 'Mia Berg',
    ground: 'treatment',
    reason: '',
    outcome: 'opened',
    documents: [],
    keptFromReader: false,
    ...more,
  });
  const rows = [
    line(9),
    line(8, { outcome: 'denied', ground: 'administration', patientName: null }),
    line(7, { ground: 'emergency-override', reason: 'Bevisstløs' }),
    line(6, {
      act: 'logCutShort',
      role: 'system',
      name: 'Legekontor',
      reason: 'sies ikke',
      patient: null,
      patientName: null,
      ground: 'quality-control',
    }),
  ];
  const pageOf = (some: readonly AccessLogRow[], next: Outputs['readAccessLog']['next'] = null) => ({
    rows: some,
    next,
    patientName: 'Mia Berg',
  });

  test('before a patient has been chosen nothing is asked', async () => {
    const { sent } = await openWindow('/access-log');
    expect(sent('readAccessLog')).toEqual([]);
    expect(shown()).toMatchSnapshot();
  });

  test('a patient is found as the name is typed', async () => {
    const { user, sent } = await openWindow('/access-log', {
      findPatientsOfLog: {
        patients: [
          { patientId: 'patient-1', name: 'Mia Berg', birthDay: '1977-05-05' },
          { patientId: 'p-2', name: 'Mons Berg', birthDay: null },
        ],
        total: 26,
        isAll: true,
      },
      readAccessLog: pageOf(rows),
    });
    await user.type(within(page()).getByRole('textbox'), ' m');
    await wait(280);
    expect(sent('findPatientsOfLog')).toEqual([]);
    await user.type(within(page()).getByRole('textbox'), 'i ');
    await wait(280);
    await settled();
    expect(sent('findPatientsOfLog')).toEqual([{ typed: 'mi' }]);
    expect(asRead(document.querySelector('.patient-search') ?? page())).toMatchSnapshot();
    await user.click(within(page()).getByRole('button', { name: /Mons/u }));
    await settled();
    expect(here()).toContain('id=p-2');
    expect(sent('readAccessLog').at(-1)).toMatchObject({
      of: 'patient',
      id: 'p-2',
      beforeAt: 0,
      beforeSeq: 0,
      count: 100,
    });
    await user.click(within(page()).getByRole('button', { name: 'Velg en annen pasient' }));
    await settled();
    expect(here()).not.toContain('id=');
  });

  test('nobody found is said', async () => {
    const { user } = await openWindow('/access-log', {
      findPatientsOfLog: { patients: [], total: 0, isAll: true },
    });
    await user.type(within(page()).getByRole('textbox'), 'xyz');
    await wait(280);
    await settled();
    expect(asRead(document.querySelector('.patient-search') ?? page())).toMatchSnapshot();
  });

  test('of a patient: when, who, what and why', async () => {
    await openWindow('/access-log?of=patient&id=patient-1', { readAccessLog: pageOf(rows) });
    expect(shown()).toMatchSnapshot();
  });

  test('of everyone: also about whom', async () => {
    const { user, sent } = await openWindow('/access-log?of=employee', { readAccessLog: pageOf(rows) });
    expect(shown()).toMatchSnapshot();
    expect(sent('readAccessLog')).toMatchObject([{ of: 'everyone', id: '' }]);
    await user.selectOptions(within(page()).getByRole('combobox', { name: 'Ansatt' }), 'nurse-1');
    await settled();
    expect(sent('readAccessLog').at(-1)).toMatchObject({ of: 'employee', id: 'nurse-1' });
    await user.click(within(page()).getByRole('radio', { name: /Pasient/u }));
    await settled();
    expect(here()).not.toContain('id=');
  });

  test.each([
    ['from=2026-03-20&to=2026-03-20', { from: '2026-03-20', to: '2026-03-20' }],
    ['from=2026-03-20', { from: '2026-03-20', to: '' }],
    ['to=2026-03-20&ground=treatment&only=denied', { from: '', to: '2026-03-20', ground: 'treatment', only: 'denied' }],
    ['from=yesterday&ground=curiosity&only=some', { from: '', ground: 'any', only: 'all' }],
  ])('%s is what is asked', async (address, asked) => {
    const { sent } = await openWindow(`/access-log?id=patient-1&${address}`, { readAccessLog: pageOf([]) });
    expect(sent('readAccessLog')).toMatchObject([asked]);
    expect(shown()).toMatchSnapshot();
  });

  test('a period that ends before it begins asks nothing, and says so', async () => {
    const { sent } = await openWindow('/access-log?id=patient-1&from=2026-03-21&to=2026-03-20');
    expect(sent('readAccessLog')).toEqual([]);
    expect(shown()).toMatchSnapshot();
  });

  test('a filter is chosen, and begins anew at the newest', async () => {
    const next = { at: 5, seq: 2 };
    const { user, sent } = await openWindow('/access-log?id=patient-1', {
      readAccessLog: ({ beforeAt }) => ({ ok: true, value: pageOf(rows, beforeAt === 0 ? next : null) }),
    });
    const older = () => within(page()).getByRole<HTMLButtonElement>('button', { name: 'Eldre' });
    const newer = () => within(page()).getByRole<HTMLButtonElement>('button', { name: 'Nyere' });
    expect([newer().disabled, older().disabled]).toEqual([true, false]);
    await user.click(older());
    await settled();
    expect(sent('readAccessLog').at(-1)).toMatchObject({ beforeAt: 5, beforeSeq: 2 });
    expect([newer().disabled, older().disabled]).toEqual([false, true]);
    await user.click(newer());
    await settled();
    expect([newer().disabled, older().disabled]).toEqual([true, false]);
    await user.click(older());
    await settled();
    await user.selectOptions(within(page()).getByRole('combobox', { name: 'Grunn' }), 'treatment');
    await settled();
    expect(sent('readAccessLog').at(-1)).toMatchObject({ beforeAt: 0, beforeSeq: 0, ground: 'treatment', only: 'all' });
    await user.selectOptions(within(page()).getAllByRole('combobox').at(-1) ?? page(), 'overrides');
    await settled();
    expect(sent('readAccessLog').at(-1)).toMatchObject({ ground: 'treatment', only: 'overrides' });
    expect(newer().disabled).toBe(true);
  });

  test('saved as a file, and the name of it said', async () => {
    const { user, sent, answers } = await openWindow('/access-log?id=patient-1', {
      readAccessLog: pageOf(rows),
      exportAccessLog: { file: 'logg.csv' },
    });
    const button = () => within(page()).getByRole('button', { name: /CSV|fil/u });
    await user.click(button());
    await settled();
    expect(sent('exportAccessLog')).toEqual([
      { of: 'patient', id: 'patient-1', from: '', to: '', ground: 'any', only: 'all', language: 'nb' },
    ]);
    expect(asRead(page().querySelector('.announced') ?? page())).toMatchSnapshot();
    answers({ exportAccessLog: refused({ type: 'FileNotWritten', code: 'ENOSPC' } as const) });
    await user.click(button());
    await settled();
    expect(page().querySelector('.announced')).toBeNull();
    expect(asRead(within(page()).getByRole('alert'))).toMatchSnapshot();
  });

  const print: Outputs['readAccessLogPrint'] = {
    patientName: 'Mia Berg',
    birthDay: '1977-05-05',
    surgeryName: 'Fjordbyen legesenter',
    rows,
    cut: true,
    asksForWhom: false,
    today: '2026-03-26',
  };
  test.each([
    ['', print],
    ['?from=2026-03-20', { ...print, cut: false, birthDay: null }],
    ['?to=2026-03-20', { ...print, rows: rows.slice(0, 1), patientName: null, cut: false }],
    ['?from=2026-03-01&to=2026-03-20', { ...print, rows: [], cut: false }],
  ])('the sheet for the patient %s', async (period, readAccessLogPrint) => {
    const { user, sent } = await openWindow(`/access-log/print/patient-1${period}`, {
      readAccessLogPrint,
      printAccessLog: { file: 'innsyn.pdf' },
    });
    expect(shown()).toMatchSnapshot();
    // On paper: the log has its line before the window prints.
    let linesWhenPrinted = -1;
    window.print = () => (linesWhenPrinted = sent('printAccessLogOnPaper').length);
    await user.click(within(page()).getAllByRole('button')[0] ?? page());
    await settled();
    expect([linesWhenPrinted, sent('printAccessLogOnPaper')]).toEqual([1, [{ patientId: 'patient-1' }]]);
    await user.click(within(page()).getAllByRole('button')[1] ?? page());
    await settled();
    expect(sent('printAccessLog')).toEqual([{ patientId: 'patient-1', language: 'nb' }]);
    expect(asRead(page().querySelector('.announced') ?? page())).toMatchSnapshot();
    await user.click(within(page()).getAllByRole('button')[2] ?? page());
    await settled();
    expect(here()).toBe(`/access-log?of=patient&id=patient-1${period.replace('?', '&')}`);
  });

  test('of a young patient it is asked for whom', async () => {
    const { user, sent } = await openWindow('/access-log/print/patient-1', {
      readAccessLogPrint: { ...print, asksForWhom: true },
    });
    expect(shown()).toMatchSnapshot();
    await user.click(within(page()).getAllByRole('radio')[1] ?? page());
    await settled();
    expect(sent('readAccessLogPrint')).toEqual([
      { patientId: 'patient-1', from: '', to: '' },
      { patientId: 'patient-1', from: '', to: '', forWhom: 'guardian' },
    ]);
    expect(page().querySelector('.printed-log')).not.toBeNull();
  });

  test('from the log to the sheet with the same period', async () => {
    const { user } = await openWindow('/access-log?id=patient-1&from=2026-03-01&to=2026-03-20', {
      readAccessLog: pageOf(rows),
      readAccessLogPrint: print,
    });
    await user.click(within(page()).getByRole('button', { name: /pasienten/u }));
    await settled();
    expect(here()).toBe('/access-log/print/patient-1?from=2026-03-01&to=2026-03-20');
  });
});

describe('one patient', () => {
  const patient = defaults.readPatient as Outputs['readPatient'];
  const matter = (taskId: string, more: Partial<Outputs['readPatient']['matters'][number]>) =>
    ({
      taskId,
      kind: 'e-consultation',
      subject: taskId,
      receivedAt: '2026-03-20T09:30:00Z',
      state: 'open',
      ownerName: null,
      ...more,
    }) as const;
  const full = {
    ...patient,
    gpName: null,
    addressProtected: true,
    withheldFromGuardians: true,
    consent: { level: 'basis-plus', withdrawnOn: '2026-03-02' },
    override: { reason: 'Bevisstløs', until: '2026-03-26T13:00:00Z' },
    matters: [
      matter('Åpen', {}),
      matter('Tatt', { state: 'in-progress', ownerName: 'Tor Vik', kind: 'message' }),
      matter('Besvart', { state: 'answered' }),
      matter('Lukket', { state: 'closed', subject: null }),
    ],
  } as const;

  test.each([
    ['plain', patient],
    ['with everything', full],
    ['little is known', { ...patient, birthDay: null, maskedNumber: null, consent: null }],
    ['born in the future', { ...patient, birthDay: '2026-04-01', consent: { level: 'none', withdrawnOn: null } }],
  ] as const)('%s', async (_, readPatient) => {
    await openWindow('/patients/patient-1', { readPatient });
    expect(shown()).toMatchSnapshot();
    expect(document.title).toBe('Pasient – Legekontor');
    expect([...page().querySelectorAll('a')].map((one) => one.getAttribute('href'))).toMatchSnapshot();
  });

  test('the number is shown whole when it is asked for, and hidden again', async () => {
    const { user, sent, answers } = await openWindow('/patients/patient-1', {
      showIdentityNumber: { number: '058577 12345' },
    });
    const button = () => page().querySelector('.patient__number button') ?? page();
    expect(asRead(page().querySelector('.patient__number') ?? page())).toMatchSnapshot();
    await user.click(button());
    await settled();
    expect(sent('showIdentityNumber')).toEqual([{ patientId: 'patient-1' }]);
    expect(asRead(page().querySelector('.patient__number') ?? page())).toMatchSnapshot();
    await user.click(button());
    await settled();
    expect(page().textContent).not.toContain('12345');
    expect(sent('showIdentityNumber')).toHaveLength(1);
    answers({ showIdentityNumber: refused({ type: 'NotFound' } as const) });
    await user.click(button());
    await settled();
    expect(asRead(within(page()).getByRole('alert'))).toMatchSnapshot();
  });

  test('who may not look', async () => {
    const { user, sent } = await openWindow('/patients/patient-1', {
      readPatient: refused({ type: 'Blocked', mayOverride: true } as const),
    });
    expect(shown()).toMatchSnapshot();
    await user.type(within(page()).getByRole('textbox'), 'Bevisstløs');
    await user.click(within(page()).getByRole('button'));
    await settled();
    expect(sent('overrideBlocks')).toEqual([{ of: 'Patient', id: 'patient-1', reason: 'Bevisstløs' }]);
    expect(sent('readPatient')).toHaveLength(2);
  });

  test('broken', async () => {
    const { user, sent } = await openWindow('/patients/patient-1', {
      readPatient: refused({ type: 'Broken', code: 'E-2' } as const),
    });
    expect(shown()).toMatchSnapshot();
    await user.click(within(page()).getByRole('button'));
    await settled();
    expect(sent('readPatient')).toHaveLength(2);
  });
});

describe('the lists', () => {
  const list = (gpId: string, more: Partial<PatientListRow> = {}): PatientListRow => ({
    gpId: gpId as PatientListRow['gpId'],
    gpName: gpId,
    responsible: 'gp',
    numbers: { cap: 1200, headcount: 1240, waiting: 3 },
    standing: { state: 'full', freePlaces: 0, overCap: null },
    shared: null,
    cover: [],
    ...more,
  });
  const lists: PatientListRow[] = [
    list('Lien'),
    list('Moen', {
      standing: { state: 'open', freePlaces: 1, overCap: null },
      cover: [
        { locumName: 'Ida Strand', from: '2026-03-26', to: '2026-04-10' },
        { locumName: null, from: '2026-03-27', to: '2026-04-12' },
      ],
    }),
    list('Ness', {
      responsible: 'locum',
      standing: { state: 'full', freePlaces: 4, overCap: null },
      shared: { name: 'Fellesliste A', otherGps: ['Lien', 'Moen'] },
    }),
    list('Dahl', {
      responsible: 'nobodyNamed',
      gpName: null,
      standing: { state: 'locked', freePlaces: 9, overCap: { count: 40, reasons: ['awaitingDraw'] } },
      shared: { name: 'Fellesliste B', otherGps: [] },
    }),
    list('Vik', { standing: null, numbers: null }),
    list('Ås', { standing: { state: 'full', freePlaces: 0, overCap: { count: 1, reasons: ['childOfListed'] } } }),
  ];
  test.each(['nb', 'nn', 'en'] as const)('in %s', async (language) => {
    await openWindow('/patient-lists', {
      readPatientLists: { today: '2026-03-26', lists },
      readPreferences: { language, theme: 'light' },
    });
    expect(shown()).toMatchSnapshot();
  });

  test('none, and refused', async () => {
    await openWindow('/patient-lists');
    expect(shown()).toMatchSnapshot();
  });

  test('refused', async () => {
    const { user, sent } = await openWindow('/patient-lists', {
      readPatientLists: refused({ type: 'Broken', code: 'E-3' } as const),
    });
    expect(shown()).toMatchSnapshot();
    await user.click(screen.getByRole('button', { name: 'Prøv igjen' }));
    await settled();
    expect(sent('readPatientLists')).toHaveLength(2);
  });
});
