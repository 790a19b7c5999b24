import { Heading, Link } from '@navikt/ds-react';
import { useId } from 'react';
import { Link as RouterLink } from 'react-router';
import type { PatientMatter } from '../../../shared/ipc/views/patient.ts';
import { useWords } from '../../app/i18n.ts';
import { pathOfMatter } from '../../app/paths.ts';
import { formatMoment } from '../../components/moments.ts';

type Props = {
  readonly title: string;
  readonly none: string;
  readonly matters: readonly PatientMatter[];
  /** The part of the queue beside which these are opened. */
  readonly list: 'open' | 'answered';
};

/** A patient's matters, newest first. */
export function Matters({ title, none, matters, list }: Props) {
  const { t, language } = useWords();
  const id = useId();
  return (
    <section aria-labelledby={id} className="patient__matters">
      <Heading level="2" size="xsmall" id={id}>
        {title}
      </Heading>
      {matters.length === 0 ? <p className="patient__quiet">{none}</p> : null}
      <ul>
        {matters.map((matter) => (
          <li key={matter.taskId}>
            <span>
              {matter.subject === null ? (
                <em>{t('patient.page.hiddenSubject')}</em>
              ) : (
                <Link
                  as={RouterLink}
                  to={pathOfMatter(list === 'open' ? 'all' : 'answered', matter.kind, matter.taskId)}
                >
                  {matter.subject}
                </Link>
              )}
            </span>
            <span className="patient__quiet">
              {[
                t(`patient.page.kind.${matter.kind}`),
                `${t('patient.page.received')} ${formatMoment(matter.receivedAt, language)}`,
                ...(matter.ownerName === null ? [] : [matter.ownerName]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
