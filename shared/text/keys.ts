import type { OwnRefusals } from '../ipc/acts.ts';
import type { StoreFault } from '../ipc/reply.ts';
import type { KeyWay } from '../ipc/views/keys.ts';
import { inThreeLanguages } from './language.ts';

type Refused = Record<OwnRefusals['choosePassphrase' | 'givePassphrase']['type'], string>;
type Titles = Record<StoreFault, string>;
type Ways = Record<KeyWay, string>;

/** The key of the surgery's data: the passphrase where there is no key store, a key that no longer fits, its change. */
export const keysText = inThreeLanguages(
  {
    choose: {
      title: 'Velg et passord for kontorets data',
      why: 'Denne maskinen har ikke noe trygt sted å ha nøkkelen. Derfor låses den med et passord som blir spurt etter hver gang Legekontor starter.',
      lost: 'Ingen kan hente passordet fram igjen, heller ikke vi. Blir det borte, er kladder og det som ikke er sendt, tapt. Det som er levert, ligger trygt i portalen og kan hentes på nytt.',
      passphrase: 'Passord',
      rule: 'Minst {{atLeast}} tegn. Flere ord etter hverandre er lett å huske og vanskelig å gjette.',
      again: 'Samme passord en gang til',
      submit: 'Lag nøkkelen',
    },
    ask: {
      title: 'Skriv passordet for kontorets data',
      passphrase: 'Passord',
      submit: 'Åpne',
      wait: 'Vent {{seconds}} s',
      forgotten:
        'Har ingen på kontoret passordet, kan ingen åpne filen. Da flyttes filene i mappen til et trygt sted, og alt som er levert, hentes fra portalen på nytt.',
    },
    problem: {
      title: {
        damaged: 'Filen med kontorets data er skadet',
        'made-by-newer-version': 'Filen er laget av en nyere versjon',
        'wrong-key-or-damaged': 'Nøkkelen passer ikke til filen',
        'key-missing': 'Nøkkelen til kontorets data er borte',
        'passphrase-needed': 'Kontorets data er låst',
        'no-key-store': 'Nøkkelringen er ikke tilgjengelig',
        locked: 'Filen er i bruk',
        'read-only': 'Programmet får ikke skrive',
        'disk-full': 'Disken er full',
        'other-portal': 'Filen hører til en annen portal',
        'other-provider': 'Filen hører til en annen innlogging',
        unreadable: 'Filen kan ikke leses',
      } satisfies Titles,
      whatToDo: 'Dette kan dere gjøre',
      sameUser:
        'Logg på maskinen som den brukeren som pleier å bruke Legekontor, og start på nytt. Nøkkelen hører til brukeren.',
      fromBackup:
        'Legg tilbake «database-key» og «legekontor.db» fra samme sikkerhetskopi, begge to. Noter først hva som ligger i mappen nå.',
      begin:
        'Finnes ikke nøkkelen noe sted, kan ingen åpne filen. Flytt filene ut av mappen, ikke slett dem, og start på nytt. Alt som er levert, hentes fra portalen. Kladder og det som ikke var sendt, er tapt.',
      turnOn: 'Slå på eller lås opp nøkkelringen i operativsystemet (GNOME Keyring eller KWallet), og start på nytt.',
      folder: 'Mappen er {{folder}}',
    },
    section: {
      title: 'Nøkkelen til kontorets data',
      about:
        'Filen på denne maskinen er kryptert. Bytt nøkkel når noen som ikke skulle ha tilgang, kan ha kopiert den.',
      way: {
        'os-store': 'Nøkkelen ligger i operativsystemets nøkkelring.',
        passphrase: 'Nøkkelen er låst med passordet som blir spurt etter ved start.',
        development: 'Nøkkelen er ikke beskyttet. Dette er en utviklingsversjon, ikke for pasientdata.',
      } satisfies Ways,
      madeAt: 'I bruk siden {{date}}.',
      rotate: 'Bytt databasenøkkel',
      takes:
        'Alt på maskinen blir kryptert på nytt. Det tar fra noen sekunder til et minutt, og andre ting venter så lenge. Strømbrudd gjør ingen skade.',
      rotating: 'Bytter nøkkel',
      rotated: 'Nøkkelen er byttet. Alt er på plass.',
      onlyManagement: 'Fastlegen eller daglig leder kan bytte nøkkelen.',
    },
    refused: {
      PassphraseTooShort: 'Passordet må ha minst {{atLeast}} tegn.',
      PassphraseTooSimple: 'Passordet har for få ulike tegn og er lett å gjette. Velg flere ord etter hverandre.',
      PassphrasesDiffer: 'De to passordene er ikke like. Skriv det samme begge stedene.',
      WrongPassphrase: 'Passordet er feil. Ingenting er endret. Etter flere feil blir det ventetid mellom forsøkene.',
      PassphraseTooSoon: 'Passordet er ikke prøvd. Vent {{seconds}} s, og prøv igjen.',
      NoPassphraseAsked: 'Det trengs ikke noe passord nå. Kontorets data er åpne, eller nøkkelen er av et annet slag.',
    } satisfies Refused,
  },
  {
    choose: {
      title: 'Vel eit passord for kontoret sine data',
      why: 'Denne maskina har ikkje nokon trygg stad å ha nøkkelen. Difor blir han låst med eit passord som det blir spurt etter kvar gong Legekontor startar.',
      lost: 'Ingen kan hente passordet fram att, heller ikkje vi. Blir det borte, er kladdar og det som ikkje er sendt, tapt. Det som er levert, ligg trygt i portalen og kan hentast på nytt.',
      passphrase: 'Passord',
      rule: 'Minst {{atLeast}} teikn. Fleire ord etter kvarandre er lett å hugse og vanskeleg å gjette.',
      again: 'Same passord ein gong til',
      submit: 'Lag nøkkelen',
    },
    ask: {
      title: 'Skriv passordet for kontoret sine data',
      passphrase: 'Passord',
      submit: 'Opne',
      wait: 'Vent i {{seconds}} s',
      forgotten:
        'Har ingen på kontoret passordet, kan ingen opne fila. Då blir filene i mappa flytta til ein trygg stad, og alt som er levert, blir henta frå portalen på nytt.',
    },
    problem: {
      title: {
        damaged: 'Fila med data frå kontoret er skadd',
        'made-by-newer-version': 'Fila er laga av ein nyare versjon',
        'wrong-key-or-damaged': 'Nøkkelen passar ikkje til fila',
        'key-missing': 'Nøkkelen til data frå kontoret er borte',
        'passphrase-needed': 'Data frå kontoret er låste',
        'no-key-store': 'Nøkkelringen er ikkje tilgjengeleg',
        locked: 'Fila er i bruk',
        'read-only': 'Programmet får ikkje skrive',
        'disk-full': 'Disken er full',
        'other-portal': 'Fila høyrer til ein annan portal',
        'other-provider': 'Fila høyrer til ei anna innlogging',
        unreadable: 'Fila kan ikkje lesast',
      } satisfies Titles,
      whatToDo: 'Dette kan de gjere',
      sameUser:
        'Logg på maskina som den brukaren som plar bruke Legekontor, og start på nytt. Nøkkelen høyrer til brukaren.',
      fromBackup:
        'Legg tilbake «database-key» og «legekontor.db» frå same tryggingskopi, begge to. Noter først kva som ligg i mappa no.',
      begin:
        'Finst ikkje nøkkelen nokon stad, kan ingen opne fila. Flytt filene ut av mappa, ikkje slett dei, og start på nytt. Alt som er levert, blir henta frå portalen. Kladdar og det som ikkje var sendt, er tapt.',
      turnOn: 'Slå på eller lås opp nøkkelringen i operativsystemet (GNOME Keyring eller KWallet), og start på nytt.',
      folder: 'Mappa er {{folder}}',
    },
    section: {
      title: 'Nøkkelen til data frå kontoret',
      about: 'Fila på denne maskina er kryptert. Byt nøkkel når nokon som ikkje skulle ha tilgang, kan ha kopiert han.',
      way: {
        'os-store': 'Nøkkelen ligg i nøkkelringen til operativsystemet.',
        passphrase: 'Nøkkelen er låst med passordet som det blir spurt etter ved start.',
        development: 'Nøkkelen er ikkje verna. Dette er ein utviklingsversjon, ikkje for pasientdata.',
      } satisfies Ways,
      madeAt: 'I bruk sidan {{date}}.',
      rotate: 'Byt databasenøkkel',
      takes:
        'Alt på maskina blir kryptert på nytt. Det tek frå nokre sekund til eit minutt, og andre ting ventar så lenge. Straumbrot gjer ingen skade.',
      rotating: 'Byter nøkkel',
      rotated: 'Nøkkelen er bytt. Alt er på plass.',
      onlyManagement: 'Fastlegen eller dagleg leiar kan byte nøkkelen.',
    },
    refused: {
      PassphraseTooShort: 'Passordet må ha minst {{atLeast}} teikn.',
      PassphraseTooSimple: 'Passordet har for få ulike teikn og er lett å gjette. Vel fleire ord etter kvarandre.',
      PassphrasesDiffer: 'Dei to passorda er ikkje like. Skriv det same begge stadene.',
      WrongPassphrase: 'Passordet er feil. Ingenting er endra. Etter fleire feil blir det ventetid mellom forsøka.',
      PassphraseTooSoon: 'Passordet er ikkje prøvd. Vent {{seconds}} s, og prøv igjen.',
      NoPassphraseAsked:
        'Det trengst ikkje noko passord no. Data frå kontoret er opne, eller nøkkelen er av eit anna slag.',
    } satisfies Refused,
  },
  {
    choose: {
      title: 'Choose a passphrase for the surgery’s data',
      why: 'This computer has no safe place for the key. It is therefore closed with a passphrase that is asked for each time Legekontor starts.',
      lost: 'Nobody can recover the passphrase, nor can we. If it is lost, drafts and what is unsent are lost. What has been delivered is safe in the portal and can be fetched again.',
      passphrase: 'Passphrase',
      rule: 'At least {{atLeast}} characters. Several words in a row are easy to remember and hard to guess.',
      again: 'Repeat the passphrase',
      submit: 'Make the key',
    },
    ask: {
      title: 'Enter the passphrase for the surgery’s data',
      passphrase: 'Passphrase',
      submit: 'Open',
      wait: 'Wait {{seconds}} s',
      forgotten:
        'If nobody at the surgery has the passphrase, nobody can open the file. The files in the folder are then moved to a safe place, and everything delivered is fetched from the portal again.',
    },
    problem: {
      title: {
        damaged: 'The file with the surgery’s data is damaged',
        'made-by-newer-version': 'The file was made by a newer version',
        'wrong-key-or-damaged': 'The key does not fit the file',
        'key-missing': 'The key to the surgery’s data is gone',
        'passphrase-needed': 'The surgery’s data are locked',
        'no-key-store': 'The key ring is not available',
        locked: 'The file is in use',
        'read-only': 'The program may not write',
        'disk-full': 'The disk is full',
        'other-portal': 'The file belongs to another portal',
        'other-provider': 'The file belongs to another sign-in',
        unreadable: 'The file cannot be read',
      } satisfies Titles,
      whatToDo: 'What you can do',
      sameUser:
        'Log on to the computer as the user who normally uses Legekontor, and start again. The key belongs to that user.',
      fromBackup:
        'Put back “database-key” and “legekontor.db” from the same backup, both of them. First note what is in the folder now.',
      begin:
        'If the key is nowhere to be found, nobody can open the file. Move the files out of the folder, do not delete them, and start again. Everything delivered is fetched from the portal. Drafts and what was unsent are lost.',
      turnOn: 'Turn on or unlock the operating system’s key ring (GNOME Keyring or KWallet), and start again.',
      folder: 'The folder is {{folder}}',
    },
    section: {
      title: 'The key to the surgery’s data',
      about:
        'The file on this computer is encrypted. Change the key when someone who should not have access may have copied it.',
      way: {
        'os-store': 'The key is in the operating system’s key ring.',
        passphrase: 'The key is closed with the passphrase that is asked for at start.',
        development: 'The key is not protected. This is a development build, not for patient data.',
      } satisfies Ways,
      madeAt: 'In use since {{date}}.',
      rotate: 'Change the database key',
      takes:
        'Everything on the computer is encrypted again. It takes from a few seconds to a minute, and other things wait meanwhile. A power cut does no harm.',
      rotating: 'Changing the key',
      rotated: 'The key has been changed. Everything is in place.',
      onlyManagement: 'The GP or the practice manager can change the key.',
    },
    refused: {
      PassphraseTooShort: 'The passphrase must have at least {{atLeast}} characters.',
      PassphraseTooSimple:
        'The passphrase has too few different characters and is easy to guess. Choose several words in a row.',
      PassphrasesDiffer: 'The two passphrases differ. Write the same in both places.',
      WrongPassphrase:
        'The passphrase is wrong. Nothing has been changed. After several wrong ones there is a wait between attempts.',
      PassphraseTooSoon: 'The passphrase has not been tried. Wait {{seconds}} s and try again.',
      NoPassphraseAsked: 'No passphrase is needed now. The surgery’s data are open, or the key is of another kind.',
    } satisfies Refused,
  },
);
