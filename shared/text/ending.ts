import { inThreeLanguages } from './language.ts';

/** What is asked before the program ends with a text that could not be saved. */
export const endingText = inThreeLanguages(
  {
    notSaved: 'Det du har skrevet, er ikke lagret',
    stayToCopy:
      'Legekontor får ikke lagret teksten nå. Avslutter du, er den borte. Bli for å kopiere den eller prøve igjen.',
    stay: 'Bli',
    endAnyway: 'Avslutt uten å lagre',
  },
  {
    notSaved: 'Det du har skrive, er ikkje lagra',
    stayToCopy:
      'Legekontor får ikkje lagra teksten no. Avsluttar du, er han borte. Bli for å kopiere han eller prøve igjen.',
    stay: 'Bli',
    endAnyway: 'Avslutt utan å lagre',
  },
  {
    notSaved: 'What you have written is not saved',
    stayToCopy: 'Legekontor cannot save the text now. If you quit, it is gone. Stay to copy it or try again.',
    stay: 'Stay',
    endAnyway: 'Quit without saving',
  },
);
