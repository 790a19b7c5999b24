import {
  CheckmarkIcon,
  CircleSlashIcon,
  ClockIcon,
  ExclamationmarkTriangleFillIcon,
  PaperplaneIcon,
} from '@navikt/aksel-icons';
import type { Delivery } from '../../shared/domain/sync/delivery.ts';
import { useWords } from '../app/i18n.ts';
import { useIsConnected } from '../data/sync.ts';
import './deliveryMark.css';
import { type DeliveryTone, deliveryWords } from './deliveryWords.ts';

const symbols: Record<DeliveryTone, typeof ClockIcon> = {
  waiting: ClockIcon,
  sending: PaperplaneIcon,
  done: CheckmarkIcon,
  attention: ExclamationmarkTriangleFillIcon,
  ended: CircleSlashIcon,
};

type Props = {
  readonly delivery: Delivery;
  /** Also why it waits and what happens next. */
  readonly withReason?: boolean;
  /** In a row of a list: what is to be done, and not how it came so. */
  readonly isShort?: boolean;
};

/** Where something is on its way to the portal, in symbol and words. */
export function DeliveryMark({ delivery, withReason = false, isShort = false }: Props) {
  const words = useWords();
  const connected = useIsConnected();
  const { tone, words: state, more } = deliveryWords(delivery, connected, words);
  const Symbol = symbols[tone];
  return (
    <span className="delivery-mark" data-tone={tone}>
      <span className="delivery-mark__state">
        <Symbol aria-hidden />
        {isShort && delivery.state === 'conflict' ? words.t('delivery.conflictInRow') : state}
      </span>
      {withReason && more.length > 0 ? <span className="delivery-mark__reason">{more.join(' ')}</span> : null}
    </span>
  );
}
