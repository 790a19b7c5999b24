import { Heading } from '@navikt/ds-react';
import { assertNever } from '../../shared/lib/assertNever.ts';
import { refusalOf } from '../data/ask.ts';
import { useSession } from '../data/session.ts';
import { RefusalMessage } from '../components/RefusalMessage.tsx';
import { LockScreen } from '../screens/signIn/LockScreen.tsx';
import { SignInScreen } from '../screens/signIn/SignInScreen.tsx';
import { useWords } from './i18n.ts';
import { Shell } from './shell/Shell.tsx';

/** The door: nobody sees a patient before the engine has said who is signed in. */
export function SignedIn() {
  const { t } = useWords();
  const session = useSession();
  const refusal = refusalOf(session.error);
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
    case 'signed-in':
      return <Shell key={session.data.session.practitionerId} session={session.data.session} />;
    default:
      return assertNever(session.data);
  }
}
