import { Button, InlineMessage } from '@navikt/ds-react';
import { useState } from 'react';
import { useWords } from '../app/i18n.ts';
import type { AnyRefusal } from '../data/ask.ts';
import { makeDiagnostics } from '../data/support.ts';
import { RefusalMessage } from './RefusalMessage.tsx';

/** Makes the file for support: a button, and how it went. */
export function SupportFile() {
  const { t } = useWords();
  const [state, setState] = useState<'idle' | 'running' | 'saved'>('idle');
  const [refused, setRefused] = useState<AnyRefusal | null>(null);

  async function make() {
    setState('running');
    setRefused(null);
    const reply = await makeDiagnostics();
    setState(reply.ok && reply.value.saved ? 'saved' : 'idle');
    if (!reply.ok) setRefused(reply.error);
  }
  return (
    <>
      <Button size="small" variant="secondary" loading={state === 'running'} onClick={() => void make()}>
        {t('support.make')}
      </Button>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      {state === 'saved' ? (
        <output className="announced">
          <InlineMessage status="success" size="small">
            {t('support.saved')}
          </InlineMessage>
        </output>
      ) : null}
    </>
  );
}
