import { useEffect } from 'react';
import { useWords } from '../app/i18n.ts';

/** The title of the window: the screen, never a person, since it shows in task bars and screen recordings. */
export function useWindowTitle(screen: string): void {
  const { t } = useWords();
  const app = t('shell.app');
  useEffect(() => {
    document.title = `${screen} – ${app}`;
  }, [screen, app]);
}
