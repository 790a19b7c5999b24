import { Dialog, TextField } from '@navikt/ds-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { FoundPatient } from '../../../shared/ipc/views/patient.ts';
import { osloDate, Temporal } from '../../../shared/lib/time.ts';
import { bornWords, lifeWords } from '../../components/age.ts';
import { foundWords } from '../../components/foundWords.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { useQuiet } from '../../components/useQuiet.ts';
import { refusalOf } from '../../data/ask.ts';
import { useFoundPatients } from '../../data/patients.ts';
import { useWords } from '../i18n.ts';
import { pathOfPatient } from '../paths.ts';
import './findPatient.css';

type Props = { readonly open: boolean; readonly onClose: () => void };

/** Ctrl+K: finds a patient by name or number, and opens the patient's page. */
export function FindPatient({ open, onClose }: Props) {
  const { t } = useWords();
  return (
    <Dialog size="small" open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Popup width="medium" position="center">
        <Dialog.Header>
          <Dialog.Title>{t('patient.search.title')}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>{open ? <Search onClose={onClose} /> : null}</Dialog.Body>
      </Dialog.Popup>
    </Dialog>
  );
}

function Search({ onClose }: Pick<Props, 'onClose'>) {
  const { t } = useWords();
  const navigate = useNavigate();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const [entered, setEntered] = useState(false);
  const words = typed.trim();
  const asked = useQuiet(words);
  const found = useFoundPatients(asked);
  const refusal = refusalOf(found.error);
  const rows = words === '' ? [] : (found.data?.patients ?? []);
  const active = Math.min(place, rows.length - 1);
  // What is shown may be of what was typed before.
  const isAnswer = asked === words && found.data !== undefined && !found.isPlaceholderData;

  function go(patient: FoundPatient | undefined) {
    if (patient === undefined) return;
    onClose();
    void navigate(pathOfPatient(patient.patientId));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (isAnswer) go(rows[active]);
      else setEntered(true);
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setPlace(Math.max(0, Math.min(active + step, rows.length - 1)));
  }

  // Enter before the answer opens the only one there is. Of several none has been chosen: nobody had seen their names.
  const only = entered && isAnswer && rows.length === 1 ? rows[0] : undefined;
  if (entered && isAnswer && only === undefined) setEntered(false);
  useEffect(() => go(only));

  return (
    <div className="find-patient">
      <TextField
        size="small"
        label={t('patient.search.field')}
        description={t('patient.search.hint')}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        // The list that it controls holds rows of two parts, which no native element can.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls={listId}
        aria-activedescendant={rows.length === 0 ? undefined : idOf(listId, active)}
        onChange={(event) => {
          setTyped(event.target.value);
          setPlace(0);
          setEntered(false);
        }}
        onKeyDown={onKeyDown}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here
        autoFocus
      />
      {refusal === null ? null : <RefusalMessage refusal={refusal} />}
      <output className="find-patient__count">
        {words === '' || found.data === undefined
          ? ''
          : rows.length === 0
            ? t('patient.search.nobody')
            : foundWords(found.data, t)}
      </output>
      <div
        id={listId}
        className="find-patient__list"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        aria-label={t('patient.search.results')}
      >
        {rows.map((patient, index) => (
          <Row
            key={patient.patientId}
            patient={patient}
            id={idOf(listId, index)}
            active={index === active}
            onGo={() => go(patient)}
          />
        ))}
      </div>
    </div>
  );
}

type RowProps = {
  readonly patient: FoundPatient;
  readonly id: string;
  readonly active: boolean;
  readonly onGo: () => void;
};

function Row({ patient, id, active, onGo }: RowProps) {
  const { t } = useWords();
  const today = osloDate(Temporal.Now.instant()).toString();
  const row = useRef<HTMLDivElement>(null);

  // Enter opens this one: it is in sight.
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    // The keys are the field's: it has the focus, and says which row they mean (aria-activedescendant).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={row}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      id={id}
      className="find-patient__row"
      aria-selected={active}
      onClick={onGo}
    >
      {patient.blocked ? (
        <strong>{t('patient.blocked')}</strong>
      ) : (
        <>
          <strong>{patient.name}</strong>
          {patient.life.is === 'alive' ? null : <span>{lifeWords(patient.life, t)}</span>}
          <span>{`${bornWords(patient.birthDay, today, t)} · ${patient.gpName ?? t('thread.noGp')}`}</span>
        </>
      )}
    </div>
  );
}

function idOf(listId: string, place: number): string {
  return `${listId}-${place}`;
}
