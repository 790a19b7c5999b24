import type { WrittenText } from './eConsultationTexts.ts';

/** Messages to the surgery (e-kontakt): administrative, and a few that should have gone another way. */
export const MESSAGE_TEXTS: readonly WrittenText[] = [
  { subject: 'Parkering', question: 'Hei, er det parkering ved legesenteret, og må jeg betale?' },
  { subject: 'Åpent i romjula?', question: 'Har dere åpent mellom jul og nyttår?' },
  { subject: 'Nytt telefonnummer', question: 'Jeg har fått nytt mobilnummer. Kan dere oppdatere det hos dere?' },
  { subject: 'Kvittering', question: 'Jeg trenger kvittering for konsultasjonen 3. oktober. Kan dere sende den?' },
  {
    subject: 'Kopi av journalen',
    question: 'Jeg skal flytte til Tromsø og vil ha kopi av journalen sendt til ny fastlege. Hva koster det?',
  },
  { subject: 'Rullestol', question: 'Kommer man inn med rullestol fra Storgata, eller må jeg bruke inngangen bak?' },
  { subject: 'Hva koster en time?', question: 'Hei! Hva koster en vanlig konsultasjon, og kan jeg betale med Vipps?' },
  { subject: 'Glemte jakken', question: 'Jeg tror jeg glemte en blå jakke på venterommet i går. Har dere funnet den?' },
  { subject: 'Timekort', question: 'Når er timen min i desember? Jeg finner ikke meldingen.' },
  {
    subject: 'Har vondt i halsen',
    question: 'Jeg har hatt vondt i halsen i fem dager, og det er hvitt belegg på mandlene. Bør jeg ta en test?',
  },
  { subject: 'Ny medisin', question: 'Jeg blir kvalm av de nye tablettene. Skal jeg slutte?' },
  { subject: 'Faktura', question: 'Jeg har fått to fakturaer for samme time. Kan dere se på det?' },
  { subject: 'Opningstider', question: 'Kva tid stenger de på fredagar? Eg når det ikkje før klokka tre.' },
  {
    subject: 'Interpreter',
    question: 'My mother has an appointment on Thursday and speaks only Ukrainian. Can you arrange an interpreter?',
  },
  { subject: 'Levere urinprøve', question: 'Kan jeg levere urinprøven i luka, og hvor tidlig åpner dere?' },
  { subject: 'Bytte fastlege', question: 'Er det ledig plass hos noen av de andre legene hos dere?' },
  { subject: 'Influensavaksine', question: 'Når begynner dere med influensavaksine, og må man bestille?' },
  { subject: 'Attest til NAV', question: 'NAV sier at de ikke har fått legeerklæringen. Når ble den sendt?' },
  {
    subject: 'Adresse',
    question: 'Vi har flyttet. Den nye adressen er registrert i Folkeregisteret, men brevet kom til den gamle.',
  },
  {
    subject: 'Egenandel',
    question: 'Jeg har nådd frikortgrensen, men ble trukket 179 kroner. Får jeg pengene tilbake?',
  },
  { subject: 'Sykepleier', question: 'Kan jeg ta bort sting hos sykepleier uten å snakke med legen først?' },
  { subject: 'Avbestilling', question: 'Jeg må avlyse timen i morgen klokka ti. Håper noen andre kan få den.' },
  {
    subject: 'Stengt telefon',
    question: 'Jeg har ringt tolv ganger i dag uten å komme gjennom. Er det noe galt med telefonen?',
  },
  { subject: 'Skjema fra skolen', question: 'Kan jeg levere et skjema i skranken, så legen fyller det ut?' },
  {
    subject: 'Praktikant',
    question: 'Datteren min skal ha arbeidsuke i januar. Tar dere imot elever fra ungdomsskolen?',
  },
];

/** Wishes in words for an appointment, with how the patient would like to meet. */
export const BOOKING_WISHES = [
  { reason: 'Kontroll av blodtrykk', wish: 'Helst en morgen før jobb, tirsdag eller torsdag.', modality: 'in-person' },
  {
    reason: 'Årskontroll diabetes',
    wish: 'Kan det bli i første halvdel av neste måned? Jeg tar blodprøver uka før.',
    modality: 'in-person',
  },
  { reason: 'Samtale om søvn', wish: 'Jeg kan etter klokka 14 alle dager unntatt onsdag.', modality: 'video' },
  { reason: 'Føflekk', wish: 'Ikke noe hast, men gjerne før jul.', modality: 'in-person' },
  { reason: 'Oppfølging etter sykmelding', wish: 'Sykmeldinga går ut på fredag, så helst før det.', modality: 'phone' },
  { reason: 'Vondt i øret', wish: 'Så snart som mogleg, eg kan kome på kort varsel.', modality: 'in-person' },
  { reason: 'Svar på prøver', wish: 'Telefon passer best, jeg er på reise.', modality: 'phone' },
  { reason: 'Attest for førerkort', wish: 'Når som helst i neste uke.', modality: 'in-person' },
  {
    reason: 'Smerter i hofta',
    wish: 'Jeg er avhengig av skyss, så midt på dagen hadde vært fint.',
    modality: 'in-person',
  },
  {
    reason: 'Talk about medication',
    wish: 'Any afternoon. Video if possible, I live an hour away.',
    modality: 'video',
  },
] as const;
