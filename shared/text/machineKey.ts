import { inThreeLanguages } from './language.ts';

/** The key that this machine proves itself with at the portal's sign-in. */
export const machineKeyText = inThreeLanguages(
  {
    title: 'Arbeidsstasjonens nøkkel',
    about:
      'Portalens innlogging kjenner maskinen på denne nøkkelen. Den offentlige delen registreres der; den hemmelige forlater aldri maskinen.',
    current: 'I bruk',
    next: 'Ny',
    made: 'Laget {{when}}',
    copy: 'Kopier',
    copyNamed: 'Kopier den offentlige delen av nøkkelen {{which}}',
    copied: 'Den offentlige delen er kopiert. Lim den inn der portalen registrerer arbeidsstasjoner.',
    waiting: 'Venter på portalen. Registrer den nye der; imens brukes den gamle.',
    used: 'Portalen slipper maskinen inn med den nye. Den gamle beholdes til noen også har logget inn med den.',
    tryNow: 'Prøv den nye nå',
    rotate: 'Lag ny nøkkel',
    revoke: 'Trekk tilbake nøkkelen',
    revokeTitle: 'Nøkkelen slettes for godt, og en ny blir laget.',
    revokeMeans:
      'Til den nye er registrert hos portalen, kan maskinen verken hente eller sende, og ingen kan logge inn der herfra. Det som er usendt, ligger trygt. Fjern også den gamle hos portalen.',
    revokeNow: 'Slett og lag ny',
    keep: 'Behold nøkkelen',
    inSettings: 'Nøkkelen står i innstillingsfilen. Slik er det for utprøving; uten den der lager maskinen sin egen.',
    notNeeded: 'Portalen ber ikke om noen nøkkel.',
    lost: {
      unreadable: 'Filen med nøkkelen kan ikke leses. Trekk den tilbake, så blir det laget en ny.',
      'not-saved': 'Nøkkelen kunne ikke lagres. Se om disken er full og nøkkelringen er på, og prøv igjen.',
    },
    onlyOwner: 'Fastlegen eller daglig leder kan bytte nøkkel og trekke den tilbake.',
    forPortal: 'Portalen kjenner kanskje ikke denne arbeidsstasjonens nøkkel ennå. Den må registreres der.',
    refused: {
      NoOwnKey: 'Maskinen har ingen egen nøkkel å gjøre dette med.',
      MachineKeyNotSaved: 'Nøkkelen kunne ikke lagres, så ingenting er endret. Se om disken er full, og prøv igjen.',
    },
  },
  {
    title: 'Nøkkelen til arbeidsstasjonen',
    about:
      'Innlogginga til portalen kjenner maskina på denne nøkkelen. Den offentlege delen blir registrert der; den hemmelege forlèt aldri maskina.',
    current: 'I bruk',
    next: 'Ny',
    made: 'Laga {{when}}',
    copy: 'Kopier',
    copyNamed: 'Kopier den offentlege delen av nøkkelen {{which}}',
    copied: 'Den offentlege delen er kopiert. Lim han inn der portalen registrerer arbeidsstasjonar.',
    waiting: 'Ventar på portalen. Registrer den nye der; så lenge blir den gamle brukt.',
    used: 'Portalen slepp maskina inn med den nye. Den gamle blir verande til nokon også har logga inn med han.',
    tryNow: 'Prøv den nye no',
    rotate: 'Lag ny nøkkel',
    revoke: 'Trekk nøkkelen tilbake',
    revokeTitle: 'Nøkkelen blir sletta for godt, og ein ny blir laga.',
    revokeMeans:
      'Til den nye er registrert hos portalen, kan maskina korkje hente eller sende, og ingen kan logge inn der herifrå. Det som er usendt, ligg trygt. Fjern den gamle hos portalen òg.',
    revokeNow: 'Slett og lag ny',
    keep: 'Hald på nøkkelen',
    inSettings: 'Nøkkelen står i innstillingsfila. Slik er det for utprøving; utan han der lagar maskina sin eigen.',
    notNeeded: 'Portalen bed ikkje om nokon nøkkel.',
    lost: {
      unreadable: 'Fila med nøkkelen kan ikkje lesast. Trekk han tilbake, så blir det laga ein ny.',
      'not-saved': 'Nøkkelen kunne ikkje lagrast. Sjå om disken er full og nøkkelringen er på, og prøv igjen.',
    },
    onlyOwner: 'Fastlegen eller dagleg leiar kan byte nøkkel og trekkje han tilbake.',
    forPortal: 'Portalen kjenner kanskje ikkje nøkkelen til denne arbeidsstasjonen enno. Han må registrerast der.',
    refused: {
      NoOwnKey: 'Maskina har ingen eigen nøkkel å gjere dette med.',
      MachineKeyNotSaved: 'Nøkkelen kunne ikkje lagrast, så ingenting er endra. Sjå om disken er full, og prøv igjen.',
    },
  },
  {
    title: 'The workstation’s key',
    about:
      'The portal’s sign-in knows this computer by its key. The public part is registered there; the secret one never leaves the computer.',
    current: 'In use',
    next: 'New',
    made: 'Created {{when}}',
    copy: 'Copy',
    copyNamed: 'Copy the public part of the key {{which}}',
    copied: 'The public part has been copied. Paste it where the portal registers workstations.',
    waiting: 'Waiting for the portal. Register the new one there; meanwhile the old one is used.',
    used: 'The portal lets the computer in with the new one. The old one is kept until someone has signed in with it too.',
    tryNow: 'Try the new one now',
    rotate: 'Make a new key',
    revoke: 'Revoke the key',
    revokeTitle: 'The key is deleted for good, and a new one is made.',
    revokeMeans:
      'Until the new one is registered at the portal, the computer can neither fetch nor send, and nobody can sign in there from here. What is unsent is safe. Remove the old one at the portal too.',
    revokeNow: 'Delete and make a new one',
    keep: 'Keep the key',
    inSettings: 'The key stands in the settings file. That is for trials; without it there the computer makes its own.',
    notNeeded: 'The portal asks for no key.',
    lost: {
      unreadable: 'The file with the key cannot be read. Revoke it and a new one is made.',
      'not-saved': 'The key could not be saved. See whether the disk is full and the keyring is on, and try again.',
    },
    onlyOwner: 'The GP or the practice manager can change the key and revoke it.',
    forPortal: 'The portal may not know this workstation’s key yet. It must be registered there.',
    refused: {
      NoOwnKey: 'The computer has no key of its own to do this with.',
      MachineKeyNotSaved:
        'The key could not be saved, so nothing has changed. See whether the disk is full, and try again.',
    },
  },
);
