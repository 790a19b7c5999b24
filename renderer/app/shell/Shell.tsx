import { MagnifyingGlassIcon } from '@navikt/aksel-icons';
import { InlineMessage, InternalHeader, Spacer } from '@navikt/ds-react';
import { useState } from 'react';
import { Link, Outlet, useNavigate } from 'react-router';
import type { Session } from '../../../shared/ipc/views/session.ts';
import { lock, signOut, useMay } from '../../data/session.ts';
import { useWords } from '../i18n.ts';
import { keysOf } from '../ownKeys.ts';
import { paths } from '../paths.ts';
import { useKey } from '../useKey.ts';
import { PortalPlace } from '../PortalPlace.tsx';
import { FindPatient } from './FindPatient.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { Navigation } from './Navigation.tsx';
import './shell.css';
import { SyncAnnouncer, SyncIndicator } from './SyncIndicator.tsx';
import { UrgentAlert } from './UrgentAlert.tsx';
import { UserMenu } from './UserMenu.tsx';

/** The frame of every screen for someone who is signed in. */
export function Shell({ session }: { readonly session: Session }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [keysShown, setKeysShown] = useState(false);
  const [finding, setFinding] = useState(false);
  const readsLog = useMay('readAccessLogOfPatient');
  const [notice, setNotice] = useState<string | null>(null);

  useKey('keys', () => setKeysShown(true));
  useKey('goQueue', () => void navigate(paths.open));
  useKey('goAnswered', () => void navigate(paths.answered));
  useKey('goUnsent', () => void navigate(paths.unsent));
  useKey('goPatientLists', () => void navigate(paths.patientLists));
  useKey('goAccessLog', () => void navigate(paths.accessLog), readsLog);
  useKey('goSettings', () => void navigate(paths.settings));
  useKey('lock', () => void lock());
  useKey('find', () => setFinding(true));

  async function leave() {
    if (await signOut()) await navigate(paths.open, { replace: true });
    else setNotice(t('shell.draftNotSaved'));
  }

  return (
    <div className="shell">
      <a className="shell__skip" href="#content" onClick={skipToContent}>
        {t('shell.toContent')}
      </a>
      <InternalHeader className="shell__header">
        <InternalHeader.Title as={Link} to={paths.open}>
          {t('shell.app')}
          <span className="shell__surgery"> · {session.surgeryName}</span>
        </InternalHeader.Title>
        <Spacer />
        <InternalHeader.Button className="shell__find" aria-keyshortcuts="Control+K" onClick={() => setFinding(true)}>
          <MagnifyingGlassIcon aria-hidden />
          <span className="shell__find-words">{t('patient.search.open')}</span>
          <kbd aria-hidden>Ctrl+K</kbd>
        </InternalHeader.Button>
        <UrgentAlert />
        <SyncIndicator />
        <UserMenu
          session={session}
          onShowKeys={() => setKeysShown(true)}
          onLock={() => void lock()}
          onSignOut={() => void leave()}
          onNotSaved={() => setNotice(t('preferences.notSaved'))}
        />
      </InternalHeader>
      <Navigation />
      <main className="shell__content" id="content" tabIndex={-1}>
        {notice === null ? null : (
          <div role="alert" className="shell__notice">
            <InlineMessage status="warning" size="small">
              {notice}
            </InlineMessage>
          </div>
        )}
        <div className="shell__screen">
          <Outlet />
        </div>
        <PortalPlace />
      </main>
      <SyncAnnouncer />
      <FindPatient open={finding} onClose={() => setFinding(false)} />
      <KeysDialog open={keysShown} onClose={() => setKeysShown(false)} names={keysOf(session.role)} />
    </div>
  );
}

// The address behind the # belongs to the router, so the jump is made by hand.
function skipToContent(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
