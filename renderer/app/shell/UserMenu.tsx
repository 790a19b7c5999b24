import { ActionMenu, InternalHeader } from '@navikt/ds-react';
import type { Input } from '../../../shared/ipc/acts.ts';
import { LANGUAGES } from '../../../shared/text/language.ts';
import type { Session } from '../../../shared/ipc/views/session.ts';
import { languageChosen, themeChosen, THEMES } from '../../components/preferenceChoices.ts';
import { choosePreferences, DEFAULT_PREFERENCES, usePreferences } from '../../data/preferences.ts';
import { useWords } from '../i18n.ts';

type Props = {
  readonly session: Session;
  readonly onShowKeys: () => void;
  readonly onLock: () => void;
  readonly onSignOut: () => void;
  readonly onNotSaved: () => void;
};

export function UserMenu({ session, onShowKeys, onLock, onSignOut, onNotSaved }: Props) {
  const { t } = useWords();
  return (
    <ActionMenu>
      <ActionMenu.Trigger>
        <InternalHeader.UserButton
          name={session.name}
          description={t(`access.role.${session.role}`)}
          title={t('shell.user.menu')}
        />
      </ActionMenu.Trigger>
      <ActionMenu.Content align="end">
        <PreferenceChoices onNotSaved={onNotSaved} />
        <ActionMenu.Divider />
        <ActionMenu.Item shortcut="?" onSelect={onShowKeys}>
          {t('shell.user.keys')}
        </ActionMenu.Item>
        <ActionMenu.Item shortcut="Ctrl+L" onSelect={onLock}>
          {t('shell.user.lock')}
        </ActionMenu.Item>
        <ActionMenu.Item onSelect={onSignOut}>{t('shell.user.signOut')}</ActionMenu.Item>
      </ActionMenu.Content>
    </ActionMenu>
  );
}

/** Language and appearance; they take effect at once, and follow whoever has signed in. */
export function PreferenceChoices({ onNotSaved }: { readonly onNotSaved: () => void }) {
  const { t } = useWords();
  const { language, theme } = usePreferences().data ?? DEFAULT_PREFERENCES;

  async function choose(chosen: Input<'savePreferences'>) {
    if (!(await choosePreferences(chosen))) onNotSaved();
  }
  return (
    <>
      <ActionMenu.RadioGroup
        label={t('preferences.language')}
        value={language}
        onValueChange={(value) => void choose(languageChosen(value))}
      >
        {LANGUAGES.map((each) => (
          <ActionMenu.RadioItem key={each} value={each} lang={each}>
            {t(`preferences.languages.${each}`)}
          </ActionMenu.RadioItem>
        ))}
      </ActionMenu.RadioGroup>
      <ActionMenu.RadioGroup
        label={t('preferences.theme')}
        value={theme}
        onValueChange={(value) => void choose(themeChosen(value))}
      >
        {THEMES.map((each) => (
          <ActionMenu.RadioItem key={each} value={each}>
            {t(`preferences.themes.${each}`)}
          </ActionMenu.RadioItem>
        ))}
      </ActionMenu.RadioGroup>
    </>
  );
}
