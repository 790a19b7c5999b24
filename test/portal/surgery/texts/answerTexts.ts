/** What the surgery has answered before; signed by a doctor. */
export const ANSWER_TEXTS = [
  'Hei, og takk for meldingen. Fortsett som nå i to uker til. Ta kontakt igjen hvis det blir verre.',
  'Hei. Prøvene var fine. Du trenger ikke gjøre noe nå, men vi tar en ny kontroll om et halvt år.',
  'Jeg har skrevet en ny resept. Ta én tablett om morgenen, og ring oss hvis du får utslett eller blir svimmel.',
  'Dette bør undersøkes. Bestill time hos meg i løpet av neste uke, så ser vi på det sammen.',
  'Hei! Eg har sendt tilvising i dag. Du får brev frå sjukehuset innan ti vyrkedagar.',
  'Du kan slutte med tablettene nå. Får du plager igjen, skriver du bare her, så finner vi en annen løsning.',
  'Øvelsene er viktigst. Jeg tar ikke bilde nå, siden det sjelden endrer behandlingen så tidlig.',
  'Hello. You can pick up the same inhaler at any pharmacy with the prescription I sent today. Please book a check-up in January.',
  'Sykmeldingen er forlenget med to uker på 50 prosent. Snakk med lederen din om tilrettelegging.',
  'Det høres ut som en vanlig forkjølelse. Drikk godt og hvil. Kommer det feber over 38,5 i mer enn tre dager, ringer du.',
] as const;

export const INTERNAL_NOTES = [
  'Ringte pasienten, fikk ikke svar. Prøver igjen etter lunsj.',
  'Ligger prøvesvar fra mandag i innboksen. Kan legen se på det sammen med dette?',
  'Har hatt time i dag hos sykepleier, BT 148/86.',
  'Ønsker svar før helgen, skal bort.',
] as const;

export const MESSAGE_ANSWERS = [
  'Hei! Ja, det er parkering bak bygget, og de to første timene er gratis.',
  'Vi har åpent som vanlig mandag til onsdag i romjula.',
  'Vi har notert det nye nummeret ditt.',
  'Kvitteringen ligger i innboksen din på portalen.',
] as const;
