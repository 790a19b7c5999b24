import { Button } from '@navikt/ds-react';
import { type FormEvent, useRef, useState } from 'react';
import type { PinHolder } from '../../../shared/ipc/views/session.ts';
import { useWords } from '../../app/i18n.ts';
import { PinField } from '../../components/PinField.tsx';
import { refusalText } from '../../components/refusalText.ts';
import { useCountdown } from '../../components/useCountdown.ts';
import { signInWithPin } from '../../data/session.ts';

type Props = { readonly holder: PinHolder; readonly action: string };

/** The PIN of one person. What was wrong is said at the field, and how long to wait before the next try. */
export function PinForm({ holder, action }: Props) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [wait, beginWait] = useCountdown();

  async function enter(event: FormEvent) {
    event.preventDefault();
    if (busy || wait > 0 || pin === '') return;
    setBusy(true);
    const reply = await signInWithPin(holder.practitionerId, pin);
    setBusy(false);
    if (reply.ok) return;
    const { error } = reply;
    setPin('');
    setWrong(refusalText(t, error));
    if (error.type === 'WrongPin' || error.type === 'PinTooSoon') beginWait(error.seconds);
    field.current?.focus();
  }

  return (
    <form className="pin-form" noValidate onSubmit={(event) => void enter(event)}>
      <PinField
        field={field}
        startHere
        label={t('pin.of', { name: holder.name })}
        value={pin}
        error={wrong ?? undefined}
        onChange={(typed) => {
          setPin(typed);
          setWrong(null);
        }}
      />
      <Button type="submit" size="small" loading={busy} disabled={wait > 0}>
        {wait > 0 ? t('pin.wait', { seconds: wait }) : action}
      </Button>
    </form>
  );
}
