import { InlineMessage } from '@navikt/ds-react';
import type { EConsultationThread, LostClaim } from '../../../../shared/ipc/views/thread.ts';
import { useWords, type Words } from '../../../app/i18n.ts';
import { formatMoment } from '../../../components/moments.ts';

/** A «take» that came to nothing is told where it was made. Nothing of anybody's is lost by it, so it asks nothing. */
export function LostClaimNotice({ thread }: { readonly thread: EConsultationThread }) {
  const words = useWords();
  const { lostClaim, lostAssignment } = thread;
  const waits = thread.state === 'open' || thread.state === 'in-progress';
  return (
    <output className="lost-claim">
      {lostClaim === null ? null : (
        <InlineMessage status="info" size="small">
          {lostWords(lostClaim, words)}
        </InlineMessage>
      )}
      {lostAssignment === null || !waits ? null : (
        <InlineMessage status="info" size="small">
          {lostAssignment.nowWith === null
            ? words.t('desk.lostAssignment')
            : words.t('desk.lostAssignmentNow', { name: lostAssignment.nowWith })}
        </InlineMessage>
      )}
    </output>
  );
}

function lostWords(lost: LostClaim, { t, language }: Words): string {
  if (lost.why === 'taken') {
    return t('desk.claim.lostTaken', { name: lost.name, time: formatMoment(lost.takenAt, language) });
  }
  return t(lost.why === 'ended' ? 'desk.claim.lostEnded' : 'desk.claim.lostRefused');
}
