import { formatNationalId, maskNationalId } from '../../../shared/domain/identity/formatNationalId.ts';
import type { NationalIdNumber } from '../../../shared/domain/identity/nationalId.ts';
import { identityNumberOn } from '../../../shared/fhir/person.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import { toJson } from './patientResources.ts';
import type { StoredResource } from './resourceStore.ts';

/**
 * A patient's national identity number at an instant (ms) as people read it, whole and masked; null when the portal gives none. The
 * register is the authority: one whose check digits are wrong is shown as it is.
 */
export function identityNumberOf(
  { json }: StoredResource,
  now: number,
): { readonly whole: string; readonly masked: string } | null {
  const number = json === null ? null : identityNumberOn(toJson(json), osloDateAt(now));
  if (number === null) return null;
  if (!/^\d{11,12}$/u.test(number)) return { whole: number, masked: '•'.repeat(11) };
  const digits = number as NationalIdNumber;
  return { whole: formatNationalId(digits), masked: maskNationalId(digits) };
}
