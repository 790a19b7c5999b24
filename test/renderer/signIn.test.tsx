// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Outputs } from '../../shared/ipc/acts.ts';
import { STORE_FAULTS } from '../../shared/ipc/reply.ts';
import type { SyncState } from '../../shared/ipc/views/sync.ts';
import { asRead } from './asRead.ts';
import { openWindow, refused, settled } from './aWindow.tsx';
import { SYNC, STAFF, signedIn } from './defaults.ts';

const shown = () => asRead(screen.getByRole('main'));
const nobody = { currentSession: { state: 'nobody' } } as const;
const locked = { currentSession: { state: 'locked', practitionerId: 'gp-1', name: 'Kari Lien' } } as const;
const focused = () => document.activeElement?.textContent;
const holder = (place: number, more: Partial<Outputs['listPinHolders'][number]> = {}) => {
  const member = STAFF[place];
  if (member === undefined) throw new Error('nobody there');
  return { ...member, signInNeeded: null, ...more };
};
const provider = (
  progress: Extract<Outputs['readSignIn'], { way: 'provider' }>['progress'],
  isDemo = false,
): Outputs['readSignIn'] => ({ way: 'provider', provider: 'HelseID', isDemo, progress });

describe('by name', () => {
  test('those who work here, by role; the keyboard on the first', async () => {
    const { user, sent } = await openWindow('/unsent', nobody);
    expect(shown()).toMatchSnapshot();
    expect(focused()).toBe('Kari Lien');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(focused()).toBe('Ida Strand');
    await user.keyboard('{ArrowUp}');
    expect(focused()).toBe('Olav Moen');
    await user.keyboard('{End}{ArrowDown}');
    expect(focused()).toBe('Per Ness');
    await user.keyboard('{Home}{ArrowUp}');
    expect(focused()).toBe('Kari Lien');
    await user.keyboard('to');
    expect(focused()).toBe('Tor Vik');
    await user.click(screen.getByRole('button', { name: 'Olav Moen' }));
    await settled();
    expect(sent('signIn')).toEqual([{ practitionerId: 'gp-2' }]);
  });

  test('a refusal stands above the names', async () => {
    const { user } = await openWindow('/unsent', { ...nobody, signIn: refused({ type: 'ProviderNeeded' } as const) });
    await user.click(screen.getByRole('button', { name: 'Kari Lien' }));
    await settled();
    expect(asRead(screen.getByRole('alert'))).toMatchSnapshot();
  });

  test('that cannot be asked for', async () => {
    const { user, sent } = await openWindow('/unsent', {
      ...nobody,
      listStaff: refused({ type: 'Broken', code: 'E-1' } as const),
    });
    expect(shown()).toMatchSnapshot();
    await user.click(screen.getByRole('button', { name: 'Prøv igjen' }));
    await settled();
    expect(sent('listStaff')).toHaveLength(2);
  });

  const since = '2026-03-26T08:31:00Z';
  const connections: readonly (readonly [string, Partial<SyncState>])[] = [
    ['connected', {}],
    ['the first load', { firstLoad: { perType: [], perSecond: 0, secondsLeft: null } }],
    ['offline', { connection: { state: 'offline', since, why: null } }],
    [
      'refused',
      { connection: { state: 'refused', since, problem: { kind: 'not-allowed', status: 403, detail: null } } },
    ],
    ['no portal', { connection: { state: 'not-a-portal', since, missing: ['Task'] } }],
    ['not set up', { connection: { state: 'not-set-up', file: '/p.json', field: 'issuer', problem: 'no' } }],
    ['starting', { connection: { state: 'starting' } }],
  ];
  test.each(connections)('nobody yet: %s', async (_, state) => {
    await openWindow('/unsent', { ...nobody, listStaff: [], readSyncState: { ...SYNC, ...state } });
    expect(shown()).toMatchSnapshot();
  });
});

describe('with a PIN', () => {
  const needed = { type: 'TooManyWrongPins' } as unknown as Outputs['listPinHolders'][number]['signInNeeded'];

  test('the only one who has one has the field at once', async () => {
    const { user, sent } = await openWindow('/unsent', {
      ...nobody,
      listPinHolders: [holder(0)],
      readSignIn: provider({ state: 'none' }),
    });
    expect(shown()).toMatchSnapshot();
    const field = screen.getByLabelText<HTMLInputElement>(/PIN/u, { selector: 'input' });
    expect([field.type, field.autocomplete, document.activeElement === field]).toEqual(['password', 'off', true]);
    await user.keyboard('{Enter}');
    expect(sent('signInWithPin')).toEqual([]);
    await user.keyboard('739162{Enter}');
    await settled();
    expect(sent('signInWithPin')).toEqual([{ practitionerId: 'gp-1', pin: '739162' }]);
  });

  test('of several the one chosen; a wrong one says how many are left, and waits', async () => {
    const { user, sent } = await openWindow('/unsent', {
      ...nobody,
      listPinHolders: [holder(0), holder(3), holder(4, { signInNeeded: needed })],
      signInWithPin: refused({ type: 'WrongPin', left: 3, seconds: 2 } as const),
      readSignIn: provider({ state: 'none' }),
    });
    expect(screen.queryByLabelText(/PIN/u, { selector: 'input' })).toBeNull();
    await user.click(screen.getByRole('button', { name: /Åse Dahl/u }));
    await settled();
    expect(shown()).toMatchSnapshot();
    await user.click(screen.getByRole('button', { name: /Tor Vik/u }));
    await settled();
    await user.keyboard('111111{Enter}');
    await settled();
    expect(sent('signInWithPin')).toEqual([{ practitionerId: 'nurse-1', pin: '111111' }]);
    const asked = sent('listPinHolders').length;
    expect(asked).toBe(2);
    expect(shown()).toMatchSnapshot();
    await user.keyboard('2{Enter}');
    await settled();
    expect(sent('signInWithPin')).toHaveLength(1);
    await vi.waitFor(() => expect(document.querySelector('.pin-form button[disabled]')).toBeNull(), 10_000);
    screen.getByLabelText(/PIN/u, { selector: 'input' }).focus();
    await user.keyboard('{Enter}');
    await settled();
    expect(sent('signInWithPin')).toHaveLength(2);
  });
});

describe('at the provider', () => {
  const progresses = [
    ['none', provider({ state: 'none' })],
    ['the demo', provider({ state: 'none' }, true)],
    ['starting', provider({ state: 'starting' })],
    ['waiting', provider({ state: 'waiting' })],
    ['failed', provider({ state: 'failed', reason: 'not-staff', name: 'Nora Berg', code: null })],
    ['failed, of nobody known', provider({ state: 'failed', reason: 'several-staff', name: null, code: null })],
    ['declined', provider({ state: 'failed', reason: 'declined', name: null, code: null })],
    ['refused', provider({ state: 'failed', reason: 'refused', name: null, code: null })],
    ['no way', { way: 'none' }],
  ] as const;
  const readMachineKey = {
    state: 'own',
    current: { kid: 'kid-1', madeAt: '2026-01-02T08:00:00Z', publicJwk: '{}' },
    next: null,
  } as const;

  test.each(progresses)('%s', async (_, readSignIn) => {
    await openWindow('/unsent', { ...nobody, readSignIn, readMachineKey });
    expect(shown()).toMatchSnapshot();
  });

  test.each([
    ['offline', { state: 'offline', since: '2026-03-26T08:31:00Z', why: null }],
    [
      'refused',
      {
        state: 'refused',
        since: '2026-03-26T08:31:00Z',
        problem: { kind: 'sign-in-needed', status: 401, detail: null },
      },
    ],
    ['not set up', { state: 'not-set-up', file: '/p.json', field: '', problem: 'not found' }],
  ] as const)('while the portal is %s', async (_, connection) => {
    await openWindow('/unsent', {
      ...nobody,
      readSignIn: connection.state === 'not-set-up' ? { way: 'none' } : provider({ state: 'none' }),
      readMachineKey: { state: 'lost', reason: 'unreadable' },
      readSyncState: { ...SYNC, connection },
    });
    expect(shown()).toMatchSnapshot();
  });

  test('is begun, begun anew, and given up', async () => {
    const { user, sent, answers, changed } = await openWindow('/unsent', {
      ...nobody,
      readSignIn: provider({ state: 'none' }),
    });
    await user.click(screen.getByRole('button', { name: /HelseID/u }));
    await settled();
    expect(sent('startSignIn')).toEqual([{}]);
    answers({ readSignIn: provider({ state: 'waiting' }) });
    await changed('signIn');
    const [again, cancel] = [...document.querySelectorAll('.provider .sign-in__ways button')];
    await user.click(again ?? document.body);
    await user.click(cancel ?? document.body);
    await settled();
    expect([sent('startSignIn').length, sent('cancelSignIn')]).toEqual([2, [{}]]);
  });

  test('that there is none is said', async () => {
    const { user } = await openWindow('/unsent', {
      ...nobody,
      readSignIn: provider({ state: 'none' }),
      startSignIn: refused({ type: 'NoProvider' } as const),
    });
    await user.click(screen.getByRole('button', { name: /HelseID/u }));
    await settled();
    expect(asRead(screen.getByRole('alert'))).toMatchSnapshot();
  });
});

describe('locked', () => {
  test.each([
    ['by name', { readSignIn: { way: 'name' } }],
    ['with a PIN', { listPinHolders: [holder(0)] }],
    ['at the provider', { readSignIn: provider({ state: 'none' }), listPinHolders: [holder(3)] }],
    [
      'when the PIN is not enough',
      {
        readSignIn: { way: 'name' },
        listPinHolders: [holder(0, { signInNeeded: { type: 'TooManyWrongPins' } as never })],
      },
    ],
  ] as const)('%s', async (_, answers) => {
    await openWindow('/unsent', { ...locked, ...answers });
    expect(shown()).toMatchSnapshot();
  });

  test('the one who locked goes on by name, somebody else chooses theirs', async () => {
    const { user, sent } = await openWindow('/unsent', {
      ...locked,
      signIn: refused({ type: 'NoSuchStaffMember' } as const),
    });
    await user.click(screen.getByRole('button', { name: /Kari Lien/u }));
    await settled();
    expect(sent('signIn')).toEqual([{ practitionerId: 'gp-1' }]);
    expect(asRead(screen.getByRole('alert'))).toMatchSnapshot();
    await user.click(screen.getByRole('button', { name: /annen|andre/u }));
    await settled();
    expect(screen.getByRole('heading', { level: 1 }).textContent).not.toContain('låst');
    expect(screen.getByRole('button', { name: 'Tor Vik' })).toBeTruthy();
  });
});

describe('a PIN may be chosen', () => {
  test('or left for later', async () => {
    const { user } = await openWindow('/unsent', { readOwnPin: { chosen: false, mayChoose: true } });
    expect(shown()).toMatchSnapshot();
    expect(document.activeElement?.localName).toBe('input');
    await user.click(within(screen.getByRole('main')).getAllByRole('button').at(-1) ?? document.body);
    await settled();
    expect(screen.getByRole('navigation')).toBeTruthy();
  });

  test('and is not asked for again', async () => {
    await openWindow('/unsent', { readOwnPin: { chosen: true, mayChoose: true } });
    expect(screen.getByRole('navigation')).toBeTruthy();
  });
});

describe('the surgery’s file', () => {
  const closed = (reason: (typeof STORE_FAULTS)[number]) => ({
    currentSession: refused({ type: 'StoreUnavailable', reason } as const),
  });

  test.each(STORE_FAULTS)('%s', async (reason) => {
    await openWindow('/unsent', { ...closed(reason), readKeyState: { state: 'fault', folder: '/data/legekontor' } });
    expect(shown()).toMatchSnapshot();
    expect(document.title).toMatchSnapshot();
  });

  test('is tried again', async () => {
    const { user, sent, answers } = await openWindow('/unsent', {
      ...closed('locked'),
      readKeyState: { state: 'fault', folder: '/d' },
    });
    answers({ currentSession: signedIn('gp-1') });
    await user.click(screen.getByRole('button', { name: 'Prøv igjen' }));
    await settled();
    expect(sent('reopenStore')).toEqual([{}]);
    expect(screen.getByRole('navigation')).toBeTruthy();
  });

  test('that is damaged is fetched anew', async () => {
    const { user, sent } = await openWindow('/unsent', {
      ...closed('damaged'),
      readKeyState: { state: 'fault', folder: '/d' },
    });
    await user.click(within(screen.getByRole('alert')).getAllByRole('button')[0] ?? document.body);
    await settled();
    expect(sent('rebuildStore')).toEqual([{}]);
  });

  test('asks for its passphrase', async () => {
    const { user, sent } = await openWindow('/unsent', {
      ...closed('passphrase-needed'),
      readKeyState: { state: 'ask-passphrase', folder: '/d' },
      givePassphrase: refused({ type: 'WrongPassphrase', seconds: 3 } as const),
    });
    expect(shown()).toMatchSnapshot();
    await user.keyboard('en lang setning{Enter}');
    await settled();
    expect(sent('givePassphrase')).toEqual([{ passphrase: 'en lang setning' }]);
    expect(shown()).toMatchSnapshot();
  });

  test('asks for a new one, twice', async () => {
    const { user, sent } = await openWindow('/unsent', {
      ...closed('passphrase-needed'),
      readKeyState: { state: 'choose-passphrase', atLeast: 15, folder: '/d' },
      choosePassphrase: refused({ type: 'PassphrasesDiffer' } as const),
    });
    expect(shown()).toMatchSnapshot();
    await user.keyboard('en lang setning{Tab}en annen setning{Enter}');
    await settled();
    expect(sent('choosePassphrase')).toEqual([{ passphrase: 'en lang setning', again: 'en annen setning' }]);
    expect(shown()).toMatchSnapshot();
  });

  test('any other refusal has its way to try again', async () => {
    const { user, sent } = await openWindow('/unsent', {
      currentSession: refused({ type: 'Broken', code: 'E-6' } as const),
    });
    expect(shown()).toMatchSnapshot();
    await user.click(screen.getByRole('button', { name: 'Prøv igjen' }));
    await settled();
    expect(sent('currentSession')).toHaveLength(2);
  });
});
