import { type OwnTemplate, TEMPLATE_USES } from '../../../shared/domain/template/template.ts';
import { LANGUAGES, type Language } from '../../../shared/text/language.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

const ALL =
  'SELECT id, language, purpose, about, title, text, hidden, place FROM template WHERE language = ? ORDER BY id';
const SAVE = `
  INSERT INTO template (id, language, purpose, about, title, text, hidden, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (language, id) DO UPDATE SET
    purpose = excluded.purpose, about = excluded.about, title = excluded.title, text = excluded.text, hidden = excluded.hidden`;
const REMOVE = 'DELETE FROM template WHERE language = ? AND id = ?';

type Row = {
  id: string;
  language: string;
  purpose: string;
  about: string;
  title: string;
  text: string;
  hidden: number;
  place: number;
};

/** The surgery's own versions of templates in a language: changed, hidden, or made here; the oldest first. */
export function ownTemplates(db: Db, language: Language): readonly OwnTemplate[] {
  const rows = (prepared(db, ALL).all(language) as Row[]).toSorted((a, b) => a.place - b.place);
  return rows.flatMap(({ purpose, hidden, place: _place, ...row }) => {
    const use = TEMPLATE_USES.find((one) => one === purpose);
    const of = LANGUAGES.find((one) => one === row.language);
    return use === undefined || of === undefined ? [] : [{ ...row, use, language: of, hidden: hidden === 1 }];
  });
}

/** @param place when it was made (ms): those made here stand in that order */
export function saveTemplate(db: Db, template: OwnTemplate, place: number): void {
  const { id, language, use, about, title, text, hidden } = template;
  prepared(db, SAVE).run(id, language, use, about, title, text, hidden ? 1 : 0, place);
}

/** The shipped one is offered again; one that was made here is gone. */
export function removeTemplate(db: Db, id: string, language: Language): void {
  prepared(db, REMOVE).run(language, id);
}
