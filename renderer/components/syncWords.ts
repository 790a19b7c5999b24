import { assertNever } from '../../shared/lib/assertNever.ts';
import type { SyncState } from '../../shared/ipc/views/sync.ts';
import type { Words } from '../app/i18n.ts';
import { formatMoment, formatNumber } from './moments.ts';

/** What goes away by itself is no problem; these do not. */
const PROBLEMS: ReadonlySet<SyncState['connection']['state']> = new Set([
  'refused',
  'not-a-portal',
  'unsafe',
  'not-set-up',
]);

/** The portal does not let us in; every other problem is its own, or the line's. */
const OWN_DOOR: ReadonlySet<string> = new Set(['sign-in-needed', 'not-allowed']);

export type SyncSymbol = 'connected' | 'offline' | 'sending' | 'loading' | 'needs-you';

/** The state of the connection in words, most telling part first, and the symbol that goes with it. */
export function syncWords(state: SyncState, { t, language }: Words): { symbol: SyncSymbol; parts: readonly string[] } {
  const parts: string[] = [];
  if (state.needsYou > 0) parts.push(t('connection.state.needsYou', { count: state.needsYou }));
  parts.push(connectionWords(state, { t, language }));
  if (state.waiting > 0 && state.sending === null) parts.push(t('connection.state.waiting', { count: state.waiting }));
  if (state.clockMinutesAhead !== null) {
    const count = Math.abs(state.clockMinutesAhead);
    parts.push(
      t(state.clockMinutesAhead > 0 ? 'connection.state.clockAhead' : 'connection.state.clockBehind', { count }),
    );
  }
  if (state.clockSecondsAhead !== null) {
    const count = Math.abs(state.clockSecondsAhead);
    parts.push(
      t(state.clockSecondsAhead > 0 ? 'connection.state.secondsAhead' : 'connection.state.secondsBehind', { count }),
    );
  }
  if (state.withheld.length > 0) parts.push(t('connection.state.withheld', { what: withheldWords(state, t) }));
  if (state.storeFault !== null) parts.push(t(`shell.storeFault.${state.storeFault}`));
  if (state.quarantined > 0) parts.push(t('connection.state.quarantined', { count: state.quarantined }));
  return { symbol: symbolOf(state), parts };
}

/** What the portal does not show, in words where the rules ask about it, else by its FHIR name. */
function withheldWords({ withheld }: SyncState, t: Words['t']): string {
  const names = withheld.map((type) => {
    if (type === 'Consent') return t('connection.withheld.Consent');
    return type === 'RelatedPerson' ? t('connection.withheld.RelatedPerson') : type;
  });
  return names.join(', ');
}

function symbolOf(state: SyncState): SyncSymbol {
  if (state.needsYou > 0) return 'needs-you';
  if (PROBLEMS.has(state.connection.state) || state.storeFault !== null) return 'needs-you';
  if (state.connection.state !== 'connected') return 'offline';
  if (state.firstLoad !== null) return 'loading';
  return state.sending === null ? 'connected' : 'sending';
}

/** The portal does not let the surgery in; where it answers with another error, the fault is its own. */
function isShutOut({ problem }: Extract<SyncState['connection'], { state: 'refused' }>): boolean {
  return OWN_DOOR.has(problem.kind);
}

/** A change of the connection as it is said aloud: without the clock times of the header, which would never be quiet. */
export function announcedWords({ connection }: SyncState, t: Words['t']): string {
  switch (connection.state) {
    case 'connected':
      return t('connection.state.connectedNotYet');
    case 'offline':
      return t('delivery.waitingForNetwork');
    case 'refused':
      return isShutOut(connection) ? t('connection.state.refused') : t('connection.state.failingNow');
    case 'not-a-portal':
      return t('connection.state.notAPortal');
    case 'unsafe':
      return t('connection.state.unsafe');
    case 'not-set-up':
      return t('connection.state.notSetUp');
    case 'starting':
      return '';
    default:
      return assertNever(connection);
  }
}

/** The connection alone: «Tilkoblet · sist synkronisert 10:42», «Uten nett siden 10:31», «Sender 2 av 5». */
export function connectionWords(state: SyncState, { t, language }: Words): string {
  const { connection } = state;
  switch (connection.state) {
    case 'connected':
      if (state.sending !== null) return t('connection.state.sending', state.sending);
      if (state.firstLoad !== null) {
        const fetched = state.firstLoad.perType.reduce((sum, { count }) => sum + count, 0);
        return t('connection.state.firstLoad', { resources: formatNumber(fetched) });
      }
      return state.lastSynced === null
        ? t('connection.state.connectedNotYet')
        : t('connection.state.connected', { time: formatMoment(state.lastSynced, language) });
    case 'offline':
      return t('connection.state.offline', { time: formatMoment(connection.since, language) });
    case 'refused':
      return isShutOut(connection)
        ? t('connection.state.refused')
        : t('connection.state.failing', { time: formatMoment(connection.since, language) });
    case 'not-a-portal':
      return t('connection.state.notAPortal');
    case 'unsafe':
      return t('connection.state.unsafe');
    case 'not-set-up':
      return t('connection.state.notSetUp');
    case 'starting':
      return t('connection.state.starting');
    default:
      return assertNever(connection);
  }
}
