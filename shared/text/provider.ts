import type { SignInFailure } from '../ipc/views/signIn.ts';
import { inThreeLanguages } from './language.ts';

type Failures = Readonly<Record<SignInFailure, string>>;

/** Signing in at the identity provider, in the person's own browser. */
export const providerText = inThreeLanguages(
  {
    signIn: 'Logg inn med {{provider}}',
    inBrowser: 'Innloggingen åpnes i nettleseren. Den sier hvem du er, og kontoret sier hvilken rolle du har.',
    demo: 'Dette er demoens egen innlogging: på siden som åpnes, velger du et navn.',
    offline: 'Uten nett kan ingen logge inn med {{provider}}. De som har PIN på denne maskinen, kan bruke den.',
    starting: 'Spør {{provider}} …',
    waiting: 'Fortsett i nettleseren. Vinduet her går videre av seg selv når du er ferdig der.',
    again: 'Åpne siden på nytt',
    cancel: 'Avbryt',
    notSetUp: 'Ingen kan logge inn før innstillingsfilen er rettet.',
    failed: {
      network: '{{provider}} svarer ikke. Se om nettet virker, og prøv igjen.',
      refused:
        '{{provider}} slipper ikke denne arbeidsstasjonen inn. Nøkkelen må registreres der, og innstillingene må stemme.',
      'wrong-clock':
        '{{provider}} slapp ikke innloggingen gjennom, og klokken på denne maskinen går feil. Still klokken, og prøv igjen. Hjelper det ikke, må nøkkelen registreres der.',
      'no-pushed-requests':
        '{{provider}} tar ikke imot forhåndssendte forespørsler (PAR), og uten dem kan ingen logge inn her. Be den som har ansvar for innloggingen, slå dem på.',
      declined: 'Innloggingen ble avbrutt hos {{provider}}.',
      'time-out': 'Det gikk mer enn fem minutter, så innloggingen ble avsluttet. Begynn på nytt.',
      untrusted: 'Svaret var ikke det {{provider}} skulle gi denne innloggingen, så det ble avvist. Begynn på nytt.',
      'level-too-low':
        '{{provider}} er ikke sikker nok på hvem du er. Logg inn på høyeste nivå, for eksempel med BankID eller smartkort.',
      'not-staff':
        '{{provider}} sier at du er {{name}}, men du står ikke som ansatt ved dette kontoret. Arbeider du her, må portalen få vite det.',
      'several-staff':
        'Flere ansatte ved kontoret står med samme nummer som deg. Be den som har ansvar for portalen, rette det.',
      'staff-not-fetched':
        'De ansatte er ikke hentet fra portalen ennå, så kontoret vet ikke hvem du er. Vent til portalen svarer, og prøv igjen.',
      'which-surgery':
        'Portalen har flere virksomheter, og innstillingene sier ikke hvilken som er dette kontoret. Den som drifter maskinen, må skrive den inn som «organization» i innstillingsfilen.',
      'no-browser': 'Ingen nettleser kunne åpnes på denne maskinen. Be den som drifter maskinen, om hjelp.',
      broken: 'Programmet klarte ikke å fullføre innloggingen, og ingenting er endret. Prøv igjen.',
    } satisfies Failures,
    code: 'Kode: {{code}}.',
    someone: 'en annen',
    closing: {
      title: 'Gå tilbake til Legekontor',
      text: 'Du kan lukke denne siden. Programmet går videre av seg selv.',
    },
    refused: {
      ProviderNeeded: 'Her logger alle inn hos portalens innlogging. Et navn er ikke nok.',
      NoProvider: 'Innstillingene har ingen innlogging for personer. Rett innstillingsfilen og start på nytt.',
    },
  },
  {
    signIn: 'Logg inn med {{provider}}',
    inBrowser: 'Innlogginga opnar i nettlesaren. Ho seier kven du er, og kontoret seier kva rolle du har.',
    demo: 'Dette er innlogginga til demoen: på sida som opnar seg, vel du eit namn.',
    offline: 'Utan nett kan ingen logge inn med {{provider}}. Dei som har PIN på denne maskina, kan bruke han.',
    starting: 'Spør {{provider}} …',
    waiting: 'Hald fram i nettlesaren. Vindauget her går vidare av seg sjølv når du er ferdig der.',
    again: 'Opne sida på nytt',
    cancel: 'Avbryt',
    notSetUp: 'Ingen kan logge inn før innstillingsfila er retta.',
    failed: {
      network: '{{provider}} svarar ikkje. Sjå om nettet verkar, og prøv igjen.',
      refused:
        '{{provider}} slepp ikkje denne arbeidsstasjonen inn. Nøkkelen må registrerast der, og innstillingane må stemme.',
      'wrong-clock':
        '{{provider}} sleppte ikkje innlogginga gjennom, og klokka på denne maskina går feil. Still klokka, og prøv igjen. Hjelper det ikkje, må nøkkelen registrerast der.',
      'no-pushed-requests':
        '{{provider}} tek ikkje imot førespurnader som blir sende på førehand (PAR), og utan dei kan ingen logge inn her. Be den som har ansvar for innlogginga, slå dei på.',
      declined: 'Innlogginga vart avbroten hos {{provider}}.',
      'time-out': 'Det gjekk meir enn fem minutt, så innlogginga vart avslutta. Byrja på nytt.',
      untrusted: 'Svaret var ikkje det {{provider}} skulle gi denne innlogginga, så det vart avvist. Byrja på nytt.',
      'level-too-low':
        '{{provider}} er ikkje sikker nok på kven du er. Logg inn på høgaste nivå, til dømes med BankID eller smartkort.',
      'not-staff':
        '{{provider}} seier at du er {{name}}, men du står ikkje som tilsett ved dette kontoret. Arbeider du her, må portalen få vite det.',
      'several-staff':
        'Fleire tilsette ved kontoret står med same nummer som deg. Be den som har ansvar for portalen, rette det.',
      'staff-not-fetched':
        'Dei tilsette er ikkje henta frå portalen enno, så kontoret veit ikkje kven du er. Vent til portalen svarar, og prøv igjen.',
      'which-surgery':
        'Portalen har fleire verksemder, og innstillingane seier ikkje kva for ei som er dette kontoret. Den som driftar maskina, må skrive ho inn som «organization» i innstillingsfila.',
      'no-browser': 'Ingen nettlesar kunne opnast på denne maskina. Be den som driftar maskina, om hjelp.',
      broken: 'Programmet klarte ikkje å fullføre innlogginga, og ingenting er endra. Prøv igjen.',
    },
    code: 'Kode: {{code}}.',
    someone: 'nokon annan',
    closing: {
      title: 'Gå tilbake til Legekontor',
      text: 'Du kan lukke denne sida. Programmet går vidare av seg sjølv.',
    },
    refused: {
      ProviderNeeded: 'Her loggar alle inn hos innlogginga til portalen. Eit namn er ikkje nok.',
      NoProvider: 'Innstillingane har inga innlogging for personar. Rett innstillingsfila og start på nytt.',
    },
  },
  {
    signIn: 'Sign in with {{provider}}',
    inBrowser: 'Signing in opens in your browser. It tells who you are; the surgery tells which role you have.',
    demo: 'This is the demo’s own sign-in: you choose a name on the page that opens.',
    offline:
      'Without a network nobody can sign in with {{provider}}. Those who have a PIN on this computer can use it.',
    starting: 'Asking {{provider}} …',
    waiting: 'Go on in the browser. This window continues by itself when you are done there.',
    again: 'Open the page again',
    cancel: 'Cancel',
    notSetUp: 'Nobody can sign in until the settings file has been corrected.',
    failed: {
      network: '{{provider}} does not answer. See whether the network works, and try again.',
      refused:
        '{{provider}} does not let this workstation in. Its key must be registered there, and the settings must be right.',
      'wrong-clock':
        '{{provider}} did not let the sign-in through, and this computer’s clock is wrong. Set the clock and try again. If that does not help, the key must be registered there.',
      'no-pushed-requests':
        '{{provider}} takes no pushed authorization requests (PAR), and without them nobody can sign in here. Ask whoever is responsible for the sign-in to turn them on.',
      declined: 'The sign-in was cancelled at {{provider}}.',
      'time-out': 'More than five minutes passed, so the sign-in was ended. Begin again.',
      untrusted: 'The answer was not the one {{provider}} should give to this sign-in, so it was refused. Begin again.',
      'level-too-low':
        '{{provider}} is not sure enough who you are. Sign in at the highest level, for example with BankID or a smart card.',
      'not-staff':
        '{{provider}} says that you are {{name}}, but you are not listed as staff at this surgery. If you work here, the portal must be told.',
      'several-staff':
        'Several people at the surgery carry the same number as you. Ask whoever runs the portal to correct it.',
      'staff-not-fetched':
        'The staff have not been fetched from the portal yet, so the surgery does not know you. Wait until the portal answers, and try again.',
      'which-surgery':
        'The portal has several organisations, and the settings do not say which of them is this surgery. Whoever runs the machine must write it as «organization» in the settings file.',
      'no-browser': 'No browser could be opened on this computer. Ask whoever looks after it for help.',
      broken: 'The app could not complete the sign-in, and nothing has changed. Try again.',
    },
    code: 'Code: {{code}}.',
    someone: 'someone else',
    closing: {
      title: 'Go back to Legekontor',
      text: 'You may close this page. The app goes on by itself.',
    },
    refused: {
      ProviderNeeded: 'Everyone signs in at the portal’s sign-in here. A name is not enough.',
      NoProvider: 'The settings have no sign-in for people. Correct the settings file and start again.',
    },
  },
);
