import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

type File = { type: string; text: string };

const here = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

const FILES: Record<string, () => File> = {
  '/': () => ({ type: 'text/html; charset=utf-8', text: here('./page/page.html') }),
  '/page.css': () => ({ type: 'text/css; charset=utf-8', text: here('./page/page.css') }),
  '/page.js': () => ({ type: 'text/javascript; charset=utf-8', text: withoutTypes(here('./page/page.ts')) }),
};

/** Node warns once that this function is experimental. Whoever opens the page is not to read that in the terminal. */
function withoutTypes(typescript: string): string {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(typescript);
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** The control page's three files: HTML, CSS, and TypeScript with its types taken off. */
export function servePage(path: string): File | undefined {
  return FILES[path]?.();
}

export const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
