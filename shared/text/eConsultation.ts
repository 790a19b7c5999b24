import type { AnswerRefused } from '../domain/eConsultation/answer.ts';
import type { ClosingRefused } from '../domain/eConsultation/closing.ts';
import type { ClaimRefused, DeskRefused, LetGoRefused } from '../domain/eConsultation/desk.ts';
import type { DraftRefused } from '../domain/eConsultation/draft.ts';
import type { ContactWay, OtherChannel } from '../domain/eConsultation/eConsultation.ts';
import type { TakeOverRefused } from '../domain/eConsultation/takeOver.ts';
import type { ContactRefused, MarkUrgentRefused, UrgentStep } from '../domain/eConsultation/urgent.ts';
import { inThreeLanguages } from './language.ts';

type Refused =
  | AnswerRefused
  | DraftRefused
  | ClosingRefused
  | DeskRefused
  | ClaimRefused
  | LetGoRefused
  | TakeOverRefused
  | MarkUrgentRefused
  | ContactRefused;

// A role has the same words everywhere (`shell`), and nobody refers to another GP from the window.
type Shown = Exclude<Refused['type'], 'NotYourRole' | 'NoGpChange'>;

export const eConsultationText = inThreeLanguages(
  {
    refused: {
      AlreadyClosed: 'Saken er allerede avsluttet. Les tråden før du skriver mer.',
      OnlyDoctorSigns: 'Bare lege kan signere svaret. Det du skriver, lagres som kladd som legen kan bruke.',
      SomeoneElseIsAnswering: 'En annen er i ferd med å svare. Det du har skrevet, er ikke mistet.',
      PatientNotReachable: 'Pasienten kan ikke nås digitalt. Ring eller send brev, og skriv ned kontakten.',
      UrgentWithoutContact: 'Saken haster. Skriv ned kontakten med pasienten først.',
      Unanswered: 'Saken er ikke besvart. Svar, eller skriv ned en kontakt med pasienten, før du avslutter.',
      NotOnSharedList: 'Du deler ikke denne listen. Be en av legene på listen om å ta saken.',
      ClaimedByOther: 'En annen lege har tatt saken.',
      NotTakenByYou: 'Du har ikke saken, så det er ingenting å slippe.',
      NobodyHasIt: 'Ingen andre har saken. Ta den, eller svar.',
      TooEarlyToTakeOver: 'Saken kan ikke overtas ennå. Snakk med kollegaen, eller vent litt.',
      ContactNoteIsEmpty: 'Skriv hva dere ble enige om, så det kan stå i journalen.',
      AnswerIsEmpty: 'Svaret er tomt. Skriv noe pasienten kan lese.',
      TooLong: 'Svaret er for langt: {{length}} tegn. Grensen er {{limit}}.',
      ControlCharacter: 'Svaret har et styretegn ({{code}}) på linje {{line}}. Fjern det.',
      HiddenDirection: 'Svaret har et skjult tegn som snur skriveretningen ({{code}}) på linje {{line}}. Fjern det.',
      BrokenCharacter: 'Svaret har et ødelagt tegn på linje {{line}}. Skriv det på nytt.',
      FieldsLeft: 'Malen er ikke fylt ut: {{fields}}. Fyll ut eller slett feltet.',
    } satisfies Record<Shown, string>,
    channel: {
      booking: 'Timebestilling',
      message: 'Melding til legekontoret',
      'prescription-renewal': 'Reseptfornyelse',
    } satisfies Record<OtherChannel, string>,
    contact: {
      phone: 'Snakket på telefon',
      'at-the-surgery': 'Snakket på legekontoret',
      letter: 'Sendte brev',
      'sent-to-116117': 'Viste til legevakt 116 117',
      'called-113': 'Ringte 113',
    } satisfies Record<ContactWay, string>,
    urgent: {
      step: {
        'call-113': 'Er det fare for liv? Ring 113.',
        'phone-patient': 'Ring pasienten.',
        'same-day-appointment': 'Gi time i dag.',
        'send-to-116117': 'Har dere stengt? Vis til legevakt 116 117.',
        'write-down': 'Skriv ned hva som ble gjort, og svar så pasienten ser at saken er tatt hånd om.',
      } satisfies Record<UrgentStep, string>,
    },
  },
  {
    refused: {
      AlreadyClosed: 'Saka er alt avslutta. Les tråden før du skriv meir.',
      OnlyDoctorSigns: 'Berre lege kan signere svaret. Det du skriv, blir lagra som kladd som legen kan bruke.',
      SomeoneElseIsAnswering: 'Ein annan held på å svare. Det du har skrive, er ikkje mista.',
      PatientNotReachable: 'Pasienten kan ikkje nåast digitalt. Ring eller send brev, og skriv ned kontakten.',
      UrgentWithoutContact: 'Saka hastar. Skriv ned kontakten med pasienten først.',
      Unanswered: 'Saka er ikkje svart på. Svar, eller skriv ned ein kontakt med pasienten, før du avsluttar.',
      NotOnSharedList: 'Du deler ikkje denne lista. Be ein av legane på lista om å ta saka.',
      ClaimedByOther: 'Ein annan lege har teke saka.',
      NotTakenByYou: 'Du har ikkje saka, så det er ingenting å sleppe.',
      NobodyHasIt: 'Ingen andre har saka. Ta ho, eller svar.',
      TooEarlyToTakeOver: 'Saka kan ikkje overtakast enno. Snakk med kollegaen, eller vent litt.',
      ContactNoteIsEmpty: 'Skriv kva de vart samde om, så det kan stå i journalen.',
      AnswerIsEmpty: 'Svaret er tomt. Skriv noko pasienten kan lese.',
      TooLong: 'Svaret er for langt: {{length}} teikn. Grensa er {{limit}}.',
      ControlCharacter: 'Svaret har eit styreteikn ({{code}}) på linje {{line}}. Fjern det.',
      HiddenDirection: 'Svaret har eit skjult teikn som snur skriveretninga ({{code}}) på linje {{line}}. Fjern det.',
      BrokenCharacter: 'Svaret har eit øydelagt teikn på linje {{line}}. Skriv det på nytt.',
      FieldsLeft: 'Malen er ikkje fylt ut: {{fields}}. Fyll ut eller slett feltet.',
    },
    channel: {
      booking: 'Timebestilling',
      message: 'Melding til legekontoret',
      'prescription-renewal': 'Reseptfornying',
    },
    contact: {
      phone: 'Snakka på telefon',
      'at-the-surgery': 'Snakka på legekontoret',
      letter: 'Sende brev',
      'sent-to-116117': 'Viste til legevakt 116 117',
      'called-113': 'Ringde 113',
    },
    urgent: {
      step: {
        'call-113': 'Er det fare for liv? Ring 113.',
        'phone-patient': 'Ring pasienten.',
        'same-day-appointment': 'Gi time i dag.',
        'send-to-116117': 'Har de stengt? Vis til legevakt 116 117.',
        'write-down': 'Skriv ned kva som vart gjort, og svar så pasienten ser at saka er teken hand om.',
      },
    },
  },
  {
    refused: {
      AlreadyClosed: 'The case is already closed. Read the thread before you write more.',
      OnlyDoctorSigns: 'Only a doctor can sign the answer. What you write is saved as a draft that the doctor can use.',
      SomeoneElseIsAnswering: 'Someone else is answering. What you have written is not lost.',
      PatientNotReachable: 'The patient cannot be reached digitally. Phone or send a letter, and record the contact.',
      UrgentWithoutContact: 'The case is urgent. Record the contact with the patient first.',
      Unanswered: 'The case is unanswered. Answer it, or record a contact with the patient, before you close it.',
      NotOnSharedList: 'You do not share this list. Ask one of its doctors to take the case.',
      ClaimedByOther: 'Another doctor has taken the case.',
      NotTakenByYou: 'You do not have the case, so there is nothing to let go of.',
      NobodyHasIt: 'Nobody else has the case. Take it, or answer.',
      TooEarlyToTakeOver: 'The case cannot be taken over yet. Talk to your colleague, or wait a little.',
      ContactNoteIsEmpty: 'Write what you agreed on, so that it can stand in the record.',
      AnswerIsEmpty: 'The answer is empty. Write something the patient can read.',
      TooLong: 'The answer is too long: {{length}} characters. The limit is {{limit}}.',
      ControlCharacter: 'The answer has a control character ({{code}}) on line {{line}}. Remove it.',
      HiddenDirection:
        'The answer has a hidden character that turns the writing direction ({{code}}) on line {{line}}. Remove it.',
      BrokenCharacter: 'The answer has a broken character on line {{line}}. Write it again.',
      FieldsLeft: 'The template is not filled in: {{fields}}. Fill in the field, or delete it.',
    },
    channel: {
      booking: 'Appointment booking',
      message: 'Message to the surgery',
      'prescription-renewal': 'Prescription renewal',
    },
    contact: {
      phone: 'Spoke on the phone',
      'at-the-surgery': 'Spoke at the surgery',
      letter: 'Sent a letter',
      'sent-to-116117': 'Sent to the out-of-hours service, 116 117',
      'called-113': 'Called 113',
    },
    urgent: {
      step: {
        'call-113': 'Is there danger to life? Call 113.',
        'phone-patient': 'Phone the patient.',
        'same-day-appointment': 'Give an appointment today.',
        'send-to-116117': 'Are you closed? Send the patient to the out-of-hours service (legevakt), 116 117.',
        'write-down': 'Write down what was done, and answer so that the patient sees it was handled.',
      },
    },
  },
);
