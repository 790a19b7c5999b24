import type { ChangedPerson, DeliveryProblem } from '../domain/sync/delivery.ts';
import { inThreeLanguages } from './language.ts';

type Problems = Record<DeliveryProblem['kind'], string>;
type Changed = Record<ChangedPerson, string>;

/** Where something is on its way to the portal, and why it is not there yet. */
export const deliveryText = inThreeLanguages(
  {
    waitingForNetwork: 'Venter på nett',
    waitingForPortal: 'Venter på portalen',
    waitingForSignIn: 'Venter på innlogging i portalen',
    waitingInLine: 'Venter på tur',
    sending: 'Sender …',
    delivered: 'Levert {{time}}',
    conflict: 'En annen kom først. Du må velge',
    rejected: 'Ikke levert',
    withdrawn: 'Trukket tilbake {{time}}',
    since: 'Lagt i kø {{time}}',
    rejectedAt: 'Avvist {{time}}',
    waited: {
      minutes_one: 'i {{count}} minutt',
      minutes_other: 'i {{count}} minutter',
      hours_one: 'i {{count}} time',
      hours_other: 'i {{count}} timer',
      days_one: 'i {{count}} dag',
      days_other: 'i {{count}} dager',
    },
    nextAttempt: 'Neste forsøk {{time}}.',
    attempts_one: '{{count}} forsøk',
    attempts_other: '{{count}} forsøk',
    portalSays: 'Portalen sier: «{{detail}}»',
    status: 'Kode fra portalen: {{status}}.',
    changed: {
      PatientChanged:
        'Saken gjelder nå en annen pasient i portalen enn da dette ble gjort. Det er ikke sendt til noen. Trekk det tilbake; det du skrev, blir tatt vare på.',
      RequesterChanged:
        'En annen enn før står nå som avsender av saken. Ingenting mer er sendt. Trekk det tilbake, se hvem svaret går til, og send på nytt.',
    } satisfies Changed,
    problem: {
      'no-network': 'Ingen forbindelse med portalen. Det sendes av seg selv når nettet er tilbake.',
      'portal-busy': 'Portalen har for mye å gjøre. Det sendes av seg selv.',
      'portal-broken': 'Portalen meldte feil. Det sendes av seg selv.',
      'sign-in-needed': 'Kontoret må logge inn i portalen på nytt. Det sendes etterpå.',
      'not-allowed': 'Portalen lar ikke kontoret sende dette. Ring eller send brev til pasienten.',
      'not-valid': 'Portalen godtok ikke innholdet. Trekk det tilbake, rett det og send på nytt.',
      gone: 'Saken finnes ikke lenger i portalen. Ring eller send brev til pasienten.',
      rule: 'Det kan ikke sendes lenger, fordi noe ved saken er endret siden du skrev det. Les saken på nytt.',
      'unexpected-answer': 'Portalen svarte noe programmet ikke forstår. Det er ikke regnet som levert.',
    } satisfies Problems,
  },
  {
    waitingForNetwork: 'Ventar på nett',
    waitingForPortal: 'Ventar på portalen',
    waitingForSignIn: 'Ventar på innlogging i portalen',
    waitingInLine: 'Ventar på tur',
    sending: 'Sender …',
    delivered: 'Levert {{time}}',
    conflict: 'Ein annan kom først. Du må velje',
    rejected: 'Ikkje levert',
    withdrawn: 'Trekt tilbake {{time}}',
    since: 'Lagt i kø {{time}}',
    rejectedAt: 'Avvist {{time}}',
    waited: {
      minutes_one: 'i {{count}} minutt',
      minutes_other: 'i {{count}} minutt',
      hours_one: 'i {{count}} time',
      hours_other: 'i {{count}} timar',
      days_one: 'i {{count}} dag',
      days_other: 'i {{count}} dagar',
    },
    nextAttempt: 'Neste forsøk {{time}}.',
    attempts_one: '{{count}} forsøk',
    attempts_other: '{{count}} forsøk',
    portalSays: 'Portalen seier: «{{detail}}»',
    status: 'Kode frå portalen: {{status}}.',
    changed: {
      PatientChanged:
        'Saka gjeld no ein annan pasient i portalen enn då dette vart gjort. Det er ikkje sendt til nokon. Trekk det tilbake; det du skreiv, blir teke vare på.',
      RequesterChanged:
        'Ein annan enn før står no som avsendar av saka. Ikkje noko meir er sendt. Trekk det tilbake, sjå kven svaret går til, og send på nytt.',
    } satisfies Changed,
    problem: {
      'no-network': 'Ikkje samband med portalen. Det blir sendt av seg sjølv når nettet er tilbake.',
      'portal-busy': 'Portalen har for mykje å gjere. Det blir sendt av seg sjølv.',
      'portal-broken': 'Portalen melde feil. Det blir sendt av seg sjølv.',
      'sign-in-needed': 'Kontoret må logge inn i portalen på nytt. Det blir sendt etterpå.',
      'not-allowed': 'Portalen lèt ikkje kontoret sende dette. Ring eller send brev til pasienten.',
      'not-valid': 'Portalen godtok ikkje innhaldet. Trekk det tilbake, rett det og send på nytt.',
      gone: 'Saka finst ikkje lenger i portalen. Ring eller send brev til pasienten.',
      rule: 'Det kan ikkje sendast lenger, fordi noko ved saka er endra sidan du skreiv det. Les saka på nytt.',
      'unexpected-answer': 'Portalen svara noko programmet ikkje forstår. Det er ikkje rekna som levert.',
    } satisfies Problems,
  },
  {
    waitingForNetwork: 'Waiting for the network',
    waitingForPortal: 'Waiting for the portal',
    waitingForSignIn: 'Waiting for sign-in to the portal',
    waitingInLine: 'Waiting its turn',
    sending: 'Sending …',
    delivered: 'Delivered {{time}}',
    conflict: 'Someone else was first. You must choose',
    rejected: 'Not delivered',
    withdrawn: 'Withdrawn {{time}}',
    since: 'Queued {{time}}',
    rejectedAt: 'Rejected {{time}}',
    waited: {
      minutes_one: 'for {{count}} minute',
      minutes_other: 'for {{count}} minutes',
      hours_one: 'for {{count}} hour',
      hours_other: 'for {{count}} hours',
      days_one: 'for {{count}} day',
      days_other: 'for {{count}} days',
    },
    nextAttempt: 'Next attempt {{time}}.',
    attempts_one: '{{count}} attempt',
    attempts_other: '{{count}} attempts',
    portalSays: 'The portal says: “{{detail}}”',
    status: 'Code from the portal: {{status}}.',
    changed: {
      PatientChanged:
        'In the portal this matter is now about another patient than when this was done. It has been sent to nobody. Withdraw it; what you wrote is kept.',
      RequesterChanged:
        'Someone else than before now stands as the sender of this matter. Nothing more has been sent. Withdraw it, see whom the answer goes to, and send again.',
    } satisfies Changed,
    problem: {
      'no-network': 'No connection with the portal. It is sent by itself when the network is back.',
      'portal-busy': 'The portal is busy. It is sent by itself.',
      'portal-broken': 'The portal reported an error. It is sent by itself.',
      'sign-in-needed': 'The surgery must sign in to the portal again. It is sent afterwards.',
      'not-allowed': 'The portal does not let the surgery send this. Phone the patient or send a letter.',
      'not-valid': 'The portal did not accept the content. Withdraw it, correct it and send again.',
      gone: 'The case is no longer in the portal. Phone the patient or send a letter.',
      rule: 'It can no longer be sent, because something has changed since you wrote it. Read the case again.',
      'unexpected-answer': 'The portal answered something the app does not understand. It does not count as delivered.',
    } satisfies Problems,
  },
);
