import {
  ArrowsCirclepathIcon,
  CircleFillIcon,
  CircleIcon,
  ExclamationmarkTriangleFillIcon,
  PaperplaneIcon,
} from '@navikt/aksel-icons';
import { InternalHeader } from '@navikt/ds-react';
import { Link } from 'react-router';
import { announcedWords, type SyncSymbol, syncWords } from '../../components/syncWords.ts';
import { useSyncState } from '../../data/sync.ts';
import { useWords } from '../i18n.ts';
import { paths } from '../paths.ts';

const symbols: Record<SyncSymbol, typeof CircleIcon> = {
  connected: CircleFillIcon,
  offline: CircleIcon,
  sending: PaperplaneIcon,
  loading: ArrowsCirclepathIcon,
  'needs-you': ExclamationmarkTriangleFillIcon,
};

/** How it stands with the portal, in symbol and words, always in sight; leads to what is unsent. */
export function SyncIndicator() {
  const words = useWords();
  const state = useSyncState().data;
  if (state === undefined) return null;
  const { symbol, parts } = syncWords(state, words);
  const [first, ...more] = parts;
  const Symbol = symbols[symbol];
  return (
    <InternalHeader.Button as={Link} to={paths.unsent} className="sync-indicator" data-symbol={symbol}>
      <Symbol aria-hidden />
      <span className="sync-indicator__words">
        {first}
        {more.length === 0 ? null : <span className="sync-indicator__more"> · {more.join(' · ')}</span>}
      </span>
    </InternalHeader.Button>
  );
}

/** Says aloud when the connection changes. */
export function SyncAnnouncer() {
  const { t } = useWords();
  const state = useSyncState().data;
  return state === undefined ? null : <output className="only-for-ears">{announcedWords(state, t)}</output>;
}
