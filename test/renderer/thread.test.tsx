// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Outputs } from '../../shared/ipc/acts.ts';
import type { Delivery } from '../../shared/domain/sync/delivery.ts';
import type {
  AnswerConflict,
  EConsultationThread,
  PreparedView,
  ThreadMessage,
} from '../../shared/ipc/views/thread.ts';
import { asRead } from './asRead.ts';
import { type AWindow, openWindow, refused, settled } from './aWindow.tsx';
import { aPage, defaults, MESSAGE, ROW, signedIn, SYNC, THREAD } from './defaults.ts';

const pane = () => document.querySelector<HTMLElement>('section.thread') ?? document.body;
const shown = () => asRead(pane());
const foot = () => asRead(pane().querySelector('.thread__foot') ?? document.body);
const say = (text: string) => ({ ...MESSAGE, id: text, text });
const press = async (user: AWindow['user'], name: string | RegExp, role = 'button') => {
  await user.click(within(pane()).getByRole(role, { name }));
  await settled();
};
const wait = (ms: number) => act(() => new Promise((done) => setTimeout(done, ms)));
/** What was typed is with the engine: however long the typing took, the screen then says the same. */
const draftSaved = () => waitFor(() => expect(pane().textContent).toMatch(/kladd lagret/u), { timeout: 60_000 });
const OFFLINE = { ...SYNC, connection: { state: 'offline', since: '2026-03-26T08:31:00Z', why: null } } as const;

const openThread = (more: Partial<EConsultationThread> = {}, answers: Parameters<typeof openWindow>[1] = {}) =>
  openWindow('/queue/all/e-consultation/task-1', {
    readEConsultation: { ...THREAD, ...more },
    listWork: aPage([ROW, { ...ROW, id: 'task-2', patientName: 'Jon Ås' }]),
    ...answers,
  });

const PREPARED: PreparedView = {
  entryId: 'entry-1',
  isMine: false,
  authorName: 'Tor Vik',
  text: 'Smør med krem.',
  at: '2026-03-26T08:40:00Z',
  delivery: null,
  fate: { type: 'waits' },
};

const TEMPLATES: Outputs['listTemplates'] = [
  {
    id: 'a',
    use: 'answer',
    about: '',
    title: 'Takk',
    text: 'Hei {{fornavn}}, fra {{avsender}}. [fyll inn]',
    language: 'nb',
    origin: 'shipped',
    hidden: false,
  },
  { id: 'b', use: 'answer', about: '', title: 'Gjemt', text: 'Gjemt', language: 'nb', origin: 'changed', hidden: true },
  {
    id: 'r',
    use: 'redirect',
    about: 'booking',
    title: 'Bestill',
    text: 'Bestill time på {{telefon}}.',
    language: 'nb',
    origin: 'shipped',
    hidden: false,
  },
  {
    id: 'u',
    use: 'unsuitable',
    about: 'other',
    title: 'Annet',
    text: 'Dette egner seg ikke.',
    language: 'nb',
    origin: 'shipped',
    hidden: false,
  },
  {
    id: 't',
    use: 'attendance',
    about: '',
    title: 'Time',
    text: 'Kom {{dato}} kl. {{klokkeslett}} til {{lege}}.',
    language: 'nb',
    origin: 'shipped',
    hidden: false,
  },
];

describe('what stands in a thread', () => {
  const summary: EConsultationThread['summary'] = {
    nextGp: { name: null, on: '2026-05-01' },
    consent: { level: 'basis', withdrawnOn: '2026-03-02' },
    proxies: [
      { name: 'Nora Berg', until: '2026-12-31' },
      { name: 'Jon Ås', until: null },
    ],
    allergies: [
      { what: 'Penicillin', severe: true, certain: true, noneKnown: false },
      { what: null, severe: false, certain: false, noneKnown: false },
    ],
    lastContacts: [
      { type: 'e-consultation', at: '2026-03-01T09:00:00Z', taskId: 'old', subject: 'Søvn', open: false },
      { type: 'appointment', at: '2025-10-03T09:00:00Z', id: 'a', modality: 'video', state: 'noshow' },
      { type: 'appointment', at: '2025-09-03T09:00:00Z', id: 'b', modality: null, state: 'met' },
      { type: 'e-consultation', at: '2025-08-01T09:00:00Z', taskId: 'open', subject: '', open: true },
    ],
  };
  const states: readonly (readonly [string, Partial<EConsultationThread>])[] = [
    ['as it comes', {}],
    [
      'an old one that somebody else wrote',
      {
        writtenBy: 'Nora Berg',
        answerGoesTo: ['Mia Berg', 'Nora Berg'],
        birthDay: null,
        gpName: null,
        dueDay: '2026-03-24',
      },
    ],
    ['who the patient is', { summary }],
    ['little is known', { summary: { nextGp: null, consent: null, proxies: [], allergies: [], lastContacts: [] } }],
    [
      'one contact, no allergies told',
      {
        summary: {
          nextGp: { name: 'Olav Moen', on: '2026-04-01' },
          consent: { level: 'full', withdrawnOn: null },
          proxies: [],
          allergies: null,
          lastContacts: summary.lastContacts.slice(1, 2),
        },
      },
    ],
    [
      'urgent, marked by somebody, and no contact yet',
      {
        urgent: true,
        urgencySetBy: { name: 'Tor Vik', at: '2026-03-26T08:10:00Z' },
        needsContact: true,
        may: [...THREAD.may, 'callOffUrgency'],
      },
    ],
    ['called off', { urgencySetBy: { name: 'Tor Vik', at: '2026-03-26T08:10:00Z' } }],
    ['on the desk of a team', { assignedTo: { type: 'team', role: 'nurse', delivery: null } }],
    [
      'on everybody’s desk, on its way there',
      { assignedTo: { type: 'surgery', delivery: { state: 'sending', since: '2026-03-26T08:59:00Z' } } },
    ],
    [
      'with a colleague',
      { assignedTo: { type: 'person', practitionerId: 'gp-2', name: 'Olav Moen', isMine: false, delivery: null } },
    ],
    [
      'taken by the reader',
      { claim: { name: 'Kari Lien', since: '2026-03-26T08:12:00Z', isMine: true, delivery: null }, mayClaim: false },
    ],
    [
      'being taken by the reader',
      {
        claim: {
          name: 'Kari Lien',
          since: '2026-03-26T08:12:00Z',
          isMine: true,
          delivery: { state: 'sending', since: '2026-03-26T08:59:00Z' },
        },
        mayClaim: false,
      },
    ],
    [
      'being taken by another',
      {
        claim: {
          name: 'Tor Vik',
          since: '2026-03-26T08:12:00Z',
          isMine: false,
          delivery: { state: 'sending', since: '2026-03-26T08:59:00Z' },
        },
      },
    ],
    [
      'held by another',
      {
        claim: { name: 'Tor Vik', since: '2026-03-26T08:12:00Z', isMine: false, delivery: null },
        held: {
          name: 'Tor Vik',
          as: 'claim',
          since: '2026-03-26T08:12:00Z',
          takeOverFrom: '2026-03-26T08:42:00Z',
          answerIsDelivered: false,
          takingOver: false,
        },
        state: 'in-progress',
        ownerName: 'Tor Vik',
        mayClaim: false,
      },
    ],
    [
      'held, too early',
      {
        held: {
          name: 'Tor Vik',
          as: 'answer',
          since: '2026-03-26T08:12:00Z',
          takeOverFrom: '2026-03-26T11:42:00Z',
          answerIsDelivered: true,
          takingOver: false,
        },
      },
    ],
    [
      'held, its answer delivered',
      {
        held: {
          name: 'Tor Vik',
          as: 'answer',
          since: '2026-03-26T08:12:00Z',
          takeOverFrom: '2026-03-26T08:42:00Z',
          answerIsDelivered: true,
          takingOver: false,
        },
      },
    ],
    [
      'being taken over',
      {
        held: {
          name: 'Tor Vik',
          as: 'claim',
          since: '2026-03-26T08:12:00Z',
          takeOverFrom: '2026-03-26T08:42:00Z',
          answerIsDelivered: false,
          takingOver: true,
        },
      },
    ],
    ['open elsewhere', { openedBy: { name: 'Tor Vik', since: '2026-03-26T08:58:00Z', until: '2026-03-26T09:30:00Z' } }],
    [
      'a take that was lost',
      {
        lostClaim: { at: '2026-03-26T08:00:00Z', why: 'taken', name: 'Tor Vik', takenAt: '2026-03-26T07:59:00Z' },
        lostAssignment: { at: '2026-03-26T08:00:00Z', nowWith: 'Olav Moen' },
      },
    ],
    [
      'a take of what had ended',
      {
        lostClaim: { at: '2026-03-26T08:00:00Z', why: 'ended' },
        lostAssignment: { at: '2026-03-26T08:00:00Z', nowWith: null },
      },
    ],
    [
      'a take that was refused',
      {
        lostClaim: { at: '2026-03-26T08:00:00Z', why: 'refused' },
        state: 'answered',
        lostAssignment: { at: '2026-03-26T08:00:00Z', nowWith: null },
      },
    ],
    ['by emergency override', { override: { reason: 'Bevisstløs', until: '2026-03-26T13:00:00Z' } }],
    [
      'what a colleague has prepared',
      {
        draftsOfOthers: [{ authorName: 'Tor Vik', text: 'Smør med krem.', savedAt: '2026-03-26T08:40:00Z' }],
        draft: { text: 'Begynt', savedAt: '2026-03-26T08:50:00Z' },
      },
    ],
    [
      'answered',
      { state: 'answered', may: [], urgent: true, urgencySetBy: { name: 'Tor Vik', at: '2026-03-26T08:10:00Z' } },
    ],
    [
      'closed, with words that were not sent',
      {
        state: 'closed',
        ending: { code: 'must-come-in' },
        drafts: {
          note: { text: 'Husk blodprøve', savedAt: '2026-03-26T08:40:00Z' },
          refer: { text: '  ', savedAt: '2026-03-26T08:40:00Z' },
        },
      },
    ],
    ['nothing was said', { messages: [] }],
    [
      'the portal may not reach the patient',
      { reach: 'consent-withdrawn', warnings: [{ type: 'NotReachable', instead: ['phone', 'letter'] }] },
    ],
  ];

  test.each(states)('%s', async (_, more) => {
    await openThread(more);
    expect(shown()).toMatchSnapshot();
  });

  test.each(['nn', 'en'] as const)('in %s', async (language) => {
    await openThread({ ...states[5]?.[1], summary }, { readPreferences: { language, theme: 'light' } });
    expect(shown()).toMatchSnapshot();
  });

  test('the keyboard is in what was opened, and colleagues are told after a while', async () => {
    const { sent } = await openThread();
    expect(document.activeElement).toBe(pane());
    expect(sent('openEConsultation')).toEqual([]);
    await wait(1_050);
    expect(sent('openEConsultation')).toEqual([{ taskId: 'task-1', patientId: 'patient-1' }]);
  });
});

describe('messages', () => {
  const queued: Delivery = {
    state: 'queued',
    since: '2026-03-26T08:00:00Z',
    attempts: 2,
    nextAttempt: '2026-03-26T09:05:00Z',
    lastProblem: { kind: 'portal-busy', status: 503, detail: null },
  };
  const kinds: readonly (readonly [string, Partial<ThreadMessage>])[] = [
    ['a note for colleagues', { kind: 'internal', authorName: 'Tor Vik', text: 'Ringte tilbake' }],
    ['a contact', { kind: 'internal', contactWay: 'phone', authorName: 'Tor Vik' }],
    ['an answer on its way', { kind: 'answer', entryId: 'e-1', authorName: 'Kari Lien', delivery: queued }],
    [
      'an answer that was refused',
      {
        kind: 'answer',
        entryId: 'e-1',
        authorName: 'Kari Lien',
        delivery: {
          state: 'rejected',
          at: '2026-03-26T08:30:00Z',
          problem: { kind: 'not-valid', status: 422, detail: 'X12' },
        },
      },
    ],
    [
      'a note that was refused',
      {
        kind: 'internal',
        entryId: 'e-1',
        delivery: {
          state: 'rejected',
          at: '2026-03-26T08:30:00Z',
          problem: { kind: 'gone', status: 410, detail: null },
        },
      },
    ],
    [
      'a contact that was refused',
      {
        kind: 'internal',
        contactWay: 'at-the-surgery',
        entryId: 'e-1',
        delivery: {
          state: 'rejected',
          at: '2026-03-26T08:30:00Z',
          problem: { kind: 'gone', status: null, detail: null },
        },
      },
    ],
    [
      'files',
      {
        files: [
          { place: 0, title: 'arm.jpg', what: 'image', size: 204_800, state: { is: 'here', type: 'image/jpeg' } },
          { place: 1, title: null, what: 'pdf', size: null, state: { is: 'at-portal' } },
          { place: 2, title: 'brev.pdf', what: 'pdf', size: 900, state: { is: 'wanted' } },
          {
            place: 3,
            title: 'x.exe',
            what: 'file',
            size: 5_300_000,
            state: { is: 'refused', why: { type: 'AttachmentTypeNotShown' } as never },
          },
        ],
      },
    ],
    [
      'forms',
      {
        forms: [
          {
            id: 'f',
            state: 'here',
            cut: true,
            unfinished: true,
            questions: [
              { question: 'Om plagene', depth: 0, answers: [] },
              {
                question: 'Hvor lenge?',
                depth: 1,
                answers: [
                  { type: 'number', value: 2024.0125, unit: 'uker' },
                  { type: 'number', value: 7, unit: '' },
                ],
              },
              { question: 'Feber?', depth: 1, answers: [{ type: 'yes-or-no', yes: true }] },
              { question: 'Utslett?', depth: 1, answers: [{ type: 'yes-or-no', yes: false }] },
              {
                question: 'Når?',
                depth: 1,
                answers: [
                  { type: 'day', day: '2026-03-19' },
                  { type: 'instant', at: '2026-03-26T07:30:00Z' },
                ],
              },
              { question: 'Annet', depth: 0, answers: [{ type: 'text', text: 'Nei takk' }, { type: 'not-shown' }] },
              { question: 'Ikke svart', depth: 0, answers: [] },
            ],
          },
          { id: 'g', state: 'not-here' },
          { id: 'h', state: 'not-shown' },
        ],
      },
    ],
  ];
  test.each(kinds)('%s', async (_, more) => {
    await openThread({ messages: [MESSAGE, { ...MESSAGE, id: 'other', ...more }] });
    expect(asRead(pane().querySelector('.messages') ?? document.body)).toMatchSnapshot();
    expect(foot()).toMatchSnapshot();
  });

  test('a long form is folded, a short one is not', async () => {
    const questions = Array.from({ length: 9 }, (_, place) => ({ question: `${place}`, depth: 0, answers: [] }));
    await openThread({
      messages: [
        {
          ...MESSAGE,
          forms: [
            { id: 'l', state: 'here', cut: false, unfinished: false, questions },
            { id: 's', state: 'here', cut: false, unfinished: false, questions: questions.slice(1) },
          ],
        },
      ],
    });
    expect([...pane().querySelectorAll('details')].map((one) => one.open)).toEqual([false, true]);
  });

  test('whoever reads further up is told of a new one, and not moved', async () => {
    const { user, answers, changed } = await openThread();
    const frame = screen.getByRole('region', { name: 'Meldinger i tråden' });
    Object.defineProperty(frame, 'scrollHeight', { configurable: true, value: 4_000 });
    frame.scrollTop = 100;
    fireEvent.scroll(frame);
    answers({ readEConsultation: { ...THREAD, messages: [MESSAGE, say('Ny')] } });
    await changed('thread');
    expect(frame.scrollTop).toBe(100);
    await user.click(screen.getByRole('button', { name: 'Ny melding nederst' }));
    expect(frame.scrollTop).toBe(4_000);
    fireEvent.scroll(frame);
    frame.scrollTop = 3_100;
    fireEvent.scroll(frame);
    expect(screen.queryByRole('button', { name: 'Ny melding nederst' })).toBeNull();
    answers({ readEConsultation: { ...THREAD, messages: [MESSAGE, say('Ny'), say('Nyere')] } });
    await changed('thread');
    expect(frame.scrollTop).toBe(4_000);
    expect(screen.queryByRole('button', { name: 'Ny melding nederst' })).toBeNull();
  });

  test('a file that lies at the portal is fetched, and a refusal is said', async () => {
    const file = { messageId: 'message-1', taskId: 'task-1', place: 1 };
    const { user, sent, answers } = await openThread({
      messages: [
        { ...MESSAGE, files: [{ place: 1, title: 'arm.jpg', what: 'image', size: null, state: { is: 'at-portal' } }] },
      ],
    });
    await press(user, 'Hent arm.jpg');
    expect(sent('fetchAttachment')).toEqual([file]);
    expect(screen.queryByRole('alert')).toBeNull();
    answers({ fetchAttachment: refused({ type: 'NotFound' } as const) });
    await press(user, 'Hent arm.jpg');
    expect(asRead(within(pane()).getByRole('alert'))).toMatchSnapshot();
  });

  test('a picture is asked for when it is opened, can be seen in its own size, saved, and is gone when it is closed', async () => {
    const { user, sent } = await openThread(
      {
        messages: [
          {
            ...MESSAGE,
            files: [{ place: 0, title: 'arm.jpg', what: 'image', size: 5, state: { is: 'here', type: 'image/jpeg' } }],
          },
        ],
      },
      { readAttachment: { type: 'image/jpeg', base64: 'AAAA', mayBeSaved: true }, saveAttachment: { file: 'arm.jpg' } },
    );
    expect(sent('readAttachment')).toEqual([]);
    await press(user, 'Åpne arm.jpg');
    const dialog = screen.getByRole('dialog');
    expect(asRead(dialog)).toMatchSnapshot();
    const picture = dialog.querySelector('img');
    expect([picture?.src, picture?.dataset['size']]).toEqual(['data:image/jpeg;base64,AAAA', 'fit']);
    await user.click(screen.getByRole('button', { name: 'Vis i full størrelse' }));
    expect(picture?.dataset['size']).toBe('actual');
    await user.click(screen.getByRole('button', { name: /^Lagre/u }));
    await settled();
    expect(sent('saveAttachment')).toEqual([
      { taskId: 'task-1', messageId: 'message-1', place: 0, type: 'image/jpeg', language: 'nb' },
    ]);
    expect(asRead(dialog)).toMatchSnapshot();
    await user.keyboard('{Escape}');
    await settled();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Åpne arm.jpg');
  });
});

describe('an answer', () => {
  const field = () => within(pane()).getByRole<HTMLTextAreaElement>('textbox');

  test('is sent as it was written, once, and the draft is forgotten', async () => {
    const { user, sent } = await openThread({}, { answerEConsultation: { entryId: 'e-1' } });
    await user.keyboard('r');
    await wait(5);
    expect(document.activeElement).toBe(field());
    await user.type(field(), 'Smør med krem.');
    await draftSaved();
    expect(asRead(pane().querySelector('.answer-form__foot') ?? document.body)).toMatchSnapshot();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await settled();
    expect(sent('answerEConsultation')).toEqual([{ taskId: 'task-1', patientId: 'patient-1', text: 'Smør med krem.' }]);
    expect(field().readOnly).toBe(true);
  });

  test('that is empty is refused beside the field, and not sent', async () => {
    const { user, sent } = await openThread();
    await press(user, /^Send/u);
    expect(sent('answerEConsultation')).toEqual([]);
    expect(asRead(field())).toMatchSnapshot();
  });

  test('that the engine refuses stays where it is, with the reason', async () => {
    const { user, sent } = await openThread(
      {},
      { answerEConsultation: refused({ type: 'ClaimedByOther', name: 'Tor Vik' } as never) },
    );
    await user.type(field(), 'Hei');
    await press(user, /^Send/u);
    expect(sent('answerEConsultation')).toHaveLength(1);
    expect(asRead(within(pane()).getByRole('alert'))).toMatchSnapshot();
    expect([field().value, field().readOnly]).toEqual(['Hei', false]);
    await wait(700);
    expect(sent('saveDraft').at(-1)).toEqual({
      taskId: 'task-1',
      writtenFor: 'patient-1',
      text: 'Hei',
      field: 'answer',
    });
  });

  test('without a network waits its turn, and the button says so', async () => {
    await openThread({}, { readSyncState: OFFLINE });
    expect(foot()).toMatchSnapshot();
  });

  test('by someone who only prepares is handed to the doctor, never sent, and the field is free again', async () => {
    const { user, sent } = await openThread(
      { may: ['note'], prepares: ['answer'] },
      { currentSession: signedIn('nurse-1'), prepareEConsultationAnswer: { entryId: 'entry-1' } },
    );
    expect(foot()).toMatchSnapshot();
    await user.type(field(), 'Forslag');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await settled();
    expect(sent('answerEConsultation')).toEqual([]);
    expect(sent('prepareEConsultationAnswer')).toEqual([{ taskId: 'task-1', patientId: 'patient-1', text: 'Forslag' }]);
    expect(field().value).toBe('');
  });

  test('prepared by a colleague is used by one key, and set aside by a press', async () => {
    const { user, sent } = await openThread({ prepared: [PREPARED] }, { withdrawPrepared: null });
    await user.keyboard('b');
    expect(field().value).toBe('Smør med krem.');
    await press(user, 'Legg til side utkastet fra Tor Vik');
    expect(sent('withdrawPrepared')).toEqual([{ taskId: 'task-1', patientId: 'patient-1', entryId: 'entry-1' }]);
  });

  test.each<[PreparedView['fate'], string]>([
    [{ type: 'waits' }, 'Utkastet er klart for legen.'],
    [{ type: 'not-used' }, 'Utkastet ble ikke brukt.'],
    [{ type: 'answered', name: 'Kari Lien', at: '2026-03-26T08:50:00Z', asWritten: true }, 'med teksten din'],
    [{ type: 'answered', name: 'Kari Lien', at: '2026-03-26T08:50:00Z', asWritten: false }, 'endret eller annen tekst'],
    [{ type: 'set-aside', name: 'Kari Lien', at: '2026-03-26T08:50:00Z' }, 'Kari Lien la utkastet til side'],
    [{ type: 'set-aside', name: null, at: null }, 'Utkastet er lagt til side.'],
  ])('prepared by oneself tells what became of it: %j', async (fate, words) => {
    const own = { ...PREPARED, isMine: true, fate };
    const { user, sent } = await openThread({ prepared: [own] }, { withdrawPrepared: null });
    expect(pane().textContent).toContain(words);
    if (fate.type !== 'waits') return expect(screen.queryByText('Trekk tilbake utkastet')).toBeNull();
    await press(user, 'Trekk tilbake utkastet');
    return expect(sent('withdrawPrepared')).toHaveLength(1);
  });

  test('takes over what was prepared, after what stands there', async () => {
    const { user } = await openThread({
      draftsOfOthers: [{ authorName: 'Tor Vik', text: 'Smør med krem.', savedAt: '2026-03-26T08:40:00Z' }],
    });
    await user.type(field(), 'Hei.  ');
    await press(user, 'Bruk utkastet fra Tor Vik');
    expect(field().value).toBe('Hei.\n\nSmør med krem.');
  });

  test('begins with a template, whose open field is marked and counted', async () => {
    const { user } = await openThread({}, { listTemplates: TEMPLATES });
    await user.click(field());
    await user.keyboard('{Control>}m{/Control}');
    await settled();
    expect(asRead(screen.getByRole('menu'))).toMatchSnapshot();
    await user.click(screen.getByRole('menuitem', { name: 'Takk' }));
    await draftSaved();
    expect(field().value).toMatchSnapshot();
    expect(asRead(pane().querySelector('.fields-left') ?? pane())).toMatchSnapshot();
  });

  test('that a colleague may be writing is said above it', async () => {
    await openThread({ state: 'in-progress', ownerName: 'Olav Moen' });
    expect(foot()).toContain('Olav Moen');
  });

  test('near the limit the room that is left is told', async () => {
    const left = () => asRead(pane().querySelector('.remaining') ?? document.createElement('p'));
    await openThread({ draft: { text: 'x'.repeat(9_499), savedAt: '2026-03-26T08:50:00Z' } });
    const near = left();
    fireEvent.change(field(), { target: { value: 'x'.repeat(9_500) } });
    fireEvent.change(field(), { target: { value: 'x'.repeat(9_501) } });
    expect([near, left()]).toMatchSnapshot();
    fireEvent.change(field(), { target: { value: 'x'.repeat(10_001) } });
    expect(left()).toMatchSnapshot();
    await settled();
  });

  test.each([
    [
      'nothing to pay',
      { patientPays: 0, countsTowardsCard: 0, registered: true, lines: [], reasons: [{ type: 'FollowUpIncluded' }] },
    ],
    ['unknown', null],
  ] as const)('costs: %s', async (_, readFee) => {
    await openThread({}, { readFee: readFee as never });
    expect(asRead(pane().querySelector('.answer-form__state') ?? document.body)).toMatchSnapshot();
  });

  test('a draft saved elsewhere takes the place of one that nobody has touched', async () => {
    const { answers, changed } = await openThread({ draft: { text: 'Første', savedAt: '2026-03-26T08:50:00Z' } });
    expect(field().value).toBe('Første');
    answers({ readEConsultation: { ...THREAD, draft: { text: 'Andre', savedAt: '2026-03-26T08:55:00Z' } } });
    await changed('thread');
    expect(field().value).toBe('Andre');
    answers({ readEConsultation: { ...THREAD, draft: { text: 'Eldre', savedAt: '2026-03-26T08:40:00Z' } } });
    await changed('thread');
    expect(field().value).toBe('Andre');
  });
});

describe('what else can be done', () => {
  const PANELS = [
    ['h', 'urgency'],
    ['f', 'redirect'],
    ['u', 'unsuitable'],
    ['i', 'note'],
    ['e', 'close'],
    ['o', 'attendance'],
  ] as const;
  test.each(PANELS)('%s shows %s, Escape goes back to the answer', async (key) => {
    const { user } = await openThread({}, { listTemplates: TEMPLATES });
    await user.keyboard(key);
    await settled();
    expect(foot()).toMatchSnapshot();
    await user.keyboard('{Escape}');
    await wait(5);
    expect(within(pane()).getByRole('button', { name: /^Svar/u, pressed: true })).toBeTruthy();
    // Where the keyboard was before the panel took it.
    expect(document.activeElement).toBe(pane());
  });

  test.each([
    ['by the doctor', 'gp-1', THREAD.may],
    ['by somebody who only writes it down', 'nurse-1', ['contact', 'note']],
  ] as const)('closed after a contact: %s', async (_, reader, may) => {
    const contact: ThreadMessage = {
      ...MESSAGE,
      id: 'c',
      kind: 'internal',
      contactWay: 'phone',
      authorName: 'Tor Vik',
      text: 'Avtalt',
    };
    const refusedOne: ThreadMessage = {
      ...contact,
      id: 'd',
      contactWay: 'letter',
      delivery: { state: 'withdrawn', at: '2026-03-26T08:00:00Z' },
    };
    const messages = [MESSAGE, contact, refusedOne];
    const { user, sent } = await openThread(
      { messages, may },
      { currentSession: signedIn(reader), closeAfterContact: { entryId: 'e-6' } },
    );
    await user.keyboard('e');
    await settled();
    expect(foot()).toMatchSnapshot();
    if (reader !== 'gp-1') return;
    await user.keyboard('{Enter}');
    await settled();
    expect(sent('closeAfterContact')).toEqual([{ taskId: 'task-1', patientId: 'patient-1' }]);
    expect(sent('closeMessage')).toEqual([]);
  });

  test('marked as urgent, with the steps in front of it', async () => {
    const { user, sent } = await openThread();
    await user.keyboard('h');
    await press(user, /^Merk/u);
    expect(sent('markUrgent')).toEqual([{ taskId: 'task-1', patientId: 'patient-1' }]);
    expect(sent('callOffUrgency')).toEqual([]);
  });

  test('urgency is called off, or left as it was', async () => {
    const { user, sent } = await openThread({ urgent: true, may: [...THREAD.may, 'callOffUrgency'] });
    await user.keyboard('h');
    expect(foot()).toMatchSnapshot();
    await press(user, 'Avbryt');
    expect(sent('callOffUrgency')).toEqual([]);
    await press(user, 'Haster ikke');
    await user.keyboard('{Enter}');
    await settled();
    expect(sent('callOffUrgency')).toEqual([{ taskId: 'task-1', patientId: 'patient-1' }]);
  });

  test('a note', async () => {
    const { user, sent, answers } = await openThread({}, { writeInternalNote: refused({ type: 'NotFound' } as const) });
    await user.keyboard('i');
    await settled();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await settled();
    expect(sent('writeInternalNote')).toEqual([]);
    expect(foot()).toMatchSnapshot();
    await user.keyboard('Ring henne');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await draftSaved();
    expect(foot()).toMatchSnapshot();
    answers({ writeInternalNote: { entryId: 'e-2' } });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await settled();
    expect(sent('writeInternalNote')).toEqual([
      { taskId: 'task-1', patientId: 'patient-1', note: 'Ring henne' },
      { taskId: 'task-1', patientId: 'patient-1', note: 'Ring henne' },
    ]);
    expect(pane().querySelector('.answer-form')).not.toBeNull();
  });

  test('to another channel, with the words of the template until someone writes', async () => {
    const { user, sent } = await openThread(
      {},
      { listTemplates: TEMPLATES, redirectEConsultation: { entryId: 'e-3' } },
    );
    await user.keyboard('f');
    await settled();
    const text = () => within(pane()).getByRole<HTMLTextAreaElement>('textbox').value;
    expect(text()).toBe('Bestill time på 220 00 456.');
    await user.click(within(pane()).getAllByRole('radio')[1] ?? document.body);
    await settled();
    expect(text()).toBe('');
    await press(user, /^Send og avslutt/u);
    expect(sent('redirectEConsultation')).toEqual([]);
    await user.click(within(pane()).getAllByRole('radio')[0] ?? document.body);
    await settled();
    await user.type(within(pane()).getByRole('textbox'), ' Hilsen oss.');
    await user.click(within(pane()).getAllByRole('radio')[1] ?? document.body);
    await settled();
    expect(text()).toBe('Bestill time på 220 00 456. Hilsen oss.');
    await press(user, /^Send og avslutt/u);
    expect(sent('redirectEConsultation')).toMatchObject([
      { taskId: 'task-1', patientId: 'patient-1', text: 'Bestill time på 220 00 456. Hilsen oss.' },
    ]);
  });

  test('not suitable, for a reason', async () => {
    const { user, sent } = await openThread({}, { listTemplates: TEMPLATES, declineUnsuitable: { entryId: 'e-3' } });
    await user.keyboard('u');
    await settled();
    await user.selectOptions(within(pane()).getByRole('combobox'), 'other');
    await settled();
    await press(user, /^Send og avslutt/u);
    expect(sent('declineUnsuitable')).toEqual([
      { taskId: 'task-1', patientId: 'patient-1', reason: 'other', text: 'Dette egner seg ikke.' },
    ]);
  });

  test('must come in: the nearest time is chosen, and a text without it is doubted', async () => {
    const listFreeSlots: Outputs['listFreeSlots'] = {
      offerBy: '2026-04-09',
      slots: [
        {
          slotId: 's-1',
          gpName: 'Kari Lien',
          isOwnGp: true,
          start: '2026-03-27T08:15:00Z',
          end: '2026-03-27T08:35:00Z',
        },
        {
          slotId: 's-2',
          gpName: 'Olav Moen',
          isOwnGp: false,
          start: '2026-03-30T07:15:00Z',
          end: '2026-03-30T07:35:00Z',
        },
      ],
    };
    const { user, sent } = await openThread(
      {},
      { listTemplates: TEMPLATES, listFreeSlots, requireAttendance: { entryId: 'e-4' } },
    );
    await user.keyboard('o');
    await settled();
    expect(foot()).toMatchSnapshot();
    await user.click(within(pane()).getByRole('radio', { name: /Olav Moen/u }));
    await settled();
    expect(foot()).toMatchSnapshot();
    const field = within(pane()).getByRole('textbox');
    await user.clear(field);
    await user.type(field, 'Kom snart.');
    await draftSaved();
    expect(foot()).toMatchSnapshot();
    await press(user, /^Send og avslutt/u);
    expect(sent('requireAttendance')).toEqual([
      { taskId: 'task-1', patientId: 'patient-1', text: 'Kom snart.', slotId: 's-2' },
    ]);
  });

  test('a contact is written down, the draft of it kept meanwhile', async () => {
    const { user, sent } = await openThread(
      { urgent: true, needsContact: true },
      { documentContact: { entryId: 'e-5' } },
    );
    await press(user, 'Dokumenter kontakten');
    expect(sent('documentContact')).toEqual([]);
    const card = within(pane().querySelector<HTMLElement>('.contact-card') ?? pane());
    await user.selectOptions(card.getByRole('combobox'), 'called-113');
    await user.type(card.getByRole('textbox'), 'Ringte 113');
    await user.click(card.getByRole('button', { name: 'Dokumenter kontakten' }));
    await settled();
    expect(sent('documentContact')).toEqual([
      { taskId: 'task-1', patientId: 'patient-1', way: 'called-113', note: 'Ringte 113' },
    ]);
  });

  test('put on another desk', async () => {
    const { user, sent } = await openThread();
    await user.keyboard('a');
    await settled();
    expect(asRead(screen.getByRole('menu'))).toMatchSnapshot();
    await user.click(screen.getByRole('menuitemradio', { name: 'Olav Moen' }));
    await settled();
    for (const name of ['Alle sykepleierne', 'Hele kontoret']) {
      await user.keyboard('a');
      await settled();
      await user.click(screen.getByRole('menuitemradio', { name }));
      await settled();
    }
    expect(sent('assignEConsultation')).toEqual([
      { taskId: 'task-1', patientId: 'patient-1', person: 'gp-2' },
      { taskId: 'task-1', patientId: 'patient-1', team: 'nurse' },
      { taskId: 'task-1', patientId: 'patient-1' },
    ]);
  });

  test('taken with T, and a refusal is said', async () => {
    const { user, sent, answers } = await openThread();
    await user.keyboard('t');
    await settled();
    expect(sent('claimEConsultation')).toEqual([{ taskId: 'task-1', patientId: 'patient-1' }]);
    answers({ claimEConsultation: refused({ type: 'NotFound' } as const) });
    await user.keyboard('t');
    await settled();
    expect(asRead(within(pane()).getByRole('alert'))).toMatchSnapshot();
  });

  test('taken over', async () => {
    const held = {
      name: 'Tor Vik',
      as: 'claim',
      since: '2026-03-26T08:12:00Z',
      takeOverFrom: '2026-03-26T08:42:00Z',
      answerIsDelivered: false,
      takingOver: false,
    } as const;
    const { user, sent } = await openThread({ held, mayClaim: false });
    await wait(5);
    await press(user, 'Overta saken');
    expect(sent('takeOverEConsultation')).toEqual([{ taskId: 'task-1', patientId: 'patient-1' }]);
    await user.keyboard('t');
    expect(sent('claimEConsultation')).toEqual([]);
  });
});

describe('when it has been done', () => {
  test('the next one is a key away', async () => {
    const { user } = await openThread({ state: 'answered' });
    expect(foot()).toMatchSnapshot();
    within(pane())
      .getByRole('button', { name: /^Neste/u })
      .focus();
    await user.keyboard('{ArrowDown}');
    await settled();
    expect(window.location.hash).toBe('#/queue/all/e-consultation/task-2');
  });

  test.each([
    ['retry', 'retryNow'],
    ['withdraw', 'withdrawEntry'],
  ] as const)('what was refused: %s', async (what, name) => {
    const rejected: ThreadMessage = {
      ...MESSAGE,
      id: 'a',
      kind: 'answer',
      entryId: 'e-1',
      delivery: {
        state: 'rejected',
        at: '2026-03-26T08:30:00Z',
        problem: { kind: 'rule', status: null, detail: 'AlreadyClosed' },
      },
    };
    const { user, sent, answers } = await openThread({ messages: [MESSAGE, rejected] });
    const button = () =>
      within(pane())
        .getAllByRole('button')
        .find(
          (one) => one.closest('.choices') !== null && (one.dataset['variant'] === 'secondary') === (what === 'retry'),
        ) ?? pane();
    await user.click(button());
    await settled();
    expect(sent(name)).toEqual([{ entryId: 'e-1' }]);
    answers({ [name]: refused({ type: 'AlreadySettled' } as const) });
    await user.click(button());
    await settled();
    expect(asRead(within(pane()).getByRole('alert'))).toMatchSnapshot();
  });

  const conflict: AnswerConflict = {
    entryId: 'e-1',
    isMine: true,
    mine: { text: 'Ta én om dagen', at: '2026-03-26T08:30:00Z', authorName: 'Kari Lien' },
    unanswered: null,
    theirs: { text: 'Ta to om dagen', at: '2026-03-26T08:20:00Z', authorName: 'Olav Moen' },
    lostSlot: null,
    choices: ['keep-theirs', 'send-as-addition'],
  };
  const conflicts: readonly (readonly [string, AnswerConflict])[] = [
    ['two answers', conflict],
    [
      'a colleague’s, and theirs has not come',
      { ...conflict, isMine: false, theirs: { text: null, at: null, authorName: null }, choices: [] },
    ],
    [
      'taken over',
      { ...conflict, unanswered: { takenBy: 'Olav Moen', ended: false }, choices: ['keep-theirs', 'send-as-answer'] },
    ],
    ['taken over and left', { ...conflict, unanswered: { takenBy: null, ended: false } }],
    ['ended', { ...conflict, unanswered: { takenBy: null, ended: true } }],
    ['a time that was taken', { ...conflict, lostSlot: { start: '2026-03-27T08:15:00Z', gpName: 'Kari Lien' } }],
    [
      'a time that was taken, for another to choose',
      { ...conflict, lostSlot: { start: '2026-03-27T08:15:00Z', gpName: 'Kari Lien' }, choices: [] },
    ],
  ];
  test.each(conflicts)('a person decides: %s', async (_, one) => {
    const { user, sent, answers } = await openThread({ conflict: one });
    expect(foot()).toMatchSnapshot();
    const buttons = () => within(pane().querySelector<HTMLElement>('.thread__foot') ?? pane()).queryAllByRole('button');
    const count = buttons().length;
    for (let place = 0; place < count; place += 1) {
      await user.click(buttons()[place] ?? document.body);
      await settled();
    }
    expect(sent('resolveConflict')).toEqual(one.choices.slice(0, count).map((choice) => ({ entryId: 'e-1', choice })));
    if (count === 0) return;
    answers({ resolveConflict: refused({ type: 'NoConflict' } as const) });
    await user.click(buttons()[0] ?? document.body);
    await settled();
    expect(asRead(within(pane()).getByRole('alert'))).toMatchSnapshot();
  });

  test('who may not look is told so, and in an emergency how to', async () => {
    const { user, sent, answers } = await openThread(
      {},
      {
        readEConsultation: refused({ type: 'Blocked', mayOverride: true } as const),
        overrideBlocks: refused({ type: 'OverrideWithoutReason' } as const),
      },
    );
    expect(shown()).toMatchSnapshot();
    await press(user, /^Åpne/u);
    expect(asRead(within(pane()).getByRole('alert'))).toMatchSnapshot();
    answers({ overrideBlocks: null, readEConsultation: THREAD });
    await user.type(within(pane()).getByRole('textbox'), 'Bevisstløs');
    await press(user, /^Åpne/u);
    expect(sent('overrideBlocks').at(-1)).toEqual({ of: 'Task', id: 'task-1', reason: 'Bevisstløs' });
    expect(shown()).toContain('Utslett på armen');
  });

  test.each([
    ['no override', { type: 'Blocked', mayOverride: false }],
    ['not transferred', { type: 'RecordNotTransferred', since: '2026-01-01' }],
    ['broken', { type: 'Broken', code: 'E-9' }],
  ] as const)('refused: %s', async (_, error) => {
    await openThread({}, { readEConsultation: refused(error) });
    expect(shown()).toMatchSnapshot();
  });
});

describe('a message to the surgery', () => {
  const message = defaults.readMessage as Outputs['readMessage'];
  const openMessage = (more: Partial<Outputs['readMessage']> = {}, answers: Parameters<typeof openWindow>[1] = {}) =>
    openWindow('/queue/all/message/task-1', { readMessage: { ...message, ...more }, ...answers });

  test('is answered in practical matters', async () => {
    const { user, sent } = await openMessage(
      {
        assignedTo: { type: 'person', practitionerId: 'reception-1', name: 'Åse Dahl', isMine: false, delivery: null },
      },
      { answerMessage: { entryId: 'e-1' } },
    );
    expect(shown()).toMatchSnapshot();
    await user.type(within(pane()).getByRole('textbox'), 'Vi har åpent.');
    await press(user, /^Send/u);
    expect(sent('answerMessage')).toEqual([
      { taskId: 'task-1', patientId: 'patient-1', text: 'Vi har åpent.', content: 'administrative' },
    ]);
    expect(sent('answerEConsultation')).toEqual([]);
  });

  test('goes where it belongs, in the words that the patient will read', async () => {
    const { user, sent } = await openMessage({ patientLanguage: 'nn' }, { redirectMessage: { entryId: 'e-1' } });
    await user.keyboard('f');
    await settled();
    expect(foot()).toMatchSnapshot();
    await user.click(within(pane()).getAllByRole('radio')[2] ?? document.body);
    expect(asRead(pane().querySelector('figure') ?? document.body)).toMatchSnapshot();
    await press(user, /^Send og avslutt/u);
    expect(sent('redirectMessage')).toEqual([
      { taskId: 'task-1', patientId: 'patient-1', use: 'prescription-renewal' },
    ]);
  });

  test('is forwarded to the GP with a note', async () => {
    const { user, sent } = await openMessage({}, { forwardMessageToGp: { entryId: 'e-1' } });
    await user.keyboard('v');
    await settled();
    expect(foot()).toMatchSnapshot();
    await user.keyboard('Kan du se på dette?');
    await press(user, /Olav Moen/u);
    expect(sent('forwardMessageToGp')).toEqual([
      { taskId: 'task-1', patientId: 'patient-1', note: 'Kan du se på dette?' },
    ]);
    await wait(5);
    expect(document.activeElement).toBe(pane());
  });

  test('is closed after a contact', async () => {
    const { user } = await openMessage();
    await user.keyboard('e');
    await settled();
    expect(foot()).toMatchSnapshot();
  });

  test('answered', async () => {
    await openMessage({ state: 'answered' });
    expect(foot()).toMatchSnapshot();
  });
});
