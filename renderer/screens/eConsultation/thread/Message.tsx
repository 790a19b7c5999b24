import { EyeSlashIcon } from '@navikt/aksel-icons';
import type { ThreadMessage } from '../../../../shared/ipc/views/thread.ts';
import { assertNever } from '../../../../shared/lib/assertNever.ts';
import { useWords, type Words } from '../../../app/i18n.ts';
import { DeliveryMark } from '../../../components/DeliveryMark.tsx';
import { formatBirthDay, formatMoment } from '../../../components/moments.ts';
import { Attachments } from './attachments/Attachments.tsx';
import { FilledForm } from './FilledForm.tsx';

type Props = { readonly taskId: string; readonly message: ThreadMessage };

/** One message. An internal note has another shape and says in words that the patient does not see it. */
export function Message({ taskId, message }: Props) {
  const { t, language } = useWords();
  if (message.kind === 'about-another') {
    return (
      <li className="message" data-kind="about-another">
        <p className="message__head">{t('thread.aboutAnother')}</p>
      </li>
    );
  }
  const internal = message.kind === 'internal';
  return (
    <li className="message" data-kind={message.kind}>
      <p className="message__head">
        {internal ? (
          <span className="message__internal">
            <EyeSlashIcon aria-hidden />
            <strong>{t('thread.internal')}</strong> – {t('thread.internalHint')}
          </span>
        ) : null}
        <strong>{message.authorName}</strong>
        <time dateTime={message.sentAt}>{sentWords(message, { t, language })}</time>
      </p>
      {message.notSent === null ? null : (
        <p className="message__not-sent">
          <strong>{t('thread.notSent')}</strong> {t(`thread.notSentWhy.${message.notSent}`)}
        </p>
      )}
      {message.contactWay === null ? null : (
        <p className="message__contact">{t(`eConsultation.contact.${message.contactWay}`)}</p>
      )}
      <p className="message__text">{message.text}</p>
      {message.forms.map((form) => (
        <FilledForm key={form.id} form={form} />
      ))}
      <Attachments taskId={taskId} messageId={message.id} files={message.files} />
      {message.delivery === null ? null : (
        <output className="message__delivery">
          <DeliveryMark delivery={message.delivery} withReason />
        </output>
      )}
    </li>
  );
}

/** When it was sent, as much of that as is known. */
function sentWords({ sentAt, sentAs }: ThreadMessage, { t, language }: Words): string {
  const moment = formatMoment(sentAt, language);
  switch (sentAs.is) {
    case 'sent':
      return moment;
    case 'received':
      return t('thread.receivedAt', { time: moment });
    case 'stored':
      return t('thread.storedAt', { time: moment });
    case 'part':
      return formatBirthDay(sentAs.of);
    default:
      return assertNever(sentAs);
  }
}
