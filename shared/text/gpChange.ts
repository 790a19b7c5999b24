import type { Entitlement } from '../domain/gpChange/entitlement.ts';
import type { GpChangeReason, GpChangeRefused } from '../domain/gpChange/quota.ts';
import type { TransferRefused } from '../domain/gpChange/recordTransfer.ts';
import type { ChoiceRefused } from '../domain/gpChange/whoChooses.ts';
import { inThreeLanguages } from './language.ts';

type Refused = GpChangeRefused | ChoiceRefused | TransferRefused;

export const gpChangeText = inThreeLanguages(
  {
    quota: '{{used}}/{{allowed}} bytter brukt i år',
    from: 'Ny fastlege fra {{day}}',
    until: 'Fastlegen er den samme til og med {{day}}.',
    reason: {
      ownChoice: 'eget valg',
      movedInRegister: 'flyttet (folkeregisteret)',
      gpEnded: 'fastlegen sluttet',
      listCut: 'listen ble kortet ned',
      removedFromList: 'flyttet fra listen etter vedtak',
      allocatedWithoutGp: 'tildelt fastlege',
      newborn: 'nyfødt',
    } satisfies Record<GpChangeReason, string>,
    notCounted: 'Teller ikke som bytte.',
    entitlement: {
      Entitled: 'Har rett til fastlege.',
      PlacedByHelfo: 'Har rett til fastlege, men Helfo må gi plassen. Kontakt Helfo.',
      AskHelfo: 'Kan ikke velge fastlege selv. Asylsøkere og NATO-personell: kontakt Helfo.',
    } satisfies Record<Entitlement['type'], string>,
    careBookable: 'Nødvendig helsehjelp kan bestilles uansett.',
    transfer: {
      notAutomatic: 'Journalen følger ikke med av seg selv. Pasienten ber det gamle kontoret sende den.',
      feeDespiteCard: 'Kontoret kan ta betalt for kopien, også av den som har frikort.',
    },
    refused: {
      QuotaUsed: '{{used}}/{{allowed}} bytter er brukt i år. Nytt bytte kan bestilles fra {{againFrom}}.',
      PatientChoosesAlone: 'Den som har fylt {{fromAge}} år, velger selv.',
      ParentMustConsent: 'Før fylte {{fromAge}} år må en forelder samtykke.',
      TooYoungToAsk: 'Foreldrene velger for barn under {{fromAge}} år.',
      NotYoursToChoose: 'Bare den som har foreldreansvar, eller barnevernet, kan velge for barnet.',
      PatientObjects: 'Pasienten vil ikke at journalen sendes.',
      PatientHasNotAsked: 'Pasienten har ikke bedt om at journalen sendes.',
      NewGpUnknown: 'Skriv hvem som er ny fastlege.',
      AlreadySent: 'Journalen ble sendt {{on}}.',
    } satisfies Record<Refused['type'], string>,
  },
  {
    quota: '{{used}}/{{allowed}} byte brukte i år',
    from: 'Ny fastlege frå {{day}}',
    until: 'Fastlegen er den same til og med {{day}}.',
    reason: {
      ownChoice: 'eige val',
      movedInRegister: 'flytta (folkeregisteret)',
      gpEnded: 'fastlegen slutta',
      listCut: 'lista vart korta ned',
      removedFromList: 'flytta frå lista etter vedtak',
      allocatedWithoutGp: 'tildelt fastlege',
      newborn: 'nyfødd',
    },
    notCounted: 'Tel ikkje som byte.',
    entitlement: {
      Entitled: 'Har rett til fastlege.',
      PlacedByHelfo: 'Har rett til fastlege, men Helfo må gi plassen. Kontakt Helfo.',
      AskHelfo: 'Kan ikkje velje fastlege sjølv. Asylsøkjarar og NATO-personell: kontakt Helfo.',
    },
    careBookable: 'Nødvendig helsehjelp kan bestillast uansett.',
    transfer: {
      notAutomatic: 'Journalen følgjer ikkje med av seg sjølv. Pasienten ber det gamle kontoret sende han.',
      feeDespiteCard: 'Kontoret kan ta betalt for kopien, òg av den som har frikort.',
    },
    refused: {
      QuotaUsed: '{{used}}/{{allowed}} byte er brukte i år. Nytt byte kan bestillast frå {{againFrom}}.',
      PatientChoosesAlone: 'Den som har fylt {{fromAge}} år, vel sjølv.',
      ParentMustConsent: 'Før fylte {{fromAge}} år må ein forelder samtykkje.',
      TooYoungToAsk: 'Foreldra vel for barn under {{fromAge}} år.',
      NotYoursToChoose: 'Berre den som har foreldreansvar, eller barnevernet, kan velje for barnet.',
      PatientObjects: 'Pasienten vil ikkje at journalen blir send.',
      PatientHasNotAsked: 'Pasienten har ikkje bede om at journalen blir send.',
      NewGpUnknown: 'Skriv kven som er ny fastlege.',
      AlreadySent: 'Journalen vart send {{on}}.',
    },
  },
  {
    quota: '{{used}}/{{allowed}} changes used this year',
    from: 'New GP from {{day}}',
    until: 'The GP is the same until the end of {{day}}.',
    reason: {
      ownChoice: 'own choice',
      movedInRegister: 'moved (population register)',
      gpEnded: 'the GP stopped',
      listCut: 'the list was cut',
      removedFromList: 'moved off the list by decision',
      allocatedWithoutGp: 'given a GP',
      newborn: 'newborn',
    },
    notCounted: 'Does not count as a change.',
    entitlement: {
      Entitled: 'Entitled to a GP (fastlege).',
      PlacedByHelfo: 'Entitled to a GP (fastlege), but Helfo must give the place. Contact Helfo.',
      AskHelfo: 'Cannot choose a GP (fastlege) online. Asylum seekers and NATO staff: contact Helfo.',
    },
    careBookable: 'Necessary care can be booked in any case.',
    transfer: {
      notAutomatic: 'The record does not follow by itself. The patient asks the old surgery to send it.',
      feeDespiteCard: 'The surgery may charge for the copy, also from someone with an exemption card (frikort).',
    },
    refused: {
      QuotaUsed: '{{used}}/{{allowed}} changes are used this year. A new one can be asked for from {{againFrom}}.',
      PatientChoosesAlone: 'From the age of {{fromAge}} the patient alone chooses.',
      ParentMustConsent: 'Before the age of {{fromAge}} a parent must consent.',
      TooYoungToAsk: 'Parents choose for children under {{fromAge}}.',
      NotYoursToChoose:
        'Only someone with parental responsibility, or the child welfare service, can choose for the child.',
      PatientObjects: 'The patient does not want the record to be sent.',
      PatientHasNotAsked: 'The patient has not asked for the record to be sent.',
      NewGpUnknown: 'Write who the new GP is.',
      AlreadySent: 'The record was sent {{on}}.',
    },
  },
);
