import { BodyShort, Button, InlineMessage } from '@navikt/ds-react';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import type { AnyRefusal } from '../../data/ask.ts';
import { choosePassphrase } from '../../data/keys.ts';
import { SignInFrame } from '../signIn/SignInFrame.tsx';
import { PassphraseField } from './PassphraseField.tsx';
import './start.css';

/** The first start on a machine without a key store: a passphrase, twice, and what is lost with it. */
export function ChoosePassphrase({ atLeast }: { readonly atLeast: number }) {
  const { t } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  useWindowTitle(t('keys.choose.title'));

  async function choose(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefused(null);
    const reply = await choosePassphrase(passphrase, again);
    setBusy(false);
    if (!reply.ok) setRefused(reply.error);
  }
  return (
    <SignInFrame title={t('keys.choose.title')}>
      <BodyShort className="start__text">{t('keys.choose.why')}</BodyShort>
      <InlineMessage status="warning" size="small" className="start__text">
        {t('keys.choose.lost')}
      </InlineMessage>
      <form className="start__form" noValidate onSubmit={(event) => void choose(event)}>
        <PassphraseField
          label={t('keys.choose.passphrase')}
          description={t('keys.choose.rule', { atLeast })}
          startHere
          value={passphrase}
          onChange={setPassphrase}
        />
        <PassphraseField label={t('keys.choose.again')} value={again} onChange={setAgain} />
        {refused === null ? null : <RefusalMessage refusal={refused} />}
        <Button type="submit" size="small" loading={busy}>
          {t('keys.choose.submit')}
        </Button>
      </form>
    </SignInFrame>
  );
}
