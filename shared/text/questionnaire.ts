import { inThreeLanguages } from './language.ts';

/** A form that the patient has filled in, as it stands in the thread. */
export const questionnaireText = inThreeLanguages(
  {
    title_one: 'Spørreskjema, {{count, number}} spørsmål',
    title_other: 'Spørreskjema, {{count, number}} spørsmål',
    yes: 'Ja',
    no: 'Nei',
    unanswered: 'ikke besvart',
    notShownAnswer: 'et svar som ikke kan vises her',
    unfinished: 'Skjemaet er ikke fullført. Svar kan mangle.',
    cut: 'Skjemaet er lengre enn det som vises. Resten er hos portalen.',
    'not-here': 'Spørreskjemaet er ikke hentet fra portalen ennå.',
    'not-shown': 'Et spørreskjema hører til meldingen, men kan ikke vises. Det er feilført eller gjelder en annen.',
    'other-content': 'Det er mer i meldingen som ikke kan vises her. Les den i portalen.',
  },
  {
    title_one: 'Spørjeskjema, {{count, number}} spørsmål',
    title_other: 'Spørjeskjema, {{count, number}} spørsmål',
    yes: 'Ja',
    no: 'Nei',
    unanswered: 'ikkje svart på',
    notShownAnswer: 'eit svar som ikkje kan visast her',
    unfinished: 'Skjemaet er ikkje fullført. Svar kan mangle.',
    cut: 'Skjemaet er lengre enn det som blir vist. Resten er hos portalen.',
    'not-here': 'Spørjeskjemaet er ikkje henta frå portalen enno.',
    'not-shown': 'Eit spørjeskjema høyrer til meldinga, men kan ikkje visast. Det er feilført eller gjeld ein annan.',
    'other-content': 'Det er meir i meldinga som ikkje kan visast her. Les ho i portalen.',
  },
  {
    title_one: 'Questionnaire, {{count, number}} question',
    title_other: 'Questionnaire, {{count, number}} questions',
    yes: 'Yes',
    no: 'No',
    unanswered: 'not answered',
    notShownAnswer: 'an answer that cannot be shown here',
    unfinished: 'The form has not been finished. Answers can be missing.',
    cut: 'The form is longer than what is shown. The rest is with the portal.',
    'not-here': 'The questionnaire has not been fetched from the portal yet.',
    'not-shown':
      'A questionnaire belongs to the message, but cannot be shown. It was entered in error, or is about someone else.',
    'other-content': 'There is more in the message that cannot be shown here. Read it in the portal.',
  },
);
