import { Button, Dialog, InlineMessage, Skeleton } from '@navikt/ds-react';
import { useState } from 'react';
import { useWords } from '../../../../../app/i18n.ts';
import { RefusalMessage } from '../../../../../components/RefusalMessage.tsx';
import type { FileName } from '../../../../../data/attachments.ts';
import { SaveFile } from '../SaveFile.tsx';
import { useAttachment } from '../useAttachment.ts';
import { PdfPages } from './PdfPages.tsx';
import { usePdf } from './usePdf.ts';
import './pdf.css';

type Props = { readonly named: FileName; readonly name: string; readonly onClose: () => void };

/**
 * A PDF that the patient sent: its pages drawn as pictures, so that nothing in it runs, leads anywhere or asks for
 * anything. Gone, with the thread that reads it, when it is closed.
 */
export function PdfDialog({ named, name, onClose }: Props) {
  const { t } = useWords();
  const reply = useAttachment(named);
  const { pdf, openAgain } = usePdf(reply?.ok === true ? reply.value.base64 : null);
  // Beside the file itself, which is opened again after a page that was too heavy.
  const [page, setPage] = useState(1);
  const [heavy, setHeavy] = useState<ReadonlySet<number>>(new Set());

  function tooHeavy(number: number) {
    setHeavy((known) => new Set([...known, number]));
    openAgain();
  }

  return (
    <Dialog size="small" open onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Popup width="large">
        <Dialog.Header>
          <Dialog.Title>{name}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>
          {reply?.ok === false ? <RefusalMessage refusal={reply.error} /> : null}
          {reply?.ok !== false && pdf === null ? <Skeleton variant="rounded" height="16rem" /> : null}
          {pdf?.ok === false ? (
            <div role="alert">
              <InlineMessage status="warning" size="small">
                {t(`attachment.pdf.${pdf.error.type}`)}
              </InlineMessage>
            </div>
          ) : null}
          {pdf?.ok === true ? (
            <PdfPages pdf={pdf.value} page={page} onPage={setPage} heavy={heavy} onTooHeavy={tooHeavy} />
          ) : null}
        </Dialog.Body>
        <Dialog.Footer>
          {reply?.ok === true && !reply.value.mayBeSaved ? (
            <span className="attachments__hint">{t('attachment.refused.AttachmentHoldsScript')}</span>
          ) : (
            <SaveFile
              named={named}
              type="application/pdf"
              name={name}
              when={pdf?.ok === true ? t('attachment.pdf.whenToSave') : ''}
            />
          )}
          <Dialog.CloseTrigger>
            <Button size="small">{t('attachment.close')}</Button>
          </Dialog.CloseTrigger>
        </Dialog.Footer>
      </Dialog.Popup>
    </Dialog>
  );
}
