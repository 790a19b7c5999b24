import { ActionMenu, Button, Heading, InlineMessage } from '@navikt/ds-react';
import { ChevronDownIcon } from '@navikt/aksel-icons';
import { type ReactNode, useState } from 'react';
import { PortalPlace } from '../../app/PortalPlace.tsx';
import { useWords } from '../../app/i18n.ts';
import { PreferenceChoices } from '../../app/shell/UserMenu.tsx';
import { ConnectionLine } from './NobodyYet.tsx';
import { OtherSettings } from './OtherSettings.tsx';
import './signIn.css';

type Props = { readonly title: string; readonly children: ReactNode };

/** What stands round every page that is shown before anyone is signed in. */
export function SignInFrame({ title, children }: Props) {
  const { t } = useWords();
  const [notSaved, setNotSaved] = useState(false);
  return (
    <main className="sign-in">
      <header className="sign-in__top">
        <span className="sign-in__app">{t('shell.app')}</span>
        <ActionMenu>
          <ActionMenu.Trigger>
            <Button size="small" variant="tertiary" icon={<ChevronDownIcon aria-hidden />} iconPosition="right">
              {`${t('preferences.language')} · ${t('preferences.theme')}`}
            </Button>
          </ActionMenu.Trigger>
          <ActionMenu.Content align="end">
            <PreferenceChoices onNotSaved={() => setNotSaved(true)} />
          </ActionMenu.Content>
        </ActionMenu>
      </header>
      <Heading level="1" size="medium">
        {title}
      </Heading>
      {notSaved ? (
        <output className="announced">
          <InlineMessage status="warning" size="small">
            {t('preferences.notSaved')}
          </InlineMessage>
        </output>
      ) : null}
      <OtherSettings />
      {children}
      <ConnectionLine />
      <PortalPlace />
    </main>
  );
}
