import { existsSync, readFileSync } from 'node:fs';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import { z } from '../../../shared/lib/zod.ts';
import { readLine } from '../../../shared/ipc/logLine.ts';
import type { KeyState } from '../../../shared/ipc/views/keys.ts';
import type { SyncState } from '../../../shared/ipc/views/sync.ts';
import type { PortalSettings } from '../../engine/portal/settings.ts';

const MOST_LINES = 2_000;

export type Diagnosed = {
  readonly at: Date;
  readonly versions: Readonly<Record<string, string>>;
  readonly machine: {
    readonly platform: string;
    readonly arch: string;
    readonly release: string;
    readonly locale: string;
    readonly memoryGigabytes: number;
    readonly packaged: boolean;
  };
  readonly settings: PortalSettings | null;
  readonly keys: KeyState;
  readonly sync: SyncState;
  /** The engine's answer to `readStoreCounts`. */
  readonly counts: unknown;
  /** The log files, oldest first. */
  readonly logs: readonly string[];
};

/**
 * What support gets, as the text of one file. Every part is picked by name: a part that is added to the state or to the
 * settings later is not in it before someone has thought about it. No folder either, since its name holds a person's.
 */
export function diagnosticsText(parts: Diagnosed): string {
  const { at, versions, machine, settings, keys, sync, counts, logs } = parts;
  const file = {
    made: at.toISOString(),
    versions,
    machine,
    settings: settings === null ? null : settingsWithoutSecrets(settings),
    key: keys.state === 'open' ? { state: keys.state, way: keys.way, madeAt: keys.madeAt } : { state: keys.state },
    sync: syncWithoutText(sync),
    counts: countsOrWhyNot(counts),
    log: linesOf(logs),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function settingsWithoutSecrets({ fhirBase, token, poll, people }: PortalSettings) {
  return {
    portal: addressOf(fhirBase),
    token:
      token.method === 'none' ? { method: token.method } : { method: token.method, issuer: addressOf(token.issuer) },
    people: people === undefined ? null : { issuer: addressOf(people.issuer), securityLevel: people.securityLevel },
    poll,
  };
}

/** Without a user name, a password, or what stands behind the question mark. */
function addressOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

function syncWithoutText(sync: SyncState) {
  const {
    lastSynced,
    firstLoad,
    sending,
    waiting,
    needsYou,
    quarantined,
    withheld,
    clockMinutesAhead,
    clockSecondsAhead,
    storeFault,
  } = sync;
  return {
    connection: connectionWithoutText(sync.connection),
    lastSynced,
    firstLoad,
    sending,
    waiting,
    needsYou,
    quarantined,
    withheld,
    clockMinutesAhead,
    clockSecondsAhead,
    storeFault,
  };
}

function connectionWithoutText(connection: SyncState['connection']) {
  const { state } = connection;
  switch (connection.state) {
    case 'refused':
      // What the portal said may be about anyone.
      return { state, since: connection.since, kind: connection.problem.kind, status: connection.problem.status };
    case 'not-set-up':
      return { state, field: connection.field };
    case 'unsafe':
      return { state, since: connection.since, faults: connection.faults };
    case 'offline':
      return { state, since: connection.since, why: connection.why };
    case 'connected':
    case 'not-a-portal':
      return { state, since: connection.since };
    case 'starting':
      return { state };
    default:
      return assertNever(connection);
  }
}

const said = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ type: z.string(), reason: z.string().optional() }) }),
]);

function countsOrWhyNot(reply: unknown): unknown {
  const parsed = said.safeParse(reply);
  if (!parsed.success) return null;
  return parsed.data.ok ? parsed.data.value : parsed.data.error;
}

/** The last lines that the log itself has written. Anything else that lies in the files is counted, and left out. */
function linesOf(logs: readonly string[]) {
  const lines = logs.flatMap((file) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []));
  const filled = lines.filter((line) => line !== '').slice(-MOST_LINES);
  const known = filled.map(readLine).filter((line) => line !== null);
  return { lines: known, leftOut: filled.length - known.length };
}
