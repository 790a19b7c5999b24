import { BodyLong, Button, Detail, Heading } from '@navikt/ds-react';
import { useWords } from './i18n.ts';

/** Names the place in the program, never what was on the screen: messages of errors may hold a patient's words. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'W-0';
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? '';
  const position = /(\d+:\d+)\)?$/.exec(place)?.[1] ?? '0';
  return `W-${error.name}-${position}`;
}

export function BrokenWindow({ error }: { readonly error: unknown }) {
  const { t } = useWords();
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
      <Detail className="page__after">{t('shell.broken.code', { code: codeOf(error) })}</Detail>
    </main>
  );
}
