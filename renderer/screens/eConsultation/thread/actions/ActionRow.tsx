import { Button } from '@navikt/ds-react';
import { assertNever } from '../../../../../shared/lib/assertNever.ts';
import type { EConsultationThread } from '../../../../../shared/ipc/views/thread.ts';
import { useWords, type Words } from '../../../../app/i18n.ts';
import { shownKey } from '../../../../app/keys.ts';
import { useKey } from '../../../../app/useKey.ts';
import { AssignMenu } from './AssignMenu.tsx';
import { actOf, KEY_OF, type Panel, PANELS } from './panels.ts';
import './actions.css';

type Props = {
  readonly thread: EConsultationThread;
  readonly panel: Panel;
  readonly onPanel: (panel: Panel) => void;
};

/** Everything that can be done with the matter, in one row; what a role may not do is not there. */
export function ActionRow({ thread, panel, onPanel }: Props) {
  const words = useWords();
  const shown = PANELS.filter((each) => {
    const act = actOf(each, thread);
    return thread.may.includes(act) || thread.prepares.includes(act);
  });
  return (
    <fieldset className="actions" aria-label={words.t('triage.actions')}>
      {shown.map((each) => (
        <PanelButton
          key={each}
          panel={each}
          name={nameOf(each, thread, words)}
          isShown={each === panel}
          onShow={() => onPanel(each)}
        />
      ))}
      {thread.may.includes('assign') ? <AssignMenu thread={thread} /> : null}
    </fieldset>
  );
}

type ButtonProps = {
  readonly panel: Panel;
  readonly name: string;
  readonly isShown: boolean;
  readonly onShow: () => void;
};

function PanelButton({ panel, name, isShown, onShow }: ButtonProps) {
  const key = shownKey(KEY_OF[panel]);
  useKey(KEY_OF[panel], onShow);
  return (
    <Button
      size="xsmall"
      variant={isShown ? 'primary' : 'secondary'}
      data-color="neutral"
      aria-pressed={isShown}
      aria-keyshortcuts={key}
      title={`${name} (${key})`}
      onClick={onShow}
    >
      {name}
    </Button>
  );
}

function nameOf(panel: Panel, thread: EConsultationThread, { t }: Words): string {
  switch (panel) {
    case 'answer':
      return t(thread.may.includes('answer') ? 'triage.answer' : 'triage.prepareAnswer');
    case 'urgency':
      return t(thread.urgent ? 'triage.notUrgent' : 'triage.urgent');
    case 'forward':
      return t('message.forward.act');
    case 'attendance':
    case 'redirect':
    case 'unsuitable':
    case 'note':
    case 'close':
      return t(`triage.${panel}`);
    default:
      return assertNever(panel);
  }
}
