import type { PatientSummary } from '../../shared/ipc/views/summary.ts';
import type { Words } from '../app/i18n.ts';
import { dayWords } from './moments.ts';

/** «Full tilgang», «Full tilgang, trukket tor 1. apr»; seen from `today` (yyyy-mm-dd in Norway). */
export function consentWords(
  { level, withdrawnOn }: NonNullable<PatientSummary['consent']>,
  today: string,
  { t, language }: Words,
): string {
  const agreed = t(`access.consentLevel.${level}`);
  if (withdrawnOn === null) return agreed;
  return `${agreed}, ${t('summary.withdrawn', { day: dayWords(withdrawnOn, today, language) })}`;
}
