import { describe, expect, test } from 'vitest';
import { sourcesIn, type Import, type Source } from './sources.ts';

// The arrows of the house as data: what each room may import. The longest name that fits a file is its room.

type Room = {
  /** Rooms, besides its own files. */
  readonly from: readonly string[];
  /** Rooms of which only types may be used: nothing of them runs here. */
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
};

const WINDOW = [
  'react',
  'react-dom',
  'react-router',
  'react-hook-form',
  '@hookform/resolvers',
  'react-hotkeys-hook',
  'react-i18next',
  'i18next',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  '@navikt/ds-react',
  '@navikt/ds-css',
  '@navikt/aksel-icons',
  '@fontsource-variable/source-sans-3',
  'pdfjs-dist',
];

const ENGINE = ['ipc/', 'commands/', 'queries/', 'sync/', 'portal/', 'db/'].map((room) => `electron/engine/${room}`);

const ROOMS: Readonly<Record<string, Room>> = {
  'electron/main/': {
    from: ['electron/engine/portal/', 'electron/engine/disk/', 'shared/'],
    types: ['electron/engine/ipc/'],
    packages: ['electron', 'electron-log', 'node'],
  },
  // The bridge: one file that knows the names of the acts, and nothing that runs but Electron itself.
  'electron/preload/': { from: [], types: ['shared/ipc/'], packages: ['electron'] },
  'electron/engine/ipc/': {
    from: [
      'electron/engine/act.ts',
      'electron/engine/commands/',
      'electron/engine/queries/',
      'electron/engine/db/',
      'shared/',
    ],
    types: ['electron/engine/portal/'],
    packages: ['node'],
  },
  'electron/engine/commands/': {
    from: ['electron/engine/act.ts', 'electron/engine/db/', 'shared/'],
    packages: ['node'],
  },
  'electron/engine/queries/': {
    from: ['electron/engine/act.ts', 'electron/engine/db/', 'shared/'],
    packages: ['node'],
  },
  'electron/engine/sync/': { from: ['electron/engine/portal/', 'electron/engine/db/', 'shared/'], packages: ['node'] },
  'electron/engine/portal/': { from: ['shared/'], packages: ['node', 'openid-client'] },
  'electron/engine/db/': { from: ['electron/engine/disk/', 'shared/'], packages: ['node', 'better-sqlite3'] },
  // What must be on the disk when a function returns; main's key files need it too.
  'electron/engine/disk/': { from: [], packages: ['node'] },
  // The two threads, where the rooms of the engine meet.
  'electron/engine/act.ts': { from: ['electron/engine/db/', 'shared/'] },
  'electron/engine/writer.ts': { from: [...ENGINE, 'shared/'], packages: ['node'] },
  'electron/engine/reader.ts': { from: [...ENGINE, 'shared/'], packages: ['node'] },
  'renderer/': { from: ['shared/'], packages: WINDOW },
  'shared/ipc/': { from: ['shared/domain/', 'shared/lib/'] },
  'shared/fhir/': { from: ['shared/domain/', 'shared/lib/'] },
  'shared/domain/': { from: ['shared/lib/', 'shared/text/', 'resources/'], packages: ['@navikt/fnrvalidator'] },
  // Words name the states and refusals that they are for; nothing of a rule runs in them.
  'shared/text/': { from: ['shared/lib/'], types: ['shared/domain/', 'shared/ipc/'] },
  'shared/lib/': { from: [], packages: ['zod', 'temporal-polyfill'] },
};

const roomNames = Object.keys(ROOMS).toSorted((a, b) => b.length - a.length);
const roomOf = (file: string) => roomNames.find((name) => file.startsWith(name));
const isFile = (to: string) => /^(?:electron|renderer|shared|test|resources)\//u.test(to);

const sources = sourcesIn('electron', 'renderer', 'shared');

/** The imports of a file that its room does not allow. */
function against(source: Source): string[] {
  const name = roomOf(source.file);
  const room = name === undefined ? undefined : ROOMS[name];
  if (name === undefined || room === undefined) return ['it stands in no room'];
  const may = (one: Import) => {
    if (!isFile(one.to)) return room.packages?.includes(one.to) ?? false;
    if (roomOf(one.to) === name || room.from.some((other) => one.to.startsWith(other))) return true;
    return one.isType && (room.types?.some((other) => one.to.startsWith(other)) ?? false);
  };
  return source.imports.filter((one) => !may(one)).map((one) => `${one.isType ? 'type ' : ''}${one.to}`);
}

test('there are files in every room', () => {
  expect(sources.length).toBeGreaterThan(150);
  for (const name of roomNames)
    expect(sources.filter(({ file }) => roomOf(file) === name).length, name).toBeGreaterThan(0);
});

describe('imports point one way', () => {
  test.each(roomNames)('%s imports only what it may', (name) => {
    const wrong = sources
      .filter(({ file }) => roomOf(file) === name)
      .flatMap((source) => against(source).map((to) => `${source.file} -> ${to}`));
    expect(wrong).toEqual([]);
  });

  test('no file stands outside the rooms, and none imports from the tests', () => {
    expect(sources.filter(({ file }) => roomOf(file) === undefined).map(({ file }) => file)).toEqual([]);
    expect(
      sources.filter(({ imports }) => imports.some(({ to }) => to.startsWith('test/'))).map(({ file }) => file),
    ).toEqual([]);
  });

  test('the arrows themselves have no way back', () => {
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
      if (seen.has(from)) return false;
      seen.add(from);
      const next = roomNames.filter(
        (name) => name !== from && ROOMS[from]?.from.some((other) => name.startsWith(other)),
      );
      return next.some((name) => name === to || reaches(name, to, seen));
    };
    expect(roomNames.filter((name) => reaches(name, name))).toEqual([]);
  });

  test('the window uses the contract with the engine as types alone', () => {
    const wrong = sources.filter(
      ({ file, imports }) =>
        file.startsWith('renderer/') && imports.some(({ to, isType }) => to === 'shared/ipc/acts.ts' && !isType),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  test('only renderer/data asks over the bridge', () => {
    const asking = sources.filter(({ file, text }) => file.startsWith('renderer/') && /window\.surgery\b/u.test(text));
    expect(asking.length).toBeGreaterThan(0);
    expect(asking.filter(({ file }) => !file.startsWith('renderer/data/')).map(({ file }) => file)).toEqual([]);
  });

  test('only one file opens the database', () => {
    const opening = sources.filter(({ imports }) =>
      imports.some(({ to, isType }) => to === 'better-sqlite3' && !isType),
    );
    expect(opening.map(({ file }) => file)).toEqual(['electron/engine/db/open.ts']);
  });
});

describe('no cycles', () => {
  const runs = new Map(
    sources.map(({ file, imports }) => [file, imports.filter(({ isType }) => !isType).map(({ to }) => to)]),
  );

  test('no file needs itself to run', () => {
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, way: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...way.slice(way.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const to of runs.get(file) ?? []) visit(to, [...way, file]);
      state.set(file, 'done');
    };
    for (const file of runs.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test('every import of a file leads to one', () => {
    const known = new Set(runs.keys());
    const lost = sources.flatMap(({ file, imports }) =>
      imports.filter(({ to }) => /\.tsx?$/u.test(to) && !known.has(to)).map(({ to }) => `${file} -> ${to}`),
    );
    expect(lost).toEqual([]);
  });
});
