import { Button, Select, Textarea, TextField } from '@navikt/ds-react';
import { useState } from 'react';
import { type OfferedTemplate, TEMPLATE_USES, type TemplateUse } from '../../../shared/domain/template/template.ts';
import type { Language } from '../../../shared/text/language.ts';
import { useWords } from '../../app/i18n.ts';
import { focusWhenShown } from '../../components/focusWhenShown.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../data/ask.ts';
import { saveTemplate } from '../../data/templates.ts';

type Props = {
  /** null: a new one. */
  readonly template: OfferedTemplate | null;
  readonly language: Language;
  readonly onDone: () => void;
};

/** A template as the surgery wants it. What it is for can only be chosen for one of the surgery's own. */
export function TemplateForm({ template, language, onDone }: Props) {
  const { t } = useWords();
  const [title, setTitle] = useState(template?.title ?? '');
  const [text, setText] = useState(template?.text ?? '');
  const [use, setUse] = useState<TemplateUse>(template?.use ?? 'answer');
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    const id = template === null ? {} : { id: template.id };
    const about = template?.about ?? '';
    const reply = await saveTemplate({ ...id, language, use, about, title, text, state: 'offered' });
    setBusy(false);
    if (reply.ok) onDone();
    else setRefused(reply.error);
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
        value={title}
        autoComplete="off"
        ref={focusWhenShown}
        onChange={(event) => setTitle(event.target.value)}
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
        value={text}
        minRows={6}
        maxRows={18}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="templates__choices">
        <Button type="submit" size="small" loading={busy}>
          {t('templates.settings.save')}
        </Button>
        <Button type="button" size="small" variant="tertiary" onClick={onDone}>
          {t('templates.settings.cancel')}
        </Button>
      </div>
    </form>
  );
}
