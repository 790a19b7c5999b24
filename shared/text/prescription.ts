import type { DecideRefused, PrepareRefused } from '../domain/prescription/decide.ts';
import type { Group } from '../domain/prescription/prescription.ts';
import type { LineStatus, Rejection } from '../domain/prescription/renewal.ts';
import type { Warning } from '../domain/prescription/warnings.ts';
import { inThreeLanguages } from './language.ts';

type Refused = DecideRefused | PrepareRefused | { type: 'LinesUndecided' };

export const prescriptionText = inThreeLanguages(
  {
    refused: {
      AlreadyDecided: 'Linjen er allerede avgjort.',
      NoLongerRenewable:
        'Resepten gikk ut for så lenge siden at den ikke kan fornyes. Avslå, eller be pasienten komme til time.',
      NotYourRole: 'Rollen din kan ikke forberede reseptfornyelser.',
      OnlyDoctorDecides: 'Bare lege kan avgjøre en reseptfornyelse. Du kan forberede den.',
      AddictiveNeedsGround: 'Medisinen kan gi avhengighet. Skriv hvorfor den fornyes uten konsultasjon.',
      ChangeNeedsNote: 'Skriv hva som er endret, så pasienten forstår det.',
      ReasonIsEmpty: 'Skriv hvorfor. Pasienten leser begrunnelsen.',
      QuantityNotUnderstood: 'Mengden må vare et helt antall dager, minst én.',
      ReitNotUnderstood: 'Reit må være et helt tall, 0 eller mer.',
      OralOnlyOnce: 'En muntlig resept kan bare utleveres én gang. Sett reit til 0.',
      ReitNeedsPublicAccount:
        'Medisin i gruppe {{group}} kan bare ha reit på blå resept eller H-resept. Sett reit til 0.',
      QuantityTooLarge: 'For stor mengde for gruppe {{group}}: {{daysOfUse}} dager. Grensen er {{limit}} dager.',
      LinesUndecided_one: '{{count}} linje er ikke avgjort.',
      LinesUndecided_other: '{{count}} linjer er ikke avgjort.',
    } satisfies Record<Plural<Refused['type'], 'LinesUndecided'>, string>,
    status: {
      requested: 'Venter',
      prepared: 'Forberedt for legen',
      approved: 'Fornyet',
      changed: 'Fornyet med endring',
      rejected: 'Avslått',
      consultation: 'Krever konsultasjon',
    } satisfies Record<LineStatus, string>,
    group: {
      A: 'Gruppe A: sterkt vanedannende',
      B: 'Gruppe B: vanedannende',
      C: 'Gruppe C',
    } satisfies Record<Group, string>,
    warning: {
      Addictive: 'Gruppe {{group}}: bør fornyes i en konsultasjon.',
      OtherPrescriber: 'Ikke din ordinasjon.',
      Expired: 'Gikk ut {{on}}.',
      TooEarly: 'For tidlig: forrige pakning varer til {{lastsUntil}}.',
      NoRecentControl: 'Ingen kontroll det siste året.',
      ManyMedicines: 'Bruker {{count}} legemidler: vurder legemiddelgjennomgang.',
    } satisfies Record<Warning['type'], string>,
    rejection: {
      'not-indicated': 'Du trenger ikke lenger denne medisinen. Bestill time hvis du er usikker.',
      'too-early': 'Du har nok medisin en stund til. Be om fornyelse når pakningen nesten er tom.',
      'other-prescriber': 'En annen lege har skrevet ut medisinen. Ta kontakt der.',
      'ask-specialist': 'Medisinen må vurderes av spesialisten din. Ta kontakt der.',
      other: 'Se begrunnelsen.',
    } satisfies Record<Rejection, string>,
    consultationNeeded: 'Bestill time, så ser vi på medisinen sammen.',
  },
  {
    refused: {
      AlreadyDecided: 'Linja er alt avgjord.',
      NoLongerRenewable:
        'Resepten gjekk ut for så lenge sidan at han ikkje kan fornyast. Avslå, eller be pasienten kome til time.',
      NotYourRole: 'Rolla di kan ikkje førebu reseptfornyingar.',
      OnlyDoctorDecides: 'Berre lege kan avgjere ei reseptfornying. Du kan førebu henne.',
      AddictiveNeedsGround: 'Medisinen kan gjere avhengig. Skriv kvifor han blir fornya utan konsultasjon.',
      ChangeNeedsNote: 'Skriv kva som er endra, så pasienten forstår det.',
      ReasonIsEmpty: 'Skriv kvifor. Pasienten les grunngivinga.',
      QuantityNotUnderstood: 'Mengda må vare eit heilt tal dagar, minst éin.',
      ReitNotUnderstood: 'Reit må vere eit heilt tal, 0 eller meir.',
      OralOnlyOnce: 'Ein munnleg resept kan berre utleverast éin gong. Set reit til 0.',
      ReitNeedsPublicAccount:
        'Medisin i gruppe {{group}} kan berre ha reit på blå resept eller H-resept. Set reit til 0.',
      QuantityTooLarge: 'For stor mengd for gruppe {{group}}: {{daysOfUse}} dagar. Grensa er {{limit}} dagar.',
      LinesUndecided_one: '{{count}} linje er ikkje avgjord.',
      LinesUndecided_other: '{{count}} linjer er ikkje avgjorde.',
    },
    status: {
      requested: 'Ventar',
      prepared: 'Førebudd for legen',
      approved: 'Fornya',
      changed: 'Fornya med endring',
      rejected: 'Avslått',
      consultation: 'Krev konsultasjon',
    },
    group: { A: 'Gruppe A: sterkt vanedannande', B: 'Gruppe B: vanedannande', C: 'Gruppe C' },
    warning: {
      Addictive: 'Gruppe {{group}}: bør fornyast i ein konsultasjon.',
      OtherPrescriber: 'Ikkje di ordinering.',
      Expired: 'Gjekk ut {{on}}.',
      TooEarly: 'For tidleg: førre pakning varer til {{lastsUntil}}.',
      NoRecentControl: 'Ingen kontroll det siste året.',
      ManyMedicines: 'Bruker {{count}} legemiddel: vurder legemiddelgjennomgang.',
    },
    rejection: {
      'not-indicated': 'Du treng ikkje lenger denne medisinen. Bestill time om du er usikker.',
      'too-early': 'Du har nok medisin ei stund til. Be om fornying når pakninga nesten er tom.',
      'other-prescriber': 'Ein annan lege har skrive ut medisinen. Ta kontakt der.',
      'ask-specialist': 'Medisinen må vurderast av spesialisten din. Ta kontakt der.',
      other: 'Sjå grunngivinga.',
    },
    consultationNeeded: 'Bestill time, så ser vi på medisinen saman.',
  },
  {
    refused: {
      AlreadyDecided: 'The line is already decided.',
      NoLongerRenewable: 'The prescription expired too long ago to be renewed. Decline, or ask the patient to come in.',
      NotYourRole: 'Your role cannot prepare prescription renewals.',
      OnlyDoctorDecides: 'Only a doctor can decide a renewal. You can prepare it.',
      AddictiveNeedsGround: 'The medicine can cause dependence. Write why it is renewed without a consultation.',
      ChangeNeedsNote: 'Write what is changed, so that the patient understands it.',
      ReasonIsEmpty: 'Write why. The patient reads the reason.',
      QuantityNotUnderstood: 'The quantity must last a whole number of days, at least one.',
      ReitNotUnderstood: 'Repeats (reit) must be a whole number, 0 or more.',
      OralOnlyOnce: 'An oral prescription can be dispensed only once. Set repeats (reit) to 0.',
      ReitNeedsPublicAccount:
        'A medicine of group {{group}} can have repeats (reit) only on a blue or H prescription. Set repeats to 0.',
      QuantityTooLarge: 'Too much for group {{group}}: {{daysOfUse}} days. The limit is {{limit}} days.',
      LinesUndecided_one: '{{count}} line is undecided.',
      LinesUndecided_other: '{{count}} lines are undecided.',
    },
    status: {
      requested: 'Waiting',
      prepared: 'Prepared for the doctor',
      approved: 'Renewed',
      changed: 'Renewed with a change',
      rejected: 'Declined',
      consultation: 'Needs a consultation',
    },
    group: { A: 'Group A: highly addictive', B: 'Group B: addictive', C: 'Group C' },
    warning: {
      Addictive: 'Group {{group}}: should be renewed at a consultation.',
      OtherPrescriber: 'Not your prescription.',
      Expired: 'Expired {{on}}.',
      TooEarly: 'Too early: the last package lasts until {{lastsUntil}}.',
      NoRecentControl: 'No check-up in the last year.',
      ManyMedicines: 'Uses {{count}} medicines: consider a medication review.',
    },
    rejection: {
      'not-indicated': 'You no longer need this medicine. Book an appointment if you are unsure.',
      'too-early': 'You have enough medicine for a while. Ask for a renewal when the package is nearly empty.',
      'other-prescriber': 'Another doctor prescribed this medicine. Please contact that doctor.',
      'ask-specialist': 'Your specialist must assess this medicine. Please contact the specialist.',
      other: 'See the reason.',
    },
    consultationNeeded: 'Book an appointment and we will look at the medicine together.',
  },
);

/** The keys of texts in which one has a singular and a plural. */
type Plural<Type extends string, Counted extends Type> = Exclude<Type, Counted> | `${Counted}_one` | `${Counted}_other`;
