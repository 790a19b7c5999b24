import { Heading } from '@navikt/ds-react';
import { useId } from 'react';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import type { Connection, SyncState } from '../../../shared/ipc/views/sync.ts';
import { useWords, type Words } from '../../app/i18n.ts';
import { formatMoment } from '../../components/moments.ts';
import { connectionWords } from '../../components/syncWords.ts';

/** Without these nobody knows who may be answered. */
const HOLD_ANSWERS: readonly string[] = ['Consent', 'RelatedPerson'];

/** Which portal, how it answers, and when everything was last in step with it. */
export function ConnectionFacts({ state }: { readonly state: SyncState }) {
  const words = useWords();
  const { t, language } = words;
  const id = useId();
  const hint = hintFor(state.connection, t);
  return (
    <section aria-labelledby={id} className="connection">
      <Heading level="2" size="xsmall" id={id}>
        {t('connection.title')}
      </Heading>
      <p>{connectionWords(state, words)}</p>
      {hint === null ? null : <p>{hint}</p>}
      {state.withheld.some((type) => HOLD_ANSWERS.includes(type)) ? <p>{t('connection.withheldHint')}</p> : null}
      <dl>
        <dt>{t('connection.portal')}</dt>
        <dd>{state.portalAddress}</dd>
        <dt>{t('connection.lastSynced')}</dt>
        <dd>{state.lastSynced === null ? t('connection.never') : formatMoment(state.lastSynced, language)}</dd>
      </dl>
    </section>
  );
}

/** Which settings file, which field, what is wrong with it, and what to do. */
export function notSetUp(connection: Extract<Connection, { state: 'not-set-up' }>, t: Words['t']): string {
  const { file, field, problem } = connection;
  if (field === '') return t('connection.notSetUpFile', { file, problem });
  return t('connection.notSetUpField', { file, field, problem });
}

/** Why the portal cannot be used safely, and whom to ask. */
export function unsafePortal({ faults }: Extract<Connection, { state: 'unsafe' }>, t: Words['t']): string {
  return [...faults.map((fault) => t(`connection.unsafe.${fault}`)), t('connection.unsafeHint')].join(' ');
}

function hintFor(connection: Connection, t: Words['t']): string | null {
  switch (connection.state) {
    case 'connected':
      return null;
    case 'offline':
      return connection.why === null
        ? t('connection.offlineHint')
        : `${t(`connection.line.${connection.why}`)} ${t('connection.offlineHint')}`;
    case 'refused': {
      const { kind, detail, status } = connection.problem;
      const said = detail === null ? null : t('connection.portalSays', { detail });
      const code = status === null ? null : t('connection.status', { status });
      const why = [t(`connection.problem.${kind}`), code].filter((part) => part !== null).join(', ');
      return [`${why}.`, said, t('connection.refusedHint')].filter((part) => part !== null).join(' ');
    }
    case 'not-a-portal':
      return t('connection.missing', { what: connection.missing.join(', ') });
    case 'unsafe':
      return unsafePortal(connection, t);
    case 'not-set-up':
      return notSetUp(connection, t);
    case 'starting':
      return t('connection.startingHint');
    default:
      return assertNever(connection);
  }
}
