import { Heading } from '@navikt/ds-react';
import { useState } from 'react';
import type { Session } from '../../shared/ipc/views/session.ts';
import { assertNever } from '../../shared/lib/assertNever.ts';
import { Navigate, useLocation } from 'react-router';
import { refusalOf } from '../data/ask.ts';
import { useOwnPin } from '../data/pin.ts';
import { useSession } from '../data/session.ts';
import { RefusalMessage } from '../components/RefusalMessage.tsx';
import { ChoosePin } from '../screens/signIn/ChoosePin.tsx';
import { LockScreen } from '../screens/signIn/LockScreen.tsx';
import { SignInScreen } from '../screens/signIn/SignInScreen.tsx';
import { StoreClosed } from '../screens/start/StoreClosed.tsx';
import { useWords } from './i18n.ts';
import { paths } from './paths.ts';
import { Shell } from './shell/Shell.tsx';

/** The door: nobody sees a patient before the engine has said who is signed in. */
export function SignedIn() {
  const { t } = useWords();
  const session = useSession();
  const { pathname } = useLocation();
  const [owner, setOwner] = useState<string | null>(null);
  const refusal = refusalOf(session.error);
  if (refusal?.type === 'StoreUnavailable')
    return <StoreClosed fault={refusal.reason} onTryAgain={() => void session.refetch()} />;
  if (refusal !== null) {
    return (
      <main className="page page--narrow">
        <Heading level="1" size="small" spacing>
          {t('shell.app')}
        </Heading>
        <RefusalMessage refusal={refusal} onTryAgain={() => void session.refetch()} />
      </main>
    );
  }
  if (session.data === undefined) return null;
  switch (session.data.state) {
    case 'nobody':
      return <SignInScreen />;
    case 'locked':
      return <LockScreen locked={session.data} />;
    case 'signed-in': {
      const { practitionerId } = session.data.session;
      // Where the last person was is theirs: the next one begins at the front.
      if (owner !== practitionerId) {
        if (owner !== null && pathname !== paths.open) return <Navigate to={paths.open} replace />;
        setOwner(practitionerId);
      }
      return <Entered key={session.data.session.practitionerId} session={session.data.session} />;
    }
    default:
      return assertNever(session.data);
  }
}

/** The work, after the page that asks for a PIN where one may be chosen and is not. */
function Entered({ session }: { readonly session: Session }) {
  const own = useOwnPin();
  const [asked, setAsked] = useState(false);
  if (own.isPending) return null;
  if (!asked && own.data?.mayChoose === true && !own.data.chosen) return <ChoosePin onDone={() => setAsked(true)} />;
  return <Shell session={session} />;
}
