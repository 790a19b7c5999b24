const DAYS = [
  'Det begynte da jeg løftet vaskemaskinen inn på badet sammen med svogeren min, og jeg kjente det med en gang nederst i ryggen, mest på høyre side.',
  'Jeg sov dårlig og måtte opp tre ganger, og da jeg reiste meg om morgenen, tok det nesten ti minutter før jeg kunne gå noenlunde rett.',
  'Tablettene jeg har fra før, hjelper litt i et par timer, men så er det tilbake igjen, og jeg tør ikke ta flere enn det står på esken.',
  'På jobben sitter jeg stort sett, og det er det verste; jeg har prøvd å stå ved pulten, men da kommer det en ilende smerte ned på baksiden av låret.',
  'Fysioterapeuten sa at det sannsynligvis er muskulært, men hun ville at jeg skulle spørre deg siden det også prikker litt i lilletåa når jeg har gått langt.',
  'Jeg har klart å gå turen rundt vannet to ganger, og etterpå er det faktisk bedre, så jeg tenker at bevegelse er bra, men jeg vet ikke hvor mye jeg bør presse.',
  'Kona mi mener at jeg bør ta bilde med en gang, mens kollegaen min hadde det samme i fjor og fikk beskjed om at det ikke var nødvendig.',
  'Jeg har ikke feber, jeg har ikke gått ned i vekt, og jeg har ingen problemer med blære eller tarm, for det leste jeg at jeg skulle si fra om.',
];

/** A question of about 2,000 words: someone who writes down every day of five weeks before asking. */
export function longDiary(): string {
  const days = Array.from({ length: 62 }, (_, day) => `Dag ${day + 1}: ${DAYS[day % DAYS.length] ?? ''}`);
  return [
    'Hei! Du ba meg skrive dagbok om ryggen sist, så her er den. Beklager at det ble langt.',
    ...days,
    'Så spørsmålet mitt er egentlig bare dette: Skal jeg ta bilde, skal jeg fortsette med øvelsene, og kan jeg kjøre bil til fjells i helgen?',
  ].join('\n\n');
}
