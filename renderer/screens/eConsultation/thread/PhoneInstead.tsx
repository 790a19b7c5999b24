import { Button } from '@navikt/ds-react';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { shownKey } from '../../../app/keys.ts';
import { spacedPhone } from '../../../components/spacedPhone.ts';
import type { Panel } from './actions/panels.ts';
import './answerForm.css';

type Props = {
  readonly thread: EConsultationThread;
  readonly panel: Panel;
  readonly onPanel: (panel: Panel) => void;
};

/** Whom the portal may not reach is phoned: the number, what cannot be sent, and one key to write the call down. */
export function PhoneInstead({ thread, panel, onPanel }: Props) {
  const { t } = useWords();
  const { phone } = thread;
  return (
    <div className="phone-instead">
      <p>
        <strong>
          {phone === null
            ? t('triage.urgentPanel.noPhone')
            : t('triage.urgentPanel.call', { phone: spacedPhone(phone) })}
        </strong>{' '}
        {panel === 'answer'
          ? ''
          : t(panel === 'attendance' ? 'triage.attendancePanel.unreached' : 'patient.sendingStops')}
      </p>
      {panel === 'close' || !thread.may.includes('contact') ? null : (
        <Button
          size="xsmall"
          variant="secondary"
          aria-keyshortcuts={shownKey('close')}
          onClick={() => onPanel('close')}
        >
          {t('triage.writeCall')}
          <kbd aria-hidden>{shownKey('close')}</kbd>
        </Button>
      )}
    </div>
  );
}
