import type { SignInView } from '../../../shared/ipc/views/signIn.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import { useWords } from '../../app/i18n.ts';
import { usePinHolders } from '../../data/session.ts';
import { useSignIn } from '../../data/signIn.ts';
import { NamesToChoose } from './NamesToChoose.tsx';
import { NotSetUp } from './NotSetUp.tsx';
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
      {known ? <FullSignIn view={view} /> : null}
    </SignInFrame>
  );
}

/** The way in for those without a PIN on this machine. */
function FullSignIn({ view }: { readonly view: SignInView }) {
  switch (view.way) {
    case 'provider':
      return <ProviderSignIn view={view} />;
    case 'name':
      return <NamesToChoose />;
    case 'none':
      return <NotSetUp />;
    default:
      return assertNever(view);
  }
}
