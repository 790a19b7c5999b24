import { ChevronDownIcon } from '@navikt/aksel-icons';
import { ActionMenu, Button } from '@navikt/ds-react';
import { useRef, useState } from 'react';
import { type FieldValues, fillTemplate } from '../../../../../shared/domain/template/fill.ts';
import type { TemplateUse } from '../../../../../shared/domain/template/template.ts';
import type { EConsultationThread } from '../../../../../shared/ipc/views/thread.ts';
import { LANGUAGES, type Language } from '../../../../../shared/text/language.ts';
import { useWords, type Words } from '../../../../app/i18n.ts';
import { useKey } from '../../../../app/useKey.ts';
import { useTemplates } from '../../../../data/templates.ts';

type Reader = Pick<EConsultationThread, 'patientName' | 'patientLanguage' | 'patientLanguageIsTold'>;

/** Why the templates begin in the language that they do. */
export function readsWords(reader: Reader, t: Words['t']): string {
  const { patientName: patient, patientLanguage, patientLanguageIsTold } = reader;
  return t(`templates.reads.${patientLanguageIsTold ? patientLanguage : 'unknown'}`, { patient });
}

type Props = {
  /** What is written, by which templates are offered. */
  readonly uses: readonly TemplateUse[];
  readonly thread: Reader;
  /** That of the templates: what the patient reads until someone has chosen another. */
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly values: FieldValues;
  readonly onChoose: (text: string) => void;
};

/** The templates for what is being written, by keyboard too: Ctrl+M, then the arrows or the first letters. */
export function TemplateMenu({ uses, thread, language, onLanguage, values, onChoose }: Props) {
  const { t } = useWords();
  const offered = (useTemplates(language).data ?? []).filter(({ use, hidden }) => uses.includes(use) && !hidden);
  const [isOpen, setIsOpen] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  useKey('template', () => {
    setIsOpen(true);
    // Opened by its key the menu has the keyboard itself; what was asked for is the first template.
    setTimeout(() => content.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus());
  });

  return (
    <ActionMenu open={isOpen} onOpenChange={setIsOpen}>
      <ActionMenu.Trigger>
        <Button
          size="xsmall"
          type="button"
          variant="tertiary"
          icon={<ChevronDownIcon aria-hidden />}
          iconPosition="right"
          aria-keyshortcuts="Control+M"
          title={`${t('templates.choose')} (Ctrl+M)`}
        >
          {t('templates.template')}
        </Button>
      </ActionMenu.Trigger>
      <ActionMenu.Content align="end" ref={content}>
        <ActionMenu.Group label={t('templates.choose')}>
          {offered.map(({ id, title, text }) => (
            <ActionMenu.Item key={id} onSelect={() => onChoose(fillTemplate(text, values))}>
              {title}
            </ActionMenu.Item>
          ))}
          {offered.length === 0 ? <ActionMenu.Item disabled>{t('templates.none')}</ActionMenu.Item> : null}
        </ActionMenu.Group>
        <ActionMenu.RadioGroup
          label={`${t('templates.language')}: ${readsWords(thread, t)}`}
          value={language}
          onValueChange={(value) => onLanguage(LANGUAGES.find((each) => each === value) ?? 'nb')}
        >
          {LANGUAGES.map((each) => (
            <ActionMenu.RadioItem key={each} value={each} lang={each}>
              {t(`preferences.languages.${each}`)}
            </ActionMenu.RadioItem>
          ))}
        </ActionMenu.RadioGroup>
      </ActionMenu.Content>
    </ActionMenu>
  );
}
