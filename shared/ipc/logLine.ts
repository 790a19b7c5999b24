import type { Brand } from '../lib/brand.ts';
import { acts } from './acts.ts';
import { STORE_FAULTS } from './reply.ts';

/** What can happen that support wants to know. */
export const LOG_EVENTS = [
  'start',
  'uncaught',
  'thread died',
  'query broken',
  'writer broken',
  'window gone',
  'window broken',
  'key fits',
  'machine key accepted',
  'diagnostics made',
] as const;
export type LogEvent = (typeof LOG_EVENTS)[number];

const NAMES = ['act', 'code', 'fault', 'kid', 'byAll', 'reason', 'version', 'which'] as const;
type LogName = (typeof NAMES)[number];

/** Text that `logCode` has let through: an id, a code or a word of the program's own. */
export type LogCode = Brand<string, 'LogCode'>;

/** A line of the log: ids, codes and counts. That nothing else compiles is the first of two nets; `lineOf` is the other. */
export type LogLine = {
  readonly event: LogEvent;
  readonly codes: Readonly<Partial<Record<LogName, LogCode | number>>>;
};

const WITHHELD = 'withheld';

/** Words of the program's own. A person's name is none of them, nor anything that a person has written. */
const WORDS: ReadonlySet<string> = new Set([
  ...Object.keys(acts),
  ...STORE_FAULTS,
  'unknown',
  'none',
  'true',
  'false',
  'sync',
  'signInPerson',
  'key',
  'nextKey',
  // Why Chromium's process for the window went.
  'clean-exit',
  'abnormal-exit',
  'killed',
  'crashed',
  'oom',
  'launch-failed',
  'integrity-failure',
  'memory-eviction',
]);

/** What a code looks like: never a capitalised word alone, which may be a name, and never many digits in a row. */
const FORMS: readonly RegExp[] = [
  // UUID
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u,
  // error codes of the system, Node, SQLite
  /^(?:SQLITE|ERR|UND)(?:_[A-Z0-9]+)+$/u,
  /^E[A-Z]{3,20}$/u,
  // kinds of errors
  /^[A-Z][A-Za-z]{0,30}Error$/u,
  /^AbortError$|^Error$/u,
  // a place in the program
  /^[\w-]{1,40}(?:\.[a-z]{1,6}){0,2}\.(?:c?js|tsx?):\d{1,7}:\d{1,7}$/u,
  // a place in the window
  /^W-(?:[A-Z][A-Za-z]{0,30}Error-)?\d{1,7}(?::\d{1,7})?$/u,
  // versions
  /^\d{1,3}\.\d{1,3}\.\d{1,4}(?:-[a-z]{1,8}\.\d{1,3})?$/u,
  // the thumbprint of a key: SHA-256 in base64url
  /^[\w-]{43}$/u,
];

/** More than this may be somebody's number: seven digits an HPR number, eight a telephone, eleven an identity number. */
const MOST = 999_999;

/** A kind of error and its place. More parts are a sentence. */
const MOST_PARTS = 2;

/** Lets into the log what is an id, a code or a word of the program's own; for any other part it says `withheld`. */
export function logCode(text: string): LogCode {
  const parts = text.split(' ');
  if (parts.length > MOST_PARTS) return WITHHELD as LogCode;
  return parts.map((part) => (isKnown(part) ? part : WITHHELD)).join(' ') as LogCode;
}

function isKnown(part: string): boolean {
  return WORDS.has(part) || FORMS.some((form) => form.test(part));
}

/** The line as it is written. Filters once more: lines also come from the threads, and what has travelled is not typed. */
export function lineOf(event: string, codes: Readonly<Record<string, unknown>>): string {
  const what = LOG_EVENTS.some((known) => known === event) ? event : WITHHELD;
  const parts = NAMES.flatMap((name) => (Object.hasOwn(codes, name) ? [`${name}=${shown(codes[name])}`] : []));
  return [what, ...parts].join(' ');
}

function shown(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) <= MOST ? String(value) : WITHHELD;
  return typeof value === 'string' ? logCode(value) : WITHHELD;
}

const LINE = /^\[(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\] (.+)$/u;

/**
 * Reads a line of the log file back, for the file that support gets: null for anything that `lineOf` would not have
 * written, whoever wrote it.
 */
export function readLine(text: string): string | null {
  const [, at, said] = LINE.exec(text) ?? [];
  if (at === undefined || said === undefined) return null;
  const event = LOG_EVENTS.find((known) => said === known || said.startsWith(`${known} `));
  if (event === undefined) return null;
  const codes: Record<string, unknown> = {};
  // A code may have several parts, so a name begins where a known one stands before a =.
  for (const [, name, value] of said.slice(event.length).matchAll(/ (\w+)=(.*?)(?= \w+=|$)/gu))
    if (name !== undefined && value !== undefined) codes[name] = /^-?\d+$/u.test(value) ? Number(value) : value;
  return `${at} ${lineOf(event, codes)}`;
}
