import { useQuery } from '@tanstack/react-query';
import { queryOf } from './ask.ts';

/** Every GP's list at the surgery, as the register has it. */
export function usePatientLists() {
  return useQuery(queryOf('readPatientLists', {}));
}
