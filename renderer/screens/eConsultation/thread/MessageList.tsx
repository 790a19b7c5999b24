import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@navikt/ds-react';
import { ArrowDownIcon } from '@navikt/aksel-icons';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { useWords } from '../../../app/i18n.ts';
import { ScrollRegion } from '../../../components/ScrollRegion.tsx';
import { Message } from './Message.tsx';

/** How far from the end still counts as reading the end. */
const NEAR_END = 60;

/** The thread, oldest first, with the newest in view. Someone who reads further up is told, not moved. */
export function MessageList({ thread }: { readonly thread: EConsultationThread }) {
  const { t } = useWords();
  const frame = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const shownCount = useRef(thread.messages.length);
  const [newBelow, setNewBelow] = useState(false);
  const count = thread.messages.length;

  useLayoutEffect(() => showNewest(frame.current), []);

  useEffect(() => {
    if (count === shownCount.current) return;
    shownCount.current = count;
    if (atEnd.current) showNewest(frame.current);
    else setNewBelow(true);
  }, [count]);

  function onScroll() {
    const element = frame.current;
    if (element === null) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    if (atEnd.current) setNewBelow(false);
  }

  return (
    <div className="messages">
      <ScrollRegion className="messages__scroll" label={t('thread.messages')} ref={frame} onScroll={onScroll}>
        {count === 0 ? <p className="messages__none">{t('thread.noMessages')}</p> : null}
        <ol>
          {thread.messages.map((message) => (
            <Message key={message.id} taskId={thread.taskId} message={message} />
          ))}
        </ol>
      </ScrollRegion>
      {newBelow ? (
        <Button
          size="xsmall"
          className="messages__new"
          icon={<ArrowDownIcon aria-hidden />}
          onClick={() => showNewest(frame.current)}
        >
          {t('thread.newMessage')}
        </Button>
      ) : null}
    </div>
  );
}

/** The end of the thread, or the beginning of its last message where that is longer than the window. */
function showNewest(frame: HTMLElement | null): void {
  const last = frame?.querySelector('li:last-child');
  if (frame === null || !(last instanceof HTMLElement)) return;
  const tall = last.offsetHeight > frame.clientHeight;
  frame.scrollTop = tall ? last.offsetTop - frame.offsetTop : frame.scrollHeight;
}
