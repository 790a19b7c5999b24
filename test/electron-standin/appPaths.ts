import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type Electron from 'electron';
import { commandLine } from './commandLine.ts';
import { notCovered } from './strict.ts';

type PathName = Parameters<Electron.App['getPath']>[0];

/** The app as found on disk: its folder, its entry, and what its package.json says of it. */
export type AppOnDisk = {
  readonly folder: string;
  readonly entry: string;
  readonly name: string;
  readonly version: string;
};

/** Finds the app at a folder with a package.json, or at a single file. */
export function findApp(given: string): AppOnDisk {
  const place = path.resolve(given);
  const isFolder = statSync(place).isDirectory();
  const folder = isFolder ? place : path.dirname(place);
  const manifest = path.join(folder, 'package.json');
  const said = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>) : {};
  const text = (key: string): string | undefined => (typeof said[key] === 'string' ? said[key] : undefined);
  return {
    folder,
    entry: isFolder ? path.join(folder, text('main') ?? 'index.js') : place,
    name: text('productName') ?? text('name') ?? 'Electron',
    version: text('version') ?? '0.0.0',
  };
}

/** `app.getPath` and `app.setPath`. */
export class AppPaths {
  readonly #set = new Map<string, string>();
  readonly #name: () => string;

  constructor(name: () => string) {
    this.#name = name;
  }

  get(name: PathName): string {
    const set = this.#set.get(name);
    if (set !== undefined) return set;
    const home = os.homedir();
    switch (name) {
      case 'home':
        return home;
      case 'appData':
        return process.env['XDG_CONFIG_HOME'] || path.join(home, '.config');
      case 'userData':
        return made(commandLine.getSwitchValue('user-data-dir') || path.join(this.get('appData'), this.#name()));
      case 'sessionData':
        return this.get('userData');
      case 'logs':
        return made(path.join(this.get('userData'), 'logs'));
      case 'crashDumps':
        return path.join(this.get('userData'), 'Crashpad');
      case 'temp':
        return os.tmpdir();
      case 'exe':
        return process.argv[0] ?? process.execPath;
      case 'desktop':
        return path.join(home, 'Desktop');
      case 'documents':
        return path.join(home, 'Documents');
      case 'downloads':
        return path.join(home, 'Downloads');
      default:
        throw notCovered(`app.getPath('${name}')`);
    }
  }

  set(name: string, to: string): void {
    if (!path.isAbsolute(to)) throw new Error('Path must be absolute');
    if (!existsSync(to)) throw new Error(`stand-in: app.setPath('${name}') needs a folder that exists: ${to}`);
    this.#set.set(name, to);
  }
}

function made(folder: string): string {
  const absolute = path.resolve(folder);
  mkdirSync(absolute, { recursive: true });
  return absolute;
}
