import { Link as RouterLink } from 'react-router';
import type { LastContact } from '../../../../shared/ipc/views/summary.ts';
import { osloDate, Temporal } from '../../../../shared/lib/time.ts';
import { useWords, type Words } from '../../../app/i18n.ts';
import { pathOfMatter } from '../../../app/paths.ts';
import { dayWords } from '../../../components/moments.ts';

type Props = { readonly contacts: readonly LastContact[]; readonly today: string };

/** The last times that the patient met or wrote to the surgery: the newest in sight, the others behind it. */
export function LastContacts({ contacts, today }: Props) {
  const words = useWords();
  const { t } = words;
  const [newest, ...others] = contacts;
  if (newest === undefined) {
    return (
      <p>
        <strong>{t('summary.contacts')}</strong> {t('summary.noContacts')}
      </p>
    );
  }
  const line = (
    <>
      <strong>{t('summary.contacts')}</strong> {contactWords(newest, today, words)}
    </>
  );
  if (others.length === 0) return <p>{line}</p>;
  return (
    <details>
      <summary>
        {line} <span className="patient-summary__more">{t('summary.more', { count: others.length })}</span>
      </summary>
      <ol>
        {contacts.map((contact) =>
          contact.type === 'e-consultation' ? (
            <li key={contact.taskId}>
              <RouterLink to={pathOfMatter(contact.open ? 'all' : 'answered', 'e-consultation', contact.taskId)}>
                {contactWords(contact, today, words)}
              </RouterLink>
            </li>
          ) : (
            <li key={contact.id}>{contactWords(contact, today, words)}</li>
          ),
        )}
      </ol>
    </details>
  );
}

/** «fre 3. okt: Time, oppmøte» */
function contactWords(contact: LastContact, today: string, { t, language }: Words): string {
  const day = dayWords(osloDate(Temporal.Instant.from(contact.at)).toString(), today, language);
  if (contact.type === 'e-consultation') {
    return `${day}: ${t('summary.matter')}${contact.subject === '' ? '' : ` – ${contact.subject}`}`;
  }
  const { modality, state } = contact;
  const parts = [
    t('summary.appointment'),
    ...(modality === null ? [] : [t(`booking.modality.${modality}`).toLocaleLowerCase(language)]),
    ...(state === 'met' ? [] : [t(`summary.state.${state}`)]),
  ];
  return `${day}: ${parts.join(', ')}`;
}
