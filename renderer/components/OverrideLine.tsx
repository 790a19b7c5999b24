import { useEffect } from 'react';
import type { OverrideView } from '../../shared/ipc/views/patient.ts';
import { useWords } from '../app/i18n.ts';
import { formatMoment } from './moments.ts';
import { useHoldsUntil } from './useHoldsUntil.ts';
import './warnings.css';

type Props = { readonly override: OverrideView | null; readonly onEnded: () => void };

/** That the patient is seen by an emergency override, for how long, and why. When it ends the engine is asked again. */
export function OverrideLine({ override, onEnded }: Props) {
  const { t, language } = useWords();
  const lasts = useHoldsUntil(override?.until ?? null);
  const ended = override !== null && !lasts;
  useEffect(() => {
    if (ended) onEnded();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each end, whoever listens now
  }, [ended]);
  if (override === null) return null;
  return (
    <p className="override-line">
      <strong>{t('patient.override.title', { time: formatMoment(override.until, language) })}</strong>{' '}
      {t('patient.override.reason', { reason: override.reason })}
    </p>
  );
}
