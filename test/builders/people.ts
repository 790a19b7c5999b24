import { osloDate, Temporal } from '../../shared/lib/time.ts';
import type { Portal } from '../portal/portal.ts';

export const today = osloDate(Temporal.Now.instant());

/** The id of someone who works at the surgery. */
export function practitioner(portal: Portal, name: string): string {
  const found = portal.all('Practitioner').find((one) => nameOf(one) === name);
  if (found === undefined) throw new Error(`nobody called ${name} works here`);
  return found.id;
}

/** A grown-up on a GP's list who can write on the portal, and is about to change nothing. */
export function patientOf(portal: Portal, gp: string): { readonly id: string; readonly name: string } {
  const list = `Practitioner/${practitioner(portal, gp)}`;
  const born = yearsBefore(portal, 20);
  const changing = new Set(
    portal.all('EpisodeOfCare').flatMap(({ status, patient }) => (status === 'planned' ? [patient.reference] : [])),
  );
  const found = portal
    .writers()
    .map((id) => portal.read('Patient', id))
    .find(
      (one) =>
        one?.generalPractitioner?.[0]?.reference === list &&
        (one.birthDate ?? '9') < born &&
        one.extension === undefined &&
        !changing.has(`Patient/${one.id}`),
    );
  if (found === undefined) throw new Error(`${gp} has no such patient`);
  return { id: found.id, name: nameOf(found) };
}

/** A small child with its parent, who may write for it. */
export function childWithParent(portal: Portal): {
  readonly id: string;
  readonly name: string;
  readonly parent: string;
} {
  const born = yearsBefore(portal, 11);
  for (const one of portal.all('Patient')) {
    const [parent] = portal.rights.guardiansOf(one.id);
    if (parent !== undefined && (one.birthDate ?? '') > born && one.extension === undefined) {
      return { id: one.id, name: nameOf(one), parent };
    }
  }
  throw new Error('no child');
}

/** The day so many years before the surgery began. */
function yearsBefore(portal: Portal, years: number): string {
  return osloDate(Temporal.Instant.from(portal.created)).subtract({ years }).toString();
}

function nameOf({ name }: { name?: { given?: string[]; family?: string }[] }): string {
  return [...(name?.[0]?.given ?? []), name?.[0]?.family ?? ''].join(' ');
}
