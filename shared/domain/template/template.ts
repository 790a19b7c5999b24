import type { Language } from '../../text/language.ts';

/** What a template is for: where it is offered, and with which fields. */
export const TEMPLATE_USES = ['answer', 'redirect', 'attendance', 'unsuitable', 'urgent'] as const;
export type TemplateUse = (typeof TEMPLATE_USES)[number];

/**
 * A text to begin from, in one language. `id` is the same in every language. `about` tells which one of several fits: the
 * channel of a redirection, the reason why something is not suitable, whether a time has been chosen; '' fits all.
 */
export type Template = {
  readonly id: string;
  readonly use: TemplateUse;
  readonly about: string;
  readonly title: string;
  readonly text: string;
};

/** Longest title and text that a surgery may keep, in characters. Ours, from no regulation. */
export const LONGEST_TITLE = 80;
export const LONGEST_TEMPLATE = 5_000;

/** A surgery's own version of a template; one that is `hidden` is not offered, and can be brought back. */
export type OwnTemplate = Template & { readonly language: Language; readonly hidden: boolean };

/** A template as the surgery has it. `origin`: shipped as it is, changed here, or made here. */
export type OfferedTemplate = Template & {
  readonly language: Language;
  readonly origin: 'shipped' | 'changed' | 'own';
  readonly hidden: boolean;
};

/** The shipped templates of a language with the surgery's own versions in their places, and those made here after them. */
export function surgerysTemplates(
  shipped: readonly Template[],
  own: readonly OwnTemplate[],
  language: Language,
): readonly OfferedTemplate[] {
  const ours = own.filter((one) => one.language === language);
  const inPlace = shipped.map((one): OfferedTemplate => {
    const changed = ours.find(({ id }) => id === one.id);
    return changed === undefined
      ? { ...one, language, origin: 'shipped', hidden: false }
      : { ...changed, origin: 'changed' };
  });
  const made = ours.filter(({ id }) => !shipped.some((one) => one.id === id));
  return [...inPlace, ...made.map((one): OfferedTemplate => ({ ...one, origin: 'own' }))];
}
