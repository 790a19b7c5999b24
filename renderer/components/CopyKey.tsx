import { BodyShort, Button } from '@navikt/ds-react';
import { FilesIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useWords } from '../app/i18n.ts';
import type { AnyRefusal } from '../data/ask.ts';
import { copyMachineKey } from '../data/machineKey.ts';
import { RefusalMessage } from './RefusalMessage.tsx';

type Props = { readonly which: 'current' | 'next'; readonly kid: string };

/** Puts the public part of the machine's key on the clipboard, and says so. */
export function CopyKey({ which, kid }: Props) {
  const { t } = useWords();
  const [done, setDone] = useState<AnyRefusal | 'copied' | null>(null);

  async function copy() {
    const reply = await copyMachineKey(which);
    setDone(reply.ok ? 'copied' : reply.error);
  }
  return (
    <div className="copy-key">
      <Button
        size="xsmall"
        variant="secondary"
        icon={<FilesIcon aria-hidden />}
        aria-label={t('machineKey.copyNamed', { which: kid })}
        onClick={() => void copy()}
      >
        {t('machineKey.copy')}
      </Button>
      <output className="announced">
        {done === 'copied' ? <BodyShort size="small">{t('machineKey.copied')}</BodyShort> : null}
      </output>
      {done === null || done === 'copied' ? null : <RefusalMessage refusal={done} />}
    </div>
  );
}
