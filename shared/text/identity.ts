import type { NumberChangeRefused } from '../domain/identity/changeOfNumber.ts';
import type { HealthNumberRefused } from '../domain/identity/healthNumbers.ts';
import type { NationalIdKind, NationalIdRefused } from '../domain/identity/nationalId.ts';
import { inThreeLanguages } from './language.ts';

type Refused = NationalIdRefused | HealthNumberRefused | NumberChangeRefused;

export const identityText = inThreeLanguages(
  {
    kind: {
      fnr: 'fødselsnummer',
      dNumber: 'D-nummer',
      hNumber: 'H-nummer (lokalt hjelpenummer)',
      fhNumber: 'felles hjelpenummer',
      duf: 'DUF-nummer',
    } satisfies Record<NationalIdKind, string>,
    synthetic: 'testnummer',
    refused: {
      NotOnlyDigits: 'Nummeret kan bare ha sifre.',
      WrongLength: 'Nummeret har {{digits}} sifre. Et fødselsnummer har 11, et DUF-nummer 12.',
      WrongCheckDigits: 'Kontrollsifrene stemmer ikke. Se etter et feil eller ombyttet siffer.',
      NoSuchDate: 'De første seks sifrene er ingen dato. Sjekk nummeret.',
      SyntheticNotAllowed: 'Dette er et testnummer. Det kan ikke brukes her.',
      NotAnHprNumber: 'Et HPR-nummer har ett til ni sifre.',
      NotAHerId: 'En HER-id er et helt tall.',
      NotAnOrganizationNumber: 'Organisasjonsnummeret stemmer ikke. Det har ni sifre.',
      NumberUnknownHere: 'Ingen pasient her har det gamle nummeret.',
    } satisfies Record<Refused['type'], string>,
  },
  {
    kind: {
      fnr: 'fødselsnummer',
      dNumber: 'D-nummer',
      hNumber: 'H-nummer (lokalt hjelpenummer)',
      fhNumber: 'felles hjelpenummer',
      duf: 'DUF-nummer',
    },
    synthetic: 'testnummer',
    refused: {
      NotOnlyDigits: 'Nummeret kan berre ha siffer.',
      WrongLength: 'Nummeret har {{digits}} siffer. Eit fødselsnummer har 11, eit DUF-nummer 12.',
      WrongCheckDigits: 'Kontrollsiffera stemmer ikkje. Sjå etter eit feil eller ombytt siffer.',
      NoSuchDate: 'Dei første seks siffera er ingen dato. Sjekk nummeret.',
      SyntheticNotAllowed: 'Dette er eit testnummer. Det kan ikkje brukast her.',
      NotAnHprNumber: 'Eit HPR-nummer har eitt til ni siffer.',
      NotAHerId: 'Ein HER-id er eit heilt tal.',
      NotAnOrganizationNumber: 'Organisasjonsnummeret stemmer ikkje. Det har ni siffer.',
      NumberUnknownHere: 'Ingen pasient her har det gamle nummeret.',
    },
  },
  {
    kind: {
      fnr: 'national identity number (fødselsnummer)',
      dNumber: 'D-number',
      hNumber: 'H-number (local help number)',
      fhNumber: 'common help number (felles hjelpenummer)',
      duf: 'DUF number',
    },
    synthetic: 'test number',
    refused: {
      NotOnlyDigits: 'The number can only have digits.',
      WrongLength: 'The number has {{digits}} digits. A fødselsnummer has 11, a DUF number 12.',
      WrongCheckDigits: 'The check digits do not fit. Look for a wrong or swapped digit.',
      NoSuchDate: 'The first six digits are not a date. Check the number.',
      SyntheticNotAllowed: 'This is a test number. It cannot be used here.',
      NotAnHprNumber: 'An HPR number has one to nine digits.',
      NotAHerId: 'A HER-id is a whole number.',
      NotAnOrganizationNumber: 'The organisation number does not fit. It has nine digits.',
      NumberUnknownHere: 'No patient here has the old number.',
    },
  },
);
