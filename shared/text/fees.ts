import type { MissedAppointmentFee } from '../domain/fees/missedAppointment.ts';
import type { FeeReason } from '../domain/fees/patientFee.ts';
import type { TariffCode } from '../domain/fees/tariff.ts';
import { inThreeLanguages } from './language.ts';

type Reasons = Record<FeeReason['type'], string>;
type Missed = Record<MissedAppointmentFee['type'], string>;
type Codes = Record<TariffCode, string>;

export const feesText = inThreeLanguages(
  {
    code: {
      '2ad': 'Konsultasjon på dagtid',
      '2ak': 'Konsultasjon på kveldstid',
      '2as': 'E-konsultasjon med tekst',
      '2at': 'Konsultasjon på telefon',
      '2av': 'Konsultasjon på video',
      '2afs': 'E-konsultasjon med tekst, kveld, hos egen fastlege',
      '2aft': 'Konsultasjon på telefon, kveld, hos egen fastlege',
      '2afv': 'Konsultasjon på video, kveld, hos egen fastlege',
      '2dd': 'Tillegg for spesialist i allmennmedisin',
      '2dk': 'Tillegg for spesialist i allmennmedisin, kveld',
      '2bd': 'Tillegg for pasient utenfor fastlegeordningen',
      '1bd': 'Enkel kontakt',
      '1i': 'E-resept',
      '8': 'Ekspedisjonsgebyr',
    } satisfies Codes,
    patientPays: '{{amount}} kr',
    leftUntilCard: 'Det gjenstår {{amount}} kr til frikort.',
    reason: {
      NothingToCharge: 'Det er gratis: legekontoret kan ikke ta betalt for dette.',
      FollowUpIncluded: 'Oppfølgingsspørsmål er med i egenandelen for e-konsultasjonen.',
      ExemptByAge: 'Pasienter under {{under}} år betaler ikke egenandel. Fritaket gjelder til {{until}}.',
      ExemptByCard: 'Pasienten har frikort til {{until}}. Behandlingen registreres likevel.',
      NoPatientShare: 'Takst {{code}} har ingen egenandel.',
      PatientShare: 'Takst {{code}}: {{amount}} kr, sats fra {{from}}.',
      DespatchOnWish: 'Pasienten har bedt om forsendelse: {{amount}} kr, ikke med i frikort.',
      FirstKnownRate: 'Behandlingen er eldre enn satsen for takst {{code}} fra {{from}}. Kontroller beløpet.',
    } satisfies Reasons,
    missed: {
      MayCharge: 'Det kan kreves {{amount}} kr (honoraret for takst {{code}}). Beløpet teller ikke for frikort.',
      CancelledInTime: 'Timen er avbestilt minst {{hours}} timer før. Det kan ikke kreves gebyr.',
      CancelledBySurgery: 'Legekontoret avlyste timen. Det kan ikke kreves gebyr.',
      FeeNotInTariff: 'Honoraret for takst {{code}} står ikke i takstfilen. Slå det opp før du krever gebyr.',
    } satisfies Missed,
  },
  {
    code: {
      '2ad': 'Konsultasjon på dagtid',
      '2ak': 'Konsultasjon på kveldstid',
      '2as': 'E-konsultasjon med tekst',
      '2at': 'Konsultasjon på telefon',
      '2av': 'Konsultasjon på video',
      '2afs': 'E-konsultasjon med tekst, kveld, hos eigen fastlege',
      '2aft': 'Konsultasjon på telefon, kveld, hos eigen fastlege',
      '2afv': 'Konsultasjon på video, kveld, hos eigen fastlege',
      '2dd': 'Tillegg for spesialist i allmennmedisin',
      '2dk': 'Tillegg for spesialist i allmennmedisin, kveld',
      '2bd': 'Tillegg for pasient utanfor fastlegeordninga',
      '1bd': 'Enkel kontakt',
      '1i': 'E-resept',
      '8': 'Ekspedisjonsgebyr',
    } satisfies Codes,
    patientPays: '{{amount}} kr',
    leftUntilCard: 'Det står att {{amount}} kr til frikort.',
    reason: {
      NothingToCharge: 'Det er gratis: legekontoret kan ikkje ta betalt for dette.',
      FollowUpIncluded: 'Oppfølgingsspørsmål er med i eigendelen for e-konsultasjonen.',
      ExemptByAge: 'Pasientar under {{under}} år betaler ikkje eigendel. Fritaket gjeld til {{until}}.',
      ExemptByCard: 'Pasienten har frikort til {{until}}. Behandlinga blir registrert likevel.',
      NoPatientShare: 'Takst {{code}} har ingen eigendel.',
      PatientShare: 'Takst {{code}}: {{amount}} kr, sats frå {{from}}.',
      DespatchOnWish: 'Pasienten har bede om forsending: {{amount}} kr, ikkje med i frikort.',
      FirstKnownRate: 'Behandlinga er eldre enn satsen for takst {{code}} frå {{from}}. Kontroller beløpet.',
    } satisfies Reasons,
    missed: {
      MayCharge: 'Det kan krevjast {{amount}} kr (honoraret for takst {{code}}). Beløpet tel ikkje for frikort.',
      CancelledInTime: 'Timen er avbestilt minst {{hours}} timar før. Det kan ikkje krevjast gebyr.',
      CancelledBySurgery: 'Legekontoret avlyste timen. Det kan ikkje krevjast gebyr.',
      FeeNotInTariff: 'Honoraret for takst {{code}} står ikkje i takstfila. Slå det opp før du krev gebyr.',
    } satisfies Missed,
  },
  {
    code: {
      '2ad': 'Consultation by day',
      '2ak': 'Consultation in the evening',
      '2as': 'E-consultation by text',
      '2at': 'Consultation by phone',
      '2av': 'Consultation by video',
      '2afs': 'E-consultation by text, evening, own GP',
      '2aft': 'Consultation by phone, evening, own GP',
      '2afv': 'Consultation by video, evening, own GP',
      '2dd': 'Supplement for a specialist in general practice',
      '2dk': 'Supplement for a specialist in general practice, evening',
      '2bd': 'Supplement for a patient outside the list system',
      '1bd': 'Simple contact',
      '1i': 'Electronic prescription',
      '8': 'Despatch fee',
    } satisfies Codes,
    patientPays: 'NOK {{amount}}',
    leftUntilCard: 'NOK {{amount}} left until the exemption card.',
    reason: {
      NothingToCharge: 'It is free: the surgery cannot charge for this.',
      FollowUpIncluded: 'Follow-up questions are included in the fee for the e-consultation.',
      ExemptByAge: 'Patients under {{under}} pay no share. The exemption lasts until {{until}}.',
      ExemptByCard: 'The patient has an exemption card until {{until}}. The treatment is still registered.',
      NoPatientShare: 'Code {{code}} has no patient share.',
      PatientShare: 'Code {{code}}: NOK {{amount}}, rate from {{from}}.',
      DespatchOnWish: 'The patient has asked for despatch: NOK {{amount}}, not counted towards the card.',
      FirstKnownRate: 'The treatment is older than the rate for code {{code}} from {{from}}. Check the amount.',
    } satisfies Reasons,
    missed: {
      MayCharge: 'NOK {{amount}} may be charged (the fee of code {{code}}). It does not count towards the card.',
      CancelledInTime: 'The appointment was cancelled at least {{hours}} hours before. No fee may be charged.',
      CancelledBySurgery: 'The surgery cancelled the appointment. No fee may be charged.',
      FeeNotInTariff: 'The fee of code {{code}} is not in the tariff file. Look it up before you charge.',
    } satisfies Missed,
  },
);
