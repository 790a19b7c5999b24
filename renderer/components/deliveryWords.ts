import { CHANGED_PERSONS, type Delivery, type DeliveryProblem } from '../../shared/domain/sync/delivery.ts';
import { assertNever } from '../../shared/lib/assertNever.ts';
import type { Words } from '../app/i18n.ts';
import { formatMoment } from './moments.ts';

export type DeliveryTone = 'waiting' | 'sending' | 'done' | 'attention' | 'ended';

export type DeliveryWords = {
  readonly tone: DeliveryTone;
  /** «Venter på nett», «Sender …», «Levert 10:42» */
  readonly words: string;
  /** Why, and what happens next; empty when there is nothing more to say. */
  readonly more: readonly string[];
};

/** A delivery in words, one to one with its state: nothing is called delivered before the portal has acknowledged it. */
export function deliveryWords(delivery: Delivery, connected: boolean, { t, language }: Words): DeliveryWords {
  switch (delivery.state) {
    case 'queued': {
      const more = delivery.lastProblem === null ? [] : problemWords(delivery.lastProblem, t);
      if (delivery.nextAttempt !== null) {
        more.push(t('delivery.nextAttempt', { time: formatMoment(delivery.nextAttempt, language) }));
      }
      return { tone: 'waiting', words: waitingFor(delivery.lastProblem, connected, t), more };
    }
    case 'sending':
      return { tone: 'sending', words: t('delivery.sending'), more: [] };
    case 'acknowledged':
      return { tone: 'done', words: t('delivery.delivered', { time: formatMoment(delivery.at, language) }), more: [] };
    case 'conflict':
      return { tone: 'attention', words: t('delivery.conflict'), more: [] };
    case 'rejected':
      return { tone: 'attention', words: t('delivery.rejected'), more: problemWords(delivery.problem, t) };
    case 'withdrawn':
      return { tone: 'ended', words: t('delivery.withdrawn', { time: formatMoment(delivery.at, language) }), more: [] };
    default:
      return assertNever(delivery);
  }
}

function waitingFor(problem: DeliveryProblem | null, connected: boolean, t: Words['t']): string {
  if (problem?.kind === 'sign-in-needed') return t('delivery.waitingForSignIn');
  if (!connected) return t('delivery.waitingForNetwork');
  return problem === null || problem.kind === 'no-network'
    ? t('delivery.waitingInLine')
    : t('delivery.waitingForPortal');
}

function problemWords(problem: DeliveryProblem, t: Words['t']): string[] {
  const changed = CHANGED_PERSONS.find((one) => problem.kind === 'rule' && one === problem.detail);
  if (changed !== undefined) return [t(`delivery.changed.${changed}`)];
  const words = [t(`delivery.problem.${problem.kind}`)];
  // Here the detail is the type of the refusal, no words of the portal's.
  if (problem.kind === 'rule') return words;
  if (problem.detail !== null) words.push(t('delivery.portalSays', { detail: problem.detail }));
  else if (problem.status !== null) words.push(t('delivery.status', { status: problem.status }));
  return words;
}
