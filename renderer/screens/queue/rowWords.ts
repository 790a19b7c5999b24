import type { WorkRow } from '../../../shared/ipc/views/queue.ts';
import type { Words } from '../../app/i18n.ts';
import { formatMoment } from '../../components/moments.ts';

/** On whose desk a matter lies, in words. */
export function deskWords(row: WorkRow, t: Words['t']): string {
  if (row.claim !== null && row.claim.delivery === null) {
    return row.claim.isMine ? t('queue.claimedByMe') : t('queue.ownedBy', { name: row.claim.name });
  }
  if (row.assignedToMe) return t('queue.mine');
  if (row.ownerName !== null) return t('queue.ownedBy', { name: row.ownerName });
  return t(`desk.team.${row.team ?? 'surgery'}`);
}

type Whose = {
  readonly gp: string;
  readonly desk: string | null;
  /** It lies with the whole surgery, as most do: of the two the GP says more. */
  readonly isEverybodys: boolean;
};

/** Whose patient it is, and on whose desk where that is not the GP's own. */
export function whoseWords(row: WorkRow, t: Words['t']): Whose {
  const isWithGp = row.claim === null && !row.assignedToMe && row.ownerName !== null && row.ownerName === row.gpName;
  return {
    gp: row.gpName ?? t('thread.noGp'),
    desk: isWithGp ? null : deskWords(row, t),
    isEverybodys: row.claim === null && !row.assignedToMe && row.ownerName === null && row.team === null,
  };
}

/** What a row says below the subject: the newest words, or the time that is wanted. */
export function previewWords(row: WorkRow, { t, language }: Words): string {
  const time = row.startsAt === null ? '' : t('queue.wants', { time: formatMoment(row.startsAt, language) });
  return [time, row.preview].filter((part) => part !== '').join(' · ');
}

/** A patient as rows and buttons name one; without a word of whom where the reader may not look. */
export function patientWords(row: WorkRow, t: Words['t']): string {
  return row.blocked ? t('patient.blocked') : row.patientName;
}
