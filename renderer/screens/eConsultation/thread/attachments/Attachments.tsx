import { ExclamationmarkTriangleIcon, FileIcon, FilePdfIcon, ImageIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react';
import { useRef, useState } from 'react';
import type { ThreadFile } from '../../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../../app/i18n.ts';
import { RefusalMessage } from '../../../../components/RefusalMessage.tsx';
import { refusalText } from '../../../../components/refusalText.ts';
import type { AnyRefusal } from '../../../../data/ask.ts';
import { fetchAttachment, type FileName } from '../../../../data/attachments.ts';
import { PdfDialog } from './pdf/PdfDialog.tsx';
import { PictureDialog } from './PictureDialog.tsx';
import { sizeWords } from './sizeWords.ts';
import './attachments.css';

const symbols = { image: ImageIcon, pdf: FilePdfIcon, file: FileIcon } as const;

type Props = { readonly taskId: string; readonly messageId: string; readonly files: readonly ThreadFile[] };

/** What the patient sent along with a message, each with what can be done with it or why it is not shown. */
export function Attachments({ taskId, messageId, files }: Props) {
  const { t } = useWords();
  if (files.length === 0) return null;
  return (
    <ul className="attachments" aria-label={t('attachment.list')}>
      {files.map((file) => (
        <Attachment key={file.place} named={{ taskId, messageId, place: file.place }} file={file} />
      ))}
    </ul>
  );
}

function Attachment({ named, file }: { readonly named: FileName; readonly file: ThreadFile }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const { state } = file;
  const Symbol = state.is === 'refused' ? ExclamationmarkTriangleIcon : symbols[file.what];
  const name = file.title ?? t(`attachment.what.${file.what}`);

  async function fetch() {
    setRefused(null);
    const reply = await fetchAttachment(named);
    if (!reply.ok) setRefused(reply.error);
  }

  function close() {
    setOpen(false);
    opener.current?.focus();
  }

  return (
    <li data-state={state.is}>
      <span className="attachments__name">
        <Symbol aria-hidden />
        <span>{name}</span>
        {file.size === null ? null : <span className="attachments__size">{sizeWords(file.size, t)}</span>}
      </span>
      {state.is === 'here' ? (
        <Button
          ref={opener}
          size="xsmall"
          variant="secondary"
          onClick={() => setOpen(true)}
          aria-label={t('attachment.openNamed', { name })}
        >
          {t('attachment.open')}
        </Button>
      ) : null}
      {state.is === 'at-portal' ? (
        <>
          <span className="attachments__size">{t('attachment.notHere')}</span>
          <Button
            size="xsmall"
            variant="secondary"
            onClick={() => void fetch()}
            aria-label={t('attachment.fetchNamed', { name })}
          >
            {t('attachment.fetch')}
          </Button>
        </>
      ) : null}
      {state.is === 'wanted' ? <output className="attachments__size">{t('attachment.coming')}</output> : null}
      {state.is === 'refused' ? <span className="attachments__why">{refusalText(t, state.why)}</span> : null}
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      {open && state.is === 'here' && state.type === 'application/pdf' ? (
        <PdfDialog named={named} name={name} onClose={close} />
      ) : null}
      {open && state.is === 'here' && state.type !== 'application/pdf' ? (
        <PictureDialog named={named} type={state.type} name={name} onClose={close} />
      ) : null}
    </li>
  );
}
