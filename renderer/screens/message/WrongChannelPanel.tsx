import { PaperplaneIcon } from '@navikt/aksel-icons';
import { Button, Radio, RadioGroup } from '@navikt/ds-react';
import { useEffect, useRef, useState } from 'react';
import { RIGHT_CHANNELS, type RightChannel } from '../../../shared/domain/message/message.ts';
import type { EConsultationThread } from '../../../shared/ipc/views/thread.ts';
import { useWords } from '../../app/i18n.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import type { AnyRefusal } from '../../data/ask.ts';
import { redirectMessage, useMessage } from '../../data/messages.ts';
import { useIsConnected } from '../../data/sync.ts';
import './message.css';

/** «Feil kanal»: where it belongs, and the very words that the patient will be sent. Nobody writes any of their own. */
export function WrongChannelPanel({ thread }: { readonly thread: EConsultationThread }) {
  const { t } = useWords();
  const words = useMessage(thread.taskId).data?.wrongChannel;
  const connected = useIsConnected();
  const [use, setUse] = useState<RightChannel>('e-consultation');
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const group = useRef<HTMLFieldSetElement>(null);

  useEffect(() => group.current?.querySelector('input')?.focus(), []);

  async function send() {
    setBusy(true);
    setRefused(null);
    const reply = await redirectMessage(thread, use);
    if (reply.ok) return;
    setBusy(false);
    setRefused(reply.error);
  }

  return (
    <form
      className="panel"
      aria-label={t('triage.redirect')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {refused === null ? null : <RefusalMessage refusal={refused} />}
      <RadioGroup
        ref={group}
        size="small"
        legend={t('message.redirect.where')}
        value={use}
        onChange={(value: RightChannel) => setUse(value)}
      >
        <div className="panel__radios">
          {RIGHT_CHANNELS.map((channel) => (
            <Radio key={channel} value={channel}>
              {t(`message.redirect.channel.${channel}`)}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <figure className="standard-words">
        <figcaption>{t('message.redirect.words', { patient: thread.patientName })}</figcaption>
        <blockquote lang={thread.patientLanguage} aria-live="polite">
          {words?.[use]}
        </blockquote>
      </figure>
      <div className="panel__foot">
        <p>{connected ? t('triage.redirectPanel.free') : t('thread.form.offlineHint')}</p>
        <Button type="submit" size="small" loading={busy} icon={<PaperplaneIcon aria-hidden />}>
          {connected ? t('triage.sendAndClose') : t('triage.queueAndClose')}
        </Button>
      </div>
    </form>
  );
}
