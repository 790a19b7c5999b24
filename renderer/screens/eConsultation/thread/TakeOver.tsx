import { Button } from '@navikt/ds-react';
import type { HeldView } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { formatMoment } from '../../../components/moments.ts';
import { useHoldsUntil } from '../../../components/useHoldsUntil.ts';

type Props = { readonly held: HeldView; readonly onTakeOver: () => void };

/** A matter that a colleague has and does not come back to: when it can be taken over, and the way to do it. */
export function TakeOver({ held, onTakeOver }: Props) {
  const { t, language } = useWords();
  const isTooEarly = useHoldsUntil(held.takeOverFrom);
  if (held.takingOver) return <span className="desk-line__who">{t('desk.takeOver.taking')}</span>;
  if (isTooEarly) {
    return (
      <span className="desk-line__who">
        {t('desk.takeOver.from', { time: formatMoment(held.takeOverFrom, language) })}
      </span>
    );
  }
  const since = { name: held.name, time: formatMoment(held.since, language) };
  return (
    <Button size="xsmall" variant="secondary" title={t(`desk.takeOver.${held.as}`, since)} onClick={onTakeOver}>
      {t(held.answerIsDelivered ? 'desk.takeOver.finish' : 'desk.takeOver.act')}
    </Button>
  );
}
