import { ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons';
import type { Allergy } from '../../../../shared/domain/eConsultation/allergy.ts';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { consentWords } from '../../../components/consentWords.ts';
import { Fact } from '../../../components/Fact.tsx';
import { dayWords } from '../../../components/moments.ts';
import { LastContacts } from './LastContacts.tsx';
import './patientSummary.css';

/** What whoever answers should know of the patient: a few lines that stand still above the thread. */
export function PatientSummary({ thread }: { readonly thread: EConsultationThread }) {
  const words = useWords();
  const { t, language } = words;
  const { summary, today, warnings } = thread;
  if (summary === null) return null;
  const day = (on: string) => dayWords(on, today, language);
  const { nextGp, consent, proxies, allergies, lastContacts } = summary;
  // Where the change bears on this matter, it stands among the warnings already.
  const newGp = warnings.some(({ type }) => type === 'GpChange') ? null : nextGp;
  return (
    <section className="patient-summary" aria-label={t('summary.title')}>
      <dl>
        {allergies === null ? null : (
          <Fact name={t('summary.allergies')}>
            {allergies.length === 0 ? t('summary.allergiesNotGiven') : <Allergies allergies={allergies} />}
          </Fact>
        )}
        {newGp === null ? null : (
          <Fact name={t('summary.nextGp')}>
            {t('summary.nextGpFrom', { name: newGp.name ?? t('patient.warning.otherSurgery'), day: day(newGp.on) })}
          </Fact>
        )}
        <Fact name={t('summary.consent')}>
          {consent === null ? t('summary.notTold') : consentWords(consent, today, words)}
        </Fact>
        {proxies.length === 0 ? null : (
          <Fact name={t('summary.proxy')}>
            {proxies
              .map(({ name, until }) => {
                const end = until === null ? t('summary.noEnd') : t('summary.until', { day: day(until) });
                return `${name} ${end}`;
              })
              .join(', ')}
          </Fact>
        )}
      </dl>
      <LastContacts contacts={lastContacts} today={today} />
    </section>
  );
}

/** A severe one has a symbol too: never colour alone. */
function Allergies({ allergies }: { readonly allergies: readonly Allergy[] }) {
  const { t } = useWords();
  return allergies.map(({ what, severe, certain }, place) => {
    const more = [...(severe ? [t('summary.severe')] : []), ...(certain ? [] : [t('summary.uncertain')])];
    return (
      // Two may have the same words, and none has an id of its own here; the list is drawn anew as a whole.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={place} className="patient-summary__allergy" data-severe={severe}>
        {severe ? <ExclamationmarkTriangleFillIcon aria-hidden /> : null}
        {what ?? t('summary.unreadable')}
        {more.length === 0 ? '' : ` (${more.join(', ')})`}
        {place < allergies.length - 1 ? ', ' : ''}
      </span>
    );
  });
}
