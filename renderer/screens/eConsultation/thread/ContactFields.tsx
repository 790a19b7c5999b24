import { Button, Select, TextField } from '@navikt/ds-react';
import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import { CONTACT_WAYS, type ContactWay } from '../../../../shared/domain/eConsultation/eConsultation.ts';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { RefusalMessage } from '../../../components/RefusalMessage.tsx';
import { refusalText } from '../../../components/refusalText.ts';
import type { AnyRefusal } from '../../../data/ask.ts';
import { documentContact } from '../../../data/eConsultations.ts';
import { DraftStatus } from './DraftStatus.tsx';
import { useDraftField } from './useDraftField.ts';

type Fields = { way: ContactWay; note: string };
type Props = {
  readonly thread: EConsultationThread;
  readonly withLetter: boolean;
  readonly labelledBy?: string;
  readonly onDocumented: () => void;
};

/** How the patient was met outside the portal, and what was agreed. Half a note is kept as a draft. */
export function ContactFields({ thread, withLetter, labelledBy, onDocumented }: Props) {
  const { t } = useWords();
  const id = useId();
  const ways = CONTACT_WAYS.filter((way) => withLetter || way !== 'letter');
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const draft = useDraftField(thread, 'contact');
  const form = useForm<Fields>({ defaultValues: { way: 'phone', note: draft.text } });
  const { errors, isSubmitting } = form.formState;

  const save = form.handleSubmit(async (contact) => {
    setRefused(null);
    await draft.pause();
    const reply = await documentContact(thread, contact);
    if (!reply.ok) {
      draft.change(contact.note);
      return setRefused(reply.error);
    }
    await draft.forget();
    return onDocumented();
  });

  return (
    <form
      className="panel"
      noValidate
      {...(labelledBy === undefined ? { 'aria-label': t('triage.contact') } : { 'aria-labelledby': labelledBy })}
      onSubmit={(event) => void save(event)}
    >
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <div className="contact-card__fields">
        <Select size="small" label={t('thread.contact.way')} {...form.register('way')}>
          {ways.map((way) => (
            <option key={way} value={way}>
              {t(`eConsultation.contact.${way}`)}
            </option>
          ))}
        </Select>
        <TextField
          size="small"
          label={t('thread.contact.note')}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          error={errors.note?.message}
          {...form.register('note', {
            onChange: () => draft.change(form.getValues('note')),
            onBlur: () => void draft.save(),
            validate: (note) => note.trim() !== '' || refusalText(t, { type: 'ContactNoteIsEmpty' }),
          })}
        />
      </div>
      <div className="contact-card__foot">
        <div className="contact-card__state">
          <p id={`${id}-hint`}>{t('thread.contact.noteHint')}</p>
          <DraftStatus
            matter={thread}
            field="contact"
            loadedAt={thread.drafts.contact?.savedAt ?? null}
            asked={false}
            empty={draft.text.trim() === ''}
          />
        </div>
        <Button type="submit" size="small" variant="secondary" loading={isSubmitting} aria-keyshortcuts="Control+Enter">
          {t('thread.contact.save')}
        </Button>
      </div>
    </form>
  );
}
