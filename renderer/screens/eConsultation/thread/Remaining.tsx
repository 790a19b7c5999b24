import { MAX_ANSWER_CHARACTERS } from '../../../../shared/domain/eConsultation/answer.ts';
import { useWords } from '../../../app/i18n.ts';

/** Characters left at which the writer is told. */
const NEAR_THE_LIMIT = 500;

/** How much room is left, once it matters. Counted as a person counts characters, as the rule does. */
export function Remaining({ text }: { readonly text: string }) {
  const { t } = useWords();
  // Code points are never more than code units: far from the limit there is nothing to count.
  if (text.length <= MAX_ANSWER_CHARACTERS - NEAR_THE_LIMIT) return null;
  const left = MAX_ANSWER_CHARACTERS - Array.from(text.trim()).length;
  if (left > NEAR_THE_LIMIT) return null;
  return (
    <output className="remaining" data-over={left < 0}>
      {left >= 0 ? t('thread.form.remaining', { count: left }) : t('thread.form.tooMany', { count: -left })}
    </output>
  );
}
