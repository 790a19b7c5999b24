import { inThreeLanguages } from './language.ts';

/** The settings file says something else than what this machine was set up with. */
export const portalTrustText = inThreeLanguages(
  {
    title: 'Portal og innlogging',
    about:
      'Maskinen husker hvilken portal og innlogging den ble satt opp med. Sier innstillingsfilen noe annet, blir det ikke brukt før fastlegen eller daglig leder har godtatt det.',
    differ_one: 'Innstillingsfilen sier noe annet enn maskinen ble satt opp med, på ett punkt. Det blir ikke brukt.',
    differ_other:
      'Innstillingsfilen sier noe annet enn maskinen ble satt opp med, på {{count}} punkter. Det blir ikke brukt.',
    unknown:
      'Er det ikke dere som har endret filen, kan noen prøve å komme inn som en av dere. Rett filen og si fra til den som har ansvar for maskinene.',
    signInFirst: 'Fastlegen eller daglig leder ser hva som er endret under «Innstillinger», og kan godta det der.',
    file: 'Filen er {{file}}',
    field: 'Felt',
    bound: 'Maskinen bruker',
    found: 'Filen sier',
    none: 'ikke oppgitt',
    accept: 'Ta det filen sier i bruk',
    accepted: 'Godtatt. Det gjelder fra neste gang programmet startes.',
    onlyOwner: 'Bare fastlegen eller daglig leder kan godta det.',
    secretsInFile:
      'Hemmeligheten i filen er nå lagret forseglet på maskinen, men programmet får ikke ta den ut av {{file}}. Be den som vedlikeholder filen, om å slette «clientSecret» og «privateKey» der.',
    refused: { NothingToAccept: 'Filen sier det samme som maskinen bruker, så det er ingenting å godta.' },
  },
  {
    title: 'Portal og innlogging',
    about:
      'Maskina hugsar kva portal og innlogging ho vart sett opp med. Seier innstillingsfila noko anna, blir det ikkje brukt før fastlegen eller dagleg leiar har godteke det.',
    differ_one: 'Innstillingsfila seier noko anna enn maskina vart sett opp med, på eitt punkt. Det blir ikkje brukt.',
    differ_other:
      'Innstillingsfila seier noko anna enn maskina vart sett opp med, på {{count}} punkt. Det blir ikkje brukt.',
    unknown:
      'Er det ikkje de som har endra fila, kan nokon prøve å kome inn som ein av dykk. Rett fila og sei frå til den som har ansvar for maskinene.',
    signInFirst: 'Fastlegen eller dagleg leiar ser kva som er endra under «Innstillingar», og kan godta det der.',
    file: 'Fila er {{file}}',
    field: 'Felt',
    bound: 'Maskina bruker',
    found: 'Fila seier',
    none: 'ikkje oppgitt',
    accept: 'Ta det fila seier i bruk',
    accepted: 'Godteke. Det gjeld frå neste gong programmet blir starta.',
    onlyOwner: 'Berre fastlegen eller dagleg leiar kan godta det.',
    secretsInFile:
      'Løyndomen i fila er no lagra forsegla på maskina, men programmet får ikkje ta han ut av {{file}}. Be den som held fila ved like, om å slette «clientSecret» og «privateKey» der.',
    refused: { NothingToAccept: 'Fila seier det same som maskina bruker, så det er ingenting å godta.' },
  },
  {
    title: 'Portal and sign-in',
    about:
      'The computer remembers which portal and sign-in it was set up with. If the settings file says otherwise, that is not used until the GP or the practice manager has accepted it.',
    differ_one:
      'The settings file says something else than the computer was set up with, in one place. It is not used.',
    differ_other:
      'The settings file says something else than the computer was set up with, in {{count}} places. It is not used.',
    unknown:
      'If you have not changed the file, someone may be trying to get in as one of you. Correct the file, and tell whoever is responsible for the computers.',
    signInFirst: 'The GP or the practice manager can see what has changed under “Settings”, and accept it there.',
    file: 'The file is {{file}}',
    field: 'Field',
    bound: 'The computer uses',
    found: 'The file says',
    none: 'not given',
    accept: 'Use what the file says',
    accepted: 'Accepted. It holds from the next time the program is started.',
    onlyOwner: 'Only the GP or the practice manager can accept it.',
    secretsInFile:
      'The secret in the file is now sealed on this computer, but the program may not take it out of {{file}}. Ask whoever maintains the file to delete “clientSecret” and “privateKey” there.',
    refused: { NothingToAccept: 'The file says the same as the computer uses, so there is nothing to accept.' },
  },
);
