import { InlineMessage, ToggleGroup } from '@navikt/ds-react';
import { useState } from 'react';
import type { Input } from '../../../shared/ipc/acts.ts';
import { LANGUAGES } from '../../../shared/text/language.ts';
import { useWords } from '../../app/i18n.ts';
import { languageChosen, themeChosen, THEMES } from '../../components/preferenceChoices.ts';
import { choosePreferences, DEFAULT_PREFERENCES, usePreferences } from '../../data/preferences.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** Language and appearance of this machine; they take effect at once. The user menu offers the same. */
export function AppearanceSection() {
  const { t } = useWords();
  const { language, theme } = usePreferences().data ?? DEFAULT_PREFERENCES;
  const [notSaved, setNotSaved] = useState(false);

  async function choose(chosen: Input<'savePreferences'>) {
    setNotSaved(!(await choosePreferences(chosen)));
  }
  return (
    <SettingsSection title={t('settings.appearance.title')} about={t('settings.appearance.about')}>
      <ToggleGroup
        size="small"
        label={t('preferences.language')}
        value={language}
        onChange={(value) => void choose(languageChosen(value))}
      >
        {LANGUAGES.map((each) => (
          <ToggleGroup.Item key={each} value={each} lang={each} label={t(`preferences.languages.${each}`)} />
        ))}
      </ToggleGroup>
      <ToggleGroup
        size="small"
        label={t('preferences.theme')}
        value={theme}
        onChange={(value) => void choose(themeChosen(value))}
      >
        {THEMES.map((each) => (
          <ToggleGroup.Item key={each} value={each} label={t(`preferences.themes.${each}`)} />
        ))}
      </ToggleGroup>
      {notSaved ? (
        <output className="announced">
          <InlineMessage status="warning" size="small">
            {t('preferences.notSaved')}
          </InlineMessage>
        </output>
      ) : null}
    </SettingsSection>
  );
}
