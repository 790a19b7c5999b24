import { useWords } from '../../app/i18n.ts';
import { useSignIn } from '../../data/signIn.ts';
import { NamesToChoose } from './NamesToChoose.tsx';
import { PinHolders } from './PinHolders.tsx';
import { ProviderSignIn } from './ProviderSignIn.tsx';
import { SignInFrame } from './SignInFrame.tsx';

/** Nobody is signed in: who is at the desk? */
export function SignInScreen() {
  const { t } = useWords();
  const view = useSignIn().data;
  return (
    <SignInFrame title={t('signIn.title')}>
      <PinHolders />
      {view === undefined ? null : view.way === 'provider' ? <ProviderSignIn view={view} /> : <NamesToChoose />}
    </SignInFrame>
  );
}
