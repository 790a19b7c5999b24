import type { World } from '../world.ts';

/** The log must hold no name, no identity number and nothing that anybody wrote. */
export function checkLog({ desks, portal, ledger, report }: World, place: number): void {
  const log = desks[place]?.log.join('\n') ?? '';
  if (log === '') return;
  const secrets = new Set<string>();
  for (const patient of portal.all('Patient')) {
    for (const { given, family } of patient.name ?? []) secrets.add([...(given ?? []), family ?? ''].join(' ').trim());
    for (const { value } of patient.identifier ?? []) if (value !== undefined) secrets.add(value);
  }
  for (const task of portal.all('Task')) if (task.description !== undefined) secrets.add(task.description);
  for (const message of portal.all('Communication'))
    for (const { contentString } of message.payload ?? []) if (contentString !== undefined) secrets.add(contentString);
  for (const op of ledger.answers) secrets.add(op.text);
  for (const secret of secrets)
    if (secret.length > 5 && log.includes(secret)) report.breach('untold', 'the log holds what belongs to a person');
}
