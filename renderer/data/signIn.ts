import { useQuery } from '@tanstack/react-query';
import { ask, queryOf } from './ask.ts';

/** How people sign in here, and how a sign-in at the provider is going. */
export function useSignIn() {
  return useQuery(queryOf('readSignIn', {}));
}

export function startSignIn() {
  return ask('startSignIn', {});
}

export function cancelSignIn() {
  return ask('cancelSignIn', {});
}
