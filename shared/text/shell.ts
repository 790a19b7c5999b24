import type { Role } from '../domain/access/role.ts';
import type { OwnRefusals } from '../ipc/acts.ts';
import type { PatientBlocks, Refusal, StoreFault } from '../ipc/reply.ts';
import { inThreeLanguages } from './language.ts';

// Why the surgery's file cannot be used has words of its own, by reason.
type Refused = Record<
  Exclude<
    (Refusal | OwnRefusals['signIn' | 'rebuildStore'])['type'],
    'StoreUnavailable' | 'OnlyDoctorSigns' | PatientBlocks['type'] | 'ProviderNeeded'
  >,
  string
>;
type StoreFaults = Record<StoreFault, string>;
type RoleNames = Record<Role, string>;

/** The frame round every screen: header, navigation, sign-in, keys, and what can go wrong anywhere. */
export const shellText = inThreeLanguages(
  {
    app: 'Legekontor',
    toContent: 'Til innholdet',
    navigation: {
      label: 'Hovedmeny',
      queue: 'Arbeidskø',
      overdue: 'over frist',
      answered: 'Besvart',
      unsent: 'Usendt',
      settings: 'Innstillinger',
    },
    user: { menu: 'Brukermeny', lock: 'Lås', signOut: 'Logg ut', keys: 'Alle taster' },
    roleGroup: {
      gp: 'Fastleger',
      locum: 'Vikarer',
      nurse: 'Sykepleiere',
      receptionist: 'Helsesekretærer',
      'practice-manager': 'Daglig leder',
    } satisfies RoleNames,
    keys: {
      title: 'Alle taster',
      groups: { go: 'Gå til', list: 'I listen', matter: 'I saken', everywhere: 'Overalt' },
      close: 'Lukk',
      or: 'eller',
      andThen: 'så',
      next: 'Neste i listen',
      previous: 'Forrige i listen',
      ends: 'Først og sist i listen',
      open: 'Åpne den som er valgt',
      letIn: 'Slipp inn nye i listen',
      search: 'Søk i køen',
      reply: 'Skriv svar',
      take: 'Ta saken',
      send: 'Send svaret eller legg det i kø',
      back: 'Tilbake til listen, kladden blir lagret',
      lock: 'Lås maskinen',
      keys: 'Vis alle taster',
      divider: 'Flytt skillelinjen når den er valgt',
    },
    divider: 'Bredden på listen',
    back: 'Tilbake',
    tryAgain: 'Prøv igjen',
    rebuild: 'Hent alt på nytt',
    years_one: '{{count}} år',
    years_other: '{{count}} år',
    months_one: '{{count}} måned',
    months_other: '{{count}} måneder',
    notFound: {
      title: 'Siden finnes ikke',
      body: 'Lenken peker på noe som ikke er i programmet.',
      toQueue: 'Til arbeidskøen',
    },
    broken: {
      title: 'Noe gikk galt i vinduet',
      body: 'Det du har sendt eller lagret, er trygt. Last vinduet på nytt. Skjer det igjen, gi koden til den som hjelper dere.',
      reload: 'Last vinduet på nytt',
      code: 'Kode: {{code}}',
    },
    draftNotSaved:
      'Kladden er ikke lagret ennå, så du er fortsatt logget inn. Kopier teksten før du lukker programmet.',
    storeFault: {
      damaged:
        'Filen med kontorets data på denne maskinen er skadet, for eksempel av disken. Alt som er levert, ligger trygt i portalen, og det usendte er tatt vare på. Kladder kan være tapt. Legg filen til side og hent alt på nytt.',
      'made-by-newer-version':
        'Filen med kontorets data er laget av en nyere versjon av Legekontor. Installer den nyeste versjonen. Ingenting er endret.',
      'wrong-key-or-damaged':
        'Filen med kontorets data passer ikke til nøkkelen på denne maskinen, eller den er skadet. Ingenting er endret. Ta vare på filen og be om hjelp.',
      'key-missing':
        'Nøkkelen til kontorets data finnes ikke på denne maskinen. Ingenting er endret. Ta vare på filen og be om hjelp.',
      'no-key-store':
        'Maskinen har ikke noe trygt sted å ha nøkkelen til kontorets data. Slå på nøkkelringen i operativsystemet og start på nytt.',
      locked: 'Filen med kontorets data er i bruk. Lukk det andre Legekontor-vinduet og prøv igjen.',
      'read-only': 'Programmet får ikke skrive i mappen med kontorets data. Gi det skrivetilgang og start på nytt.',
      'disk-full': 'Disken er full. Frigjør plass og prøv igjen. Det som alt er lagret, er trygt.',
      'other-portal':
        'Filen på denne maskinen hører til en annen portal enn den i innstillingsfilen. Rett adressen og start på nytt.',
      'other-provider':
        'Filen på denne maskinen hører til en annen innlogging enn den i innstillingsfilen, og maskinens egen fil «machine-key» er borte. Ingenting er endret. Legg tilbake filen eller den forrige innloggingen i innstillingene, og start på nytt.',
      unreadable:
        'Filen med kontorets data kan ikke leses. Ingenting er endret. Start på nytt, og be om hjelp hvis det ikke virker.',
      'passphrase-needed': 'Kontorets data er låst med et passord. Skriv det for å åpne dem.',
    } satisfies StoreFaults,
    refused: {
      StoreIsWell: 'Filen med kontorets data er i orden, så den trenger ikke hentes på nytt.',
      BadInput:
        'Feltet «{{field}}» har en verdi som programmet ikke godtar. Ingenting er endret. Rett feltet og prøv igjen.',
      NotYourRole: 'Rollen din kan ikke gjøre dette. Be en kollega som har rett rolle.',
      NotSignedIn: 'Du er logget ut. Logg inn og prøv igjen.',
      PatientChanged: 'Saken gjelder nå en annen pasient. Ingenting er gjort. Det du skrev, ligger under «Usendt».',
      NotFound: 'Dette finnes ikke lenger. Gå tilbake til listen.',
      Broken: 'Programmet klarte det ikke, og ingenting er endret. Prøv igjen. Hjelper det ikke, oppgi kode {{code}}.',
      NoSuchStaffMember: 'Den ansatte er ikke lenger i portalen. Velg en annen.',
    } satisfies Refused,
  },
  {
    app: 'Legekontor',
    toContent: 'Til innhaldet',
    navigation: {
      label: 'Hovudmeny',
      queue: 'Arbeidskø',
      overdue: 'over fristen',
      answered: 'Svara',
      unsent: 'Ikkje sendt',
      settings: 'Innstillingar',
    },
    user: { menu: 'Brukarmeny', lock: 'Lås', signOut: 'Logg ut', keys: 'Alle tastar' },
    roleGroup: {
      gp: 'Fastlegar',
      locum: 'Vikarar',
      nurse: 'Sjukepleiarar',
      receptionist: 'Helsesekretærar',
      'practice-manager': 'Dagleg leiar',
    } satisfies RoleNames,
    keys: {
      title: 'Alle tastar',
      groups: { go: 'Gå til', list: 'I lista', matter: 'I saka', everywhere: 'Overalt' },
      close: 'Lukk',
      or: 'eller',
      andThen: 'så',
      next: 'Neste i lista',
      previous: 'Førre i lista',
      ends: 'Først og sist i lista',
      open: 'Opne den som er vald',
      letIn: 'Slepp inn nye i lista',
      search: 'Søk i køen',
      reply: 'Skriv svar',
      take: 'Ta saka',
      send: 'Send svaret eller legg det i kø',
      back: 'Tilbake til lista, kladden blir lagra',
      lock: 'Lås maskina',
      keys: 'Vis alle tastar',
      divider: 'Flytt skiljelinja når ho er vald',
    },
    divider: 'Breidda på lista',
    back: 'Tilbake',
    tryAgain: 'Prøv igjen',
    rebuild: 'Hent alt på nytt',
    years_one: '{{count}} år',
    years_other: '{{count}} år',
    months_one: '{{count}} månad',
    months_other: '{{count}} månader',
    notFound: {
      title: 'Sida finst ikkje',
      body: 'Lenkja peikar på noko som ikkje er i programmet.',
      toQueue: 'Til arbeidskøen',
    },
    broken: {
      title: 'Noko gjekk gale i vindauget',
      body: 'Det du har sendt eller lagra, er trygt. Last vindauget på nytt. Skjer det igjen, gje koden til den som hjelper dykk.',
      reload: 'Last vindauget på nytt',
      code: 'Kode: {{code}}',
    },
    draftNotSaved: 'Kladden er ikkje lagra enno, så du er framleis logga inn. Kopier teksten før du lukkar programmet.',
    storeFault: {
      damaged:
        'Fila med data frå kontoret på denne maskina er skadd, til dømes av disken. Alt som er levert, ligg trygt i portalen, og det usende er teke vare på. Kladdar kan vere tapte. Legg fila til side og hent alt på nytt.',
      'made-by-newer-version':
        'Fila med data frå kontoret er laga av ein nyare versjon av Legekontor. Installer den nyaste versjonen. Ingenting er endra.',
      'wrong-key-or-damaged':
        'Fila med data frå kontoret passar ikkje til nøkkelen på denne maskina, eller ho er skadd. Ingenting er endra. Ta vare på fila og be om hjelp.',
      'key-missing':
        'Nøkkelen til data frå kontoret finst ikkje på denne maskina. Ingenting er endra. Ta vare på fila og be om hjelp.',
      'no-key-store':
        'Maskina har ingen trygg stad å ha nøkkelen til data frå kontoret. Slå på nøkkelringen i operativsystemet og start på nytt.',
      locked: 'Fila med data frå kontoret er i bruk. Lukk det andre Legekontor-vindauget og prøv igjen.',
      'read-only': 'Programmet får ikkje skrive i mappa med data frå kontoret. Gje det skrivetilgang og start på nytt.',
      'disk-full': 'Disken er full. Frigjer plass og prøv igjen. Det som alt er lagra, er trygt.',
      'other-portal':
        'Fila på denne maskina høyrer til ein annan portal enn den i innstillingsfila. Rett adressa og start på nytt.',
      'other-provider':
        'Fila på denne maskina høyrer til ei anna innlogging enn den i innstillingsfila, og maskina si eiga fil «machine-key» er borte. Ingenting er endra. Legg tilbake fila eller den førre innlogginga i innstillingane, og start på nytt.',
      unreadable:
        'Fila med data frå kontoret kan ikkje lesast. Ingenting er endra. Start på nytt, og be om hjelp viss det ikkje verkar.',
      'passphrase-needed': 'Data frå kontoret er låste med eit passord. Skriv det for å opne dei.',
    } satisfies StoreFaults,
    refused: {
      StoreIsWell: 'Fila med data frå kontoret er i orden, så ho treng ikkje hentast på nytt.',
      BadInput:
        'Feltet «{{field}}» har ein verdi som programmet ikkje godtek. Ingenting er endra. Rett feltet og prøv igjen.',
      NotYourRole: 'Rolla di kan ikkje gjere dette. Be ein kollega som har rett rolle.',
      NotSignedIn: 'Du er logga ut. Logg inn og prøv igjen.',
      PatientChanged: 'Saka gjeld no ein annan pasient. Ikkje noko er gjort. Det du skreiv, ligg under «Ikkje sendt».',
      NotFound: 'Dette finst ikkje lenger. Gå tilbake til lista.',
      Broken:
        'Programmet klarte det ikkje, og ingenting er endra. Prøv igjen. Hjelper det ikkje, oppgje kode {{code}}.',
      NoSuchStaffMember: 'Den tilsette er ikkje lenger i portalen. Vel ein annan.',
    } satisfies Refused,
  },
  {
    app: 'Legekontor',
    toContent: 'Skip to content',
    navigation: {
      label: 'Main menu',
      queue: 'Work queue',
      overdue: 'overdue',
      answered: 'Answered',
      unsent: 'Unsent',
      settings: 'Settings',
    },
    user: { menu: 'User menu', lock: 'Lock', signOut: 'Sign out', keys: 'All keys' },
    roleGroup: {
      gp: 'GPs (fastleger)',
      locum: 'Locums',
      nurse: 'Nurses',
      receptionist: 'Receptionists',
      'practice-manager': 'Practice manager',
    } satisfies RoleNames,
    keys: {
      title: 'All keys',
      groups: { go: 'Go to', list: 'In the list', matter: 'In the case', everywhere: 'Everywhere' },
      close: 'Close',
      or: 'or',
      andThen: 'then',
      next: 'Next in the list',
      previous: 'Previous in the list',
      ends: 'First and last in the list',
      open: 'Open the chosen one',
      letIn: 'Show new cases',
      search: 'Search the queue',
      reply: 'Write an answer',
      take: 'Take the case',
      send: 'Send the answer or queue it',
      back: 'Back to the list, the draft is saved',
      lock: 'Lock the machine',
      keys: 'Show all keys',
      divider: 'Move the divider when it has focus',
    },
    divider: 'Width of the list',
    back: 'Back',
    tryAgain: 'Try again',
    rebuild: 'Fetch everything again',
    years_one: '{{count}} year',
    years_other: '{{count}} years',
    months_one: '{{count}} month',
    months_other: '{{count}} months',
    notFound: {
      title: 'There is no such page',
      body: 'The link points to something that is not in the app.',
      toQueue: 'To the work queue',
    },
    broken: {
      title: 'Something went wrong in the window',
      body: 'What you have sent or saved is safe. Reload the window. If it happens again, give the code to whoever helps you.',
      reload: 'Reload the window',
      code: 'Code: {{code}}',
    },
    draftNotSaved: 'The draft is not saved yet, so you are still signed in. Copy the text before you close the app.',
    storeFault: {
      damaged:
        'The file with the surgery’s data on this machine is damaged, for instance by the disk. Everything delivered is safe in the portal, and what is unsent has been kept. Drafts may be lost. Set the file aside and fetch everything again.',
      'made-by-newer-version':
        'The file with the surgery’s data was made by a newer version of Legekontor. Install the newest version. Nothing was changed.',
      'wrong-key-or-damaged':
        'The file with the surgery’s data does not fit the key on this computer, or it is damaged. Nothing was changed. Keep the file and ask for help.',
      'key-missing':
        'The key to the surgery’s data is not on this computer. Nothing was changed. Keep the file and ask for help.',
      'no-key-store':
        'The computer has no safe place for the key to the surgery’s data. Turn on the operating system’s keyring and start again.',
      locked: 'The file with the surgery’s data is in use. Close the other Legekontor window and try again.',
      'read-only': 'The app may not write in the folder with the surgery’s data. Give it write access and start again.',
      'disk-full': 'The disk is full. Free some space and try again. What is already saved is safe.',
      'other-portal':
        'The file on this computer belongs to another portal than the one in the settings file. Correct the address and start again.',
      'other-provider':
        'The file on this computer belongs to another sign-in than the one in the settings file, and the computer’s own file “machine-key” is gone. Nothing has changed. Put back the file, or the former sign-in in the settings, and start again.',
      unreadable:
        'The file with the surgery’s data cannot be read. Nothing was changed. Start again, and ask for help if that fails.',
      'passphrase-needed': 'The surgery’s data are closed with a passphrase. Enter it to open them.',
    } satisfies StoreFaults,
    refused: {
      StoreIsWell: 'The file with the surgery’s data is in order, so there is no need to fetch it again.',
      BadInput:
        'The field “{{field}}” has a value that the app does not accept. Nothing was changed. Correct it and try again.',
      NotYourRole: 'Your role cannot do this. Ask a colleague who has the right role.',
      NotSignedIn: 'You are signed out. Sign in and try again.',
      PatientChanged: 'The matter is about another patient now. Nothing was done. What you wrote is under “Unsent”.',
      NotFound: 'This is no longer here. Go back to the list.',
      Broken: 'The app could not do it, and nothing was changed. Try again. If that does not help, give code {{code}}.',
      NoSuchStaffMember: 'This member of staff is no longer in the portal. Choose another.',
    } satisfies Refused,
  },
);
