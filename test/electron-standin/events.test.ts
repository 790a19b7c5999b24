import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { coveredEvents } from './events.ts';

const declarations = readFileSync(
  path.resolve(import.meta.dirname, '../../node_modules/electron/electron.d.ts'),
  'utf8',
).split('\n');

/** The events that Electron declares for one of its classes or interfaces. */
function declaredEvents(name: string): string[] {
  const start = declarations.findIndex((line) => new RegExp(`^  (?:class|interface) ${name}\\b`).test(line));
  const end = declarations.indexOf('  }', start);
  const text = declarations.slice(start, end).join('\n');
  return [...text.matchAll(/^    on\(event: '([^']+)'/gm)].map(([, event]) => event ?? '');
}

test.each(Object.entries(coveredEvents))('every event we know of %s is one of Electron', (name, events) => {
  // A window has what its base window has.
  const declared = [...declaredEvents(name), ...(name === 'BrowserWindow' ? declaredEvents('BaseWindow') : [])];
  expect(declared).toEqual(expect.arrayContaining([...events]));
});
