import { useWords } from '../../app/i18n.ts';
import { usePinHolders } from '../../data/session.ts';
import { useSignIn } from '../../data/signIn.ts';
import { NamesToChoose } from './NamesToChoose.tsx';
import { PinHolders } from './PinHolders.tsx';
import { ProviderSignIn } from './ProviderSignIn.tsx';
import { SignInFrame } from './SignInFrame.tsx';

/** Nobody is signed in: who is at the desk? */
export function SignInScreen() {
  const { t } = useWords();
  const view = useSignIn().data;
  // The quickest way takes the keyboard, so the others wait until it is known whether there is one.
  const holders = usePinHolders();
  const known = view !== undefined && !holders.isPending;
  return (
    <SignInFrame title={t('signIn.title')}>
      {known && holders.data !== undefined ? <PinHolders holders={holders.data} /> : null}
      {!known ? null : view.way === 'provider' ? <ProviderSignIn view={view} /> : <NamesToChoose />}
    </SignInFrame>
  );
}
