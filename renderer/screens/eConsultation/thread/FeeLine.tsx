import { formatDayInFull } from '../../../../shared/domain/calendar/formatDay.ts';
import type { FeeReason } from '../../../../shared/domain/fees/patientFee.ts';
import { Temporal } from '../../../../shared/lib/time.ts';
import { useWords, type Words } from '../../../app/i18n.ts';
import { formatNumber } from '../../../components/moments.ts';
import { useFee } from '../../../data/eConsultations.ts';

/** What the answer costs the patient, and why, before it is sent. */
export function FeeLine({ taskId }: { readonly taskId: string }) {
  const words = useWords();
  const { t } = words;
  const fee = useFee(taskId).data;
  if (fee === undefined) return null;
  if (fee === null) return <p>{t('thread.fee.unknown')}</p>;
  const amount = formatNumber(fee.patientPays);
  return (
    <p>
      <strong>{t(fee.patientPays === 0 ? 'thread.fee.nothing' : 'thread.fee.pays', { amount })}</strong>{' '}
      {fee.reasons.map((reason) => reasonWords(reason, fee.patientPays, words)).join(' ')}
    </p>
  );
}

/** `pays`: the amount that stands in the line already, and is not said twice. */
function reasonWords(reason: FeeReason, pays: number, { t, language }: Words): string {
  const day = (date: string) => formatDayInFull(Temporal.PlainDate.from(date), language);
  const values: Record<string, string | number> = { ...reason };
  for (const name of ['until', 'from']) if (typeof values[name] === 'string') values[name] = day(values[name]);
  if (reason.type === 'PatientShare' && reason.amount === pays) return t('thread.fee.rate', values);
  return t(`fees.reason.${reason.type}`, values);
}
