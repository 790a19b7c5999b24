import { Button, Select, Textarea, TextField } from '@navikt/ds-react';
import { useState } from 'react';
import { type OfferedTemplate, TEMPLATE_USES, type TemplateUse } from '../../../shared/domain/template/template.ts';
import type { Language } from '../../../shared/text/language.ts';
import { useWords } from '../../app/i18n.ts';
import { focusWhenShown } from '../../components/focusWhenShown.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../data/ask.ts';
import { saveTemplate } from '../../data/templates.ts';
import { useFormDraft } from '../../data/useFormDraft.ts';

type Props = {
  /** null: a new one. */
  readonly template: OfferedTemplate | null;
  readonly language: Language;
  readonly onDone: () => void;
};

/** A template as the surgery wants it. What it is for can only be chosen for one of the surgery's own. */
export function TemplateForm({ template, language, onDone }: Props) {
  const { t } = useWords();
  const about = `${language}/${template?.id ?? 'new'}`;
  const title = useFormDraft('template-title', about, template?.title);
  const text = useFormDraft('template-text', about, template?.text);
  const [use, setUse] = useState<TemplateUse>(template?.use ?? 'answer');
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    const id = template === null ? {} : { id: template.id };
    const words = { title: title.text, text: text.text };
    const reply = await saveTemplate({
      ...id,
      language,
      use,
      about: template?.about ?? '',
      ...words,
      state: 'offered',
    });
    setBusy(false);
    if (reply.ok) await close();
    else setRefused(reply.error);
  }

  /** It is saved, or not wanted: what was half typed is nobody's any more. */
  async function close() {
    await Promise.all([title.forget(), text.forget()]);
    onDone();
  }

  return (
    <form
      className="templates__form"
      noValidate
      aria-label={template === null ? t('templates.settings.make') : template.title}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <TextField
        size="small"
        label={t('templates.settings.titleLabel')}
        value={title.text}
        autoComplete="off"
        ref={focusWhenShown}
        onChange={(event) => title.change(event.target.value)}
      />
      {template === null || template.origin === 'own' ? (
        <Select
          size="small"
          label={t('templates.settings.useLabel')}
          value={use}
          onChange={(event) => setUse(TEMPLATE_USES.find((one) => one === event.target.value) ?? 'answer')}
        >
          {TEMPLATE_USES.map((each) => (
            <option key={each} value={each}>
              {t(`templates.settings.use.${each}`)}
            </option>
          ))}
        </Select>
      ) : null}
      <Textarea
        size="small"
        label={t('templates.settings.textLabel')}
        value={text.text}
        minRows={6}
        maxRows={18}
        onChange={(event) => text.change(event.target.value)}
      />
      <div className="templates__choices">
        <Button type="submit" size="small" loading={busy}>
          {t('templates.settings.save')}
        </Button>
        <Button type="button" size="small" variant="tertiary" onClick={() => void close()}>
          {t('templates.settings.cancel')}
        </Button>
      </div>
    </form>
  );
}
