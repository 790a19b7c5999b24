import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { BodyLong, Button, Heading, InlineMessage } from '@navikt/ds-react';
import { useEffect, useRef } from 'react';
import type { WorkRow } from '../../../shared/ipc/views/queue.ts';
import { useWords } from '../../app/i18n.ts';
import { ageOn } from '../../components/age.ts';
import { dueWords } from '../../components/dueDates.ts';
import { DueMark } from '../../components/DueMark.tsx';
import { Fact } from '../../components/Fact.tsx';
import { formatMoment } from '../../components/moments.ts';
import { deskWords, patientWords } from './rowWords.ts';
import './matterCard.css';

type Props = {
  /** As the list has it; undefined when it has left the list. */
  readonly row: WorkRow | undefined;
  readonly today: string | undefined;
  readonly onBack: () => void;
};

/** A matter of a kind that has no pane of its own yet: who, what, when and why, and what cannot be done here. */
export function MatterCard({ row, today, onBack }: Props) {
  const { t } = useWords();
  const region = useRef<HTMLElement>(null);

  // The keyboard follows what was opened.
  useEffect(() => region.current?.focus({ preventScroll: true }), []);

  return (
    <section className="matter" ref={region} tabIndex={-1} aria-label={t('matter.region')}>
      <div className="matter__bar">
        <Button size="xsmall" variant="tertiary" icon={<ArrowLeftIcon aria-hidden />} onClick={onBack}>
          {t('shell.back')}
        </Button>
        <kbd aria-hidden>Esc</kbd>
      </div>
      {row === undefined || today === undefined ? (
        <InlineMessage status="info" size="small">
          {t('matter.gone')}
        </InlineMessage>
      ) : (
        <Facts row={row} today={today} />
      )}
    </section>
  );
}

function Facts({ row, today }: { readonly row: WorkRow; readonly today: string }) {
  const { t, language } = useWords();
  const due = dueWords(row, today, language);
  const age = ageOn(row.birthDay, today, t);
  const urgent = row.urgent && row.state !== 'answered' && row.state !== 'closed';
  return (
    <>
      <Heading level="2" size="small">
        {patientWords(row, t)}
        {age === null ? null : <span className="matter__quiet"> · {age}</span>}
      </Heading>
      <p className="matter__kind">
        {urgent ? <strong className="queue-row__urgent">{t('queue.urgent')}</strong> : null}
        {t(`queue.kind.${row.kind}`)}
      </p>
      <dl className="matter__facts">
        <Fact name={t('matter.due')}>
          <DueMark due={due} />
          {due.state === 'later' || due.state === 'none' ? null : <span> · {due.day}</span>}
          <span className="matter__reason">{due.reason}</span>
        </Fact>
        {row.subject === '' ? null : <Fact name={t('matter.about')}>{row.subject}</Fact>}
        {row.startsAt === null ? null : <Fact name={t('matter.wanted')}>{formatMoment(row.startsAt, language)}</Fact>}
        {row.writtenBy === null ? null : <Fact name={t('matter.on')}>{row.writtenBy}</Fact>}
        <Fact name={t('matter.received')}>{formatMoment(row.receivedAt, language)}</Fact>
        <Fact name={t('matter.gp')}>{row.gpName ?? t('thread.noGp')}</Fact>
        <Fact name={t('matter.with')}>{deskWords(row, t)}</Fact>
        <Fact name={t('matter.state')}>{t(`matter.states.${row.state}`)}</Fact>
      </dl>
      {row.preview === '' ? null : <BodyLong className="matter__words">{row.preview}</BodyLong>}
      <InlineMessage status="info" size="small">
        {t('matter.notYet')}
      </InlineMessage>
    </>
  );
}
