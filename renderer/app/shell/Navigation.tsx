import {
  CogIcon,
  ExclamationmarkTriangleFillIcon,
  FileSearchIcon,
  InboxUpIcon,
  PersonGroupIcon,
} from '@navikt/aksel-icons';
import { formatNumber } from '../../components/moments.ts';
import { useAccessLogState } from '../../data/accessLog.ts';
import { useSyncState } from '../../data/sync.ts';
import { useMay } from '../../data/session.ts';
import { useWords } from '../i18n.ts';
import { paths } from '../paths.ts';
import { Place } from './Place.tsx';
import { QueuePlaces } from './QueuePlaces.tsx';

/** Only what works has a place here. */
export function Navigation() {
  const { t } = useWords();
  const sync = useSyncState().data;
  const unsent = sync === undefined ? 0 : sync.waiting + sync.needsYou;
  return (
    <nav className="navigation" aria-label={t('shell.navigation.label')}>
      <ul>
        <QueuePlaces />
        <Place to={paths.unsent} icon={<InboxUpIcon aria-hidden />} name={t('shell.navigation.unsent')}>
          {unsent === 0 ? null : formatNumber(unsent)}
        </Place>
        <Place to={paths.patientLists} icon={<PersonGroupIcon aria-hidden />} name={t('patientListPage.title')} />
        <AccessLogPlace />
        <Place to={paths.settings} icon={<CogIcon aria-hidden />} name={t('shell.navigation.settings')} />
      </ul>
    </nav>
  );
}

/** For those who read the access log; a log that is broken has its mark here too. */
function AccessLogPlace() {
  const { t } = useWords();
  const may = useMay('readAccessLogOfPatient');
  const broken = useAccessLogState(may).data?.broken ?? null;
  if (!may) return null;
  return (
    <Place to={paths.accessLog} icon={<FileSearchIcon aria-hidden />} name={t('accessLog.title')}>
      {broken === null ? null : (
        <ExclamationmarkTriangleFillIcon className="navigation__broken" title={t('accessLog.check.mark')} />
      )}
    </Place>
  );
}
