import { ExclamationmarkTriangleFillIcon, InformationSquareIcon, XMarkOctagonFillIcon } from '@navikt/aksel-icons';
import type { Warning } from '../../shared/ipc/views/patient.ts';
import { useWords } from '../app/i18n.ts';
import { warningWords, type WarningTone } from './warningWords.ts';
import './warnings.css';

const symbols: Record<WarningTone, typeof InformationSquareIcon> = {
  stop: XMarkOctagonFillIcon,
  heed: ExclamationmarkTriangleFillIcon,
  know: InformationSquareIcon,
};

type Props = { readonly warnings: readonly Warning[]; readonly today: string };

/** What changes how one answers, in symbol and words, seen before a word is written. */
export function Warnings({ warnings, today }: Props) {
  const words = useWords();
  if (warnings.length === 0) return null;
  const rows = warnings.map((warning) => warningWords(warning, today, words));
  return (
    <ul className="warnings" aria-label={words.t('patient.warnings')}>
      {rows.map((row) => {
        const Symbol = symbols[row.tone];
        return (
          <li key={row.words} data-tone={row.tone}>
            <Symbol aria-hidden />
            <span>{row.words}</span>
          </li>
        );
      })}
    </ul>
  );
}
