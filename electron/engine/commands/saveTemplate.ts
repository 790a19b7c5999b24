import { randomUUID } from 'node:crypto';
import { checkTemplate } from '../../../shared/domain/template/checkTemplate.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { saveTemplate as keep } from '../db/templateStore.ts';

/** Changes a template, hides it, or makes a new one (without an id). Gives its id. */
export const saveTemplate: SignedInAct<'saveTemplate'> = (context, { id = randomUUID(), state, ...given }) => {
  const { db, now } = context;
  const checked = checkTemplate(given);
  if (!checked.ok) return checked;
  db.transaction(() => {
    keep(db, { ...given, ...checked.value, id, hidden: state === 'put-away' }, now());
    appendAccess(context, { act: 'editTemplates', patient: null });
  })();
  return ok({ id });
};
