import { Button, InlineMessage, LocalAlert } from '@navikt/ds-react';
import { useState } from 'react';
import { useWords } from '../app/i18n.ts';
import { formatMoment } from './moments.ts';
import { RefusalMessage } from './RefusalMessage.tsx';
import { useAccessLogState, verifyAccessLog } from '../data/accessLog.ts';
import type { AnyRefusal } from '../data/ask.ts';
import { deliveryOfLog } from './logWords.ts';
import './logFacts.css';

/** Whether the chain of the log holds, and how far the portal has it. A broken log is said first, and never hidden. */
export function LogFacts() {
  const { t, language } = useWords();
  const state = useAccessLogState().data;
  const [refused, setRefused] = useState<AnyRefusal | null>(null);
  if (state === undefined) return null;
  const { broken, checking, checkedAt, checkedLines, begunAfterAnother } = state;

  async function check() {
    const reply = await verifyAccessLog();
    setRefused(reply.ok ? null : reply.error);
  }

  return (
    <div className="log-facts">
      {broken === null ? null : (
        <LocalAlert status="error" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h2">
              {broken.at === null
                ? t('accessLog.check.brokenNoTime', { line: broken.line })
                : t('accessLog.check.broken', { line: broken.line, at: formatMoment(broken.at, language) })}
            </LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            {t(`accessLog.check.fault.${broken.fault}`)} {t('accessLog.check.whatNow')}
          </LocalAlert.Content>
        </LocalAlert>
      )}
      <div className="log-facts__line">
        {broken !== null ? null : checkedAt === null || checkedLines === 0 ? (
          <InlineMessage status="info" size="small">
            {t('accessLog.check.never')}
          </InlineMessage>
        ) : (
          <InlineMessage status="success" size="small">
            {t('accessLog.check.whole', { line: checkedLines, at: formatMoment(checkedAt, language) })}
          </InlineMessage>
        )}
        <Button size="xsmall" variant="secondary" disabled={checking} onClick={() => void check()}>
          {checking ? t('accessLog.check.checking') : t('accessLog.check.now')}
        </Button>
      </div>
      {begunAfterAnother === null ? null : (
        <p className="log-facts__quiet">
          {t('accessLog.check.begun', { at: formatMoment(begunAfterAnother, language) })}
        </p>
      )}
      <p className="log-facts__quiet">{deliveryOfLog(state, t)}</p>
      {refused === null ? null : <RefusalMessage refusal={refused} />}
    </div>
  );
}
