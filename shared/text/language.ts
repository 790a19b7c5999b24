export const LANGUAGES = ['nb', 'nn', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Nested texts; a leaf is one text with `{{name}}` where a value goes, plural forms end in `_one` and `_other`. */
export type Texts = { readonly [key: string]: string | Texts };

type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** One subject's words in bokmål, nynorsk and English. A key that one language lacks is a compile error. */
export function inThreeLanguages<const T extends Texts>(nb: T, nn: SameKeys<T>, en: SameKeys<T>) {
  return { nb: nb as SameKeys<T>, nn, en } as const;
}
