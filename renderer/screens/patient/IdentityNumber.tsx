import { Button } from '@navikt/ds-react';
import { useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../data/ask.ts';
import { showIdentityNumber } from '../../data/patients.ts';

type Props = { readonly patientId: string; readonly masked: string | null };

/** The identity number, masked until someone asks for the whole, which is logged. It is forgotten with the page. */
export function IdentityNumber({ patientId, masked }: Props) {
  const { t } = useWords();
  const [whole, setWhole] = useState<string | null>(null);
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  if (masked === null) return t('patient.page.noNumber');

  async function show() {
    setRefused(null);
    const reply = await showIdentityNumber(patientId);
    if (reply.ok) setWhole(reply.value.number);
    else setRefused(reply.error);
  }

  return (
    <span className="patient__number">
      <output>{whole ?? masked}</output>
      <Button
        size="xsmall"
        variant="tertiary"
        title={whole === null ? t('patient.page.showNumberHint') : undefined}
        onClick={() => (whole === null ? void show() : setWhole(null))}
      >
        {t(whole === null ? 'patient.page.showNumber' : 'patient.page.hideNumber')}
      </Button>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
    </span>
  );
}
