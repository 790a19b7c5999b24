import type { ReplySummary } from '../../../shared/domain/sync/settle.ts';
import { inOneLine } from '../../../shared/fhir/inOneLine.ts';
import type { PortalReply } from '../portal/client.ts';

/** Characters of an OperationOutcome's words that people are shown. */
const LONGEST = 500;

/** A reply reduced to what the decision needs (`settle.ts`). */
export function summaryOf(reply: PortalReply): ReplySummary {
  if (reply.type === 'no-reply') return { type: 'no-reply' };
  if (reply.type === 'not-fhir') return { type: 'not-fhir', status: reply.status };
  return { type: 'reply', status: reply.status, retryAfter: reply.retryAfter, detail: detailOf(reply.body) };
}

/** The words of an OperationOutcome, for people. */
function detailOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('issue' in body) || !Array.isArray(body.issue)) return null;
  const issue: unknown = body.issue[0];
  if (typeof issue !== 'object' || issue === null) return null;
  const text =
    'details' in issue && typeof issue.details === 'object' && issue.details !== null && 'text' in issue.details
      ? issue.details.text
      : 'diagnostics' in issue
        ? issue.diagnostics
        : null;
  if (typeof text !== 'string') return null;
  const words = inOneLine(text);
  return words === '' ? null : Array.from(words).slice(0, LONGEST).join('');
}
