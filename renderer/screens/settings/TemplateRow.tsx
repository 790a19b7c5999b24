import { Button } from '@navikt/ds-react';
import type { OfferedTemplate } from '../../../shared/domain/template/template.ts';
import { useWords } from '../../app/i18n.ts';
import type { AnyRefusal } from '../../data/ask.ts';
import { restoreTemplate, saveTemplate } from '../../data/templates.ts';

type Props = {
  readonly template: OfferedTemplate;
  readonly mayChange: boolean;
  readonly onEdit: () => void;
  readonly onRefused: (refusal: AnyRefusal | null) => void;
};

/** One template by name: what it is for, whether it is the surgery's own, and what can be done with it. */
export function TemplateRow({ template, mayChange, onEdit, onRefused }: Props) {
  const { t } = useWords();
  const { id, language, use, about, title, text, origin, hidden } = template;

  async function hide() {
    const reply = await saveTemplate({ id, language, use, about, title, text, state: 'put-away' });
    onRefused(reply.ok ? null : reply.error);
  }

  async function restore() {
    const reply = await restoreTemplate(id, language);
    onRefused(reply.ok ? null : reply.error);
  }

  const marks = [
    t(`templates.settings.use.${use}`),
    ...(origin === 'own' ? [t('templates.settings.own')] : []),
    ...(origin === 'changed' ? [t(hidden ? 'templates.settings.hidden' : 'templates.settings.changed')] : []),
  ];
  return (
    <div className="templates__row">
      <div>
        <p className="templates__title">{title}</p>
        <p className="settings__about">{marks.join(' · ')}</p>
      </div>
      {mayChange ? (
        <div className="templates__choices">
          {origin === 'changed' ? (
            <Button
              size="xsmall"
              variant="tertiary"
              aria-label={t('templates.settings.restoreFor', { title })}
              onClick={() => void restore()}
            >
              {t('templates.settings.restore')}
            </Button>
          ) : (
            <Button
              size="xsmall"
              variant="tertiary"
              aria-label={t(origin === 'own' ? 'templates.settings.removeFor' : 'templates.settings.hideFor', {
                title,
              })}
              onClick={() => void (origin === 'own' ? restore() : hide())}
            >
              {t(origin === 'own' ? 'templates.settings.remove' : 'templates.settings.hide')}
            </Button>
          )}
          {hidden ? null : (
            <Button
              size="xsmall"
              variant="secondary"
              aria-label={t('templates.settings.editFor', { title })}
              onClick={onEdit}
            >
              {t('templates.settings.edit')}
            </Button>
          )}
        </div>
      ) : null}
    </div>
  );
}
