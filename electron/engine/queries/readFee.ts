import { bornBetween } from '../../../shared/domain/access/age.ts';
import { patientFee } from '../../../shared/domain/fees/patientFee.ts';
import { SHIPPED_TARIFF } from '../../../shared/domain/fees/shippedTariff.ts';
import type { Treatment } from '../../../shared/domain/fees/treatment.ts';
import { holding } from '../../../shared/fhir/holds.ts';
import { listOf, object, optional, text } from '../../../shared/fhir/shape.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { osloDateAt, Temporal } from '../../../shared/lib/time.ts';
import type { SignedInAct, SignedInContext } from '../act.ts';
import { hasBeenAnswered } from '../db/hasBeenAnswered.ts';
import { type LoadedMatter, loadEConsultation } from '../db/loadEConsultation.ts';
import { shownPatient } from '../db/patientSearch.ts';
import { toJson } from '../db/patientResources.ts';
import { resourceByNum } from '../db/resourceStore.ts';

/**
 * What an answer by the person signed in costs the patient now, and why. Asked again as time passes: the rate is that of
 * the moment of the answer. The portal tells of no exemption card, so none is taken for granted.
 */
export const readFee: SignedInAct<'readFee'> = (context, { taskId }) => {
  const { db } = context;
  const now = context.now();
  const loaded = loadEConsultation(db, taskId, now);
  if (loaded === null) return err({ type: 'NotFound' });
  const birthday = shownPatient(db, loaded.stored.patient)?.birthday ?? null;
  if (birthday === null) return ok(null);
  const at = Temporal.Instant.fromEpochMilliseconds(now);
  const treatment = treatmentIn(context, loaded);
  const { earliest, latest } = bornBetween(birthday);
  const feeOf = (birthDate: Temporal.PlainDate) =>
    patientFee(treatment, { birthDate, card: null, outsideListSystem: false }, SHIPPED_TARIFF, at);
  const fee = feeOf(earliest);
  // Where the age decides and not enough of it is known, nothing is said.
  return ok(feeOf(latest).patientPays === fee.patientPays ? fee : null);
};

/** A further question after an answer belongs to what has been paid; a locum stands in the GP's place. */
function treatmentIn(
  { db, signedIn, now: clock }: SignedInContext,
  { stored, eConsultation }: LoadedMatter,
): Treatment {
  if (hasBeenAnswered(db, stored.num)) return { type: 'follow-up' };
  const ownGp = eConsultation.responsibleGp === signedIn.practitionerId || signedIn.role === 'locum';
  const json = resourceByNum(db, signedIn.num)?.json ?? null;
  return { type: 'consultation', way: 'text', ownGp, specialist: isSpecialist(json, osloDateAt(clock())) };
}

const qualified = object({
  text: optional(text),
  coding: optional(listOf(object({ display: optional(text) }))),
});

/** Whether a Practitioner is a specialist in general practice today, by the words of a qualification. */
function isSpecialist(json: string | null, today: Temporal.PlainDate): boolean {
  const practitioner = json === null ? {} : toJson(json);
  return holding(practitioner['qualification'], today).some(({ code }) => {
    const read = qualified.safeParse(code);
    const words = read.success ? [read.data.text, ...(read.data.coding ?? []).map(({ display }) => display)] : [];
    return words.some((one) => /\ballmennmedisin\b/iu.test(one ?? ''));
  });
}
