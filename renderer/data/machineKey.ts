import { useQuery } from '@tanstack/react-query';
import { ask, queryOf } from './ask.ts';

/** The public side of the key that this machine proves itself with. */
export function useMachineKey() {
  return useQuery(queryOf('readMachineKey', {}));
}

/** Puts the public part on the clipboard. */
export function copyMachineKey(which: 'current' | 'next') {
  return ask('copyMachineKey', { which });
}

export function rotateMachineKey() {
  return ask('rotateMachineKey', {});
}

export function tryMachineKey() {
  return ask('tryMachineKey', {});
}

export function revokeMachineKey() {
  return ask('revokeMachineKey', {});
}
