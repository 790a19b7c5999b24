import { BodyLong, Button, Detail, Heading } from '@navikt/ds-react';
import { useEffect } from 'react';
import { errorCode } from '../data/errorCode.ts';
import { reportBroken } from '../data/support.ts';
import { useWords } from './i18n.ts';

export function BrokenWindow({ error }: { readonly error: unknown }) {
  const { t } = useWords();
  useEffect(() => reportBroken(error), [error]);
  return (
    <main className="page page--narrow" role="alert">
      <Heading level="1" size="small" spacing>
        {t('shell.broken.title')}
      </Heading>
      <BodyLong size="small" spacing>
        {t('shell.broken.body')}
      </BodyLong>
      <Button size="small" onClick={() => window.location.reload()}>
        {t('shell.broken.reload')}
      </Button>
      <Detail className="page__after">{t('shell.broken.code', { code: errorCode(error) })}</Detail>
    </main>
  );
}
