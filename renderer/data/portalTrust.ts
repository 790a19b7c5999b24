import { useQuery } from '@tanstack/react-query';
import { ask, queryOf } from './ask.ts';

/** The settings file beside what this machine was set up with. */
export function usePortalTrust() {
  return useQuery(queryOf('readPortalTrust', {}));
}

export function acceptPortalSettings() {
  return ask('acceptPortalSettings', {});
}
