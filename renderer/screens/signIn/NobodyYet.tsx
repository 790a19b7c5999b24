import { Detail } from '@navikt/ds-react';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import type { SyncState } from '../../../shared/ipc/views/sync.ts';
import { useWords, type Words } from '../../app/i18n.ts';
import { syncWords } from '../../components/syncWords.ts';
import { notSetUp, unsafePortal } from '../sync/ConnectionFacts.tsx';
import { useSyncState } from '../../data/sync.ts';

/** Why there is nobody to choose: what the engine knows, and no more. */
export function NobodyYet() {
  const { t } = useWords();
  const state = useSyncState().data;
  return <output className="announced">{state === undefined ? t('signIn.noStaffStarting') : reason(state, t)}</output>;
}

function reason(state: SyncState, t: Words['t']): string {
  switch (state.connection.state) {
    case 'connected':
      if (state.surgery === 'several') return t('signIn.whichSurgery');
      if (state.surgery === 'not-found') return t('signIn.surgeryNotFound');
      return state.firstLoad === null ? t('signIn.noStaff') : t('signIn.firstLoadRunning');
    case 'offline':
      return t('signIn.noStaffOffline');
    case 'refused':
      return t('signIn.noStaffRefused');
    case 'not-a-portal':
      return t('signIn.noStaffNotAPortal');
    case 'unsafe':
      return unsafePortal(state.connection, t);
    case 'not-set-up':
      return t('signIn.noStaffNotSetUp', { problem: notSetUp(state.connection, t) });
    case 'starting':
      return t('signIn.noStaffStarting');
    default:
      return assertNever(state.connection);
  }
}

/** How it stands with the portal, and which portal that is. */
export function ConnectionLine() {
  const words = useWords();
  const state = useSyncState().data;
  if (state === undefined) return null;
  return (
    <Detail className="sign-in__connection">
      {[...syncWords(state, words).parts, state.portalAddress].join(' · ')}
    </Detail>
  );
}
