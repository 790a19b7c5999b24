import { Button, Dialog, Heading } from '@navikt/ds-react';
import { useWords } from '../i18n.ts';
import { KEYS, type KeyName } from '../keys.ts';

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Those that do something for this person. */
  readonly names: readonly KeyName[];
};

const GROUPS = ['go', 'list', 'matter', 'everywhere'] as const;

/** Every key of the app. Nothing here can be done only by key: the list, the menu and the buttons do the same. */
export function KeysDialog({ open, onClose, names }: Props) {
  const { t } = useWords();
  return (
    <Dialog size="small" open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Popup width="large">
        <Dialog.Header>
          <Dialog.Title>{t('shell.keys.title')}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          <div className="keys">
            {GROUPS.map((group) => (
              <section key={group}>
                <Heading level="2" size="xsmall">
                  {t(`shell.keys.groups.${group}`)}
                </Heading>
                <dl>
                  {names
                    .filter((name) => KEYS[name].group === group)
                    .map((name) => (
                      <KeyRow key={name} name={name} />
                    ))}
                </dl>
              </section>
            ))}
          </div>
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

function KeyRow({ name }: { readonly name: KeyName }) {
  const { t } = useWords();
  const { ways, how, words } = KEYS[name];
  const between = how === 'after G' ? ` ${t('shell.keys.andThen')} ` : ' + ';
  return (
    <div className="keys__row">
      <dt>
        {ways.map((way: readonly string[], index) => (
          <span key={way.join(' ')}>
            {index === 0 ? '' : ` ${t('shell.keys.or')} `}
            {way.map((key, position) => (
              <span key={key}>
                {position === 0 ? '' : between}
                <kbd>{key}</kbd>
              </span>
            ))}
          </span>
        ))}
      </dt>
      <dd>{t(words)}</dd>
    </div>
  );
}
