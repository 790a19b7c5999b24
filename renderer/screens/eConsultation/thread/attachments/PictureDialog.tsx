import { Button, Dialog, Skeleton } from '@navikt/ds-react';
import { useState } from 'react';
import type { ShownType } from '../../../../../shared/domain/eConsultation/fileFacts.ts';
import { useWords } from '../../../../app/i18n.ts';
import { RefusalMessage } from '../../../../components/RefusalMessage.tsx';
import { ScrollRegion } from '../../../../components/ScrollRegion.tsx';
import type { FileName } from '../../../../data/attachments.ts';
import { SaveFile } from './SaveFile.tsx';
import { useAttachment } from './useAttachment.ts';

type Props = {
  readonly named: FileName;
  readonly type: ShownType;
  readonly name: string;
  readonly onClose: () => void;
};

/**
 * A picture that the patient sent, asked for when it is opened and gone when it is closed. It is drawn by `<img>`, which
 * runs nothing that may be in it, and stands in the page itself: nothing is fetched.
 */
export function PictureDialog({ named, type, name, onClose }: Props) {
  const { t } = useWords();
  const reply = useAttachment(named);
  const [broken, setBroken] = useState(false);
  const [actualSize, setActualSize] = useState(false);

  return (
    <Dialog size="small" open onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Popup width="large">
        <Dialog.Header>
          <Dialog.Title>{name}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          {reply === null ? <Skeleton variant="rounded" height="16rem" /> : null}
          {reply?.ok === false ? <RefusalMessage refusal={reply.error} /> : null}
          {broken ? <p role="alert">{t('attachment.cannotDraw')}</p> : null}
          {reply?.ok === true && !broken ? (
            <ScrollRegion className="picture" label={t('attachment.picture')}>
              <img
                src={`data:${reply.value.type};base64,${reply.value.base64}`}
                alt={t('attachment.alt', { name })}
                data-size={actualSize ? 'actual' : 'fit'}
                onError={() => setBroken(true)}
              />
            </ScrollRegion>
          ) : null}
        </Dialog.Body>
        <Dialog.Footer>
          <SaveFile named={named} type={type} name={name} />
          <Button size="small" variant="secondary" onClick={() => setActualSize(!actualSize)}>
            {t(actualSize ? 'attachment.fit' : 'attachment.actualSize')}
          </Button>
          <Dialog.CloseTrigger>
            <Button size="small">{t('attachment.close')}</Button>
          </Dialog.CloseTrigger>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}
