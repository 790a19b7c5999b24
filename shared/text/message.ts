import type { AnswerMessageRefused } from '../domain/message/answerMessage.ts';
import type { ForwardRefused } from '../domain/message/forward.ts';
import type { RightChannel } from '../domain/message/message.ts';
import { inThreeLanguages } from './language.ts';

// What a message is refused with as an e-consultation is, has its words there.
type Refused = Extract<AnswerMessageRefused | ForwardRefused, { type: 'MedicalInMessage' | 'NoGpHere' }>;

export const messageText = inThreeLanguages(
  {
    refused: {
      MedicalInMessage: 'Meldinger er bare for praktiske spørsmål. Velg «Feil kanal» for det som gjelder helse.',
      NoGpHere: 'Fastlegen til pasienten arbeider ikke her. Tildel meldingen til en kollega i stedet.',
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
      MedicalInMessage: 'Meldingar er berre for praktiske spørsmål. Vel «Feil kanal» for det som gjeld helse.',
      NoGpHere: 'Fastlegen til pasienten arbeider ikkje her. Tildel meldinga til ein kollega i staden.',
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
      MedicalInMessage: 'Messages are for practical questions only. Choose “Wrong channel” for what concerns health.',
      NoGpHere: 'The patient’s GP does not work here. Assign the message to a colleague instead.',
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
