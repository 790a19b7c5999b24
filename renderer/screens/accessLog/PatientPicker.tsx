import { Button, TextField } from '@navikt/ds-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import { foundWords } from '../../components/foundWords.ts';
import { formatBirthDay } from '../../components/moments.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { useQuiet } from '../../components/useQuiet.ts';
import { usePatientsOfLog } from '../../data/accessLog.ts';
import { refusalOf } from '../../data/ask.ts';

type Props = {
  readonly chosen: string;
  /** The name of the patient chosen, once the engine has told it. */
  readonly name: string | null;
  readonly onChoose: (patientId: string) => void;
};

/** Finds a patient by name or number. The one chosen stands in place of the field. */
export function PatientPicker({ chosen, name, onChoose }: Props) {
  const { t } = useWords();
  if (chosen === '') return <PatientSearch onChoose={onChoose} />;
  return (
    <div className="access-log__chosen">
      <strong>{name ?? t('accessLog.patientUnknown')}</strong>
      <Button size="small" variant="tertiary" onClick={() => onChoose('')}>
        {t('accessLog.patient.other')}
      </Button>
    </div>
  );
}

function PatientSearch({ onChoose }: Pick<Props, 'onChoose'>) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const asked = useQuiet(typed.trim());
  const search = usePatientsOfLog(asked);
  const answer = asked.length > 1 ? search.data : undefined;
  const found = answer?.patients;
  const refused = refusalOf(search.error);
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  // What is shown may be of what was typed before.
  const isAnswer = asked === typed.trim() && found !== undefined;

  /** Enter chooses the only one there is; the arrows go into the list and through it. */
  function onKeyDown(event: KeyboardEvent) {
    const [first] = found ?? [];
    if (event.key === 'Enter') {
      event.preventDefault();
      if (isAnswer && found?.length === 1 && first !== undefined) onChoose(first.patientId);
    }
    if (event.key === 'ArrowDown') moveTo(event, list.current?.querySelector('button'));
  }

  function onListKeyDown(event: KeyboardEvent) {
    const row = event.target instanceof Element ? event.target.closest('li') : null;
    if (event.key === 'ArrowDown') moveTo(event, row?.nextElementSibling?.querySelector('button'));
    if (event.key === 'ArrowUp') {
      const field = list.current?.parentElement?.querySelector('input');
      moveTo(event, row?.previousElementSibling?.querySelector('button') ?? field);
    }
  }

  return (
    <div className="patient-search">
      <TextField
        size="small"
        autoComplete="off"
        label={t('accessLog.patient.find')}
        description={t('accessLog.patient.hint')}
        value={typed}
        maxLength={100}
        aria-controls={listId}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <output className="access-log__quiet">{answer === undefined ? '' : foundWords(answer, t)}</output>
      {/* The arrows are a shorter way; every row is a button of its own. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul id={listId} className="patient-search__found" ref={list} onKeyDown={onListKeyDown}>
        {(found ?? []).map(({ patientId, name, birthDay }) => (
          <li key={patientId}>
            <button type="button" className="patient-search__one" onClick={() => onChoose(patientId)}>
              <span>{name}</span>
              {birthDay === null ? null : (
                <span className="access-log__quiet">
                  {t('accessLog.patient.born', { on: formatBirthDay(birthDay) })}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {found?.length === 0 ? <p className="access-log__quiet">{t('accessLog.patient.none')}</p> : null}
    </div>
  );
}

function moveTo(event: KeyboardEvent, element: HTMLElement | null | undefined): void {
  if (element === null || element === undefined) return;
  event.preventDefault();
  element.focus();
}
