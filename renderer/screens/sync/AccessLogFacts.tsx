import { Heading } from '@navikt/ds-react';
import { useId } from 'react';
import { useWords } from '../../app/i18n.ts';
import { LogFacts } from '../../components/LogFacts.tsx';

/** How it stands with the access log, for whoever looks at what has reached the portal. */
export function AccessLogFacts() {
  const { t } = useWords();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Heading level="2" size="xsmall" id={id}>
        {t('accessLog.title')}
      </Heading>
      <LogFacts />
    </section>
  );
}
