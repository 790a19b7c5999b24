import { useWords } from '../../app/i18n.ts';
import { NamesToChoose } from './NamesToChoose.tsx';
import { PinHolders } from './PinHolders.tsx';
import { SignInFrame } from './SignInFrame.tsx';

/** Nobody is signed in: who is at the desk? */
export function SignInScreen() {
  const { t } = useWords();
  return (
    <SignInFrame title={t('signIn.title')}>
      <PinHolders />
      <NamesToChoose />
    </SignInFrame>
  );
}
