import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../shared/ipc/acts.ts';
import { ask, queryOf } from './ask.ts';

/** What stands between the surgery and its file on this machine. */
export function useKeyState() {
  return useQuery(queryOf('readKeyState', {}));
}

export function choosePassphrase(passphrase: string, again: string): Promise<Reply<'choosePassphrase'>> {
  return ask('choosePassphrase', { passphrase, again });
}

export function givePassphrase(passphrase: string): Promise<Reply<'givePassphrase'>> {
  return ask('givePassphrase', { passphrase });
}

/** Tries once more to open the surgery's file. */
export function reopenStore(): Promise<Reply<'reopenStore'>> {
  return ask('reopenStore', {});
}

/** Answers when everything has been put under the new key. */
export function rotateDatabaseKey(): Promise<Reply<'rotateDatabaseKey'>> {
  return ask('rotateDatabaseKey', {});
}
