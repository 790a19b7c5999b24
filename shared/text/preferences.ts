import type { Language } from './language.ts';
import { inThreeLanguages } from './language.ts';

type LanguageNames = Record<Language, string>;

export const preferencesText = inThreeLanguages(
  {
    language: 'Språk',
    languages: { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } satisfies LanguageNames,
    theme: 'Utseende',
    themes: { light: 'Lyst', dark: 'Mørkt', system: 'Som maskinen' },
    notSaved: 'Valget gjelder nå, men ble ikke lagret.',
  },
  {
    language: 'Språk',
    languages: { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } satisfies LanguageNames,
    theme: 'Utsjånad',
    themes: { light: 'Lys', dark: 'Mørk', system: 'Som maskina' },
    notSaved: 'Valet gjeld no, men vart ikkje lagra.',
  },
  {
    language: 'Language',
    languages: { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } satisfies LanguageNames,
    theme: 'Appearance',
    themes: { light: 'Light', dark: 'Dark', system: 'System' },
    notSaved: 'The choice holds now, but was not saved.',
  },
);
