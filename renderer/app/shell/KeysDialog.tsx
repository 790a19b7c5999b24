import { Button, Dialog } from '@navikt/ds-react';
import { useWords } from '../i18n.ts';

type Props = { readonly open: boolean; readonly onClose: () => void };

/** Each way of pressing is a list of keys; several ways are alternatives. */
type Row = { readonly ways: readonly (readonly string[])[]; readonly joint: '+' | 'then'; readonly what: string };

/** Every key of the app. Nothing here can be done only by key: the list, the menu and the buttons do the same. */
export function KeysDialog({ open, onClose }: Props) {
  const { t } = useWords();
  const rows: readonly Row[] = [
    { ways: [['↓'], ['J']], joint: '+', what: t('shell.keys.next') },
    { ways: [['↑'], ['K']], joint: '+', what: t('shell.keys.previous') },
    { ways: [['Home'], ['End']], joint: '+', what: t('shell.keys.ends') },
    { ways: [['Enter']], joint: '+', what: t('shell.keys.open') },
    { ways: [['N']], joint: '+', what: t('shell.keys.letIn') },
    { ways: [['R']], joint: '+', what: t('shell.keys.reply') },
    { ways: [['T']], joint: '+', what: t('shell.keys.take') },
    { ways: [['A']], joint: '+', what: t('triage.assign') },
    { ways: [['H']], joint: '+', what: t('triage.urgent') },
    { ways: [['O']], joint: '+', what: t('triage.attendance') },
    { ways: [['F']], joint: '+', what: t('triage.redirect') },
    { ways: [['U']], joint: '+', what: t('triage.unsuitable') },
    { ways: [['I']], joint: '+', what: t('triage.note') },
    { ways: [['E']], joint: '+', what: t('triage.close') },
    { ways: [['Ctrl', 'M']], joint: '+', what: t('templates.choose') },
    { ways: [['Ctrl', 'J']], joint: '+', what: t('templates.next') },
    { ways: [['Ctrl', 'Enter']], joint: '+', what: t('shell.keys.send') },
    { ways: [['Esc']], joint: '+', what: t('shell.keys.back') },
    { ways: [['G', 'E']], joint: 'then', what: t('shell.keys.goEConsultations') },
    { ways: [['G', 'B']], joint: 'then', what: t('shell.keys.goAnswered') },
    { ways: [['G', 'U']], joint: 'then', what: t('shell.keys.goUnsent') },
    { ways: [['G', 'L']], joint: 'then', what: t('accessLog.goTo') },
    { ways: [['G', 'I']], joint: 'then', what: t('shell.keys.goSettings') },
    { ways: [['←'], ['→']], joint: '+', what: t('shell.keys.divider') },
    { ways: [['Ctrl', 'K']], joint: '+', what: t('patient.search.open') },
    { ways: [['Ctrl', 'L']], joint: '+', what: t('shell.keys.lock') },
    { ways: [['?']], joint: '+', what: t('shell.keys.keys') },
  ];
  return (
    <Dialog size="small" open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Popup width="small">
        <Dialog.Header>
          <Dialog.Title>{t('shell.keys.title')}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <dl className="keys">
            {rows.map((row) => (
              <div key={row.what} className="keys__row">
                <dt>
                  {row.ways.map((way, index) => (
                    <span key={way.join(' ')}>
                      {index === 0 ? '' : ` ${t('shell.keys.or')} `}
                      {way.map((key, position) => (
                        <span key={key}>
                          {position === 0 ? '' : row.joint === '+' ? ' + ' : ` ${t('shell.keys.andThen')} `}
                          <kbd>{key}</kbd>
                        </span>
                      ))}
                    </span>
                  ))}
                </dt>
                <dd>{row.what}</dd>
              </div>
            ))}
          </dl>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.CloseTrigger>
            <Button size="small" variant="secondary">
              {t('shell.keys.close')}
            </Button>
          </Dialog.CloseTrigger>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}
