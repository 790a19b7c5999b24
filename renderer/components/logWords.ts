import type { AccessLogState } from '../../shared/ipc/views/accessLog.ts';
import type { Words } from '../app/i18n.ts';

/** How far the portal has the access log, in a sentence or two. */
export function deliveryOfLog({ delivery }: AccessLogState, t: Words['t']): string {
  const { portal, waiting, refused } = delivery;
  if (portal === 'not-offered') return t('accessLog.delivery.notOffered');
  if (portal === 'refuses') return t('accessLog.delivery.refuses');
  const sent = waiting === 0 ? t('accessLog.delivery.all') : t('accessLog.delivery.waiting', { count: waiting });
  return refused === 0 ? sent : `${sent} ${t('accessLog.delivery.refused', { count: refused })}`;
}
