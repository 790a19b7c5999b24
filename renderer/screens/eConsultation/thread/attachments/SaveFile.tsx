import { Button } from '@navikt/ds-react';
import { useState } from 'react';
import type { ShownType } from '../../../../../shared/domain/eConsultation/fileFacts.ts';
import { useWords } from '../../../../app/i18n.ts';
import { RefusalMessage } from '../../../../components/RefusalMessage.tsx';
import type { Reply } from '../../../../../shared/ipc/acts.ts';
import { type FileName, saveAttachment } from '../../../../data/attachments.ts';

type Props = {
  readonly named: FileName;
  readonly type: ShownType;
  readonly name: string;
  /** When it is worth saving; nothing where that is plain. */
  readonly when?: string;
};

/** Saves a file outside the program, with what that means said before it is done. */
export function SaveFile({ named, type, name, when = '' }: Props) {
  const { t, language } = useWords();
  const [saving, setSaving] = useState(false);
  const [reply, setReply] = useState<Reply<'saveAttachment'> | null>(null);

  async function save() {
    setSaving(true);
    setReply(await saveAttachment({ ...named, type, language }));
    setSaving(false);
  }

  return (
    <span className="attachments__save">
      <Button
        size="xsmall"
        variant="secondary"
        loading={saving}
        onClick={() => void save()}
        aria-label={t('attachment.saveNamed', { name })}
      >
        {t('attachment.save')}
      </Button>
      <span className="attachments__hint">
        {when} {t('attachment.saveHint')}
      </span>
      {reply?.ok === true && reply.value.file !== null ? (
        <output>{t('attachment.saved', { file: reply.value.file })}</output>
      ) : null}
      {reply?.ok === false ? <RefusalMessage refusal={reply.error} /> : null}
    </span>
  );
}
