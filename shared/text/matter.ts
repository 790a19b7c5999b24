import type { QueueState } from '../domain/work/queueState.ts';
import { inThreeLanguages } from './language.ts';

type States = Record<QueueState, string>;

/** A matter of a kind that has no pane of its own. */
export const matterText = inThreeLanguages(
  {
    region: 'Saken',
    about: 'Gjelder',
    received: 'Mottatt',
    due: 'Frist',
    wanted: 'Ønsket tid',
    gp: 'Fastlege',
    with: 'Ansvar nå',
    state: 'Status',
    on: 'På vegne av pasienten',
    notYet:
      'Saken kan leses her, men ikke behandles i Legekontor ennå. Gjør det der kontoret ellers gjør det. Saken står i køen til portalen melder at den er avsluttet.',
    gone: 'Saken står ikke i listen lenger. Gå tilbake og velg en annen.',
    states: {
      open: 'Venter på kontoret',
      'in-progress': 'Svar på vei',
      answered: 'Besvart',
      closed: 'Avsluttet',
    } satisfies States,
  },
  {
    region: 'Saka',
    about: 'Gjeld',
    received: 'Motteken',
    due: 'Frist',
    wanted: 'Ønskt tid',
    gp: 'Fastlege',
    with: 'Ansvar no',
    state: 'Status',
    on: 'På vegner av pasienten',
    notYet:
      'Saka kan lesast her, men ikkje behandlast i Legekontor enno. Gjer det der kontoret elles gjer det. Saka står i køen til portalen melder at ho er avslutta.',
    gone: 'Saka står ikkje i lista lenger. Gå tilbake og vel ei anna.',
    states: {
      open: 'Ventar på kontoret',
      'in-progress': 'Svar på veg',
      answered: 'Svara',
      closed: 'Avslutta',
    } satisfies States,
  },
  {
    region: 'The case',
    about: 'About',
    received: 'Received',
    due: 'Deadline',
    wanted: 'Time wanted',
    gp: 'GP (fastlege)',
    with: 'Responsible now',
    state: 'State',
    on: 'On the patient’s behalf',
    notYet:
      'The case can be read here, but not yet handled in Legekontor. Do it where the surgery otherwise does. It stays in the queue until the portal says that it has ended.',
    gone: 'The case is no longer in the list. Go back and choose another.',
    states: {
      open: 'Waiting for the surgery',
      'in-progress': 'Answer being sent',
      answered: 'Answered',
      closed: 'Closed',
    } satisfies States,
  },
);
