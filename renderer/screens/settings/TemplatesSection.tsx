import { BodyShort, Button, ToggleGroup } from '@navikt/ds-react';
import { useState } from 'react';
import { permissionFor } from '../../../shared/domain/access/permissions.ts';
import { fieldName, TEMPLATE_FIELDS } from '../../../shared/domain/template/fill.ts';
import { TEMPLATE_USES } from '../../../shared/domain/template/template.ts';
import { LANGUAGES, type Language } from '../../../shared/text/language.ts';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../data/ask.ts';
import { useSession } from '../../data/session.ts';
import { useTemplates } from '../../data/templates.ts';
import { SettingsSection } from './SettingsSection.tsx';
import { TemplateForm } from './TemplateForm.tsx';
import './templates.css';
import { TemplateRow } from './TemplateRow.tsx';

/** The surgery's texts to begin from: changed, put away, made, and brought back as they came. */
export function TemplatesSection() {
  const { t, language: shown } = useWords();
  const session = useSession().data;
  const [language, setLanguage] = useState<Language>(shown);
  /** The id of the template that is being changed; `new` for one that is being made. */
  const [editing, setEditing] = useState<string | null>(null);
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const templates = useTemplates(language).data ?? [];
  if (session?.state !== 'signed-in') return null;
  const mayChange = permissionFor(session.session.role, 'editTemplates').type === 'allowed';
  const names = TEMPLATE_FIELDS.map((field) => `{{${fieldName(field, language)}}}`).join(', ');

  return (
    <SettingsSection title={t('templates.settings.title')} about={t('templates.settings.about')}>
      <ToggleGroup
        size="small"
        label={t('templates.language')}
        value={language}
        onChange={(value) => {
          setLanguage(LANGUAGES.find((each) => each === value) ?? 'nb');
          setEditing(null);
        }}
      >
        {LANGUAGES.map((each) => (
          <ToggleGroup.Item key={each} value={each} lang={each} label={t(`preferences.languages.${each}`)} />
        ))}
      </ToggleGroup>
      <BodyShort size="small">{t('templates.settings.fields', { fields: names })}</BodyShort>
      {mayChange ? null : <BodyShort size="small">{t('templates.settings.onlyManagement')}</BodyShort>}
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <ul className="templates">
        {TEMPLATE_USES.flatMap((use) => templates.filter((one) => one.use === use)).map((template) => (
          <li key={template.id}>
            {editing === template.id ? (
              <TemplateForm template={template} language={language} onDone={() => setEditing(null)} />
            ) : (
              <TemplateRow
                template={template}
                mayChange={mayChange}
                onEdit={() => setEditing(template.id)}
                onRefused={setRefused}
              />
            )}
          </li>
        ))}
      </ul>
      {!mayChange ? null : editing === 'new' ? (
        <TemplateForm template={null} language={language} onDone={() => setEditing(null)} />
      ) : (
        <div>
          <Button size="small" variant="secondary" onClick={() => setEditing('new')}>
            {t('templates.settings.make')}
          </Button>
        </div>
      )}
    </SettingsSection>
  );
}
