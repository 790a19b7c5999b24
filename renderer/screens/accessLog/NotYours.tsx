import { BodyShort, Heading } from '@navikt/ds-react';
import { useWords } from '../../app/i18n.ts';

/** For a role that does not read the access log: who does. */
export function NotYours({ title }: { readonly title: string }) {
  const { t } = useWords();
  return (
    <div className="page page--narrow">
      <Heading level="1" size="small">
        {title}
      </Heading>
      <BodyShort className="page__after">{t('access.notYourRole.OnlyManagement')}</BodyShort>
    </div>
  );
}
