import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { formatNumber } from '../components/moments.ts';
import { type Catalogue, catalogue } from '../../shared/text/catalogue.ts';
import type { Language } from '../../shared/text/language.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Catalogue };
  }
}

export const i18n: I18n = createInstance();

void i18n.use(initReactI18next).init({
  lng: 'nb',
  fallbackLng: false,
  initAsync: false,
  // React escapes already.
  interpolation: { escapeValue: false },
  resources: {
    nb: { translation: catalogue.nb },
    nn: { translation: catalogue.nn },
    en: { translation: catalogue.en },
  },
});

// `{{count, number}}` in the texts.
i18n.services.formatter?.add('number', (value: unknown) => formatNumber(Number(value)));

/** The words of the chosen language, and the language for the pure functions that write dates. */
export function useWords() {
  const { t, i18n: chosen } = useTranslation();
  return { t, language: languageOf(chosen.language) };
}

export type Words = ReturnType<typeof useWords>;

function languageOf(chosen: string): Language {
  return chosen === 'nn' || chosen === 'en' ? chosen : 'nb';
}
