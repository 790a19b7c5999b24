import { EyeIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import type { ClaimView } from '../../../../shared/ipc/views/queue.ts';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords, type Words } from '../../../app/i18n.ts';
import { shownKey } from '../../../app/keys.ts';
import { DeliveryMark } from '../../../components/DeliveryMark.tsx';
import { formatMoment } from '../../../components/moments.ts';
import { TakeOver } from './TakeOver.tsx';
import { useHoldsUntil } from '../../../components/useHoldsUntil.ts';

type Props = {
  readonly thread: EConsultationThread;
  readonly onTake: () => void;
  readonly onTakeOver: () => void;
  readonly onRelease: () => void;
};

/** Who has the matter, and who else has it open: seen before a word is written. */
export function DeskLine({ thread, onTake, onTakeOver, onRelease }: Props) {
  const words = useWords();
  const { t, language } = words;
  const { claim, openedBy, mayClaim, mayRelease, releasing } = thread;
  const waits = thread.state === 'open' || thread.state === 'in-progress';
  const isOpenElsewhere = useHoldsUntil(openedBy?.until ?? null);
  return (
    <div className="desk-line">
      <output className="desk-line__who">
        {claim === null || !waits ? null : (
          <span>
            {claimWords(claim, words)}
            {claim.delivery === null ? null : <DeliveryMark delivery={claim.delivery} />}
          </span>
        )}
        {releasing === null || !waits ? null : (
          <span>
            {t('desk.claim.releasing')}
            <DeliveryMark delivery={releasing} />
          </span>
        )}
        {openedBy === null || !isOpenElsewhere || !waits ? null : (
          <span>
            <EyeIcon aria-hidden />
            {t('desk.openedBy', { name: openedBy.name, time: formatMoment(openedBy.since, language) })}
          </span>
        )}
      </output>
      {thread.held === null ? null : <TakeOver held={thread.held} onTakeOver={onTakeOver} />}
      {mayRelease ? (
        <Button size="xsmall" variant="tertiary" onClick={onRelease} aria-keyshortcuts={shownKey('release')}>
          {t('desk.claim.release')}
          <kbd aria-hidden>{shownKey('release')}</kbd>
        </Button>
      ) : null}
      {mayClaim ? (
        <Button size="xsmall" variant="secondary" onClick={onTake} aria-keyshortcuts={shownKey('take')}>
          {t('desk.claim.take')}
          <kbd aria-hidden>{shownKey('take')}</kbd>
        </Button>
      ) : null}
    </div>
  );
}

function claimWords(claim: ClaimView, { t, language }: Words): string {
  if (claim.delivery !== null) {
    return claim.isMine ? t('desk.claim.taking') : t('desk.claim.theyTake', { name: claim.name });
  }
  const time = formatMoment(claim.since, language);
  return claim.isMine ? t('desk.claim.mine', { time }) : t('desk.claim.theirs', { name: claim.name, time });
}
