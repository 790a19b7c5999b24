import type { AccessGround, LogLineIncomplete } from '../domain/access/accessLog.ts';
import type { ConsentLevel, NotByPortal } from '../domain/access/consent.ts';
import type { GuardianRefused } from '../domain/access/guardian.ts';
import type { PreparesReason, RefusedReason } from '../domain/access/permissions.ts';
import type { ProxyRefused } from '../domain/access/proxy.ts';
import type { Role } from '../domain/access/role.ts';
import { inThreeLanguages } from './language.ts';
import { recipientText } from './recipient.ts';

// That someone is kept from opening is said in the subject `patient`.
type Refusals = LogLineIncomplete | NotByPortal | GuardianRefused | ProxyRefused;

type Roles = Record<Role, string>;
type Levels = Record<ConsentLevel, string>;
type Grounds = Record<AccessGround, string>;
type Prepares = Record<PreparesReason, string>;
type NotYours = Record<RefusedReason, string>;
type Refused = Record<Refusals['type'], string>;
type Ways = Record<'phone' | 'letter', string>;
type Lacks = Record<LogLineIncomplete['lacks'], string>;

export const accessText = inThreeLanguages(
  {
    role: {
      gp: 'fastlege',
      locum: 'vikar',
      nurse: 'sykepleier',
      receptionist: 'helsesekretær',
      'practice-manager': 'daglig leder',
    } satisfies Roles,
    consentLevel: {
      none: 'ikke på Helsenorge',
      basis: 'Basis',
      'basis-plus': 'Basis+',
      full: 'Full tilgang',
    } satisfies Levels,
    ground: {
      treatment: 'helsehjelp',
      administration: 'administrasjon av helsehjelp',
      'patients-request': 'pasienten har bedt om det',
      'quality-control': 'kvalitetskontroll',
      'emergency-override': 'nødrett',
    } satisfies Grounds,
    denied: 'ikke åpnet',
    masked: 'Adressen er sperret',
    notReachable: 'Kan ikke nås digitalt',
    instead: { phone: 'Ring pasienten', letter: 'Send brev' } satisfies Ways,
    ageShiftPassed: 'Pasienten fylte {{age}} år {{on}}, etter at saken kom.',
    ageShiftAhead: 'Pasienten fyller {{age}} år {{on}}.',
    withheld: 'Skjult for foresatte etter ønske fra pasienten',
    lacks: {
      name: 'navn',
      unit: 'virksomhet',
      reason: 'begrunnelse',
      documents: 'hvilke dokumenter',
    } satisfies Lacks,
    prepares: {
      DoctorSigns: 'Du skriver utkastet. Legen signerer.',
      GpDecides: 'Du forbereder kravet. Fastlegen sender det.',
      ManagementDecides: 'Du lager et forslag. Fastlege eller daglig leder bestemmer.',
    } satisfies Prepares,
    notYourRole: {
      NoTreatment: 'Din rolle gir ikke innsyn i helseopplysninger, fordi du ikke yter helsehjelp.',
      OnlyDoctor: 'Dette kan bare en lege gjøre.',
      OnlyGp: 'Dette kan bare fastlegen gjøre.',
      OnlyClinician: 'Dette kan bare lege eller sykepleier gjøre.',
      OnlyManagement: 'Dette kan bare fastlege eller daglig leder gjøre.',
    } satisfies NotYours,
    refused: {
      LogLineIncomplete: 'Linjen i tilgangsloggen er ufullstendig.',
      ConsentWithdrawn: 'Pasienten trakk samtykket {{on}}. Svaret er ikke sendt, og teksten er tatt vare på.',
      ConsentTooLow: 'Pasienten har ikke samtykket til Full tilgang på Helsenorge.',
      ChildDecidesAlone: 'Pasienten har fylt {{age}} år og bestemmer selv. Foresatte får ikke svaret.',
      NoParentalResponsibility: 'Den som spør, har ikke foreldreansvar for barnet.',
      AddressIsProtected: 'Adressen er sperret. Ingen kan opptre på vegne av den andre på Helsenorge.',
      NoGuardianAtChildsAddress:
        'Ingen med foreldreansvar er folkeregistrert på barnets adresse. Da kan ingen av dem opptre for barnet på Helsenorge.',
      GiverTooYoung: 'Den som gir fullmakt, må ha fylt {{from}} år.',
      HolderTooYoung: 'Den som får fullmakt, må ha fylt {{from}} år.',
      ProxyNotBegun: 'Fullmakten gjelder fra {{from}}.',
      ProxyEnded: 'Fullmakten ble avsluttet {{on}}.',
      ProxyExpired: 'Fullmakten gikk ut {{on}}. Svaret går bare til pasienten.',
      AreaNotCovered: 'Fullmakten gjelder ikke digitale helsetjenester.',
      GuardianNotBegun: 'Foreldreansvaret gjelder først fra {{from}}.',
      GuardianEnded: 'Foreldreansvaret ble avsluttet {{on}}. Den som spurte, får ikke svaret.',
    } satisfies Refused,
    recipient: recipientText.nb,
    birthDateNotWhole:
      'Fødselsdatoen er ikke helt kjent, så pasienten kan være på begge sider av en aldersgrense. Svaret går bare til den som får det uansett. Avklar alderen, eller ring.',
    patientIsDead:
      'Pasienten er død. Ingen har tilgang på Helsenorge, så svaret kan ikke sendes. Ring de pårørende ved behov, skriv ned kontakten og avslutt saken.',
    patientDiedOn:
      'Pasienten døde {{on}}. Ingen har tilgang på Helsenorge, så svaret kan ikke sendes. Ring de pårørende ved behov, skriv ned kontakten og avslutt saken.',
    patientIsOutdated: 'Dette er en utgått oppføring av pasienten. Svaret kan ikke sendes herfra.',
    patientIsReplaced:
      'Denne oppføringen av pasienten er erstattet av en annen: {{name}}. Bruk den. Svaret kan ikke sendes herfra.',
  },
  {
    role: {
      gp: 'fastlege',
      locum: 'vikar',
      nurse: 'sjukepleiar',
      receptionist: 'helsesekretær',
      'practice-manager': 'dagleg leiar',
    } satisfies Roles,
    consentLevel: {
      none: 'ikkje på Helsenorge',
      basis: 'Basis',
      'basis-plus': 'Basis+',
      full: 'Full tilgang',
    } satisfies Levels,
    ground: {
      treatment: 'helsehjelp',
      administration: 'administrasjon av helsehjelp',
      'patients-request': 'pasienten har bede om det',
      'quality-control': 'kvalitetskontroll',
      'emergency-override': 'naudrett',
    } satisfies Grounds,
    denied: 'ikkje opna',
    masked: 'Adressa er sperra',
    notReachable: 'Kan ikkje nåast digitalt',
    instead: { phone: 'Ring pasienten', letter: 'Send brev' } satisfies Ways,
    ageShiftPassed: 'Pasienten fylte {{age}} år {{on}}, etter at saka kom.',
    ageShiftAhead: 'Pasienten fyller {{age}} år {{on}}.',
    withheld: 'Skjult for føresette etter ønske frå pasienten',
    lacks: {
      name: 'namn',
      unit: 'verksemd',
      reason: 'grunngiving',
      documents: 'kva dokument',
    } satisfies Lacks,
    prepares: {
      DoctorSigns: 'Du skriv utkastet. Legen signerer.',
      GpDecides: 'Du førebur kravet. Fastlegen sender det.',
      ManagementDecides: 'Du lagar eit framlegg. Fastlege eller dagleg leiar avgjer.',
    } satisfies Prepares,
    notYourRole: {
      NoTreatment: 'Rolla di gir ikkje innsyn i helseopplysningar, fordi du ikkje yter helsehjelp.',
      OnlyDoctor: 'Dette kan berre ein lege gjere.',
      OnlyGp: 'Dette kan berre fastlegen gjere.',
      OnlyClinician: 'Dette kan berre lege eller sjukepleiar gjere.',
      OnlyManagement: 'Dette kan berre fastlege eller dagleg leiar gjere.',
    } satisfies NotYours,
    refused: {
      LogLineIncomplete: 'Linja i tilgangsloggen er ufullstendig.',
      ConsentWithdrawn: 'Pasienten trekte samtykket {{on}}. Svaret er ikkje sendt, og teksten er teken vare på.',
      ConsentTooLow: 'Pasienten har ikkje samtykt til Full tilgang på Helsenorge.',
      ChildDecidesAlone: 'Pasienten har fylt {{age}} år og bestemmer sjølv. Føresette får ikkje svaret.',
      NoParentalResponsibility: 'Den som spør, har ikkje foreldreansvar for barnet.',
      AddressIsProtected: 'Adressa er sperra. Ingen kan opptre på vegner av den andre på Helsenorge.',
      NoGuardianAtChildsAddress:
        'Ingen med foreldreansvar er folkeregistrert på adressa til barnet. Då kan ingen av dei opptre for barnet på Helsenorge.',
      GiverTooYoung: 'Den som gir fullmakt, må ha fylt {{from}} år.',
      HolderTooYoung: 'Den som får fullmakt, må ha fylt {{from}} år.',
      ProxyNotBegun: 'Fullmakta gjeld frå {{from}}.',
      ProxyEnded: 'Fullmakta vart avslutta {{on}}.',
      ProxyExpired: 'Fullmakta gjekk ut {{on}}. Svaret går berre til pasienten.',
      AreaNotCovered: 'Fullmakta gjeld ikkje digitale helsetenester.',
      GuardianNotBegun: 'Foreldreansvaret gjeld først frå {{from}}.',
      GuardianEnded: 'Foreldreansvaret vart avslutta {{on}}. Den som spurde, får ikkje svaret.',
    } satisfies Refused,
    recipient: recipientText.nn,
    birthDateNotWhole:
      'Fødselsdatoen er ikkje heilt kjend, så pasienten kan vere på begge sider av ei aldersgrense. Svaret går berre til den som får det uansett. Avklar alderen, eller ring.',
    patientIsDead:
      'Pasienten er død. Ingen har tilgang på Helsenorge, så svaret kan ikkje sendast. Ring dei pårørande ved behov, skriv ned kontakten og avslutt saka.',
    patientDiedOn:
      'Pasienten døydde {{on}}. Ingen har tilgang på Helsenorge, så svaret kan ikkje sendast. Ring dei pårørande ved behov, skriv ned kontakten og avslutt saka.',
    patientIsOutdated: 'Dette er ei utgått oppføring av pasienten. Svaret kan ikkje sendast herfrå.',
    patientIsReplaced:
      'Denne oppføringa av pasienten er erstatta av ei anna: {{name}}. Bruk den. Svaret kan ikkje sendast herfrå.',
  },
  {
    role: {
      gp: 'GP (fastlege)',
      locum: 'locum',
      nurse: 'nurse',
      receptionist: 'receptionist',
      'practice-manager': 'practice manager',
    } satisfies Roles,
    consentLevel: {
      none: 'not on Helsenorge',
      basis: 'Basis',
      'basis-plus': 'Basis+',
      full: 'Full access',
    } satisfies Levels,
    ground: {
      treatment: 'treatment',
      administration: 'administration of treatment',
      'patients-request': 'asked for by the patient',
      'quality-control': 'quality control',
      'emergency-override': 'emergency override',
    } satisfies Grounds,
    denied: 'not opened',
    masked: 'The address is protected',
    notReachable: 'Cannot be reached digitally',
    instead: { phone: 'Phone the patient', letter: 'Send a letter' } satisfies Ways,
    ageShiftPassed: 'The patient turned {{age}} on {{on}}, after the case came.',
    ageShiftAhead: 'The patient turns {{age}} on {{on}}.',
    withheld: 'Hidden from guardians at the patient’s request',
    lacks: {
      name: 'name',
      unit: 'organisation',
      reason: 'reason',
      documents: 'which documents',
    } satisfies Lacks,
    prepares: {
      DoctorSigns: 'You write the draft. The doctor signs.',
      GpDecides: 'You prepare the request. The GP sends it.',
      ManagementDecides: 'You make a proposal. The GP or the practice manager decides.',
    } satisfies Prepares,
    notYourRole: {
      NoTreatment: 'Your role gives no access to health information, because you do not treat patients.',
      OnlyDoctor: 'Only a doctor can do this.',
      OnlyGp: 'Only the GP can do this.',
      OnlyClinician: 'Only a doctor or a nurse can do this.',
      OnlyManagement: 'Only the GP or the practice manager can do this.',
    } satisfies NotYours,
    refused: {
      LogLineIncomplete: 'The line of the access log is incomplete.',
      ConsentWithdrawn: 'The patient withdrew consent on {{on}}. The answer is not sent, and the text is kept.',
      ConsentTooLow: 'The patient has not consented to Full access on Helsenorge.',
      ChildDecidesAlone: 'The patient has turned {{age}} and decides alone. Guardians do not get the answer.',
      NoParentalResponsibility: 'The person asking does not have parental responsibility for the child.',
      AddressIsProtected: 'The address is protected. Nobody can act for the other on Helsenorge.',
      NoGuardianAtChildsAddress:
        'Nobody with parental responsibility is registered at the child’s address. Neither can then act for the child on Helsenorge.',
      GiverTooYoung: 'The person who gives the authorisation must have turned {{from}}.',
      HolderTooYoung: 'The person who gets the authorisation must have turned {{from}}.',
      ProxyNotBegun: 'The authorisation applies from {{from}}.',
      ProxyEnded: 'The authorisation was ended on {{on}}.',
      ProxyExpired: 'The authorisation expired on {{on}}. The answer goes to the patient only.',
      AreaNotCovered: 'The authorisation does not cover digital health services.',
      GuardianNotBegun: 'Parental responsibility does not apply until {{from}}.',
      GuardianEnded: 'Parental responsibility ended on {{on}}. The person who asked does not get the answer.',
    } satisfies Refused,
    recipient: recipientText.en,
    birthDateNotWhole:
      'The birth date is not wholly known, so the patient can be on either side of an age limit. The answer goes only to whoever gets it all the same. Clear up the age, or phone.',
    patientIsDead:
      'The patient is dead. Nobody has access on Helsenorge, so the answer cannot be sent. Phone the next of kin if needed, note the contact and close the matter.',
    patientDiedOn:
      'The patient died on {{on}}. Nobody has access on Helsenorge, so the answer cannot be sent. Phone the next of kin if needed, note the contact and close the matter.',
    patientIsOutdated: 'This is an outdated record of the patient. The answer cannot be sent from here.',
    patientIsReplaced:
      'This record of the patient has been replaced by another: {{name}}. Use that one. The answer cannot be sent from here.',
  },
);
