import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { OSLO } from '../../shared/lib/time.ts';
import { startPortal, type PortalOptions } from './portal.ts';
import { StateFileError } from './state/journal.ts';

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

try {
  const portal = await startPortal(optionsOf(values));
  if (portal.notice) console.error(portal.notice);
  console.log(portal.url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void portal.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  const isExpected = error instanceof StateFileError || error instanceof RangeError || isPortTaken(error);
  if (!isExpected) throw error;
  console.error(
    isPortTaken(error) ? `Port ${values.port} is in use: end what runs there, or give --port 0` : error.message,
  );
  process.exitCode = 1;
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** Throws a RangeError that says which option is wrong. */
function optionsOf(given: typeof values): PortalOptions {
  const port = Number(given.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new RangeError(`--port is no port: ${given.port}`);
  const { surgery } = given;
  if (surgery !== 'full' && surgery !== 'small' && surgery !== 'empty') {
    throw new RangeError(`--surgery is full, small or empty, not ${surgery}`);
  }
  const seed = given.seed === undefined ? undefined : Number(given.seed);
  if (seed !== undefined && !Number.isSafeInteger(seed))
    throw new RangeError(`--seed is no whole number: ${given.seed}`);
  return {
    port,
    surgery,
    fresh: given.fresh,
    ...(given.state === undefined ? {} : { stateFile: given.state }),
    ...(seed === undefined ? {} : { seed }),
    ...(given.today === undefined ? {} : { now: clockFrom(given.today) }),
  };
}

/** A clock that shows 07:45 on the given day when the portal starts, and goes on from there. */
function clockFrom(today: string): () => Temporal.Instant {
  const start = Temporal.PlainDate.from(today).toZonedDateTime({ timeZone: OSLO, plainTime: '07:45' }).toInstant();
  const started = performance.now();
  return () => start.add({ milliseconds: Math.round(performance.now() - started) });
}
