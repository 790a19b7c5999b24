import type { ConfigurationProblem } from '../domain/configuration/configurationFault.ts';
import { inThreeLanguages } from './language.ts';

type Problems = Record<ConfigurationProblem, string>;

export const configurationText = inThreeLanguages(
  {
    fault: '{{file}}, linje {{line}}, feltet {{field}}: {{problem}} De forrige gyldige verdiene gjelder fortsatt.',
    faultInFile: '{{file}}, linje {{line}}: {{problem}} De forrige gyldige verdiene gjelder fortsatt.',
    problem: {
      NotJson: 'Teksten er ikke gyldig JSON her. Se etter et komma, et anførselstegn eller en parentes.',
      TooDeep: 'Filen har for mange nivåer inni hverandre.',
      NameTwice: 'Navnet står to ganger. Fjern det ene.',
      FieldMissing: 'Feltet mangler.',
      FieldUnknown: 'Navnet er ukjent. Se etter en skrivefeil.',
      WrongKind: 'Verdien er av feil slag.',
      NotADate: 'Verdien er ikke en dato. Skriv den som 2026-07-01.',
      OutOfRange: 'Tallet er utenfor det som er mulig.',
      Empty: 'Det står ingenting her.',
      DatesNotRising: 'Datoen må være senere enn datoen i oppføringen over.',
      DoesNotAddUp: 'Pasientens andel og refusjonen blir ikke honoraret til sammen.',
    } satisfies Problems,
  },
  {
    fault: '{{file}}, linje {{line}}, feltet {{field}}: {{problem}} Dei førre gyldige verdiane gjeld framleis.',
    faultInFile: '{{file}}, linje {{line}}: {{problem}} Dei førre gyldige verdiane gjeld framleis.',
    problem: {
      NotJson: 'Teksten er ikkje gyldig JSON her. Sjå etter eit komma, eit hermeteikn eller ein parentes.',
      TooDeep: 'Fila har for mange nivå inni kvarandre.',
      NameTwice: 'Namnet står to gonger. Fjern det eine.',
      FieldMissing: 'Feltet manglar.',
      FieldUnknown: 'Namnet er ukjent. Sjå etter ein skrivefeil.',
      WrongKind: 'Verdien er av feil slag.',
      NotADate: 'Verdien er ikkje ein dato. Skriv han som 2026-07-01.',
      OutOfRange: 'Talet er utanfor det som er mogleg.',
      Empty: 'Det står ingenting her.',
      DatesNotRising: 'Datoen må vere seinare enn datoen i oppføringa over.',
      DoesNotAddUp: 'Delen til pasienten og refusjonen blir ikkje honoraret til saman.',
    } satisfies Problems,
  },
  {
    fault: '{{file}}, line {{line}}, field {{field}}: {{problem}} The previous valid values still apply.',
    faultInFile: '{{file}}, line {{line}}: {{problem}} The previous valid values still apply.',
    problem: {
      NotJson: 'The text is not valid JSON here. Look for a comma, a quotation mark or a bracket.',
      TooDeep: 'The file has too many levels inside each other.',
      NameTwice: 'The name is there twice. Remove one of them.',
      FieldMissing: 'The field is missing.',
      FieldUnknown: 'The name is unknown. Look for a spelling mistake.',
      WrongKind: 'The value is of the wrong kind.',
      NotADate: 'The value is not a date. Write it as 2026-07-01.',
      OutOfRange: 'The number is outside what is possible.',
      Empty: 'There is nothing here.',
      DatesNotRising: 'The date must be later than the date in the entry above.',
      DoesNotAddUp: 'The patient’s share and the refund do not add up to the fee.',
    } satisfies Problems,
  },
);
