import { BodyShort, Button } from '@navikt/ds-react';
import { useState } from 'react';
import type { Reply } from '../../../shared/ipc/acts.ts';
import type { KeyFacts, MachineKeyView } from '../../../shared/ipc/views/machineKey.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import { useWords } from '../../app/i18n.ts';
import { CopyKey } from '../../components/CopyKey.tsx';
import { formatMoment } from '../../components/moments.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../data/ask.ts';
import { revokeMachineKey, rotateMachineKey, tryMachineKey, useMachineKey } from '../../data/machineKey.ts';
import { useMay } from '../../data/session.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** «Arbeidsstasjonens nøkkel»: what the portal's sign-in knows this machine by; changed and revoked by the owners. */
export function MachineKeySection() {
  const { t } = useWords();
  const mayChange = useMay('rotateKeys');
  const key = useMachineKey().data;
  if (key === undefined || key.state === 'not-needed') return null;
  return (
    <SettingsSection title={t('machineKey.title')} about={t('machineKey.about')}>
      <Keys view={key} />
      {key.state === 'in-settings' ? null : mayChange ? (
        <Changes view={key} />
      ) : (
        <BodyShort size="small">{t('machineKey.onlyOwner')}</BodyShort>
      )}
    </SettingsSection>
  );
}

type View = Exclude<MachineKeyView, { state: 'not-needed' }>;

function Keys({ view }: { readonly view: View }) {
  const { t } = useWords();
  switch (view.state) {
    case 'in-settings':
      return <BodyShort size="small">{t('machineKey.inSettings')}</BodyShort>;
    case 'lost':
      return <BodyShort size="small">{t(`machineKey.lost.${view.reason}`)}</BodyShort>;
    case 'own':
      return (
        <dl className="machine-key">
          <OneKey which="current" facts={view.current} />
          {view.next === null ? null : (
            <OneKey
              which="next"
              facts={view.next}
              hint={t(view.next.used ? 'machineKey.used' : 'machineKey.waiting')}
            />
          )}
        </dl>
      );
    default:
      return assertNever(view);
  }
}

type OneKeyProps = { readonly which: 'current' | 'next'; readonly facts: KeyFacts; readonly hint?: string };

function OneKey({ which, facts, hint }: OneKeyProps) {
  const { t, language } = useWords();
  return (
    <div>
      <dt>{t(`machineKey.${which}`)}</dt>
      <dd>
        <code>{facts.kid}</code>
        <BodyShort size="small">{t('machineKey.made', { when: formatMoment(facts.madeAt, language) })}</BodyShort>
        {hint === undefined ? null : <BodyShort size="small">{hint}</BodyShort>}
        <CopyKey key={facts.kid} which={which} kid={facts.kid} />
      </dd>
    </div>
  );
}

function Changes({ view }: { readonly view: View }) {
  const { t } = useWords();
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [revoking, setRevoking] = useState(false);

  async function run(act: () => Promise<Reply<'rotateMachineKey' | 'revokeMachineKey' | 'tryMachineKey'>>) {
    const reply = await act();
    setRefused(reply.ok ? null : reply.error);
    setRevoking(false);
  }
  return (
    <>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      {revoking ? (
        <section className="machine-key__revoke" aria-label={t('machineKey.revoke')}>
          <BodyShort size="small" weight="semibold">
            {t('machineKey.revokeTitle')}
          </BodyShort>
          <BodyShort size="small">{t('machineKey.revokeMeans')}</BodyShort>
          <div className="machine-key__buttons">
            <Button size="small" data-color="danger" onClick={() => void run(revokeMachineKey)}>
              {t('machineKey.revokeNow')}
            </Button>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed is gone */}
            <Button size="small" variant="secondary" autoFocus onClick={() => setRevoking(false)}>
              {t('machineKey.keep')}
            </Button>
          </div>
        </section>
      ) : (
        <div className="machine-key__buttons">
          {view.state === 'own' && view.next !== null ? (
            <Button size="small" variant="secondary" onClick={() => void run(tryMachineKey)}>
              {t('machineKey.tryNow')}
            </Button>
          ) : null}
          {view.state === 'own' ? (
            <Button size="small" variant="secondary" onClick={() => void run(rotateMachineKey)}>
              {t('machineKey.rotate')}
            </Button>
          ) : null}
          <Button size="small" variant="tertiary" data-color="danger" onClick={() => setRevoking(true)}>
            {t('machineKey.revoke')}
          </Button>
        </div>
      )}
    </>
  );
}
