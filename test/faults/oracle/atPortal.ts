import { SYSTEM } from '../../../shared/fhir/codes.ts';
import type { Portal } from '../../portal/portal.ts';

/** What the portal holds of our answers: how often each outbox identifier and each text occurs. */
export type AtPortal = { readonly byEntry: ReadonlyMap<string, number>; readonly byText: ReadonlyMap<string, number> };

export function answersAtPortal(portal: Portal): AtPortal {
  const byEntry = new Map<string, number>();
  const byText = new Map<string, number>();
  for (const message of portal.all('Communication')) {
    for (const { system, value } of message.identifier ?? [])
      if (system === SYSTEM.entry && value !== undefined) countUp(byEntry, value);
    for (const { contentString } of message.payload ?? [])
      if (contentString !== undefined) countUp(byText, contentString);
  }
  return { byEntry, byText };
}

/** How often each line of the access log, by its hash, is at the portal. */
export function accessLinesAtPortal(portal: Portal): ReadonlyMap<string, number> {
  const byHash = new Map<string, number>();
  for (const { meta } of portal.all('AuditEvent'))
    for (const { system, code } of meta?.tag ?? [])
      if (system === SYSTEM.accessLogLine && code !== undefined) countUp(byHash, code);
  return byHash;
}

/** The entry whose answer a Task names; null when it names none. */
export function answerNamedBy(portal: Portal, taskId: string): { entryId: string | null; status: string } | null {
  const task = portal.read('Task', taskId);
  if (task === undefined) return null;
  const named = task.output?.findLast((one) => one.type.coding?.some(({ code }) => code === 'answer'));
  return { entryId: named?.valueIdentifier?.value ?? null, status: task.status };
}

function countUp(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
