import { inThreeLanguages } from './language.ts';

/** The file for whoever helps the surgery. */
export const supportText = inThreeLanguages(
  {
    title: 'Hjelp og feilsøking',
    about: 'En fil til den som hjelper dere når noe ikke virker.',
    holds:
      'Filen har versjoner, innstillinger uten hemmeligheter, antall og feilkoder. Ingen navn, fødselsnumre eller tekster er med.',
    make: 'Lag fil til brukerstøtte',
    saved: 'Filen er lagret.',
  },
  {
    title: 'Hjelp og feilsøking',
    about: 'Ei fil til den som hjelper dykk når noko ikkje verkar.',
    holds:
      'Fila har versjonar, innstillingar utan løyndommar, tal på ting og feilkodar. Ingen namn, fødselsnummer eller tekstar er med.',
    make: 'Lag fil til brukarstøtte',
    saved: 'Fila er lagra.',
  },
  {
    title: 'Help and troubleshooting',
    about: 'A file for whoever helps you when something does not work.',
    holds:
      'The file has versions, settings without secrets, counts and error codes. No names, identity numbers or texts are in it.',
    make: 'Make a file for support',
    saved: 'The file has been saved.',
  },
);
