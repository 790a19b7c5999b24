import type { AnsweredQuestion, GivenAnswer } from '../../../../shared/domain/eConsultation/questionnaire.ts';
import { formatDayWithYear } from '../../../../shared/domain/calendar/formatDay.ts';
import type { ThreadForm } from '../../../../shared/ipc/views/thread.ts';
import { assertNever } from '../../../../shared/lib/assertNever.ts';
import { Temporal } from '../../../../shared/lib/time.ts';
import { useWords, type Words } from '../../../app/i18n.ts';
import { formatMoment } from '../../../components/moments.ts';
import './filledForm.css';

/** A longer one is folded: the message goes before the form that came with it. */
const OPEN_UP_TO = 8;

/** A form that the patient filled in, question by question. */
export function FilledForm({ form }: { readonly form: ThreadForm }) {
  const words = useWords();
  const { t } = words;
  if (form.state !== 'here') return <p className="filled-form__state">{t(`questionnaire.${form.state}`)}</p>;
  const { questions, cut, unfinished } = form;
  return (
    <details className="filled-form" open={questions.length <= OPEN_UP_TO}>
      <summary>{t('questionnaire.title', { count: questions.length })}</summary>
      {unfinished ? <p className="filled-form__state">{t('questionnaire.unfinished')}</p> : null}
      <dl>
        {questions.map((one, place) => (
          // A form may ask the same twice, and its parts have no id of their own here.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={place} data-depth={one.depth}>
            <dt>{one.question}</dt>
            <Answers question={one} isHeading={(questions[place + 1]?.depth ?? 0) > one.depth} />
          </div>
        ))}
      </dl>
      {cut ? <p className="filled-form__state">{t('questionnaire.cut')}</p> : null}
    </details>
  );
}

/** A heading has no answer of its own, and lacks none. */
function Answers({ question, isHeading }: { readonly question: AnsweredQuestion; readonly isHeading: boolean }) {
  const words = useWords();
  const { answers } = question;
  if (answers.length > 0) return <dd>{answers.map((answer) => answerWords(answer, words)).join(', ')}</dd>;
  return <dd className="filled-form__state">{isHeading ? '' : words.t('questionnaire.unanswered')}</dd>;
}

const SIGNS = { '=': '', '<': '<', '<=': '≤', '>=': '≥', '>': '>' } as const;

function answerWords(answer: GivenAnswer, { t, language }: Words): string {
  switch (answer.type) {
    case 'text':
      return answer.text;
    case 'yes-or-no':
      return t(answer.yes ? 'questionnaire.yes' : 'questionnaire.no');
    case 'number':
      return [SIGNS[answer.comparator ?? '='], asGiven(answer.value), answer.unit]
        .filter((part) => part !== '')
        .join(' ');
    case 'day':
      return formatDayWithYear(Temporal.PlainDate.from(answer.day), language);
    case 'instant':
      return formatMoment(answer.at, language);
    case 'not-shown':
      return t('questionnaire.notShownAnswer');
    default:
      return assertNever(answer);
  }
}

/** «0,0125», «2024»: every figure that the patient gave, and none of ours. A year is a number too. */
function asGiven(value: number): string {
  return new Intl.NumberFormat('nb-NO', { useGrouping: false, maximumFractionDigits: 20 }).format(value);
}
