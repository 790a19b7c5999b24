export type WrittenText = { subject: string; question: string; urgent?: boolean };

/** What patients write. Synthetic, as everything here. */
export const E_CONSULTATION_TEXTS: readonly WrittenText[] = [
  {
    subject: 'Utslett etter ny medisin',
    question:
      'Hei! Jeg begynte på nye blodtrykkstabletter på mandag, og nå har jeg fått et kløende utslett på armene. Skal jeg slutte, eller går det over?',
  },
  {
    subject: 'Svar på blodprøve',
    question:
      'Hei, jeg tok blodprøver for to uker siden på grunn av slitenhet. Har dere fått svar, og er det noe jeg bør gjøre?',
  },
  {
    subject: 'Forlenge sykmelding',
    question:
      'Sykmeldingen min går ut på fredag, men ryggen er fortsatt vond når jeg sitter mer enn en halv time. Fysioterapeuten mener jeg trenger to uker til. Kan den forlenges, gjerne 50 prosent?',
  },
  {
    subject: 'Pollenallergi',
    question:
      'Tablettene fra apoteket hjelper ikke lenger. Finnes det noe sterkere, eller bør jeg prøve nesespray i tillegg?',
  },
  {
    subject: 'Vondt i kneet',
    question:
      'Jeg vred kneet på fotball for tre uker siden. Det er fortsatt hovent når jeg går i trapper. Bør det tas bilde?',
  },
  {
    subject: 'Søvnvanskar',
    question:
      'Hei. Eg har sove dårleg i fleire veker, særleg etter at eg bytta jobb. Eg vil helst ikkje ha sovetablettar. Kva kan eg gjere?',
  },
  {
    subject: 'Henvisning til hudlege',
    question:
      'Føflekken på skulderen som du så på i fjor, har blitt litt større og mørkere i den ene kanten. Kan jeg få henvisning til hudlege?',
  },
  {
    subject: 'Question about my inhaler',
    question:
      'Hello, I have just moved here and use an inhaler for asthma every day. I have about two weeks left. Which one is the same here, and do I need a check-up first?',
  },
  {
    subject: 'Kan jeg ta to om dagen?',
    question: 'Hei, smertene er verre om kvelden. Kan jeg ta én tablett om morgenen og én om kvelden?',
  },
  {
    subject: 'Brystsmerter',
    question:
      'Jeg har hatt trykkende brystsmerter siden i natt som stråler ut i venstre arm, og jeg blir tungpustet av å gå i trappa. Hva skal jeg gjøre?',
    urgent: true,
  },
  {
    subject: 'Halsbrann',
    question:
      'Halsbrannen er kommet tilbake etter at jeg sluttet med tablettene. Kan jeg begynne igjen, og i så fall hvor lenge?',
  },
  {
    subject: 'Vaksiner før reise',
    question: 'Vi skal til Tanzania i tre uker i februar. Hvilke vaksiner trenger vi, og hvor lenge før må de tas?',
  },
];
