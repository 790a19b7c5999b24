import { Provider, Theme } from '@navikt/ds-react';
import { en, nb, nn } from '@navikt/ds-react/locales';
import { type ReactNode, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { DEFAULT_PREFERENCES, usePreferences } from '../data/preferences.ts';
import { PortalContext } from './PortalPlace.tsx';
import { i18n } from './i18n.ts';

const akselWords = { nb, nn, en };
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

function useSystemIsDark(): boolean {
  return useSyncExternalStore(
    (listener) => {
      systemIsDark.addEventListener('change', listener);
      return () => systemIsDark.removeEventListener('change', listener);
    },
    () => systemIsDark.matches,
  );
}

/** Language and light or dark for everything below; both change at once, without a restart. */
export function Appearance({ children }: { readonly children: ReactNode }) {
  const preferences = usePreferences();
  const { language, theme } = preferences.data ?? DEFAULT_PREFERENCES;
  const systemDark = useSystemIsDark();
  const shade = theme === 'system' ? (systemDark ? 'dark' : 'light') : theme;
  const [portalPlace, setPortalPlace] = useState<HTMLElement | null>(null);
  // Once there is something on the screen it stays, also when preferences that were refused are asked for again.
  const [begun, setBegun] = useState(false);
  if (!begun && !preferences.isPending) setBegun(true);

  useLayoutEffect(() => {
    document.documentElement.lang = language;
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [language]);

  // Also on <html>: the page's own background and scroll bars lie outside the Theme element.
  useEffect(() => {
    document.documentElement.classList.toggle('dark', shade === 'dark');
    document.documentElement.classList.toggle('light', shade === 'light');
  }, [shade]);

  return (
    <Theme theme={shade} className="app">
      <Provider locale={akselWords[language]} rootElement={portalPlace}>
        <PortalContext value={setPortalPlace}>{begun ? children : null}</PortalContext>
      </Provider>
    </Theme>
  );
}
