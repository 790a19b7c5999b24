import { useQuery } from '@tanstack/react-query';
import type { Input, Reply } from '../../shared/ipc/acts.ts';
import { ask, queryOf } from './ask.ts';

export type Language = Input<'listTemplates'>['language'];

/** The templates of a language as the surgery has them, hidden ones among them. */
export function useTemplates(language: Language) {
  return useQuery(queryOf('listTemplates', { language }));
}

export function saveTemplate(template: Input<'saveTemplate'>): Promise<Reply<'saveTemplate'>> {
  return ask('saveTemplate', template);
}

export function restoreTemplate(id: string, language: Language): Promise<Reply<'restoreTemplate'>> {
  return ask('restoreTemplate', { id, language });
}
