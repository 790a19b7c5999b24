import en from '../../../resources/templates/en.json' with { type: 'json' };
import nb from '../../../resources/templates/nb.json' with { type: 'json' };
import nn from '../../../resources/templates/nn.json' with { type: 'json' };
import { z } from '../../lib/zod.ts';
import type { Language } from '../../text/language.ts';
import { type Template, TEMPLATE_USES } from './template.ts';

const template = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/u),
  use: z.enum(TEMPLATE_USES),
  about: z.string(),
  title: z.string().trim().min(1),
  text: z.string().trim().min(1),
});

const templates: z.ZodType<readonly Template[]> = z.array(template);

/** The templates that come with the program: `resources/templates/<language>.json`. */
export const SHIPPED_TEMPLATES: Readonly<Record<Language, readonly Template[]>> = {
  nb: templates.parse(nb),
  nn: templates.parse(nn),
  en: templates.parse(en),
};
