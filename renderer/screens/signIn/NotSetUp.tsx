import { useWords } from '../../app/i18n.ts';
import { useSyncState } from '../../data/sync.ts';
import { notSetUp } from '../sync/ConnectionFacts.tsx';

/** The settings file cannot be used, so it does not say how people sign in: which file, which field, what is wrong. */
export function NotSetUp() {
  const { t } = useWords();
  const connection = useSyncState().data?.connection;
  const why = connection?.state === 'not-set-up' ? notSetUp(connection, t) : '';
  return <output className="announced">{`${t('provider.notSetUp')} ${why}`}</output>;
}
