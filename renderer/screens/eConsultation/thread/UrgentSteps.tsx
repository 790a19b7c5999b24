import { URGENT_STEPS } from '../../../../shared/domain/eConsultation/urgent.ts';
import { useWords } from '../../../app/i18n.ts';

/** What to do when something cannot wait, in this order, with the number to phone. */
export function UrgentSteps({ phone }: { readonly phone: string | null }) {
  const { t } = useWords();
  return (
    <>
      <ol className="urgent-steps">
        {URGENT_STEPS.map((step) => (
          <li key={step}>{t(`eConsultation.urgent.step.${step}`)}</li>
        ))}
      </ol>
      <p className="urgent-steps__phone">
        {phone === null ? t('triage.urgentPanel.noPhone') : t('triage.urgentPanel.call', { phone: spaced(phone) })}
      </p>
    </>
  );
}

/** A Norwegian number as it is read aloud: «400 00 123»; any other as it came. */
function spaced(phone: string): string {
  const [, eight] = /^(?:\+47|0047)?(\d{8})$/u.exec(phone.replaceAll(' ', '')) ?? [];
  return eight === undefined ? phone : `${eight.slice(0, 3)} ${eight.slice(3, 5)} ${eight.slice(5)}`;
}
