import type { AccessGround, LogLineIncomplete } from '../domain/access/accessLog.ts';
import type { ConsentLevel, NotByPortal } from '../domain/access/consent.ts';
import type { GuardianRefused } from '../domain/access/guardian.ts';
import type { PreparesReason, RefusedReason } from '../domain/access/permissions.ts';
import type { ProxyRefused } from '../domain/access/proxy.ts';
import type { RecipientReason } from '../domain/access/recipients.ts';
import type { Role } from '../domain/access/role.ts';
import { inThreeLanguages } from './language.ts';

// That someone is kept from opening is said in the subject `patient`.
type Refusals = LogLineIncomplete | NotByPortal | GuardianRefused | ProxyRefused;

type Roles = Record<Role, string>;
type Levels = Record<ConsentLevel, string>;
type Grounds = Record<AccessGround, string>;
type Prepares = Record<PreparesReason, string>;
type NotYours = Record<RefusedReason, string>;
type Refused = Record<Refusals['type'], string>;
type Recipient = Record<RecipientReason['type'], string>;
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
    recipient: {
      PatientDecidesAlone: 'Pasienten har fylt {{from}} år og får svaret selv.',
      YouthHasOwnAccess: 'Pasienten har fylt {{from}} år og har egen tilgang med samtykke fra en forelder.',
      YouthWithoutConsent: 'Pasienten har ikke egen tilgang. Det krever samtykke fra en forelder.',
      TooYoungForOwnAccess: 'Pasienten er under {{from}} år og har ikke egen tilgang.',
      GuardianActsForChild: 'Foresatte opptrer for barnet og får svaret.',
      GuardianAskedForYouth: 'Den av de foresatte som spurte, får svaret.',
      GuardianNotInformed: 'Foresatte får ikke dette av seg selv fra barnet er {{from}} år.',
      WithheldFromGuardians: 'Pasienten har bedt om at foresatte ikke får vite dette.',
      MatterNotForGuardian: 'Foresatte har begrenset tilgang og får ikke denne typen svar.',
      ProxyInForce: 'Fullmakten gjelder i dag, så den som spurte, får svaret.',
      ProxyUnknown: 'Det er ingen fullmakt for den som spurte.',
      ChildDecidesAlone: 'Pasienten har fylt {{age}} år. Foresatte får ikke svaret.',
      NoParentalResponsibility: 'Den som spurte, har ikke foreldreansvar og får ikke svaret.',
      AddressIsProtected: 'Adressen er sperret, så bare pasienten selv kan få svaret.',
      NoGuardianAtChildsAddress: 'Ingen med foreldreansvar bor på barnets adresse, så foresatte får ikke svaret.',
      GiverTooYoung: 'Pasienten er under {{from}} år, så fullmakten gjelder ikke.',
      HolderTooYoung: 'Den som spurte, er under {{from}} år, så fullmakten gjelder ikke.',
      ProxyNotBegun: 'Fullmakten gjelder først fra {{from}}.',
      ProxyEnded: 'Fullmakten ble avsluttet {{on}}. Svaret går bare til pasienten.',
      ProxyExpired: 'Fullmakten gikk ut {{on}}. Svaret går bare til pasienten.',
      AreaNotCovered: 'Fullmakten gjelder ikke digitale helsetjenester. Svaret går bare til pasienten.',
      ConsentWithdrawn: 'Pasienten trakk samtykket {{on}}. Ring eller send brev.',
      ConsentTooLow: 'Pasienten har ikke samtykket til Full tilgang. Ring eller send brev.',
      GuardianNotBegun: 'Foreldreansvaret gjelder først fra {{from}}.',
      GuardianEnded: 'Foreldreansvaret ble avsluttet {{on}}. Den som spurte, får ikke svaret.',
      PatientIsDead: 'Pasienten er død, så ingen får svaret på Helsenorge.',
      PatientIsReplaced: 'Dette er en utgått oppføring av pasienten, så ingen får svaret.',
      BirthDateNotWhole: 'Fødselsdatoen er ikke helt kjent. Svaret går bare til den som får det uansett alder.',
    } satisfies Recipient,
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
    recipient: {
      PatientDecidesAlone: 'Pasienten har fylt {{from}} år og får svaret sjølv.',
      YouthHasOwnAccess: 'Pasienten har fylt {{from}} år og har eigen tilgang med samtykke frå ein forelder.',
      YouthWithoutConsent: 'Pasienten har ikkje eigen tilgang. Det krev samtykke frå ein forelder.',
      TooYoungForOwnAccess: 'Pasienten er under {{from}} år og har ikkje eigen tilgang.',
      GuardianActsForChild: 'Dei føresette opptrer for barnet og får svaret.',
      GuardianAskedForYouth: 'Den av dei føresette som spurde, får svaret.',
      GuardianNotInformed: 'Føresette får ikkje dette av seg sjølv frå barnet er {{from}} år.',
      WithheldFromGuardians: 'Pasienten har bede om at føresette ikkje får vite dette.',
      MatterNotForGuardian: 'Føresette har avgrensa tilgang og får ikkje denne typen svar.',
      ProxyInForce: 'Fullmakta gjeld i dag, så den som spurde, får svaret.',
      ProxyUnknown: 'Det finst inga fullmakt for den som spurde.',
      ChildDecidesAlone: 'Pasienten har fylt {{age}} år. Føresette får ikkje svaret.',
      NoParentalResponsibility: 'Den som spurde, har ikkje foreldreansvar og får ikkje svaret.',
      AddressIsProtected: 'Adressa er sperra, så berre pasienten sjølv kan få svaret.',
      NoGuardianAtChildsAddress: 'Ingen med foreldreansvar bur på adressa til barnet, så føresette får ikkje svaret.',
      GiverTooYoung: 'Pasienten er under {{from}} år, så fullmakta gjeld ikkje.',
      HolderTooYoung: 'Den som spurde, er under {{from}} år, så fullmakta gjeld ikkje.',
      ProxyNotBegun: 'Fullmakta gjeld først frå {{from}}.',
      ProxyEnded: 'Fullmakta vart avslutta {{on}}. Svaret går berre til pasienten.',
      ProxyExpired: 'Fullmakta gjekk ut {{on}}. Svaret går berre til pasienten.',
      AreaNotCovered: 'Fullmakta gjeld ikkje digitale helsetenester. Svaret går berre til pasienten.',
      ConsentWithdrawn: 'Pasienten trekte samtykket {{on}}. Ring eller send brev.',
      ConsentTooLow: 'Pasienten har ikkje samtykt til Full tilgang. Ring eller send brev.',
      GuardianNotBegun: 'Foreldreansvaret gjeld først frå {{from}}.',
      GuardianEnded: 'Foreldreansvaret vart avslutta {{on}}. Den som spurde, får ikkje svaret.',
      PatientIsDead: 'Pasienten er død, så ingen får svaret på Helsenorge.',
      PatientIsReplaced: 'Dette er ei utgått oppføring av pasienten, så ingen får svaret.',
      BirthDateNotWhole: 'Fødselsdatoen er ikkje heilt kjend. Svaret går berre til den som får det uansett alder.',
    } satisfies Recipient,
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
    recipient: {
      PatientDecidesAlone: 'The patient has turned {{from}} and gets the answer.',
      YouthHasOwnAccess: 'The patient has turned {{from}} and has own access with a parent’s consent.',
      YouthWithoutConsent: 'The patient has no own access. That takes a parent’s consent.',
      TooYoungForOwnAccess: 'The patient is under {{from}} and has no own access.',
      GuardianActsForChild: 'The guardians act for the child and get the answer.',
      GuardianAskedForYouth: 'The guardian who asked gets the answer.',
      GuardianNotInformed: 'Guardians are not told this unasked once the child is {{from}}.',
      WithheldFromGuardians: 'The patient has asked that guardians are not told.',
      MatterNotForGuardian: 'Guardians have reduced access and do not get this kind of answer.',
      ProxyInForce: 'The authorisation applies today, so the person who asked gets the answer.',
      ProxyUnknown: 'There is no authorisation for the person who asked.',
      ChildDecidesAlone: 'The patient has turned {{age}}. Guardians do not get the answer.',
      NoParentalResponsibility: 'The person who asked has no parental responsibility and does not get the answer.',
      AddressIsProtected: 'The address is protected, so only the patient can get the answer.',
      NoGuardianAtChildsAddress:
        'Nobody with parental responsibility lives at the child’s address, so guardians do not get the answer.',
      GiverTooYoung: 'The patient is under {{from}}, so the authorisation does not apply.',
      HolderTooYoung: 'The person who asked is under {{from}}, so the authorisation does not apply.',
      ProxyNotBegun: 'The authorisation does not apply until {{from}}.',
      ProxyEnded: 'The authorisation was ended on {{on}}. The answer goes to the patient only.',
      ProxyExpired: 'The authorisation expired on {{on}}. The answer goes to the patient only.',
      AreaNotCovered: 'The authorisation does not cover digital health services. The answer goes to the patient only.',
      ConsentWithdrawn: 'The patient withdrew consent on {{on}}. Phone or send a letter.',
      ConsentTooLow: 'The patient has not consented to Full access. Phone or send a letter.',
      GuardianNotBegun: 'Parental responsibility does not apply until {{from}}.',
      GuardianEnded: 'Parental responsibility ended on {{on}}. The person who asked does not get the answer.',
      PatientIsDead: 'The patient is dead, so nobody gets the answer on Helsenorge.',
      PatientIsReplaced: 'This is an outdated record of the patient, so nobody gets the answer.',
      BirthDateNotWhole: 'The birth date is not wholly known. The answer goes only to whoever gets it at any age.',
    } satisfies Recipient,
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
