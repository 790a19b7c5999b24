import { osloDate, Temporal } from '../../shared/lib/time.ts';
import type { Portal } from '../portal/portal.ts';

/** The date in Norway by the test's clock. */
export const today = () => osloDate(Temporal.Now.instant());

/** The id of someone who works at the surgery. */
export function practitioner(portal: Portal, name: string): string {
  const found = portal.all('Practitioner').find((one) => nameOf(one) === name);
  if (found === undefined) throw new Error(`nobody called ${name} works here`);
  return found.id;
}

export type Someone = { readonly id: string; readonly name: string };

/**
 * A patient on a GP's list whom nothing singles out: grown up, full access, no block, nobody who acts for them, staying
 * on the list. Who writes where a test names nobody is the first of Ingrid Lien's.
 *
 * @param not people it must not be: for a test with two patients
 */
export function patientOf(portal: Portal, gp: string, ...not: readonly Someone[]): Someone {
  const found = portal.ordinary(practitioner(portal, gp)).find((id) => not.every((one) => one.id !== id));
  if (found === undefined)
    throw new Error(`${gp} has no ${not.length > 0 ? 'other ' : ''}patient whom nothing singles out`);
  return someone(portal, found);
}

/** A grown-up patient of a GP's who has agreed to Basis and never to more. */
export function patientOnBasisOf(portal: Portal, gp: string): Someone {
  const list = `Practitioner/${practitioner(portal, gp)}`;
  const born = yearsBefore(portal, 20);
  const levels = Map.groupBy(
    portal.all('Consent').filter(({ policyRule }) => policyRule !== undefined),
    ({ patient }) => patient?.reference,
  );
  const found = portal.all('Patient').find((one) => {
    const agreed = levels.get(`Patient/${one.id}`) ?? [];
    return (
      one.generalPractitioner?.[0]?.reference === list &&
      (one.birthDate ?? '9') < born &&
      one.extension === undefined &&
      agreed.length > 0 &&
      agreed.every(({ policyRule }) => policyRule?.coding?.[0]?.code === 'basis')
    );
  });
  if (found === undefined) throw new Error(`${gp} has no patient who has agreed to Basis and never to more`);
  return someone(portal, found.id);
}

/** A small child with its parent, who may write for it. */
export function childWithParent(portal: Portal): Someone & { readonly parent: string } {
  const born = yearsBefore(portal, 11);
  for (const one of portal.all('Patient')) {
    const [parent] = portal.rights.guardiansOf(one.id);
    if (parent !== undefined && (one.birthDate ?? '') > born && one.extension === undefined) {
      return { id: one.id, name: nameOf(one), parent };
    }
  }
  throw new Error('no child under 11 has a parent who may write for it');
}

/** The day so many years before the surgery began. */
function yearsBefore(portal: Portal, years: number): string {
  return osloDate(Temporal.Instant.from(portal.created)).subtract({ years }).toString();
}

function someone(portal: Portal, id: string): Someone {
  return { id, name: nameOf(portal.read('Patient', id) ?? {}) };
}

function nameOf({ name }: { name?: { given?: string[]; family?: string }[] }): string {
  return [...(name?.[0]?.given ?? []), name?.[0]?.family ?? ''].join(' ');
}
