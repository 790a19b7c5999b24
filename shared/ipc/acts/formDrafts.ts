import { FORM_FIELDS } from '../../domain/template/formDraft.ts';
import { z } from '../../lib/zod.ts';
import { command, query, text } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';

const field = z.enum(FORM_FIELDS);
/** What the form is about: a resource, or a language and a template. */
const about = z.string().regex(/^[A-Za-z]{2,40}\/[A-Za-z0-9\-.]{1,64}$/u);

/** Texts half typed into forms of no matter's. Everyone has their own, and sees no other's. */
export const formDraftActs = {
  readFormDraft: query(z.strictObject({ field, about }), { topics: topicsOfQueries.readFormDraft, needs: 'anyone' }),
  /** An empty text removes it. */
  saveFormDraft: command(z.strictObject({ field, about, text }), { topics: ['session'], needs: 'anyone' }),
} as const;

export type FormDraftOutputs = {
  readFormDraft: { readonly text: string } | null;
  saveFormDraft: { readonly savedAt: string };
};

export type FormDraftRefusals = {
  readonly saveFormDraft: { readonly type: 'DraftTooLong'; readonly length: number; readonly limit: number };
};
