import type { FoundOf } from '../../shared/ipc/views/patient.ts';
import type { Words } from '../app/i18n.ts';

/** How many a search has found: «1 pasient», «20 av 26 pasienter», «20 av mer enn 200 pasienter». */
export function foundWords({ patients, total, isAll }: FoundOf<unknown>, t: Words['t']): string {
  const shown = patients.length;
  if (!isAll) return t('patient.search.foundOfMore', { shown, count: total });
  return shown === total
    ? t('patient.search.found', { count: total })
    : t('patient.search.foundOf', { shown, count: total });
}
