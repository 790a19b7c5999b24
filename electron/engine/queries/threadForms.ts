import { toAnswers } from '../../../shared/fhir/questionnaire.ts';
import type { ThreadForm, ThreadMessage } from '../../../shared/ipc/views/thread.ts';
import type { Db } from '../db/open.ts';
import { findResource } from '../db/resourceStore.ts';

/**
 * Forms by their ids, as a thread about a patient (a num) shows them. One that is about somebody else is not shown,
 * whatever refers to it: who may read this matter may not read theirs.
 */
export function threadForms(db: Db, patient: number, ids: readonly string[]): readonly ThreadForm[] {
  return ids.map((id) => {
    const stored = findResource(db, { type: 'QuestionnaireResponse', id });
    if (stored === null || stored.json === null) return { id, state: 'not-here' };
    const answered = stored.patient === patient ? toAnswers(JSON.parse(stored.json)) : null;
    return answered === null ? { id, state: 'not-shown' } : { id, state: 'here', ...answered };
  });
}

/** The nums of those that are shown with messages, for the access log. */
export function formDocuments(db: Db, messages: readonly Pick<ThreadMessage, 'forms'>[]): readonly number[] {
  const forms = messages.flatMap((message) => message.forms);
  return forms.flatMap(({ id, state }) => {
    const stored = state === 'here' ? findResource(db, { type: 'QuestionnaireResponse', id }) : null;
    return stored === null ? [] : [stored.num];
  });
}
