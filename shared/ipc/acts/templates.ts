import type { TemplateRefused } from '../../domain/template/checkTemplate.ts';
import { type OfferedTemplate, TEMPLATE_USES } from '../../domain/template/template.ts';
import { z } from '../../lib/zod.ts';
import { command, query } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';

const id = z.string().regex(/^[a-z0-9-]{1,64}$/u);
const language = z.enum(['nb', 'nn', 'en']);
const text = z.string().max(100_000);

/** The surgery's own texts to begin from. */
export const templateActs = {
  listTemplates: query(z.strictObject({ language }), { topics: topicsOfQueries.listTemplates, needs: 'anyone' }),
  saveTemplate: command(
    z.strictObject({
      id: id.optional(),
      language,
      use: z.enum(TEMPLATE_USES),
      about: z.string().regex(/^[a-z-]{0,40}$/u),
      title: text,
      text,
      state: z.enum(['offered', 'put-away']),
    }),
    { topics: ['templates'], needs: ['editTemplates'] },
  ),
  restoreTemplate: command(z.strictObject({ id, language }), { topics: ['templates'], needs: ['editTemplates'] }),
} as const;

export type TemplateOutputs = {
  listTemplates: readonly OfferedTemplate[];
  saveTemplate: { id: string };
  restoreTemplate: null;
};

export type TemplateRefusals = { readonly saveTemplate: TemplateRefused };
