import { BodyShort, Button, InlineMessage } from '@navikt/ds-react';
import { ExternalLinkIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { SignInView } from '../../../shared/ipc/views/signIn.ts';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../data/ask.ts';
import { cancelSignIn, startSignIn } from '../../data/signIn.ts';
import { useSyncState } from '../../data/sync.ts';
import { focusWhenFree } from './focusWhenFree.ts';
import { UnknownKey } from './UnknownKey.tsx';

type Provider = Extract<SignInView, { way: 'provider' }>;

/** The full sign-in: at the identity provider, in the person's own browser. */
export function ProviderSignIn({ view }: { readonly view: Provider }) {
  const { t } = useWords();
  const { provider, isDemo, progress } = view;
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const connection = useSyncState().data?.connection.state;

  async function start() {
    const reply = await startSignIn();
    setRefused(reply.ok ? null : reply.error);
  }

  const underWay = progress.state === 'starting' || progress.state === 'waiting';
  return (
    <div className="provider">
      {connection === 'offline' && !underWay ? (
        <InlineMessage status="info" size="small">
          {t('provider.offline', { provider })}
        </InlineMessage>
      ) : null}
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      {progress.state === 'failed' ? (
        <div role="alert">
          <InlineMessage status={progress.reason === 'declined' ? 'info' : 'warning'} size="small">
            {t(`provider.failed.${progress.reason}`, { provider, name: progress.name ?? t('provider.someone') })}
            {progress.code === null ? null : ` ${t('provider.code', { code: progress.code })}`}
          </InlineMessage>
        </div>
      ) : null}
      <output className="announced">
        {underWay ? <BodyShort>{t(`provider.${progress.state}`, { provider })}</BodyShort> : null}
      </output>
      {underWay ? (
        <div className="sign-in__ways">
          <Button
            key={progress.state}
            size="small"
            variant="secondary"
            loading={progress.state === 'starting'}
            icon={<ExternalLinkIcon aria-hidden />}
            ref={focusWhenFree}
            onClick={() => void start()}
          >
            {t('provider.again')}
          </Button>
          <Button size="small" variant="tertiary" onClick={() => void cancelSignIn()}>
            {t('provider.cancel')}
          </Button>
        </div>
      ) : (
        <>
          <div className="sign-in__ways">
            <Button icon={<ExternalLinkIcon aria-hidden />} ref={focusWhenFree} onClick={() => void start()}>
              {t('provider.signIn', { provider })}
            </Button>
          </div>
          <BodyShort size="small" className="sign-in__hint">
            {t(isDemo ? 'provider.demo' : 'provider.inBrowser')}
          </BodyShort>
        </>
      )}
      {connection === 'refused' || (progress.state === 'failed' && progress.reason === 'refused') ? (
        <UnknownKey />
      ) : null}
    </div>
  );
}
