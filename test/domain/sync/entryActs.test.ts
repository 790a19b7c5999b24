import { expect, test } from 'vitest';
import { ENTRY_KINDS, entryRules, type EntryKind } from '../../../shared/domain/sync/entryKind.ts';
import { accessActsText } from '../../../shared/text/accessActs.ts';

// What the patient reads in the print of the access log, for each thing that is done in a matter.
const SAID: Readonly<Record<EntryKind, string>> = {
  'eConsultation.answer': 'Svarte på e-konsultasjon',
  'eConsultation.addition': 'Avgjorde hvilket svar som gjelder',
  'eConsultation.redirect': 'Viste til en annen kanal',
  'eConsultation.attendance': 'Ba pasienten komme',
  'eConsultation.unsuitable': 'Svarte at saken ikke egner seg for e-konsultasjon',
  'eConsultation.close': 'Avsluttet e-konsultasjon',
  'eConsultation.contact': 'Dokumenterte kontakt',
  'eConsultation.note': 'Skrev internt notat',
  'eConsultation.claim': 'Tok saken',
  'eConsultation.release': 'Slapp saken',
  'eConsultation.takeOver': 'Overtok saken',
  'eConsultation.finish': 'Avsluttet en sak som en kollega hadde svart på',
  'eConsultation.assign': 'Tildelte saken',
  'eConsultation.urgent': 'Merket som haster',
  'eConsultation.notUrgent': 'Tok bort hastemerke',
  'eConsultation.opened': 'Leste e-konsultasjon',
  'eConsultation.prepare': 'La fram utkast til svar for legen',
  'eConsultation.unprepare': 'Trakk tilbake eller la bort et utkast til svar',
  'eConsultation.undo': 'Trakk tilbake noe usendt',
  'message.answer': 'Svarte på melding',
  'message.redirect': 'Viste til en annen kanal',
  'message.close': 'Avsluttet melding etter kontakt',
  'message.forward': 'Sendte melding videre til fastlegen',
};

test.each(ENTRY_KINDS)('the access log says what %s was', (kind) => {
  expect(accessActsText.nb[entryRules[kind].act]).toBe(SAID[kind]);
});

test('only acts that are the same for the patient share their words', () => {
  const kinds = (said: string) => ENTRY_KINDS.filter((kind) => SAID[kind] === said);
  const shared = [...new Set(Object.values(SAID))].filter((said) => kinds(said).length > 1);
  expect(shared).toEqual(['Viste til en annen kanal']);
});
