import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { OSLO } from '../../shared/lib/time.ts';
import { startPortal, type PortalOptions } from './portal.ts';
import { StateFileError } from './state/journal.ts';

try {
  const portal = await startPortal(readOptions());
  // Before the line below: whoever starts us may end us as soon as it has read the address.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void portal.close().then(() => process.exit(0));
    });
  }
  if (portal.notice) console.error(portal.notice);
  console.log(portal.url);
} catch (error) {
  const said = sentenceFor(error);
  if (said === undefined) throw error;
  console.error(said);
  process.exitCode = 1;
}

/** What the person at the keyboard can do about it; undefined when it is the program's own fault. */
function sentenceFor(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'EADDRINUSE') return 'The port is in use: end what runs there, or give --port 0';
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    return `The state file cannot be opened: ${error.message}`;
  const isOption = error instanceof RangeError || code.startsWith('ERR_PARSE_ARGS');
  return isOption || error instanceof StateFileError ? error.message : undefined;
}

/** Throws an error that names the option that is wrong. */
function readOptions(): PortalOptions {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8090' },
      state: { type: 'string' },
      seed: { type: 'string' },
      surgery: { type: 'string', default: 'full' },
      today: { type: 'string' },
      fresh: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new RangeError(`--port is no port: ${values.port}`);
  const { surgery } = values;
  if (surgery !== 'full' && surgery !== 'small' && surgery !== 'empty') {
    throw new RangeError(`--surgery is full, small or empty, not ${surgery}`);
  }
  const seed = values.seed === undefined ? undefined : Number(values.seed);
  if (seed !== undefined && !Number.isSafeInteger(seed))
    throw new RangeError(`--seed is no whole number: ${values.seed}`);
  return {
    port,
    surgery,
    fresh: values.fresh,
    ...(values.state === undefined ? {} : { stateFile: values.state }),
    ...(seed === undefined ? {} : { seed }),
    ...(values.today === undefined ? {} : { now: clockFrom(values.today) }),
  };
}

/** A clock that shows 07:45 on the given day when the portal starts, and goes on from there. */
function clockFrom(today: string): () => Temporal.Instant {
  const start = Temporal.PlainDate.from(today).toZonedDateTime({ timeZone: OSLO, plainTime: '07:45' }).toInstant();
  const started = performance.now();
  return () => start.add({ milliseconds: Math.round(performance.now() - started) });
}
