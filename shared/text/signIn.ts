import { inThreeLanguages } from './language.ts';

/** Choosing who is at the desk, and why there may be nobody to choose. */
export const signInText = inThreeLanguages(
  {
    title: 'Hvem er du?',
    locked: {
      title: 'Låst',
      by: 'Sist brukt av {{name}}. Det som var skrevet, ligger der fortsatt.',
      goOn: 'Fortsett som {{name}}',
      someoneElse: 'Logg inn som en annen',
    },
    hint: 'Velg med pil opp og ned, eller skriv de første bokstavene. Enter logger inn.',
    firstLoadRunning: 'Henter kontoret fra portalen for første gang. De ansatte kommer til syne her.',
    noStaffOffline: 'Ingen ansatte er hentet ennå, og portalen svarer ikke. Programmet prøver igjen av seg selv.',
    noStaffStarting: 'Programmet starter. De ansatte kommer til syne her.',
    noStaffRefused:
      'Portalen slipper ikke kontoret inn, så ingen ansatte er hentet. Be den som har ansvar for portalen, se på innstillingene.',
    noStaffNotAPortal:
      'Adressen svarer, men er ingen pasientportal som programmet kan bruke. Rett adressen i innstillingsfilen og start på nytt.',
    noStaffNotSetUp: 'Portalen er ikke satt opp, så ingen ansatte er hentet. {{problem}}',
    whichSurgery:
      'Portalen har flere virksomheter, og innstillingene sier ikke hvilken som er dette kontoret. Den som drifter maskinen, må skrive den inn som «organization» i innstillingsfilen.',
    surgeryNotFound:
      'Virksomheten som innstillingene oppgir som dette kontoret («organization»), finnes ikke i portalen. Rett innstillingsfilen og start på nytt.',
    noStaff: 'Portalen har ingen ansatte for dette kontoret. Legg dem inn i portalen, så kommer de til syne her.',
  },
  {
    title: 'Kven er du?',
    locked: {
      title: 'Låst',
      by: 'Sist brukt av {{name}}. Det som var skrive, ligg der framleis.',
      goOn: 'Hald fram som {{name}}',
      someoneElse: 'Logg inn som ein annan',
    },
    hint: 'Vel med pil opp og ned, eller skriv dei første bokstavane. Enter loggar inn.',
    firstLoadRunning: 'Hentar kontoret frå portalen for første gong. Dei tilsette kjem til syne her.',
    noStaffOffline: 'Ingen tilsette er henta enno, og portalen svarar ikkje. Programmet prøver igjen av seg sjølv.',
    noStaffStarting: 'Programmet startar. Dei tilsette kjem til syne her.',
    noStaffRefused:
      'Portalen slepp ikkje kontoret inn, så ingen tilsette er henta. Be den som har ansvar for portalen, sjå på innstillingane.',
    noStaffNotAPortal:
      'Adressa svarar, men er ingen pasientportal som programmet kan bruke. Rett adressa i innstillingsfila og start på nytt.',
    noStaffNotSetUp: 'Portalen er ikkje sett opp, så ingen tilsette er henta. {{problem}}',
    whichSurgery:
      'Portalen har fleire verksemder, og innstillingane seier ikkje kva for ei som er dette kontoret. Den som driftar maskina, må skrive ho inn som «organization» i innstillingsfila.',
    surgeryNotFound:
      'Verksemda som innstillingane oppgir som dette kontoret («organization»), finst ikkje i portalen. Rett innstillingsfila og start på nytt.',
    noStaff: 'Portalen har ingen tilsette for dette kontoret. Legg dei inn i portalen, så kjem dei til syne her.',
  },
  {
    title: 'Who are you?',
    locked: {
      title: 'Locked',
      by: 'Last used by {{name}}. What was written is still there.',
      goOn: 'Go on as {{name}}',
      someoneElse: 'Sign in as someone else',
    },
    hint: 'Choose with the up and down arrows, or type the first letters. Enter signs you in.',
    firstLoadRunning: 'Fetching the surgery from the portal for the first time. The staff will appear here.',
    noStaffOffline: 'No staff have been fetched yet, and the portal does not answer. The app tries again by itself.',
    noStaffStarting: 'The app is starting. The staff will appear here.',
    noStaffRefused:
      'The portal does not let the surgery in, so no staff have been fetched. Ask whoever runs the portal to look at the settings.',
    noStaffNotAPortal:
      'The address answers, but is no patient portal that the app can use. Correct it in the settings file and start again.',
    noStaffNotSetUp: 'The portal is not set up, so no staff have been fetched. {{problem}}',
    whichSurgery:
      'The portal has several organisations, and the settings do not say which of them is this surgery. Whoever runs the machine must write it as «organization» in the settings file.',
    surgeryNotFound:
      'The organisation that the settings give as this surgery («organization») is not in the portal. Correct the settings file and start again.',
    noStaff: 'The portal has no staff for this surgery. Add them in the portal and they will appear here.',
  },
);
