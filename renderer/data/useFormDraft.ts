import { useEffect, useState } from 'react';
import type { FormField } from '../../shared/domain/template/formDraft.ts';
import { ask } from './ask.ts';
import { forgetDraft, keepDraft, saveDraft, typedHere } from './drafts.ts';

/**
 * A text of a form that is no matter's, kept from its first letter: it begins with what was half typed here before, or else
 * with what stands. `change` keeps; `forget` when it has been handed over or thrown away.
 */
export function useFormDraft(field: FormField, about: string, stands = '') {
  const [text, setText] = useState(() => typedHere(about, field)?.text ?? stands);

  useEffect(() => {
    let left = false;
    void ask('readFormDraft', { field, about }).then((reply) => {
      // Whoever has typed meanwhile goes on.
      if (!left && reply.ok && reply.value !== null && typedHere(about, field) === null) setText(reply.value.text);
      return undefined;
    });
    return () => {
      left = true;
      void saveDraft(about, field);
    };
  }, [field, about]);

  return {
    text,
    change: (typed: string) => {
      setText(typed);
      keepDraft(about, typed, field);
    },
    forget: async () => {
      await forgetDraft(about, field);
      await ask('saveFormDraft', { field, about, text: '' });
    },
  };
}
