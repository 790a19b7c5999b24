import { CheckmarkCircleIcon, ExclamationmarkTriangleFillIcon, InboxIcon } from '@navikt/aksel-icons';
import { useNavigate } from 'react-router';
import type { WorkKind } from '../../../shared/domain/work/workKind.ts';
import { KindIcon } from '../../components/KindIcon.tsx';
import { formatNumber } from '../../components/moments.ts';
import { useWorkCounts } from '../../data/work.ts';
import { useWords } from '../i18n.ts';
import { KEY_OF_KIND } from '../ownKeys.ts';
import { paths, pathOfQueue } from '../paths.ts';
import { useKey } from '../useKey.ts';
import { Place } from './Place.tsx';

/** Seldom there: they have a place while something waits. */
const RARE: readonly WorkKind[] = ['list', 'note'];

/** The queue and each kind in it: how much waits, and how much of that is overdue, whatever anyone has filtered away. */
export function QueuePlaces() {
  const { t } = useWords();
  const counts = useWorkCounts().data?.kinds ?? [];
  const waiting = counts.reduce((sum, one) => sum + one.waiting, 0);
  const overdue = counts.reduce((sum, one) => sum + one.overdue, 0);
  const shown = counts.filter((one) => one.waiting > 0 || !RARE.includes(one.kind));
  return (
    <>
      <Place to={paths.open} icon={<InboxIcon aria-hidden />} name={t('shell.navigation.queue')}>
        <Count waiting={waiting} overdue={overdue} />
      </Place>
      {shown.map((one) => (
        <Place
          key={one.kind}
          to={pathOfQueue(one.kind)}
          icon={<KindIcon kind={one.kind} />}
          name={t(`queue.kinds.${one.kind}`)}
          isPart
        >
          <Count waiting={one.waiting} overdue={one.overdue} />
        </Place>
      ))}
      <Place to={paths.answered} icon={<CheckmarkCircleIcon aria-hidden />} name={t('shell.navigation.answered')} />
      {counts.map(({ kind }) => (
        <KeyOfKind key={kind} kind={kind} />
      ))}
    </>
  );
}

function Count({ waiting, overdue }: { readonly waiting: number; readonly overdue: number }) {
  const { t } = useWords();
  return (
    <>
      {overdue === 0 ? null : (
        <span className="navigation__overdue">
          <ExclamationmarkTriangleFillIcon aria-hidden />
          {formatNumber(overdue)}
          <span className="only-for-ears"> {t('shell.navigation.overdue')}, </span>
        </span>
      )}
      <span>{formatNumber(waiting)}</span>
    </>
  );
}

function KeyOfKind({ kind }: { readonly kind: WorkKind }) {
  const navigate = useNavigate();
  useKey(KEY_OF_KIND[kind], () => void navigate(pathOfQueue(kind)));
  return null;
}
