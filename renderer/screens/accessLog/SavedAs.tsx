import { InlineMessage } from '@navikt/ds-react';
import { useWords } from '../../app/i18n.ts';

/** «Lagret i log.csv.», said aloud too. */
export function SavedAs({ file }: { readonly file: string | null }) {
  const { t } = useWords();
  if (file === null) return null;
  return (
    <output className="announced">
      <InlineMessage status="success" size="small">
        {t('accessLogPrint.saved', { file })}
      </InlineMessage>
    </output>
  );
}
