import { BodyShort, Button } from '@navikt/ds-react';
import { useState } from 'react';
import type { PinHolder, SessionState } from '../../../shared/ipc/views/session.ts';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { refusalText } from '../../components/refusalText.ts';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import type { AnyRefusal } from '../../data/ask.ts';
import { signIn, usePinHolders } from '../../data/session.ts';
import { useSignIn } from '../../data/signIn.ts';
import { PinForm } from './PinForm.tsx';
import { ProviderSignIn } from './ProviderSignIn.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import { SignInScreen } from './SignInScreen.tsx';

type Locked = Extract<SessionState, { state: 'locked' }>;
type Props = { readonly locked: Locked };

/** The machine is locked: whose texts wait, and the way back for them or for someone else. */
export function LockScreen({ locked }: Props) {
  const { t } = useWords();
  const [someoneElse, setSomeoneElse] = useState(false);
  const holders = usePinHolders().data;
  useWindowTitle(t('signIn.locked.title'));
  if (someoneElse) return <SignInScreen />;
  return (
    <SignInFrame title={t('signIn.locked.title')}>
      <BodyShort>{t('signIn.locked.by', { name: locked.name })}</BodyShort>
      {holders === undefined ? null : (
        <WayBack locked={locked} holder={holders.find((one) => one.practitionerId === locked.practitionerId)} />
      )}
      <div className="sign-in__ways">
        <Button size="small" variant="tertiary" onClick={() => setSomeoneElse(true)}>
          {t('signIn.locked.someoneElse')}
        </Button>
      </div>
    </SignInFrame>
  );
}

/** How the one who locked comes back: by PIN where there is one that may be used, else as one signs in here. */
function WayBack({ locked, holder }: Props & { readonly holder: PinHolder | undefined }) {
  const { t } = useWords();
  const view = useSignIn().data;
  if (holder?.signInNeeded === null) return <PinForm holder={holder} action={t('pin.unlock')} />;
  return (
    <>
      {holder === undefined ? null : <BodyShort size="small">{refusalText(t, holder.signInNeeded)}</BodyShort>}
      {view?.way === 'provider' ? <ProviderSignIn view={view} /> : null}
      {view?.way === 'name' && holder === undefined ? <ByName locked={locked} /> : null}
    </>
  );
}

function ByName({ locked }: Props) {
  const { t } = useWords();
  const [refused, setRefused] = useState<AnyRefusal | null>(null);

  async function enter() {
    setRefused(null);
    const reply = await signIn(locked.practitionerId);
    if (!reply.ok) setRefused(reply.error);
  }
  return (
    <>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <div className="sign-in__ways">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this page */}
        <Button size="small" autoFocus onClick={() => void enter()}>
          {t('signIn.locked.goOn', { name: locked.name })}
        </Button>
      </div>
    </>
  );
}
