import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../shared/ipc/acts.ts';
import { ask, queryOf } from './ask.ts';

/** Whether the person signed in has a PIN on this machine, and may choose one now. */
export function useOwnPin() {
  return useQuery(queryOf('readOwnPin', {}));
}

export function setPin(pin: string): Promise<Reply<'setPin'>> {
  return ask('setPin', { pin });
}

export function changePin(current: string, pin: string): Promise<Reply<'changePin'>> {
  return ask('changePin', { current, pin });
}
