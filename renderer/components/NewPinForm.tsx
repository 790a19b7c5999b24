import { Button } from '@navikt/ds-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { limitOn } from '../../shared/domain/access/limits.ts';
import { checkPin } from '../../shared/domain/access/pin.ts';
import { osloDate, Temporal } from '../../shared/lib/time.ts';
import { useWords } from '../app/i18n.ts';
import type { AnyRefusal } from '../data/ask.ts';
import { changePin, setPin } from '../data/pin.ts';
import { PinField } from './PinField.tsx';
import { RefusalMessage } from './RefusalMessage.tsx';
import { refusalText } from './refusalText.ts';
import { useCountdown } from './useCountdown.ts';

type Props = {
  /** Whether the PIN that is must be given too. */
  readonly withCurrent: boolean;
  readonly onSaved: () => void;
  /** The first field takes the keyboard. */
  readonly startHere?: boolean;
  /** Beside the button. */
  readonly children?: ReactNode;
};

/** A new PIN, typed twice. The rule is asked before the engine is. */
export function NewPinForm({ withCurrent, onSaved, startHere = false, children }: Props) {
  const { t } = useWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [wrongNext, setWrongNext] = useState<string | null>(null);
  const [notSame, setNotSame] = useState(false);
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [wait, beginWait] = useCountdown();
  const today = osloDate(Temporal.Now.instant());

  async function save(event: FormEvent) {
    event.preventDefault();
    if (busy || wait > 0) return;
    const checked = checkPin(next, today);
    setWrongNext(checked.ok ? null : refusalText(t, checked.error));
    setNotSame(checked.ok && next !== again);
    setRefused(null);
    if (!checked.ok || next !== again) return;
    setBusy(true);
    const reply = withCurrent ? await changePin(current, next) : await setPin(next);
    setBusy(false);
    setCurrent('');
    if (!reply.ok) {
      setRefused(reply.error);
      if (reply.error.type === 'WrongPin' || reply.error.type === 'PinTooSoon') beginWait(reply.error.seconds);
      return;
    }
    setNext('');
    setAgain('');
    onSaved();
  }

  return (
    <form className="new-pin" noValidate onSubmit={(event) => void save(event)}>
      {withCurrent ? (
        <PinField label={t('pin.choose.current')} startHere={startHere} value={current} onChange={setCurrent} />
      ) : null}
      <PinField
        label={t('pin.choose.next')}
        description={t('pin.choose.rule', { atLeast: limitOn('pinDigitsAtLeast', today) })}
        startHere={startHere && !withCurrent}
        value={next}
        error={wrongNext ?? undefined}
        onChange={(typed) => {
          setNext(typed);
          setWrongNext(null);
        }}
      />
      <PinField
        label={t('pin.choose.again')}
        value={again}
        error={notSame ? t('pin.choose.notSame') : undefined}
        onChange={(typed) => {
          setAgain(typed);
          setNotSame(false);
        }}
      />
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <div className="new-pin__buttons">
        <Button type="submit" size="small" loading={busy} disabled={wait > 0}>
          {wait > 0 ? t('pin.wait', { seconds: wait }) : t('pin.choose.save')}
        </Button>
        {children}
      </div>
    </form>
  );
}
