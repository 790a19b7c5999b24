import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { StoreFault } from '../../shared/ipc/reply.ts';
import { LIEN } from '../fhir/resources.ts';
import { ACT_NAMES, SAMPLES } from './samples.ts';

// The door between the window and the engine, with Electron's own part of it played: it hands over who knocks.

type Event = { readonly sender: object; readonly senderFrame: { readonly url: string } | null };
type Handler = (event: Event, input: unknown) => unknown;

const { handlers } = vi.hoisted(() => ({ handlers: new Map<string, Handler>() }));
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) },
  protocol: {},
}));
const { Sessions } = await import('../../electron/main/sessions.ts');
const { isOwnAct, OWN_ACTS } = await import('../../electron/main/ownActs.ts');
const { IpcDoor } = await import('../../electron/main/ipcDoor.ts');

type Asked = { thread: string; name: string; input: unknown; practitionerId: string | null };
const PAGE = 'app://legekontor/index.html';
const FOREIGN = { ok: false, error: { type: 'BadInput', field: '', problem: 'foreign sender' } };

let asked: Asked[];
let told: unknown[];
let done: unknown[];
let event: Event;
let reply: unknown;
let ready: StoreFault | null;
let wasWell: boolean;
/** The threads have made way for a change of key. */
let rotating: boolean;
let now: number;
let uses: number;
let hints: number;

beforeEach(() => {
  handlers.clear();
  asked = [];
  told = [];
  done = [];
  reply = { ok: true, value: null };
  ready = null;
  wasWell = true;
  rotating = false;
  now = 1_000_000;
  uses = 0;
  hints = 0;
  openDoor();
});

/** A part of main's that only notes what was asked of it. */
function does(what: string) {
  return (...given: unknown[]) => {
    done.push([what, ...given]);
    return { ok: true, value: null };
  };
}

function openDoor(engine?: { fault: StoreFault }): void {
  const mainFrame = { url: PAGE };
  const webContents = { mainFrame, send: (_channel: string, topics: unknown) => void told.push(topics) };
  event = { sender: webContents, senderFrame: mainFrame };
  const ourEngine = {
    get ready() {
      return rotating ? new Promise<never>(() => undefined) : Promise.resolve(ready);
    },
    get wasWell() {
      return wasWell;
    },
    hint: () => (hints += 1),
    rebuild: () => Promise.resolve(null),
    ask: (thread: string, name: string, input: unknown, practitionerId: string | null) => {
      asked.push({ thread, name, input, practitionerId });
      return Promise.resolve(reply);
    },
  };
  const window = { webContents, isDestroyed: () => false };
  // Only what the door uses of Electron's window and of the engine is here.
  const sessions = new Sessions(
    () => door.tell(['session']),
    () => now,
  );
  const parts = {
    engine: () => engine ?? ourEngine,
    own: Object.fromEntries(OWN_ACTS.map((name) => [name, does(name)])),
    rotateKey: does('rotateDatabaseKey'),
    window: () => window,
    syncState: () => ({ waiting: 3 }),
    sessions,
    onUsed: () => (uses += 1),
    providerSignIn: { view: { way: 'name' }, start: does('start'), cancel: does('cancel') },
    machineKey: {
      read: () => ({ state: 'not-needed' }),
      copy: does('copy'),
      rotate: does('rotate'),
      tryAgain: does('tryAgain'),
      revoke: does('revoke'),
    },
    trust: { view: () => ({ differences: [] }), accept: does('acceptPortalSettings') },
    accessLogFiles: { takeOut: does('takeOut') },
    attachmentFiles: { save: does('save') },
  };
  handlers.clear();
  const door = new IpcDoor(parts as never);
}

const knock = async (name: string, input: unknown, by: Event = event) => handlers.get(`surgery:${name}`)?.(by, input);

test('every act has its own channel, and there is no other', () => {
  expect([...handlers.keys()].toSorted()).toEqual(ACT_NAMES.map((name) => `surgery:${name}`).toSorted());
});

/** Our window, after it has been led to another address. */
function moved(url: string): Event {
  const frame = { url };
  return { sender: Object.assign(event.sender, { mainFrame: frame }), senderFrame: frame };
}

describe('only the top frame of our own window, showing our own page, is let in', () => {
  const strangers: [string, () => Event][] = [
    ['another window, though it shows the same page', () => ({ ...event, sender: { mainFrame: event.senderFrame } })],
    ['a frame inside the page', () => ({ ...event, senderFrame: { url: PAGE } })],
    ['a frame that is gone', () => ({ ...event, senderFrame: null })],
    ['our window on a web page', () => moved('https://elsewhere.example/')],
    ['our window on a name that only begins like ours', () => moved('app://legekontor.elsewhere.example/')],
    ['our window on our name with another scheme', () => moved('https://legekontor/index.html')],
    ['our window on a file', () => moved('file:///legekontor/index.html')],
    ['our window on an empty page', () => moved('about:blank')],
    ['a frame that has no address yet', () => moved('')],
    ['a frame whose address is none', () => moved('app:')],
  ];
  test.each(strangers.flatMap(([who, by]) => ACT_NAMES.map((name) => [who, name, by] as const)))(
    '%s: %s',
    async (_who, name, by) => {
      expect(await knock(name, SAMPLES[name], by())).toEqual(FOREIGN);
      expect([asked, done]).toEqual([[], []]);
    },
  );
});

describe('what is carried is parsed for every act, before anybody answers it', () => {
  const wrong: [string, unknown][] = [
    ['nothing', undefined],
    ['a number', 7],
    ['a list', [{}]],
    ['another field', { extra: 1 }],
    ['a prototype', JSON.parse('{"__proto__":{"admin":true}}')],
    ['a date', new Date(0)],
    ['a map', new Map([['taskId', '1']])],
  ];
  test.each(ACT_NAMES.flatMap((name) => wrong.map(([what, input]) => [name, what, input] as const)))(
    '%s with %s',
    async (name, _what, input) => {
      expect(await knock(name, input)).toMatchObject({ ok: false, error: { type: 'BadInput' } });
      // Not even noted as somebody at the keyboard.
      expect([asked, done, uses, hints]).toEqual([[], [], 0, 0]);
    },
  );
});

test.each(['signOut', 'lock'])('a %s that carries something else ends nobody’s session', async (name) => {
  reply = { ok: true, value: { practitionerId: LIEN, name: 'Ingrid Lien', role: 'gp', surgeryName: 'Storgata' } };
  await knock('signIn', SAMPLES.signIn);
  expect(await knock(name, { practitionerId: LIEN })).toMatchObject({ ok: false, error: { type: 'BadInput' } });
  expect(await knock('currentSession', {})).toMatchObject({ ok: true, value: { state: 'signed-in' } });
});

describe('who has signed in is known here, and never told by the window', () => {
  const session = { practitionerId: LIEN, name: 'Ingrid Lien', role: 'gp', surgeryName: 'Storgata legesenter' };

  test('nobody, until the engine has taken a sign-in', async () => {
    const claimed = await knock('readEConsultation', { ...SAMPLES.readEConsultation, practitionerId: LIEN });
    expect(claimed).toEqual({
      ok: false,
      error: { type: 'BadInput', field: 'practitionerId', problem: 'unrecognized_keys' },
    });
    await knock('readEConsultation', SAMPLES.readEConsultation);
    expect(asked).toMatchObject([{ thread: 'reader', practitionerId: null }]);
    reply = { ok: false, error: { type: 'NoSuchStaffMember' } };
    await knock('signIn', { practitionerId: LIEN });
    expect(await knock('currentSession', {})).toEqual({ ok: true, value: { state: 'nobody' } });
  });

  test('goes with every act from then on, until signed out', async () => {
    reply = { ok: true, value: session };
    expect(await knock('signIn', { practitionerId: LIEN })).toEqual(reply);
    expect(told).toEqual([['session']]);
    expect(await knock('currentSession', {})).toEqual({ ok: true, value: { state: 'signed-in', session } });
    await knock('saveDraft', SAMPLES.saveDraft);
    await knock('readEConsultation', SAMPLES.readEConsultation);
    expect(asked.slice(1)).toMatchObject([
      { thread: 'writer', practitionerId: LIEN },
      { thread: 'reader', practitionerId: LIEN },
    ]);
    await knock('signOut', {});
    await knock('readEConsultation', SAMPLES.readEConsultation);
    expect(asked.at(-1)).toMatchObject({ practitionerId: null });
    expect(await knock('currentSession', {})).toEqual({ ok: true, value: { state: 'nobody' } });
  });

  test('goes with nothing while it is locked, and the name alone is kept', async () => {
    reply = { ok: true, value: session };
    await knock('signIn', { practitionerId: LIEN });
    await knock('lock', {});
    expect(told).toEqual([['session'], ['session']]);
    await knock('readEConsultation', SAMPLES.readEConsultation);
    expect(asked.at(-1)).toMatchObject({ practitionerId: null });
    const locked = { state: 'locked', practitionerId: LIEN, name: 'Ingrid Lien' };
    expect(await knock('currentSession', {})).toEqual({ ok: true, value: locked });
    await knock('signIn', { practitionerId: LIEN });
    expect(await knock('currentSession', {})).toEqual({ ok: true, value: { state: 'signed-in', session } });
  });

  test('is still there for a moment after a lock for what was being written, and for nothing else', async () => {
    reply = { ok: true, value: session };
    await knock('signIn', { practitionerId: LIEN });
    await knock('lock', {});
    for (const name of ['saveDraft', 'answerEConsultation', 'readEConsultation'] as const)
      // oxlint-disable-next-line no-await-in-loop
      await knock(name, SAMPLES[name]);
    expect(asked.slice(1)).toMatchObject([
      { name: 'saveDraft', practitionerId: LIEN },
      { name: 'answerEConsultation', practitionerId: null },
      { name: 'readEConsultation', practitionerId: null },
    ]);
    now += 60_000;
    await knock('saveDraft', SAMPLES.saveDraft);
    expect(asked.at(-1)).toMatchObject({ name: 'saveDraft', practitionerId: null });
  });

  test('the machine is in use when the window says that somebody is there, and not by what it asks by itself', async () => {
    for (const name of ACT_NAMES.filter((one) => one !== 'noteUse'))
      // oxlint-disable-next-line no-await-in-loop
      await knock(name, SAMPLES[name]);
    expect(uses).toBe(0);
    await knock('noteUse', {});
    expect(uses).toBe(1);
  });

  test('a lock is told at once, also while the key is being changed; at a start the file is waited for', async () => {
    reply = { ok: true, value: session };
    await knock('signIn', { practitionerId: LIEN });
    rotating = true;
    await knock('lock', {});
    expect(await knock('currentSession', {})).toMatchObject({ ok: true, value: { state: 'locked' } });
    await knock('signOut', {});
    expect(await knock('currentSession', {})).toEqual({ ok: true, value: { state: 'nobody' } });
    wasWell = false;
    const later = new Promise((resolve) => setImmediate(resolve, 'waits'));
    expect(await Promise.race([knock('currentSession', {}), later])).toBe('waits');
  });

  test('a lock where nobody is signed in locks nothing', async () => {
    await knock('lock', {});
    expect(await knock('currentSession', {})).toEqual({ ok: true, value: { state: 'nobody' } });
  });
});

describe('what main does itself, it does when the engine has let whoever asks', () => {
  test.each([
    ['startSignIn', ['start']],
    ['cancelSignIn', ['cancel']],
    ['copyMachineKey', ['copy', 'current']],
    ['rotateMachineKey', ['rotate']],
    ['tryMachineKey', ['tryAgain']],
    ['revokeMachineKey', ['revoke']],
    ['rotateDatabaseKey', ['rotateDatabaseKey']],
    ['acceptPortalSettings', ['acceptPortalSettings']],
  ] as const)('%s', async (name, what) => {
    reply = { ok: false, error: { type: 'NotYourRole', role: 'nurse', act: 'rotateKeys' } };
    expect(await knock(name, SAMPLES[name])).toEqual(reply);
    expect(done).toEqual([]);
    reply = { ok: true, value: null };
    expect(await knock(name, SAMPLES[name])).toEqual(reply);
    expect(done).toEqual([what]);
    expect(asked.map((one) => one.thread)).toEqual(['writer', 'writer']);
  });

  test('what it only tells is asked of nobody', async () => {
    expect(await knock('readSignIn', {})).toEqual({ ok: true, value: { way: 'name' } });
    expect(await knock('readPortalTrust', {})).toEqual({ ok: true, value: { differences: [] } });
    expect(await knock('readMachineKey', {})).toEqual({ ok: true, value: { state: 'not-needed' } });
    expect(asked).toEqual([]);
  });
});

describe('a file that cannot be used', () => {
  test.each(ACT_NAMES.filter((name) => !isOwnAct(name)))(
    '%s says so, and asks nothing of an engine that is not there',
    async (name) => {
      openDoor({ fault: 'key-missing' });
      expect(await knock(name, SAMPLES[name])).toEqual({
        ok: false,
        error: { type: 'StoreUnavailable', reason: 'key-missing' },
      });
    },
  );

  test('what the sync is doing is not told of an engine that could not start', async () => {
    expect(await knock('readSyncState', {})).toEqual({ ok: true, value: { waiting: 3 } });
    ready = 'locked';
    openDoor();
    expect(await knock('readSyncState', {})).toEqual({
      ok: false,
      error: { type: 'StoreUnavailable', reason: 'locked' },
    });
  });

  test.each<[StoreFault | null, boolean]>([
    [null, false],
    ['wrong-key-or-damaged', false],
    ['made-by-newer-version', false],
    ['disk-full', false],
    ['damaged', true],
  ])('is set aside and made anew only when it is damaged: %s, %s', async (fault, may) => {
    ready = fault;
    openDoor();
    expect(await knock('rebuildStore', {})).toEqual(
      may ? { ok: true, value: null } : { ok: false, error: { type: 'StoreIsWell' } },
    );
  });
});

describe('what main answers by itself', () => {
  test.each(OWN_ACTS)('%s is answered without the engine, with what the schema has let through', async (name) => {
    openDoor({ fault: 'passphrase-needed' });
    expect(await knock(name, SAMPLES[name])).toEqual({ ok: true, value: null });
    expect([asked, done]).toEqual([[], [[name, SAMPLES[name]]]]);
    expect(await knock(name, { ...SAMPLES[name], extra: 1 })).toMatchObject({ ok: false, error: { field: 'extra' } });
    expect(done).toHaveLength(1);
  });
});
