import { SHIPPED_TEMPLATES } from '../../../shared/domain/template/shipped.ts';
import { surgerysTemplates } from '../../../shared/domain/template/template.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { ownTemplates } from '../db/templateStore.ts';

/** The templates of a language as the surgery has them, hidden ones among them. */
export const listTemplates: SignedInAct<'listTemplates'> = ({ db }, { language }) =>
  ok(surgerysTemplates(SHIPPED_TEMPLATES[language], ownTemplates(db, language), language));
