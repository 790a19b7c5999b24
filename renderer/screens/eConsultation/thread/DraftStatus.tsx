import type { DraftField } from '../../../../shared/domain/eConsultation/draft.ts';
import { useWords } from '../../../app/i18n.ts';
import { formatMoment } from '../../../components/moments.ts';
import { refusalText } from '../../../components/refusalText.ts';
import { useDraftState } from '../../../data/drafts.ts';
import type { ShownMatter } from '../../../data/shownMatter.ts';

type Props = {
  readonly matter: ShownMatter;
  readonly field?: DraftField;
  /** When the draft that the form opened with was saved. */
  readonly loadedAt: string | null;
  /** Somebody asked for it to be saved, and wants to hear that it was. */
  readonly asked: boolean;
  /** An empty field has no draft. */
  readonly empty: boolean;
};

/** «kladd lagret 10:42», and plainly when it is not. */
export function DraftStatus({ matter, field, loadedAt, asked, empty }: Props) {
  const { t, language } = useWords();
  const state = useDraftState(matter, field);
  if (state.type === 'failed') {
    return (
      <p role="alert" className="draft-status draft-status--failed">
        {state.refusal.type === 'DraftTooLong' ? '' : `${t('thread.form.draftFailed')} `}
        {refusalText(t, state.refusal)}
      </p>
    );
  }
  const words = () => {
    if (state.type === 'waiting') return t('thread.form.draftWaiting');
    if (state.type === 'saving') return t('thread.form.draftSaving');
    const at = state.type === 'saved' ? state.at : loadedAt;
    if (at === null || empty) return '';
    return t('thread.form.draftSaved', { time: formatMoment(at, language) });
  };
  return (
    // Quiet while typing; said aloud only when it was asked for.
    <p className="draft-status" aria-live={asked ? 'polite' : 'off'}>
      {words()}
    </p>
  );
}
