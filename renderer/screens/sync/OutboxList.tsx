import { Button, Heading } from '@navikt/ds-react';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ShownEntryKind } from '../../../shared/domain/sync/entryKind.ts';
import type { OutboxRow } from '../../../shared/ipc/views/sync.ts';
import { useWords } from '../../app/i18n.ts';
import { pathOfMatter } from '../../app/paths.ts';
import { DeliveryMark } from '../../components/DeliveryMark.tsx';
import { formatMoment } from '../../components/moments.ts';
import { waitedWords } from '../../components/waitedWords.ts';
import type { AnyRefusal } from '../../data/ask.ts';
import { retryNow, withdrawEntry } from '../../data/sync.ts';

type Props = {
  readonly title: string;
  readonly rows: readonly OutboxRow[];
  readonly onRefused: (refusal: AnyRefusal | null) => void;
  readonly onDone: (words: string | null) => void;
};

/** What is on its way, or stopped on it: what, whose, since when, why, and what can be done. */
export function OutboxList({ title, rows, onRefused, onDone }: Props) {
  const { t } = useWords();
  const id = useId();
  return (
    <section aria-labelledby={id} className="outbox">
      <Heading level="2" size="xsmall" id={id}>
        {title}
      </Heading>
      {rows.length === 0 ? (
        <p className="sync__quiet">{t('sync.waiting.none')}</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <Entry key={row.entryId} row={row} onRefused={onRefused} onDone={onDone} />
          ))}
        </ul>
      )}
    </section>
  );
}

const kindKey = {
  'eConsultation.answer': 'sync.waiting.by.answer',
  'eConsultation.addition': 'sync.waiting.by.addition',
  'eConsultation.redirect': 'sync.waiting.by.redirect',
  'eConsultation.attendance': 'sync.waiting.by.attendance',
  'eConsultation.unsuitable': 'sync.waiting.by.unsuitable',
  'eConsultation.close': 'sync.waiting.by.close',
  'eConsultation.contact': 'sync.waiting.by.contact',
  'eConsultation.note': 'sync.waiting.by.note',
  'eConsultation.claim': 'sync.waiting.by.claim',
  'eConsultation.release': 'sync.waiting.by.release',
  'eConsultation.takeOver': 'sync.waiting.by.takeOver',
  'eConsultation.finish': 'sync.waiting.by.finish',
  'eConsultation.assign': 'sync.waiting.by.assign',
  'eConsultation.urgent': 'sync.waiting.by.urgent',
  'eConsultation.notUrgent': 'sync.waiting.by.notUrgent',
  'eConsultation.prepare': 'sync.waiting.by.prepare',
  'eConsultation.unprepare': 'sync.waiting.by.unprepare',
  'eConsultation.undo': 'sync.waiting.by.undo',
  'message.answer': 'sync.waiting.by.answer',
  'message.redirect': 'sync.waiting.by.redirect',
  'message.close': 'sync.waiting.by.close',
  'message.forward': 'sync.waiting.by.forward',
} as const satisfies Record<ShownEntryKind, string>;

type EntryProps = Pick<Props, 'onRefused' | 'onDone'> & { readonly row: OutboxRow };

function Entry({ row, onRefused, onDone }: EntryProps) {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const { delivery } = row;
  const patient = row.blocked ? t('patient.blocked') : row.patientName;
  const what = t(kindKey[row.kind], { name: row.authorName });
  const began = 'since' in delivery ? delivery.since : delivery.at;
  const time = formatMoment(began, language);
  const attempts = delivery.state === 'queued' ? delivery.attempts : 0;
  const when = [
    'since' in delivery ? t('delivery.since', { time }) : t('delivery.rejectedAt', { time }),
    waitedWords(began, t),
    attempts === 0 ? null : t('delivery.attempts', { count: attempts }),
  ].filter((part) => part !== null);
  const mayRetry = !row.blocked && (delivery.state === 'queued' || delivery.state === 'rejected');
  const open = () => void navigate(pathOfMatter('all', row.matter, row.taskId));

  async function act(choice: 'retry' | 'withdraw') {
    setBusy(true);
    onRefused(null);
    onDone(null);
    const reply = choice === 'retry' ? await retryNow(row.entryId) : await withdrawEntry(row.entryId);
    setBusy(false);
    if (!reply.ok) onRefused(reply.error);
    else if (choice === 'withdraw') onDone(t('sync.waiting.withdrawn', { what, patient }));
  }

  return (
    <li className="entry">
      <div className="entry__what">
        <strong>{patient}</strong>
        <span className="sync__quiet">{row.subject}</span>
        <span className="sync__quiet">{what}</span>
      </div>
      <div className="entry__how">
        <DeliveryMark delivery={delivery} withReason />
        <span className="sync__quiet">{when.join(' · ')}</span>
        {mayRetry && !row.mayWithdraw ? <span className="sync__quiet">{t('sync.waiting.cannotWithdraw')}</span> : null}
      </div>
      <div className="entry__choices">
        {delivery.state === 'conflict' ? (
          <Button size="xsmall" onClick={open}>
            {t('sync.needsYou.choose')}
          </Button>
        ) : (
          <Button
            size="xsmall"
            variant="tertiary"
            aria-label={t('sync.waiting.openFor', { what, patient })}
            onClick={open}
          >
            {t('sync.waiting.open')}
          </Button>
        )}
        {mayRetry ? (
          <Button
            size="xsmall"
            variant="secondary"
            disabled={busy}
            aria-label={t('sync.waiting.tryNowFor', { what, patient })}
            onClick={() => void act('retry')}
          >
            {t('sync.waiting.tryNow')}
          </Button>
        ) : null}
        {row.mayWithdraw ? (
          <Button
            size="xsmall"
            variant="tertiary"
            disabled={busy}
            aria-label={t('sync.waiting.withdrawFor', { what, patient })}
            onClick={() => void act('withdraw')}
          >
            {t('sync.waiting.withdraw')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
