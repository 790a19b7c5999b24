import type { LogRole } from '../domain/access/accessLog.ts';
import type { Role } from '../domain/access/role.ts';
import type { DocumentKind } from '../domain/access/logDocument.ts';
import { inThreeLanguages } from './language.ts';

type Documents = Record<DocumentKind, string>;
type Roles = Record<Exclude<LogRole, Role>, string>;

export const accessLogText = inThreeLanguages(
  {
    role: { system: 'programmet', unknown: 'ukjent rolle' } satisfies Roles,
    document: {
      'patient-card': 'Pasientkort',
      'e-consultation': 'E-konsultasjon',
      message: 'Melding',
      'internal-note': 'Internt notat',
      booking: 'Timeavtale',
      renewal: 'Fornyelse av resept',
      prescription: 'Resept',
      result: 'Prøvesvar',
      vaccine: 'Vaksine',
      fee: 'Egenandel',
      consent: 'Samtykke eller fullmakt',
      'list-request': 'Søknad om listen',
      'record-transfer': 'Overføring av journal',
      'note-from-other-doctor': 'Notat fra annen lege',
      'list-membership': 'Plass på fastlegelisten',
      'access-log': 'Innsynslogg',
      other: 'Annet dokument',
    } satisfies Documents,
  },
  {
    role: { system: 'programmet', unknown: 'ukjend rolle' } satisfies Roles,
    document: {
      'patient-card': 'Pasientkort',
      'e-consultation': 'E-konsultasjon',
      message: 'Melding',
      'internal-note': 'Internt notat',
      booking: 'Timeavtale',
      renewal: 'Fornying av resept',
      prescription: 'Resept',
      result: 'Prøvesvar',
      vaccine: 'Vaksine',
      fee: 'Eigendel',
      consent: 'Samtykke eller fullmakt',
      'list-request': 'Søknad om lista',
      'record-transfer': 'Overføring av journal',
      'note-from-other-doctor': 'Notat frå annan lege',
      'list-membership': 'Plass på fastlegelista',
      'access-log': 'Innsynslogg',
      other: 'Anna dokument',
    } satisfies Documents,
  },
  {
    role: { system: 'the program', unknown: 'unknown role' } satisfies Roles,
    document: {
      'patient-card': 'Patient card',
      'e-consultation': 'E-consultation',
      message: 'Message',
      'internal-note': 'Internal note',
      booking: 'Appointment',
      renewal: 'Prescription renewal',
      prescription: 'Prescription',
      result: 'Test result',
      vaccine: 'Vaccine',
      fee: 'Fee',
      consent: 'Consent or authorisation',
      'list-request': 'Request about the list',
      'record-transfer': 'Transfer of the record',
      'note-from-other-doctor': 'Note from another doctor',
      'list-membership': 'Place on the GP’s list',
      'access-log': 'Access log',
      other: 'Other document',
    } satisfies Documents,
  },
);
