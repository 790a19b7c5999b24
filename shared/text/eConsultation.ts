import type { AnswerRefused } from '../domain/eConsultation/answer.ts';
import { inThreeLanguages } from './language.ts';

type Refused = Record<AnswerRefused['type'], string>;

export const eConsultationText = inThreeLanguages(
  {
    refused: {
      AlreadyClosed: 'Saken er allerede avsluttet. Les tråden før du skriver mer.',
      OnlyDoctorSigns: 'Bare lege kan signere svaret. Utkastet ditt kan sendes til legen.',
      SomeoneElseIsAnswering: 'En annen er i ferd med å svare. Utkastet ditt er lagret.',
      PatientNotReachable: 'Pasienten kan ikke nås digitalt. Ring eller send brev.',
      UrgentWithoutContact: 'Saken haster. Skriv ned kontakten med pasienten før du svarer.',
      AnswerIsEmpty: 'Svaret er tomt. Skriv noe pasienten kan lese.',
      TooLong: 'Svaret er for langt: {{length}} tegn. Grensen er {{limit}}.',
      ControlCharacter: 'Svaret har et styretegn ({{code}}) på linje {{line}}. Fjern det.',
      HiddenDirection: 'Svaret har et skjult tegn som snur skriveretningen ({{code}}) på linje {{line}}. Fjern det.',
      BrokenCharacter: 'Svaret har et ødelagt tegn på linje {{line}}. Skriv det på nytt.',
    } satisfies Refused,
  },
  {
    refused: {
      AlreadyClosed: 'Saka er alt avslutta. Les tråden før du skriv meir.',
      OnlyDoctorSigns: 'Berre lege kan signere svaret. Utkastet ditt kan sendast til legen.',
      SomeoneElseIsAnswering: 'Ein annan held på å svare. Utkastet ditt er lagra.',
      PatientNotReachable: 'Pasienten kan ikkje nåast digitalt. Ring eller send brev.',
      UrgentWithoutContact: 'Saka hastar. Skriv ned kontakten med pasienten før du svarar.',
      AnswerIsEmpty: 'Svaret er tomt. Skriv noko pasienten kan lese.',
      TooLong: 'Svaret er for langt: {{length}} teikn. Grensa er {{limit}}.',
      ControlCharacter: 'Svaret har eit styreteikn ({{code}}) på linje {{line}}. Fjern det.',
      HiddenDirection: 'Svaret har eit skjult teikn som snur skriveretninga ({{code}}) på linje {{line}}. Fjern det.',
      BrokenCharacter: 'Svaret har eit øydelagt teikn på linje {{line}}. Skriv det på nytt.',
    } satisfies Refused,
  },
  {
    refused: {
      AlreadyClosed: 'The matter is already closed. Read the thread before you write more.',
      OnlyDoctorSigns: 'Only a doctor can sign the answer. Your draft can be sent to the doctor.',
      SomeoneElseIsAnswering: 'Someone else is answering. Your draft is saved.',
      PatientNotReachable: 'The patient cannot be reached digitally. Phone or send a letter.',
      UrgentWithoutContact: 'The matter is urgent. Record the contact with the patient before you answer.',
      AnswerIsEmpty: 'The answer is empty. Write something the patient can read.',
      TooLong: 'The answer is too long: {{length}} characters. The limit is {{limit}}.',
      ControlCharacter: 'The answer has a control character ({{code}}) on line {{line}}. Remove it.',
      HiddenDirection:
        'The answer has a hidden character that turns the writing direction ({{code}}) on line {{line}}. Remove it.',
      BrokenCharacter: 'The answer has a broken character on line {{line}}. Write it again.',
    } satisfies Refused,
  },
);
