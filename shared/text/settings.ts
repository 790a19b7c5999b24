import { inThreeLanguages } from './language.ts';

/** The settings screen: what each section is about. */
export const settingsText = inThreeLanguages(
  {
    title: 'Innstillinger',
    appearance: {
      title: 'Språk og utseende',
      about: 'Gjelder alle som bruker denne maskinen, og virker med en gang.',
    },
  },
  {
    title: 'Innstillingar',
    appearance: {
      title: 'Språk og utsjånad',
      about: 'Gjeld alle som bruker denne maskina, og verkar med ein gong.',
    },
  },
  {
    title: 'Settings',
    appearance: {
      title: 'Language and appearance',
      about: 'For everyone who uses this computer. Takes effect at once.',
    },
  },
);
