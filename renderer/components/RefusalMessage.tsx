import { Button, InlineMessage } from '@navikt/ds-react';
import { useState } from 'react';
import { useWords } from '../app/i18n.ts';
import { ask, type AnyRefusal } from '../data/ask.ts';
import { refusalText } from './refusalText.ts';

type Props = { readonly refusal: AnyRefusal; readonly onTryAgain?: () => void };

/** The way out of a damaged file: nothing of it is deleted, and what was unsent comes back. */
function RebuildStore() {
  const { t } = useWords();
  const [running, setRunning] = useState(false);
  const rebuild = async () => {
    setRunning(true);
    await ask('rebuildStore', {});
    setRunning(false);
  };
  return (
    <Button size="xsmall" loading={running} onClick={() => void rebuild()}>
      {t('shell.rebuild')}
    </Button>
  );
}

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
      {refusal.type === 'StoreUnavailable' && refusal.reason === 'damaged' ? <RebuildStore /> : null}
      {onTryAgain === undefined ? null : (
        <Button size="xsmall" variant="secondary" onClick={onTryAgain}>
          {t('shell.tryAgain')}
        </Button>
      )}
    </div>
  );
}
