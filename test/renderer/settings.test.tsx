// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Outputs } from '../../shared/ipc/acts.ts';
import { asRead } from './asRead.ts';
import { type AWindow, openWindow, refused, settled } from './aWindow.tsx';
import { signedIn } from './defaults.ts';

const page = () => document.querySelector<HTMLElement>('.shell__screen') ?? document.body;
const section = (name: string) => screen.getByRole('region', { name });
const press = async (user: AWindow['user'], where: HTMLElement, name: string | RegExp, role = 'button') => {
  await user.click(within(where).getByRole(role, { name }));
  await settled();
};
const said = (where: HTMLElement) => asRead(where.querySelector('.announced, [role="alert"]') ?? where);

describe('what stands there', () => {
  test.each([
    ['for a doctor', 'gp-1'],
    ['for the manager', 'manager-1'],
    ['for a nurse', 'nurse-1'],
  ])('%s', async (_, who) => {
    await openWindow('/settings', {
      currentSession: signedIn(who),
      readMachineKey: {
        state: 'own',
        current: { kid: 'kid-1', madeAt: '2026-01-02T08:00:00Z', publicJwk: '{}' },
        next: null,
      },
    });
    expect(asRead(page())).toMatchSnapshot();
  });

  test.each(['nn', 'en'] as const)('in %s', async (language) => {
    await openWindow('/settings', { readPreferences: { language, theme: 'system' } });
    expect(asRead(page())).toMatchSnapshot();
  });
});

describe('appearance', () => {
  test('takes effect at once, and what could not be kept is said', async () => {
    const { user, sent, answers } = await openWindow('/settings');
    await press(user, page(), 'Mørkt', 'radio');
    expect(document.documentElement.classList.contains('dark')).toBe(true);
    expect(page().querySelector('.announced')?.textContent ?? '').toBe('');
    answers({ savePreferences: refused({ type: 'Broken', code: 'E-1' } as const) });
    await user.click(within(page()).getAllByRole('radio', { name: 'English' })[0] ?? page());
    await settled();
    expect(sent('savePreferences')).toEqual([{ theme: 'dark' }, { language: 'en' }]);
    expect(document.documentElement.lang).toBe('en');
    expect(said(page())).toMatchSnapshot();
  });
});

describe('the PIN', () => {
  const pin = () => page().querySelector<HTMLElement>('.new-pin')?.closest('section') ?? page();
  const fields = () => [...pin().querySelectorAll<HTMLInputElement>('input')];

  test('a new one is asked of the rule before it is sent', async () => {
    const { user, sent, answers } = await openWindow('/settings');
    const [current, next, again] = fields();
    if (current === undefined || next === undefined || again === undefined) throw new Error('three fields');
    await user.type(current, '8254');
    await user.type(next, '1234');
    await user.type(again, '1234');
    await user.click(within(pin()).getByRole('button'));
    await settled();
    expect(sent('changePin')).toEqual([]);
    expect(asRead(pin())).toMatchSnapshot();
    await user.clear(next);
    await user.type(next, '739162');
    await user.click(within(pin()).getByRole('button'));
    await settled();
    expect(asRead(pin())).toMatchSnapshot();
    await user.clear(again);
    await user.type(again, '739162');
    answers({ changePin: refused({ type: 'WrongPin', left: 4, seconds: 2 } as const) });
    await user.click(within(pin()).getByRole('button'));
    await settled();
    expect(sent('changePin')).toEqual([{ current: '8254', pin: '739162' }]);
    expect(asRead(pin())).toMatchSnapshot();
    expect(within(pin()).getByRole<HTMLButtonElement>('button').disabled).toBe(true);
  });

  test('is changed, and that is said', async () => {
    const { user, sent } = await openWindow('/settings');
    for (const [place, text] of ['8254', '739162', '739162'].entries())
      await user.type(fields()[place] ?? page(), text);
    await user.click(within(pin()).getByRole('button'));
    await settled();
    expect(sent('changePin')).toEqual([{ current: '8254', pin: '739162' }]);
    expect(fields().map(({ value }) => value)).toEqual(['', '', '']);
    expect(asRead(pin())).toMatchSnapshot();
  });

  test('straight after a sign-in it is chosen without the old', async () => {
    const { user, sent } = await openWindow('/settings', { readOwnPin: { chosen: true, mayChoose: true } });
    for (const [place, text] of ['739162', '739162'].entries()) await user.type(fields()[place] ?? page(), text);
    await user.click(within(pin()).getByRole('button'));
    await settled();
    expect(sent('setPin')).toEqual([{ pin: '739162' }]);
    expect(sent('changePin')).toEqual([]);
  });

  test('is not there for who has none and may not choose', async () => {
    await openWindow('/settings', { readOwnPin: { chosen: false, mayChoose: false } });
    expect(page().querySelector('.new-pin')).toBeNull();
  });
});

describe('the lock', () => {
  test('is chosen among what the rule allows, and what stands there already', async () => {
    const { user, sent, answers } = await openWindow('/settings', {
      currentSession: signedIn('manager-1'),
      readLockMinutes: { minutes: 7, atMost: 10 },
    });
    const select = [...page().querySelectorAll('select')].find((one) => one.value === '7');
    if (select === undefined) throw new Error('no minutes');
    expect([...select.options].map(({ value, text }) => `${value} ${text}`)).toMatchSnapshot();
    await user.selectOptions(select, '10');
    await settled();
    expect(sent('saveLockMinutes')).toEqual([{ minutes: 10 }]);
    expect(page().querySelector('[role="alert"]')).toBeNull();
    answers({ saveLockMinutes: refused({ type: 'LockMinutesOutOfRange', atMost: 10 } as never) });
    await user.selectOptions(select, '1');
    await settled();
    expect(said(page())).toMatchSnapshot();
  });
});

describe('the screen', () => {
  test('is kept out of screen shots by who may decide', async () => {
    const { user, sent, answers } = await openWindow('/settings', { currentSession: signedIn('manager-1') });
    await user.click(screen.getByRole('checkbox'));
    await settled();
    expect(sent('saveContentProtection')).toEqual([{ on: true }]);
    answers({ saveContentProtection: refused({ type: 'Broken', code: 'E-8' } as const) });
    await user.click(screen.getByRole('checkbox'));
    await settled();
    expect(said(page())).toContain('E-8');
  });
});

describe('the key of the database', () => {
  test('is changed, and both its beginning and its end are said', async () => {
    let finish: (reply: { readonly ok: true; readonly value: null }) => void = () => undefined;
    const { user } = await openWindow('/settings', {
      currentSession: signedIn('manager-1'),
      rotateDatabaseKey: () => new Promise((done) => void (finish = done)),
    });
    const key = () =>
      [...page().querySelectorAll<HTMLElement>('.settings__section')].find((one) =>
        one.querySelector('h2')?.textContent.includes('krypter'),
      ) ?? page();
    await press(user, key(), /nøkkel/u);
    expect(said(key())).toMatchSnapshot();
    finish({ ok: true, value: null });
    await settled();
    expect(asRead(key())).toMatchSnapshot();
  });

  test.each([
    [{ state: 'open', way: 'passphrase', madeAt: null, folder: '/x' }],
    [{ state: 'open', way: 'development', madeAt: '2026-01-02T08:00:00Z', folder: '/x' }],
    [{ state: 'fault', folder: '/x' }],
  ] as const)('%o', async (readKeyState) => {
    await openWindow('/settings', { readKeyState });
    expect([...page().querySelectorAll('h2')].map((one) => one.textContent)).toMatchSnapshot();
    expect(asRead(page())).toMatchSnapshot();
  });
});

describe('the key of the machine', () => {
  const current = { kid: 'kid-1', madeAt: '2026-01-02T08:00:00Z', publicJwk: '{}' };
  const next = { kid: 'kid-2', madeAt: '2026-03-26T08:00:00Z', publicJwk: '{}', used: false };
  const views: readonly Outputs['readMachineKey'][] = [
    { state: 'in-settings' },
    { state: 'lost', reason: 'unreadable' },
    { state: 'lost', reason: 'not-saved' },
    { state: 'own', current, next },
    { state: 'own', current, next: { ...next, used: true } },
  ];
  const part = () => section('Arbeidsstasjonens nøkkel');

  test.each(views)('%o', async (readMachineKey) => {
    await openWindow('/settings', { currentSession: signedIn('manager-1'), readMachineKey });
    expect(asRead(part())).toMatchSnapshot();
  });

  test('is tried, changed, copied, and revoked only when it is said twice', async () => {
    const { user, sent, answers } = await openWindow('/settings', {
      currentSession: signedIn('manager-1'),
      readMachineKey: { state: 'own', current, next },
    });
    await press(user, part(), /kid-2/u);
    expect(sent('copyMachineKey')).toEqual([{ which: 'next' }]);
    expect(asRead(part())).toMatchSnapshot();
    const choices = () => [...part().querySelectorAll<HTMLElement>('.machine-key__buttons button')];
    await user.click(choices()[0] ?? page());
    await settled();
    await user.click(choices()[1] ?? page());
    await settled();
    expect([sent('tryMachineKey'), sent('rotateMachineKey'), sent('revokeMachineKey')]).toEqual([[{}], [{}], []]);
    await user.click(choices()[2] ?? page());
    await settled();
    expect(asRead(part())).toMatchSnapshot();
    expect(document.activeElement).toBe(choices()[1]);
    await user.click(choices()[1] ?? page());
    await settled();
    expect(sent('revokeMachineKey')).toEqual([]);
    await user.click(choices()[2] ?? page());
    await settled();
    answers({ revokeMachineKey: refused({ type: 'MachineKeyNotSaved' } as const) });
    await user.click(choices()[0] ?? page());
    await settled();
    expect(sent('revokeMachineKey')).toEqual([{}]);
    expect(asRead(part())).toMatchSnapshot();
  });
});

describe('the templates', () => {
  const template = (
    id: string,
    more: Partial<Outputs['listTemplates'][number]> = {},
  ): Outputs['listTemplates'][number] => ({
    id,
    use: 'answer',
    about: '',
    title: `Mal ${id}`,
    text: `Tekst ${id}`,
    language: 'nb',
    origin: 'shipped',
    hidden: false,
    ...more,
  });
  const listTemplates = [
    template('u', { use: 'urgent' }),
    template('a'),
    template('own', { origin: 'own', about: 'x' }),
    template('changed', { origin: 'changed' }),
    template('hidden', { origin: 'changed', hidden: true }),
  ];
  const list = () => page().querySelector<HTMLElement>('ul.templates') ?? page();
  const all = () => list().closest<HTMLElement>('section') ?? page();

  test('each says what it is for and whose it is', async () => {
    await openWindow('/settings', { listTemplates });
    expect(asRead(all())).toMatchSnapshot();
  });

  test('who may not change them reads them', async () => {
    await openWindow('/settings', { currentSession: signedIn('nurse-1'), listTemplates });
    expect(asRead(all())).toMatchSnapshot();
  });

  test('put away, brought back, removed', async () => {
    const { user, sent, answers } = await openWindow('/settings', {
      currentSession: signedIn('manager-1'),
      listTemplates,
    });
    const buttons = (id: string) => [
      ...(
        [...list().querySelectorAll('li')].find((one) => one.textContent.includes(`Mal ${id}`)) ?? list()
      ).querySelectorAll('button'),
    ];
    await user.click(buttons('a')[0] ?? page());
    await settled();
    expect(sent('saveTemplate')).toEqual([
      { id: 'a', language: 'nb', use: 'answer', about: '', title: 'Mal a', text: 'Tekst a', state: 'put-away' },
    ]);
    await user.click(buttons('changed')[0] ?? page());
    await user.click(buttons('own')[0] ?? page());
    await settled();
    expect(sent('restoreTemplate')).toEqual([
      { id: 'changed', language: 'nb' },
      { id: 'own', language: 'nb' },
    ]);
    expect(buttons('hidden')).toHaveLength(1);
    answers({ restoreTemplate: refused({ type: 'NotFound' } as const) });
    await user.click(buttons('own')[0] ?? page());
    await settled();
    expect(said(all())).toMatchSnapshot();
  });

  test('changed: the text begins as it is, the keyboard in it', async () => {
    const { user, sent } = await openWindow('/settings', {
      currentSession: signedIn('manager-1'),
      listTemplates,
      saveTemplate: { id: 'own' },
    });
    await press(user, list(), /^Endre .*Mal own/u);
    expect(asRead(all())).toMatchSnapshot();
    const [title] = within(list()).getAllByRole('textbox');
    expect(document.activeElement).toBe(title);
    await user.type(title ?? page(), '!');
    await user.selectOptions(within(list()).getByRole('combobox'), 'urgent');
    await user.keyboard('{Enter}');
    await press(user, list(), /^Lagre/u);
    expect(sent('saveTemplate')[0]).toEqual({
      id: 'own',
      language: 'nb',
      use: 'urgent',
      about: 'x',
      title: 'Mal own!',
      text: 'Tekst own',
      state: 'offered',
    });
    expect(list().querySelector('form')).toBeNull();
  });

  test('made, refused, given up', async () => {
    const { user, sent } = await openWindow('/settings', {
      currentSession: signedIn('manager-1'),
      listTemplates,
      saveTemplate: refused({ type: 'TemplateIsEmpty' } as never),
    });
    const make = () => within(all()).getAllByRole('button').at(-1) ?? page();
    await user.click(make());
    await settled();
    expect(asRead(all().querySelector('form') ?? page())).toMatchSnapshot();
    await press(user, all(), /^Lagre/u);
    expect(sent('saveTemplate')).toEqual([
      { language: 'nb', use: 'answer', about: '', title: '', text: '', state: 'offered' },
    ]);
    expect(said(all())).toMatchSnapshot();
    await press(user, all(), 'Avbryt');
    expect(all().querySelector('form')).toBeNull();
  });

  test('in another language others are asked for', async () => {
    const { user, sent } = await openWindow('/settings', { listTemplates });
    await press(user, all(), 'Nynorsk', 'radio');
    expect(sent('listTemplates')).toEqual([{ language: 'nb' }, { language: 'nn' }]);
  });
});

describe('the file for support', () => {
  test.each([[{ saved: true }], [{ saved: false }]])('%o', async (makeDiagnostics) => {
    const { user, sent } = await openWindow('/settings', { makeDiagnostics });
    const part = () => [...page().querySelectorAll<HTMLElement>('.settings__section')].at(-1) ?? page();
    await user.click(within(part()).getByRole('button'));
    await settled();
    expect(sent('makeDiagnostics')).toEqual([{}]);
    expect(asRead(part())).toMatchSnapshot();
  });

  test('that could not be written', async () => {
    const { user } = await openWindow('/settings', {
      makeDiagnostics: refused({ type: 'FileNotWritten', code: 'EACCES' } as const),
    });
    const part = () => [...page().querySelectorAll<HTMLElement>('.settings__section')].at(-1) ?? page();
    await user.click(within(part()).getByRole('button'));
    await settled();
    expect(asRead(part())).toMatchSnapshot();
  });
});
