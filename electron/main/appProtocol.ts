import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://legekontor`;

/** Whether an address, as Electron tells it, is one of our own; anything else, also what is no address, is not. */
export function isOurPage(address: string): boolean {
  return URL.canParse(address) && new URL(address).href.startsWith(`${ORIGIN}/`);
}

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Nothing from outside, nothing inline, no forms that post: what the window may load and run. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  // What PDF.js reads: its worker, fonts, and tables of characters.
  '.mjs': 'text/javascript; charset=utf-8',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
};

/** Serves the built window from `folder` and nothing outside it. */
export function serveWindow(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = path.join(folder, path.normalize(decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
    const type = TYPES[path.extname(file)];
    const inside = `${SCHEME}://${host}` === ORIGIN && file.startsWith(folder + path.sep);
    const content = inside && type !== undefined ? await readFile(file).catch(() => null) : null;
    if (content === null || type === undefined) return new Response(null, { status: 404 });
    return new Response(content, {
      headers: {
        'content-type': type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    });
  });
}
