import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { gpHere, loadMessage } from '../db/loadMessage.ts';
import { wrongChannelWords } from '../db/wrongChannelWords.ts';
import { Names } from './names.ts';
import { threadView } from './readEConsultation.ts';
import { formDocuments } from './threadForms.ts';

/** One message to the surgery with its thread, and what the patient would be told by «feil kanal». */
export const readMessage: SignedInAct<'readMessage'> = (context, { taskId }) => {
  const { db, now, signedIn } = context;
  const loaded = loadMessage(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  const { patient, num } = loaded.stored;
  const view = threadView(context, new Names(db, now()), loaded, null);
  const forms = formDocuments(db, view.messages);
  context.opened({ act: 'readMessage', patient, documents: [num, ...forms] });
  const gp = gpHere(db, loaded, now());
  const { assignedTo } = view;
  const hasIt = assignedTo.type === 'person' && assignedTo.practitionerId === gp;
  const forwardTo = gp === null || gp === signedIn.practitionerId || hasIt ? null : view.gpName;
  return ok({
    ...view,
    may: view.may.filter((act) => act !== 'forward' || forwardTo !== null),
    wrongChannel: wrongChannelWords(db, patient),
    forwardTo,
  });
};
