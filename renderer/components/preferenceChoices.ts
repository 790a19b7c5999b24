import type { Input } from '../../shared/ipc/acts.ts';
import type { Preferences } from '../../shared/ipc/views/preferences.ts';
import { LANGUAGES } from '../../shared/text/language.ts';

export const THEMES = ['light', 'dark', 'system'] as const satisfies readonly Preferences['theme'][];

// Menus and toggles give back plain text.

export function languageChosen(value: string): Input<'savePreferences'> {
  const language = LANGUAGES.find((each) => each === value);
  return language === undefined ? {} : { language };
}

export function themeChosen(value: string): Input<'savePreferences'> {
  const theme = THEMES.find((each) => each === value);
  return theme === undefined ? {} : { theme };
}
