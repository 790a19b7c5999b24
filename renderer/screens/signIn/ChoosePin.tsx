import { BodyShort, Button } from '@navikt/ds-react';
import { limitOn } from '../../../shared/domain/access/limits.ts';
import { osloDate, Temporal } from '../../../shared/lib/time.ts';
import { useWords } from '../../app/i18n.ts';
import { NewPinForm } from '../../components/NewPinForm.tsx';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import { SignInFrame } from './SignInFrame.tsx';

type Props = { readonly onDone: () => void };

/** After a full sign-in by someone without a PIN on this machine: choose one, or go on without. */
export function ChoosePin({ onDone }: Props) {
  const { t } = useWords();
  useWindowTitle(t('pin.choose.title'));
  const days = limitOn('pinDaysWithoutSignIn', osloDate(Temporal.Now.instant()));
  return (
    <SignInFrame title={t('pin.choose.title')}>
      <BodyShort className="sign-in__why">{t('pin.choose.why', { days })}</BodyShort>
      <NewPinForm withCurrent={false} startHere onSaved={onDone}>
        <Button type="button" size="small" variant="tertiary" onClick={onDone}>
          {t('pin.choose.later')}
        </Button>
      </NewPinForm>
    </SignInFrame>
  );
}
