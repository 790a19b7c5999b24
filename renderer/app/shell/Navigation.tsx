import {
  ChatIcon,
  CheckmarkCircleIcon,
  CogIcon,
  EnvelopeClosedIcon,
  ExclamationmarkTriangleFillIcon,
  FileSearchIcon,
  InboxUpIcon,
  PersonGroupIcon,
} from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { formatNumber } from '../../components/moments.ts';
import { useQueueWindow } from '../../data/eConsultations.ts';
import { useAccessLogState } from '../../data/accessLog.ts';
import { useSyncState } from '../../data/sync.ts';
import { useMay } from '../../data/session.ts';
import { useWords } from '../i18n.ts';
import { paths } from '../paths.ts';

/** Only what works has a place here. */
export function Navigation() {
  const { t } = useWords();
  const queue = useQueueWindow('open', 0).data;
  const messages = useQueueWindow('messages', 0).data;
  const sync = useSyncState().data;
  const unsent = sync === undefined ? 0 : sync.waiting + sync.needsYou;
  return (
    <nav className="navigation" aria-label={t('shell.navigation.label')}>
      <ul>
        <Place to={paths.open} icon={<ChatIcon aria-hidden />} name={t('shell.navigation.eConsultations')}>
          {queue === undefined ? null : formatNumber(queue.total)}
        </Place>
        {queue === undefined || queue.overdue === 0 ? null : (
          <li className="navigation__overdue">
            <ExclamationmarkTriangleFillIcon aria-hidden />
            <span>{t('shell.navigation.overdue')}</span>
            <span className="navigation__count">{formatNumber(queue.overdue)}</span>
          </li>
        )}
        <Place to={paths.messages} icon={<EnvelopeClosedIcon aria-hidden />} name={t('message.title')}>
          {messages === undefined ? null : formatNumber(messages.total)}
        </Place>
        <Place to={paths.answered} icon={<CheckmarkCircleIcon aria-hidden />} name={t('shell.navigation.answered')} />
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

type PlaceProps = {
  readonly to: string;
  readonly icon: ReactNode;
  readonly name: string;
  readonly children?: ReactNode;
};

function Place({ to, icon, name, children }: PlaceProps) {
  return (
    <li>
      <NavLink to={to} className="navigation__place">
        {icon}
        <span>{name}</span>
        {children ? <span className="navigation__count">{children}</span> : null}
      </NavLink>
    </li>
  );
}
