import { BodyLong, Heading, Link } from '@navikt/ds-react';
import { Link as RouterLink } from 'react-router';
import { useWords } from './i18n.ts';
import { paths } from './paths.ts';

export function NoSuchPage() {
  const { t } = useWords();
  return (
    <div className="page page--narrow">
      <Heading level="1" size="small" spacing>
        {t('shell.notFound.title')}
      </Heading>
      <BodyLong size="small" spacing>
        {t('shell.notFound.body')}
      </BodyLong>
      <Link as={RouterLink} to={paths.open}>
        {t('shell.notFound.toQueue')}
      </Link>
    </div>
  );
}
