import { ActionMenu, InternalHeader } from '@navikt/ds-react';
import type { Input } from '../../../shared/ipc/acts.ts';
import { LANGUAGES } from '../../../shared/text/language.ts';
import type { Preferences } from '../../../shared/ipc/views/preferences.ts';
import type { Session } from '../../../shared/ipc/views/session.ts';
import { choosePreferences, DEFAULT_PREFERENCES, usePreferences } from '../../data/preferences.ts';
import { useWords } from '../i18n.ts';

const THEMES = ['light', 'dark', 'system'] as const satisfies readonly Preferences['theme'][];

type Props = {
  readonly session: Session;
  readonly onShowKeys: () => void;
  readonly onSignOut: () => void;
  readonly onNotSaved: () => void;
};

export function UserMenu({ session, onShowKeys, onSignOut, onNotSaved }: Props) {
  const { t } = useWords();
  return (
    <ActionMenu>
      <ActionMenu.Trigger>
        <InternalHeader.UserButton
          name={session.name}
          description={t(`shell.role.${session.role}`)}
          title={t('shell.user.menu')}
        />
      </ActionMenu.Trigger>
      <ActionMenu.Content align="end">
        <PreferenceChoices onNotSaved={onNotSaved} />
        <ActionMenu.Divider />
        <ActionMenu.Item shortcut="?" onSelect={onShowKeys}>
          {t('shell.user.keys')}
        </ActionMenu.Item>
        <ActionMenu.Item onSelect={onSignOut}>{t('shell.user.signOut')}</ActionMenu.Item>
      </ActionMenu.Content>
    </ActionMenu>
  );
}

// A menu gives back plain text.
function languageChosen(value: string): Input<'savePreferences'> {
  const language = LANGUAGES.find((each) => each === value);
  return language === undefined ? {} : { language };
}

function themeChosen(value: string): Input<'savePreferences'> {
  const theme = THEMES.find((each) => each === value);
  return theme === undefined ? {} : { theme };
}

/** Language and appearance; they take effect at once, and are the machine's, not the person's. */
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
