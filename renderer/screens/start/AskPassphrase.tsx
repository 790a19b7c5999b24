import { BodyShort, Button } from '@navikt/ds-react';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { useCountdown } from '../../components/useCountdown.ts';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import type { AnyRefusal } from '../../data/ask.ts';
import { givePassphrase } from '../../data/keys.ts';
import { SignInFrame } from '../signIn/SignInFrame.tsx';
import { PassphraseField } from './PassphraseField.tsx';
import './start.css';

/** At each start on a machine without a key store. */
export function AskPassphrase({ folder }: { readonly folder: string }) {
  const { t } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [wait, beginWait] = useCountdown();
  useWindowTitle(t('keys.ask.title'));

  async function open(event: FormEvent) {
    event.preventDefault();
    if (busy || wait > 0) return;
    setBusy(true);
    setRefused(null);
    const reply = await givePassphrase(passphrase);
    setBusy(false);
    if (reply.ok) return;
    setPassphrase('');
    setRefused(reply.error);
    if (reply.error.type === 'WrongPassphrase' || reply.error.type === 'PassphraseTooSoon')
      beginWait(reply.error.seconds);
  }
  return (
    <SignInFrame title={t('keys.ask.title')}>
      <form className="start__form" noValidate onSubmit={(event) => void open(event)}>
        <PassphraseField label={t('keys.ask.passphrase')} startHere value={passphrase} onChange={setPassphrase} />
        {refused === null ? null : <RefusalMessage refusal={refused} />}
        <Button type="submit" size="small" loading={busy} disabled={wait > 0}>
          {wait > 0 ? t('keys.ask.wait', { seconds: wait }) : t('keys.ask.submit')}
        </Button>
      </form>
      <BodyShort size="small" className="start__text start__quiet">
        {t('keys.ask.forgotten')} {t('keys.problem.folder', { folder })}
      </BodyShort>
    </SignInFrame>
  );
}
