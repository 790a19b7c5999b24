import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Reply } from '../../shared/ipc/acts.ts';
import { ask, queryOf } from './ask.ts';

/** Patients for what has been typed so far; while the next ones come, the last stay. */
export function useFoundPatients(typed: string) {
  return useQuery({
    ...queryOf('findPatients', { typed }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    enabled: typed.trim() !== '',
  });
}

/** Not kept once nobody looks: who comes back to a page has opened it again, which the access log tells. */
export function usePatient(patientId: string) {
  return useQuery({ ...queryOf('readPatient', { patientId }), gcTime: 0 });
}

/** The whole identity number; that it was shown is logged. It is kept nowhere in the window but where it is shown. */
export function showIdentityNumber(patientId: string): Promise<Reply<'showIdentityNumber'>> {
  return ask('showIdentityNumber', { patientId });
}

export function overrideBlocks(of: 'Task' | 'Patient', id: string, reason: string): Promise<Reply<'overrideBlocks'>> {
  return ask('overrideBlocks', { of, id, reason });
}
