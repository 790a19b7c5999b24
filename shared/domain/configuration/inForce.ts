import type { Result } from '../../lib/result.ts';
import type { ConfigurationFault } from './configurationFault.ts';

/** The data that the surgery works by, and what is wrong with a newer file if it could not be used. */
export type InForce<T> = { readonly data: T; readonly fault: ConfigurationFault | null };

/**
 * What applies after a file has been read again: the new data, or the previous data with the fault to show.
 * A wrong file never leaves the surgery without rules.
 */
export function inForce<T>(previous: T, next: Result<T, ConfigurationFault>): InForce<T> {
  return next.ok ? { data: next.value, fault: null } : { data: previous, fault: next.error };
}
