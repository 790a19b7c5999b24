declare global {
  /** How many milliseconds the clock here has been moved; absent: not at all. */
  var clockAhead: number | undefined;
}

type Instant = { add: (by: { milliseconds: number }) => Instant; toZonedDateTimeISO: (zone: string) => Zoned };
type Zoned = { toPlainDate: () => unknown; toPlainDateTime: () => unknown; toPlainTime: () => unknown };
type Now = { instant: () => Instant; timeZoneId: () => string };

/**
 * Moves the clock that the code here reads, `new Date()` as well as `Date.now` and Temporal. Also run in the app's
 * window, so it names nothing outside itself.
 *
 * @param ahead of the machine's, in ms
 */
export function moveClock(ahead: number): void {
  const own: typeof globalThis & { Temporal?: { Now: Now } } = globalThis;
  const isMoved = own.clockAhead !== undefined;
  own.clockAhead = ahead;
  if (isMoved) return;

  const machine = Date.now.bind(Date);
  const now = () => machine() + (own.clockAhead ?? 0);
  Date.now = now;
  own.Date = new Proxy(Date, {
    apply: (real) => String(new real(now())),
    construct: (real, given: unknown[], made) => Reflect.construct(real, given.length === 0 ? [now()] : given, made),
  });
  Object.assign(Date.prototype, { constructor: own.Date });

  const temporal = own.Temporal?.Now;
  if (temporal === undefined) return;
  const instant = temporal.instant.bind(temporal);
  const movedInstant = () => instant().add({ milliseconds: own.clockAhead ?? 0 });
  const zoned = (zone = temporal.timeZoneId()) => movedInstant().toZonedDateTimeISO(zone);
  Object.assign(temporal, {
    instant: movedInstant,
    zonedDateTimeISO: zoned,
    plainDateISO: (zone?: string) => zoned(zone).toPlainDate(),
    plainDateTimeISO: (zone?: string) => zoned(zone).toPlainDateTime(),
    plainTimeISO: (zone?: string) => zoned(zone).toPlainTime(),
  });
}
