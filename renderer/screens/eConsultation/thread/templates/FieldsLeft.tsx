import { Button } from '@navikt/ds-react';
import type { RefObject } from 'react';
import { fieldsLeft, nextField } from '../../../../../shared/domain/template/fill.ts';
import { useWords } from '../../../../app/i18n.ts';
import { useKey } from '../../../../app/useKey.ts';

type Props = { readonly text: string; readonly fieldRef: RefObject<HTMLTextAreaElement | null> };

/** Which fields of a template nobody has filled in; nothing is sent while one is left. */
export function FieldsLeft({ text, fieldRef }: Props) {
  const { t } = useWords();
  const left = fieldsLeft(text);
  useKey('nextField', () => selectNext(fieldRef.current), left.length > 0);
  if (left.length === 0) return null;
  return (
    <div className="fields-left">
      <output>{t('templates.left', { count: left.length, fields: left.join(', ') })}</output>
      <Button
        size="xsmall"
        type="button"
        variant="tertiary"
        aria-keyshortcuts="Control+J"
        onClick={() => selectNext(fieldRef.current)}
      >
        {t('templates.next')} <kbd aria-hidden>Ctrl+J</kbd>
      </Button>
    </div>
  );
}

/** Marks the next unfilled field, so that what is typed takes its place. */
export function selectNext(field: HTMLTextAreaElement | null, from = field?.selectionEnd ?? 0): void {
  if (field === null) return;
  field.focus();
  const next = nextField(field.value, from);
  if (next !== null) field.setSelectionRange(next.start, next.end);
}
