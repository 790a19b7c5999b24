import { inThreeLanguages } from './language.ts';

/** The settings screen: what each section is about. */
export const settingsText = inThreeLanguages(
  {
    title: 'Innstillinger',
    lock: {
      title: 'Automatisk lås',
      about:
        'Gjelder alle som bruker denne maskinen. Den låser også når maskinen låses eller går i dvale, og med Ctrl+L.',
      after: 'Lås når ingen har brukt maskinen på',
      minutes_one: '{{count}} minutt',
      minutes_other: '{{count}} minutter',
      notYours: 'Bare fastlege eller daglig leder kan endre dette.',
    },
    screen: {
      title: 'Skjermbilder og skjermdeling',
      about: 'Gjelder alle som bruker denne maskinen, og virker med en gang. Bare på Windows og macOS.',
      hide: 'Vis vinduet som svart i skjermbilder og når skjermen deles',
      costs: 'Da ser heller ikke forstørringsprogrammer og fjernhjelp hva som står i vinduet.',
    },
    appearance: {
      title: 'Språk og utseende',
      about: 'Gjelder deg, på denne maskinen. Virker med en gang.',
    },
  },
  {
    title: 'Innstillingar',
    lock: {
      title: 'Automatisk lås',
      about: 'Gjeld alle som bruker denne maskina. Ho låser òg når maskina blir låst eller går i dvale, og med Ctrl+L.',
      after: 'Lås når ingen har brukt maskina på',
      minutes_one: '{{count}} minutt',
      minutes_other: '{{count}} minutt',
      notYours: 'Berre fastlege eller dagleg leiar kan endre dette.',
    },
    screen: {
      title: 'Skjermbilete og skjermdeling',
      about: 'Gjeld alle som bruker denne maskina, og verkar med ein gong. Berre på Windows og macOS.',
      hide: 'Vis vindauget som svart i skjermbilete og når skjermen blir delt',
      costs: 'Då ser heller ikkje forstørringsprogram og fjernhjelp kva som står i vindauget.',
    },
    appearance: {
      title: 'Språk og utsjånad',
      about: 'Gjeld deg, på denne maskina. Verkar med ein gong.',
    },
  },
  {
    title: 'Settings',
    lock: {
      title: 'Automatic lock',
      about: 'For everyone who uses this computer. It also locks when the computer locks or sleeps, and with Ctrl+L.',
      after: 'Lock when nobody has used the computer for',
      minutes_one: '{{count}} minute',
      minutes_other: '{{count}} minutes',
      notYours: 'Only the GP or the practice manager can change this.',
    },
    screen: {
      title: 'Screenshots and shared screens',
      about: 'For everyone who uses this computer. Takes effect at once. Only on Windows and macOS.',
      hide: 'Show the window as black in screenshots and when the screen is shared',
      costs: 'Magnifiers and remote help then cannot see what is in the window either.',
    },
    appearance: {
      title: 'Language and appearance',
      about: 'For you, on this computer. Takes effect at once.',
    },
  },
);
