import { BodyShort, Heading } from '@navikt/ds-react';
import type { StoreFault } from '../../../shared/ipc/reply.ts';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { SupportFile } from '../../components/SupportFile.tsx';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import { SignInFrame } from '../signIn/SignInFrame.tsx';
import './start.css';

type Props = { readonly fault: StoreFault; readonly folder: string | null; readonly onTryAgain: () => void };

/** What people can do about a key that does not fit, in the order that loses least. */
const WAYS_OUT = {
  'key-missing': ['sameUser', 'fromBackup', 'begin'],
  'wrong-key-or-damaged': ['sameUser', 'fromBackup', 'begin'],
  'no-key-store': ['turnOn', 'sameUser'],
} as const satisfies Partial<Record<StoreFault, readonly string[]>>;

function waysOutOf(fault: StoreFault): readonly ('sameUser' | 'fromBackup' | 'begin' | 'turnOn')[] {
  return fault === 'key-missing' || fault === 'wrong-key-or-damaged' || fault === 'no-key-store' ? WAYS_OUT[fault] : [];
}

/** The surgery's file cannot be used: what has happened, that nothing has been changed, and what can be done. */
export function StoreProblem({ fault, folder, onTryAgain }: Props) {
  const { t } = useWords();
  const ways = waysOutOf(fault);
  useWindowTitle(t(`keys.problem.title.${fault}`));
  return (
    <SignInFrame title={t(`keys.problem.title.${fault}`)}>
      <RefusalMessage refusal={{ type: 'StoreUnavailable', reason: fault }} onTryAgain={onTryAgain} />
      {ways.length === 0 ? null : (
        <section>
          <Heading level="2" size="xsmall">
            {t('keys.problem.whatToDo')}
          </Heading>
          <ol className="start__ways">
            {ways.map((way) => (
              <li key={way}>{t(`keys.problem.${way}`)}</li>
            ))}
          </ol>
        </section>
      )}
      <div className="start__form">
        <SupportFile />
      </div>
      {folder === null ? null : (
        <BodyShort size="small" className="start__quiet">
          {t('keys.problem.folder', { folder })}
        </BodyShort>
      )}
    </SignInFrame>
  );
}
