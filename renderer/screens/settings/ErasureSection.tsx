import { BodyShort, Button, Dialog, InlineMessage } from '@navikt/ds-react';
import { useState } from 'react';
import type { WaitingErasures } from '../../../shared/ipc/views/erasure.ts';
import { useWords } from '../../app/i18n.ts';
import { formatMoment } from '../../components/moments.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../data/ask.ts';
import { eraseGone, useErasures } from '../../data/erasure.ts';
import { useMay } from '../../data/session.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** What is gone at the portal and waits for a person: how many of what, why, and the one act that erases it here. */
export function ErasureSection() {
  return useMay('eraseGone') ? <Erasures /> : null;
}

function Erasures() {
  const { t } = useWords();
  const waiting = useErasures().data;
  const [erased, setErased] = useState<number | null>(null);
  if (waiting === undefined) return null;
  return (
    <SettingsSection title={t('erasure.title')} about={t('erasure.about')}>
      {waiting.count === 0 ? (
        <BodyShort size="small">{t('erasure.nothing')}</BodyShort>
      ) : (
        <Waiting waiting={waiting} onErased={setErased} />
      )}
      <output className="announced">
        {erased === null ? null : (
          <InlineMessage status="success" size="small">
            {t('erasure.erased', { count: erased })}
          </InlineMessage>
        )}
      </output>
    </SettingsSection>
  );
}

type Props = { readonly waiting: WaitingErasures; readonly onErased: (count: number) => void };

function Waiting({ waiting, onErased }: Props) {
  const { t, language } = useWords();
  const [asks, setAsks] = useState(false);
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function erase() {
    setBusy(true);
    const reply = await eraseGone(waiting.count);
    setBusy(false);
    setAsks(false);
    setRefused(reply.ok ? null : reply.error);
    if (reply.ok) onErased(reply.value.erased);
  }

  return (
    <>
      <ul>
        {waiting.groups.map(({ group, why, count, since }) => (
          <li key={`${group} ${why}`}>
            {`${t(`erasure.group.${group}`, { count })}: ${t(`erasure.why.${why}`)}. `}
            {t('erasure.since', { at: formatMoment(since, language) })}
          </li>
        ))}
      </ul>
      {waiting.withDrafts === 0 ? null : (
        <BodyShort size="small">{t('erasure.withDrafts', { count: waiting.withDrafts })}</BodyShort>
      )}
      <BodyShort size="small">{t('erasure.perhapsMistake')}</BodyShort>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <div>
        <Button size="small" variant="secondary" onClick={() => setAsks(true)}>
          {t('erasure.erase')}
        </Button>
      </div>
      <Dialog size="small" open={asks} onOpenChange={setAsks}>
        <Dialog.Popup width="medium">
          <Dialog.Header>
            <Dialog.Title>{t('erasure.confirm.title')}</Dialog.Title>
          </Dialog.Header>
          <Dialog.Body>
            <BodyShort size="small" spacing>
              {t('erasure.confirm.count', { count: waiting.count })}
            </BodyShort>
            <BodyShort size="small">{t('erasure.confirm.what')}</BodyShort>
          </Dialog.Body>
          <Dialog.Footer>
            <Button size="small" variant="danger" loading={busy} onClick={() => void erase()}>
              {t('erasure.confirm.yes')}
            </Button>
            <Dialog.CloseTrigger>
              <Button size="small" variant="secondary">
                {t('erasure.confirm.no')}
              </Button>
            </Dialog.CloseTrigger>
          </Dialog.Footer>
        </Dialog.Popup>
      </Dialog>
    </>
  );
}
