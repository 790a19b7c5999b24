import { Button } from '@navikt/ds-react';
import { useState } from 'react';
import type { ConflictChoice } from '../../../../shared/domain/sync/conflictChoices.ts';
import type { AnswerConflict } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { RefusalMessage } from '../../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../../data/ask.ts';
import { resolveConflict } from '../../../data/eConsultations.ts';

type Props = {
  readonly conflict: AnswerConflict;
  /** What a choice does, and what comes of it. */
  readonly words: (choice: ConflictChoice) => { readonly act: string; readonly hint: string };
};

/** What a person may decide: equal buttons, none of them chosen beforehand. */
export function ConflictChoices({ conflict: { entryId, choices }, words }: Props) {
  const { t } = useWords();
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [choosing, setChoosing] = useState<ConflictChoice | null>(null);

  async function choose(choice: ConflictChoice) {
    setChoosing(choice);
    setRefused(null);
    const reply = await resolveConflict(entryId, choice);
    setChoosing(null);
    if (!reply.ok) setRefused(reply.error);
  }

  return (
    <>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      {choices.length === 0 ? (
        <p className="conflict__words">{t('conflict.doctorChooses')}</p>
      ) : (
        <div className="conflict__choices">
          {choices.map((choice) => (
            <div key={choice}>
              <Button
                size="small"
                variant="secondary"
                loading={choosing === choice}
                disabled={choosing !== null && choosing !== choice}
                aria-describedby={`${choice}-hint`}
                onClick={() => void choose(choice)}
              >
                {words(choice).act}
              </Button>
              <p id={`${choice}-hint`}>{words(choice).hint}</p>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
