import { URGENT_STEPS } from '../../../../shared/domain/eConsultation/urgent.ts';
import { useWords } from '../../../app/i18n.ts';
import { spacedPhone } from '../../../components/spacedPhone.ts';

/** What to do when something cannot wait, in this order, with the number to phone. */
export function UrgentSteps({ phone }: { readonly phone: string | null }) {
  const { t } = useWords();
  return (
    <>
      <p className="urgent-steps__phone">
        {phone === null ? t('triage.urgentPanel.noPhone') : t('triage.urgentPanel.call', { phone: spacedPhone(phone) })}
      </p>
      <ol className="urgent-steps">
        {URGENT_STEPS.map((step) => (
          <li key={step}>{t(`eConsultation.urgent.step.${step}`)}</li>
        ))}
      </ol>
    </>
  );
}
