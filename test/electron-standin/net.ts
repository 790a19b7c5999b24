import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type Electron from 'electron';
import { onlyWhenReady } from './readiness.ts';
import { reports } from './reports.ts';
import { servedBy } from './schemes.ts';
import { strictly } from './strict.ts';

/** `net`: Node's fetch, with the app's own schemes and `file:` as Electron has them. */
export const net = strictly(
  {
    async fetch(input: string | Request, init?: RequestInit): Promise<Response> {
      onlyWhenReady('net.fetch');
      const url = typeof input === 'string' ? input : input.url;
      if (url.startsWith('file:')) return fromFile(url);
      const own = servedBy(url);
      if (!own) return fetch(input, init);
      if (!own.handler) throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
      return own.handler(new Request(input, init));
    },
    isOnline: (): boolean => reports.online,
    get online(): boolean {
      return reports.online;
    },
  } satisfies { [K in keyof Electron.Net]?: unknown },
  'net',
);

async function fromFile(url: string): Promise<Response> {
  try {
    return new Response(await readFile(fileURLToPath(url)));
  } catch (error) {
    throw new Error('net::ERR_FILE_NOT_FOUND', { cause: error });
  }
}
