import { BodyShort, Button, Heading } from '@navikt/ds-react';
import { useRef, useState } from 'react';
import type { PinHolder } from '../../../shared/ipc/views/session.ts';
import { useWords } from '../../app/i18n.ts';
import { refusalText } from '../../components/refusalText.ts';
import { PinForm } from './PinForm.tsx';
import { focusWhenFree } from './focusWhenFree.ts';
import { useArrowKeys } from './useArrowKeys.ts';

/** Those who have a PIN on this machine; nothing where nobody has. The one chosen has a field under the name. */
export function PinHolders({ holders }: { readonly holders: readonly PinHolder[] }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = useArrowKeys(list);
  if (holders.length === 0) return null;
  const only = holders.length === 1 ? holders[0]?.practitionerId : null;
  return (
    <section className="sign-in__pins" aria-labelledby="with-pin">
      <Heading level="2" size="xsmall" id="with-pin">
        {t('pin.withPin')}
      </Heading>
      <div ref={list}>
        <ul>
          {holders.map((holder, place) => {
            const open = holder.practitionerId === (chosen ?? only);
            return (
              <li key={holder.practitionerId}>
                <Button
                  size="small"
                  variant="tertiary"
                  className="sign-in__member"
                  aria-expanded={open}
                  ref={place === 0 ? focusWhenFree : null}
                  onKeyDown={onKeyDown}
                  onClick={() => setChosen(holder.practitionerId)}
                >
                  {holder.name}
                  <span className="sign-in__role">{t(`access.role.${holder.role}`)}</span>
                </Button>
                {!open ? null : holder.signInNeeded === null ? (
                  <PinForm holder={holder} action={t('pin.signIn')} />
                ) : (
                  <BodyShort size="small" as="output" className="sign-in__needed">
                    {refusalText(t, holder.signInNeeded)}
                  </BodyShort>
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
