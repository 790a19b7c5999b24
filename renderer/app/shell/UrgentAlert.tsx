import { ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons';
import { InternalHeader } from '@navikt/ds-react';
import { Link } from 'react-router';
import { useMay } from '../../data/session.ts';
import { useUrgentForMe } from '../../data/work.ts';
import { useWords } from '../i18n.ts';
import { pathOfMatter } from '../paths.ts';

/** Something urgent waits for this doctor: in sight on every screen and said aloud, until somebody has been in contact. */
export function UrgentAlert() {
  const { t } = useWords();
  const { count, first } = useUrgentForMe(useMay('callOffUrgency')).data ?? { count: 0, first: null };
  const words = first === null ? '' : t('queue.urgentForYou', { count });
  return (
    <>
      <div aria-live="assertive" className="only-for-ears">
        {words}
      </div>
      {first === null ? null : (
        <InternalHeader.Button
          as={Link}
          to={pathOfMatter('all', first.kind, first.id)}
          className="urgent-alert"
          title={t('queue.urgentForYouWhy')}
        >
          <ExclamationmarkTriangleFillIcon aria-hidden />
          {words}
        </InternalHeader.Button>
      )}
    </>
  );
}
