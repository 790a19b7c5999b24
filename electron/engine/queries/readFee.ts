import { patientFee } from '../../../shared/domain/fees/patientFee.ts';
import { SHIPPED_TARIFF } from '../../../shared/domain/fees/shippedTariff.ts';
import type { Treatment } from '../../../shared/domain/fees/treatment.ts';
import { listOf, object, optional, text } from '../../../shared/fhir/shape.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { SignedInAct, SignedInContext } from '../act.ts';
import { hasBeenAnswered } from '../db/hasBeenAnswered.ts';
import { type LoadedMatter, loadEConsultation } from '../db/loadEConsultation.ts';
import { shownPatient } from '../db/patientSearch.ts';
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
  const payer = { birthDate: Temporal.PlainDate.from(birthday), card: null, outsideListSystem: false };
  const at = Temporal.Instant.fromEpochMilliseconds(now);
  return ok(patientFee(treatmentIn(context, loaded), payer, SHIPPED_TARIFF, at));
};

/** A further question after an answer belongs to what has been paid; a locum stands in the GP's place. */
function treatmentIn({ db, signedIn }: SignedInContext, { stored, eConsultation }: LoadedMatter): Treatment {
  if (hasBeenAnswered(db, stored.num)) return { type: 'follow-up' };
  const ownGp = eConsultation.responsibleGp === signedIn.practitionerId || signedIn.role === 'locum';
  const json = resourceByNum(db, signedIn.num)?.json ?? null;
  return { type: 'consultation', way: 'text', ownGp, specialist: isSpecialist(json) };
}

const qualified = object({
  qualification: optional(listOf(object({ code: optional(object({ text: optional(text) })) }))),
});

/** Whether a Practitioner is said to be a specialist in general practice, by the words of a qualification. */
function isSpecialist(json: string | null): boolean {
  const parsed = json === null ? null : qualified.safeParse(JSON.parse(json));
  const qualifications = parsed?.success === true ? (parsed.data.qualification ?? []) : [];
  return qualifications.some(({ code }) => /\ballmennmedisin\b/iu.test(code?.text ?? ''));
}
