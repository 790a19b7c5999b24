import { err, ok, type Result } from '../../lib/result.ts';
import { LONGEST_TEMPLATE, LONGEST_TITLE } from './template.ts';

type Written = { readonly title: string; readonly text: string };

// As in an answer: what cannot be read, and what turns the direction of writing.
const UNREADABLE = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

/** A template as it will be kept: trimmed, line ends as LF. Its fields are whatever stands between two braces. */
export function checkTemplate(written: Written): Result<Written, TemplateRefused> {
  const title = written.title.trim();
  const text = written.text.replaceAll('\r\n', '\n').trim();
  if (title === '' || text === '') return err({ type: 'TemplateIsEmpty' });
  const fits = Array.from(title).length <= LONGEST_TITLE && Array.from(text).length <= LONGEST_TEMPLATE;
  if (!fits) return err({ type: 'TemplateTooLong', titleLimit: LONGEST_TITLE, limit: LONGEST_TEMPLATE });
  if (UNREADABLE.test(title) || UNREADABLE.test(text)) return err({ type: 'TemplateUnreadable' });
  return ok({ title, text });
}

export type TemplateRefused =
  | { readonly type: 'TemplateIsEmpty' }
  | { readonly type: 'TemplateTooLong'; readonly titleLimit: number; readonly limit: number }
  | { readonly type: 'TemplateUnreadable' };
