import type { Words } from '../../../../app/i18n.ts';
import { formatNumber } from '../../../../components/moments.ts';

/** «1,4 MB», «37 kB»: a million and a thousand bytes, as phones count. */
export function sizeWords(bytes: number, t: Words['t']): string {
  if (bytes >= 1_000_000) return t('attachment.megabytes', { size: formatNumber(Math.round(bytes / 100_000) / 10) });
  return t('attachment.kilobytes', { size: formatNumber(Math.max(1, Math.round(bytes / 1_000))) });
}
