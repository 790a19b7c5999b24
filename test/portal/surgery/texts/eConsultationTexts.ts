import type { PatientForm } from '../../patient/enclosures.ts';
import { longDiary } from './longDiary.ts';

export type WrittenText = {
  subject: string;
  question: string;
  /** The patient's next message in the same thread, when there is one. */
  followUp?: string;
  urgent?: boolean;
  /** A parent writes it about a child. */
  aboutChild?: boolean;
  /** The form that goes with it. */
  form?: PatientForm;
  /** A photo of a rash goes with it: in the message itself, or as a Binary of its own. */
  picture?: 'inside' | 'apart';
};

/** What patients write. Synthetic, as everything here; some is too long, in the wrong place or should not wait. */
export const E_CONSULTATION_TEXTS: readonly WrittenText[] = [
  {
    subject: 'Utslett etter ny medisin',
    question:
      'Hei! Jeg begynte på nye blodtrykkstabletter på mandag, og nå har jeg fått et kløende utslett på armene. Skal jeg slutte, eller går det over?',
    picture: 'apart',
    form: [
      ['Når begynte plagene?', 'På tirsdag kveld'],
      ['Har du feber?', false],
      ['Har du pustevansker, eller er du hoven i ansiktet?', false],
      ['Hvor sterk er kløen, fra 0 til 10?', 6],
      ['Hva har du prøvd selv?', 'Allergitabletter uten resept, to om dagen'],
      ['Annet vi bør vite?', null],
    ],
  },
  {
    subject: 'Svar på blodprøve',
    question:
      'Hei, jeg tok blodprøver for to uker siden på grunn av slitenhet. Har dere fått svar, og er det noe jeg bør gjøre?',
    followUp: 'Jeg glemte å si at jeg har tatt jerntabletter den siste måneden, 100 mg om dagen.',
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
    followUp: 'Nå har det også begynt å låse seg når jeg reiser meg. Det gjorde det ikke før.',
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
    subject: 'Trykk i brystet',
    question:
      'Jeg har brystsmerter nå, et trykk som stråler ut i venstre arm siden i natt, og jeg blir tungpustet av å gå i trappa. Hva skal jeg gjøre?',
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
  {
    subject: 'Eksem hos datteren min',
    picture: 'inside',
    question:
      'Hun klør seg til blods om natta, mest i albuene og bak knærne. Vi smører med fuktighetskrem to ganger om dagen. Trenger hun noe sterkere?',
    aboutChild: true,
  },
  {
    subject: 'Feber i fire dager',
    question:
      'Sønnen vår har hatt feber rundt 39 i fire dager, men drikker og leker litt innimellom. Skal vi komme, eller se det an til i morgen?',
    aboutChild: true,
    followUp: 'I dag er feberen 38,2 og han har spist litt. Vi ser det an til i morgen tidlig.',
  },
  {
    subject: 'Legeerklæring til skolen',
    question:
      'Skolen ber om en erklæring om at hun har migrene og kan ha fravær når anfallene kommer. Kan dere skrive den?',
    aboutChild: true,
  },
  {
    subject: 'Mor blir mer og mer forvirret',
    question:
      'Jeg skriver for meg selv, men det gjelder også henne. De siste ukene har jeg selv begynt å glemme avtaler og navn. Er det stress, eller bør det undersøkes?',
  },
  {
    subject: 'Bivirkningar av tablettane',
    question:
      'Hei! Etter at eg auka dosen har eg vore kvalm og svimmel om morgonen. Det går over utpå dagen. Skal eg halde fram eller gå ned att?',
  },
  {
    subject: 'Lågt blodtrykk heime',
    question:
      'Eg måler blodtrykket heime slik vi avtala. Snittet siste veka er 104/62, og eg blir svart for auga når eg reiser meg. Er dosen for høg?',
    followUp: 'Her er målingane frå i dag: kl. 7: 101/60, kl. 12: 108/64, kl. 20: 99/58.',
  },
  {
    subject: 'Prevensjon',
    question:
      'Jeg har fått mellomblødninger de siste tre månedene på p-pillene. Er det et annet merke som kan passe bedre?',
  },
  {
    subject: 'Blodsukker over målet',
    question:
      'Målingene på morgenen ligger på 9–10 selv om jeg går tur hver dag. HbA1c var 58 sist. Bør vi endre på medisinen?',
  },
  {
    subject: 'Migrene oftere enn før',
    question:
      'Jeg har hatt seks anfall denne måneden mot to før. Triptanen hjelper, men jeg er redd for å bruke for mye. Er forebyggende noe for meg?',
  },
  {
    subject: 'Vannlating svir',
    question:
      'Det svir når jeg later vannet, og jeg må på do hele tiden. Ingen feber. Kan jeg få noe uten å komme inn?',
  },
  {
    subject: 'Svar fra MR',
    question:
      'Jeg har sett at rapporten fra MR av nakken er kommet, men jeg forstår ikke ordene. Hva betyr «lett foraminal stenose C5/C6»?',
  },
  {
    subject: 'Test result on Helsenorge',
    question:
      'I can see a cholesterol of 6.8 in my results but no comment. My father had a heart attack at 54. Should I be worried, and should I start medication?',
  },
  {
    subject: 'Slutte å røyke',
    question:
      'Jeg har røykt i 22 år og vil slutte før jul. Plaster har ikke virket. Er tablettene noe for meg når jeg også bruker medisin for angst?',
  },
  {
    subject: 'Vondt i skulderen',
    question:
      'Jeg får ikke løftet armen over skulderhøyde etter at jeg malte taket i august. Øvelser fra fysioterapeuten gjør det verre. Er sprøyte aktuelt?',
  },
  {
    subject: 'Eg vil trappe ned',
    question:
      'Eg har brukt den antidepressive medisinen i to år og har hatt det bra det siste året. Korleis bør eg trappe ned, og kor fort?',
  },
  {
    subject: 'Orker ikke mer',
    question:
      'Det har vært for mye lenge. Jeg har tenkt at det hadde vært like greit om jeg ikke våknet. Jeg har ikke planer om å gjøre noe, men jeg trenger hjelp.',
    urgent: true,
  },
  {
    subject: 'Bitt av flått',
    question:
      'Fant en flått på leggen i helgen, og nå er det en rød ring på størrelse med en tikrone. Den har ikke vokst siden i går. Trenger jeg antibiotika?',
  },
  {
    subject: 'Urinsyregikt',
    question:
      'Stortåa er rød og vond igjen, tredje gang i år. Kan jeg bruke de samme tablettene som sist, og bør jeg begynne på noe fast?',
  },
  {
    subject: 'Hoste som ikke gir seg',
    question:
      'Jeg har hostet i sju uker etter en forkjølelse. Ikke feber, ikke blod, men det er slitsomt om natta. Bør lungene undersøkes?',
  },
  {
    subject: 'Førerkort',
    question:
      'Jeg fyller 80 i mars og har fått beskjed om at jeg trenger helseattest. Kan det ordnes her, eller må jeg bestille time?',
  },
  {
    subject: 'Sterke smerter i magen',
    question:
      'Smertene sitter nede på høyre side, kom i går kveld og blir verre når jeg hoster. Jeg har kastet opp to ganger og har 38,4 i feber.',
    urgent: true,
  },
  {
    subject: 'Hodepine etter fall',
    question:
      'Jeg falt på isen for fire dager siden og slo bakhodet. Hodepinen er ikke blitt bedre, og jeg bruker blodfortynnende.',
    urgent: true,
  },
  {
    subject: 'Menopause',
    question:
      'Hetetokter og dårlig søvn gjør at jeg ikke fungerer på jobb. Jeg vil gjerne prøve hormoner. Mor hadde brystkreft som 68-åring. Kan jeg likevel få det?',
  },
  { subject: 'Ryggen igjen', question: longDiary() },
  {
    subject: 'Kviser',
    question:
      'Kremen har ikke hjulpet etter tre måneder, og jeg får arr. Er det tid for tabletter? Hilsen lei av speil',
  },
  {
    subject: 'Stoffskifte',
    question:
      'Jeg har gått ned fra 100 til 75 mikrogram Levaxin etter avtale og føler meg tregere. Når bør blodprøven tas igjen?',
  },
  {
    subject: 'Medisin i posten?',
    question:
      'Jeg er på hytta i tre uker til og har ikke nok medisin med. Kan apoteket her levere ut på den samme resepten?',
  },
  {
    subject: 'Blod i avføringen',
    question:
      'Jeg har sett litt friskt blod på papiret tre ganger de siste to ukene. Ingen smerter. Jeg er 57 år. Hva bør gjøres?',
  },
  {
    subject: 'Hjertebank',
    question:
      'Hjertet hopper over slag flere ganger om dagen, særlig når jeg legger meg. Klokka mi sier «mulig atrieflimmer» to ganger denne uka.',
  },
  {
    subject: 'Angst før flyreise',
    question: 'Jeg skal fly om ti dager og får panikk bare ved tanken. Kan jeg få noe beroligende til turen?',
  },
];
