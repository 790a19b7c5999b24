import type { AnswerMessageRefused, CloseMessageRefused } from '../domain/message/answerMessage.ts';
import type { MessageStatus, RightChannel } from '../domain/message/message.ts';
import type { ForwardRefused } from '../domain/message/forward.ts';
import { inThreeLanguages } from './language.ts';

type Refused = AnswerMessageRefused | CloseMessageRefused | Extract<ForwardRefused, { type: 'NoGpHere' }>;

export const messageText = inThreeLanguages(
  {
    refused: {
      AlreadyClosed: 'Meldingen er allerede avsluttet. Les tråden før du skriver mer.',
      NotYourRole: 'Rollen din kan ikke svare på meldinger. Gi den til resepsjonen.',
      SomeoneElseIsAnswering: 'En annen er i ferd med å svare. Det du har skrevet, er ikke mistet.',
      PatientNotReachable: 'Pasienten kan ikke nås digitalt. Ring eller send brev, og skriv ned kontakten.',
      UrgentWithoutContact: 'Meldingen haster. Skriv ned kontakten med pasienten først.',
      Unanswered: 'Meldingen er ikke besvart. Svar, eller skriv ned en kontakt med pasienten, før du avslutter.',
      MedicalInMessage: 'Meldinger er bare for praktiske spørsmål. Velg «Feil kanal» for det som gjelder helse.',
      NoGpHere: 'Fastlegen til pasienten arbeider ikke her. Tildel meldingen til en kollega i stedet.',
      AnswerIsEmpty: 'Svaret er tomt. Skriv noe pasienten kan lese.',
      TooLong: 'Svaret er for langt: {{length}} tegn. Grensen er {{limit}}.',
      ControlCharacter: 'Svaret har et styretegn ({{code}}) på linje {{line}}. Fjern det.',
      HiddenDirection: 'Svaret har et skjult tegn som snur skriveretningen ({{code}}) på linje {{line}}. Fjern det.',
      BrokenCharacter: 'Svaret har et ødelagt tegn på linje {{line}}. Skriv det på nytt.',
      FieldsLeft: 'Malen er ikke fylt ut: {{fields}}. Fyll ut eller slett feltet.',
    } satisfies Record<Refused['type'], string>,
    region: 'Melding',
    answered: 'Meldingen er besvart.',
    closed: 'Meldingen er avsluttet.',
    practicalOnly:
      'Meldinger er for praktiske ting. Det som gjelder helse, hører hjemme i en e-konsultasjon eller en time: velg «Feil kanal».',
    redirect: {
      where: 'Hvor hører dette hjemme?',
      channel: {
        'e-consultation': 'E-konsultasjon',
        booking: 'Time',
        'prescription-renewal': 'Reseptfornyelse',
      } satisfies Record<RightChannel, string>,
      words: 'Dette får {{patient}}:',
    },
    forward: {
      act: 'Videresend til fastlegen',
      label: 'Notat til {{name}}',
      hint: 'Bare for kontoret. Pasienten ser det aldri, og meldingen venter fortsatt på svar.',
      send: 'Videresend til {{name}}',
    },
    status: {
      new: 'Ny',
      opened: 'Åpnet',
      'in-progress': 'Svar underveis',
      answered: 'Besvart',
      closed: 'Avsluttet',
    } satisfies Record<MessageStatus, string>,
    /** What the patient is sent: where to turn, and nothing about health. */
    wrongChannel: {
      'e-consultation':
        'Hei. Vi svarer ikke på spørsmål om helse her. Start en e-konsultasjon på Helsenorge, eller bestill time. Haster det, ring oss. Er det fare for liv, ring 113. Når vi har stengt, ring legevakten på 116 117.',
      booking:
        'Hei. Dette trenger en time hos legen. Bestill time på Helsenorge, eller ring oss. Haster det, ring oss. Er det fare for liv, ring 113. Når vi har stengt, ring legevakten på 116 117.',
      'prescription-renewal':
        'Hei. Vi kan ikke fornye resepter her. Be om fornyelse under Legemidler på Helsenorge, eller bestill time.',
    } satisfies Record<RightChannel, string>,
  },
  {
    refused: {
      AlreadyClosed: 'Meldinga er alt avslutta. Les tråden før du skriv meir.',
      NotYourRole: 'Rolla di kan ikkje svare på meldingar. Gi henne til resepsjonen.',
      SomeoneElseIsAnswering: 'Ein annan held på å svare. Det du har skrive, er ikkje mista.',
      PatientNotReachable: 'Pasienten kan ikkje nåast digitalt. Ring eller send brev, og skriv ned kontakten.',
      UrgentWithoutContact: 'Meldinga hastar. Skriv ned kontakten med pasienten først.',
      Unanswered: 'Meldinga er ikkje svart på. Svar, eller skriv ned ein kontakt med pasienten, før du avsluttar.',
      MedicalInMessage: 'Meldingar er berre for praktiske spørsmål. Vel «Feil kanal» for det som gjeld helse.',
      NoGpHere: 'Fastlegen til pasienten arbeider ikkje her. Tildel meldinga til ein kollega i staden.',
      AnswerIsEmpty: 'Svaret er tomt. Skriv noko pasienten kan lese.',
      TooLong: 'Svaret er for langt: {{length}} teikn. Grensa er {{limit}}.',
      ControlCharacter: 'Svaret har eit styreteikn ({{code}}) på linje {{line}}. Fjern det.',
      HiddenDirection: 'Svaret har eit skjult teikn som snur skriveretninga ({{code}}) på linje {{line}}. Fjern det.',
      BrokenCharacter: 'Svaret har eit øydelagt teikn på linje {{line}}. Skriv det på nytt.',
      FieldsLeft: 'Malen er ikkje fylt ut: {{fields}}. Fyll ut eller slett feltet.',
    },
    region: 'Melding',
    answered: 'Meldinga er svart på.',
    closed: 'Meldinga er avslutta.',
    practicalOnly:
      'Meldingar er for praktiske ting. Det som gjeld helse, høyrer heime i ein e-konsultasjon eller ein time: vel «Feil kanal».',
    redirect: {
      where: 'Kvar høyrer dette heime?',
      channel: {
        'e-consultation': 'E-konsultasjon',
        booking: 'Time',
        'prescription-renewal': 'Reseptfornying',
      },
      words: 'Dette får {{patient}}:',
    },
    forward: {
      act: 'Send vidare til fastlegen',
      label: 'Notat til {{name}}',
      hint: 'Berre for kontoret. Pasienten ser det aldri, og meldinga ventar framleis på svar.',
      send: 'Send vidare til {{name}}',
    },
    status: {
      new: 'Ny',
      opened: 'Opna',
      'in-progress': 'Svar undervegs',
      answered: 'Svara på',
      closed: 'Avslutta',
    },
    wrongChannel: {
      'e-consultation':
        'Hei. Vi svarar ikkje på spørsmål om helse her. Start ein e-konsultasjon på Helsenorge, eller bestill time. Hastar det, ring oss. Er det fare for liv, ring 113. Når vi har stengt, ring legevakta på 116 117.',
      booking:
        'Hei. Dette treng ein time hos legen. Bestill time på Helsenorge, eller ring oss. Hastar det, ring oss. Er det fare for liv, ring 113. Når vi har stengt, ring legevakta på 116 117.',
      'prescription-renewal':
        'Hei. Vi kan ikkje fornye reseptar her. Be om fornying under Legemiddel på Helsenorge, eller bestill time.',
    },
  },
  {
    refused: {
      AlreadyClosed: 'The message is already closed. Read the thread before you write more.',
      NotYourRole: 'Your role cannot answer messages. Pass it to reception.',
      SomeoneElseIsAnswering: 'Someone else is answering. What you have written is not lost.',
      PatientNotReachable: 'The patient cannot be reached digitally. Phone or send a letter, and record the contact.',
      UrgentWithoutContact: 'The message is urgent. Record the contact with the patient first.',
      Unanswered: 'The message is unanswered. Answer it, or record a contact with the patient, before you close it.',
      MedicalInMessage: 'Messages are for practical questions only. Choose “Wrong channel” for what concerns health.',
      NoGpHere: 'The patient’s GP does not work here. Assign the message to a colleague instead.',
      AnswerIsEmpty: 'The answer is empty. Write something the patient can read.',
      TooLong: 'The answer is too long: {{length}} characters. The limit is {{limit}}.',
      ControlCharacter: 'The answer has a control character ({{code}}) on line {{line}}. Remove it.',
      HiddenDirection:
        'The answer has a hidden character that turns the writing direction ({{code}}) on line {{line}}. Remove it.',
      BrokenCharacter: 'The answer has a broken character on line {{line}}. Write it again.',
      FieldsLeft: 'The template is not filled in: {{fields}}. Fill in the field, or delete it.',
    },
    region: 'Message',
    answered: 'The message has been answered.',
    closed: 'The message is closed.',
    practicalOnly:
      'Messages are for practical matters. What concerns health belongs in an e-consultation or an appointment: choose “Wrong channel”.',
    redirect: {
      where: 'Where does this belong?',
      channel: {
        'e-consultation': 'E-consultation',
        booking: 'Appointment',
        'prescription-renewal': 'Prescription renewal',
      },
      words: '{{patient}} will get this:',
    },
    forward: {
      act: 'Forward to the GP',
      label: 'Note to {{name}}',
      hint: 'For the surgery only. The patient never sees it, and the message still waits for an answer.',
      send: 'Forward to {{name}}',
    },
    status: {
      new: 'New',
      opened: 'Opened',
      'in-progress': 'Being answered',
      answered: 'Answered',
      closed: 'Closed',
    },
    wrongChannel: {
      'e-consultation':
        'Hello. We do not answer questions about health here. Start an e-consultation on Helsenorge, or book an appointment. If it is urgent, phone us. If there is danger to life, call 113. When we are closed, call the out-of-hours service on 116 117.',
      booking:
        'Hello. This needs an appointment with the doctor. Book on Helsenorge, or phone us. If it is urgent, phone us. If there is danger to life, call 113. When we are closed, call the out-of-hours service on 116 117.',
      'prescription-renewal':
        'Hello. We cannot renew prescriptions here. Ask for a renewal under Medicines on Helsenorge, or book an appointment.',
    },
  },
);
