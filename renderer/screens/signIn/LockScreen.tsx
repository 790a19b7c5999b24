import { BodyShort, Button } from '@navikt/ds-react';
import { useState } from 'react';
import type { SessionState } from '../../../shared/ipc/views/session.ts';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import type { AnyRefusal } from '../../data/ask.ts';
import { signIn } from '../../data/session.ts';
import { SignInFrame } from './SignInFrame.tsx';
import { SignInScreen } from './SignInScreen.tsx';

type Props = { readonly locked: Extract<SessionState, { state: 'locked' }> };

/** The machine is locked: whose texts wait, and the way back for them or for someone else. */
export function LockScreen({ locked }: Props) {
  const { t } = useWords();
  const [someoneElse, setSomeoneElse] = useState(false);
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  useWindowTitle(t('signIn.locked.title'));

  async function enter() {
    setRefused(null);
    const reply = await signIn(locked.practitionerId);
    if (!reply.ok) setRefused(reply.error);
  }

  if (someoneElse) return <SignInScreen />;
  return (
    <SignInFrame title={t('signIn.locked.title')}>
      <BodyShort>{t('signIn.locked.by', { name: locked.name })}</BodyShort>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <div className="sign-in__ways">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this page */}
        <Button size="small" autoFocus onClick={() => void enter()}>
          {t('signIn.locked.goOn', { name: locked.name })}
        </Button>
        <Button size="small" variant="tertiary" onClick={() => setSomeoneElse(true)}>
          {t('signIn.locked.someoneElse')}
        </Button>
      </div>
    </SignInFrame>
  );
}
