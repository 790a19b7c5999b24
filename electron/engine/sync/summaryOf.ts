import type { ReplySummary } from '../../../shared/domain/sync/settle.ts';
import type { PortalReply } from '../portal/client.ts';

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
  return typeof text === 'string' ? text.slice(0, 500) : null;
}
