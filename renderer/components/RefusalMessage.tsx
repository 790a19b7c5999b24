import { Button, InlineMessage } from '@navikt/ds-react';
import { useWords } from '../app/i18n.ts';
import type { AnyRefusal } from '../data/ask.ts';
import { refusalText } from './refusalText.ts';

type Props = { readonly refusal: AnyRefusal; readonly onTryAgain?: () => void };

/** A refusal where it happened, read out when it appears. */
export function RefusalMessage({ refusal, onTryAgain }: Props) {
  const { t } = useWords();
  return (
    <div className="refusal" role="alert">
      <InlineMessage
        status={refusal.type === 'Broken' || refusal.type === 'StoreUnavailable' ? 'error' : 'warning'}
        size="small"
      >
        {refusalText(t, refusal)}
      </InlineMessage>
      {onTryAgain === undefined ? null : (
        <Button size="xsmall" variant="secondary" onClick={onTryAgain}>
          {t('shell.tryAgain')}
        </Button>
      )}
    </div>
  );
}
