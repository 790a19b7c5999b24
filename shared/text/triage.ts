import type { Role } from '../domain/access/role.ts';
import { inThreeLanguages } from './language.ts';

type Teams = Record<Role | 'surgery', string>;

/** What can be done with an e-consultation besides answering it, and what was done. */
export const triageText = inThreeLanguages(
  {
    actions: 'Hva vil du gjøre?',
    answer: 'Svar',
    prepareAnswer: 'Lag utkast til svar',
    urgent: 'Haster',
    notUrgent: 'Haster ikke',
    note: 'Internt notat',
    assign: 'Tildel',
    cancel: 'Avbryt',
    draftWaits: 'kladd',
    urgentPanel: {
      title: 'Haster det for {{patient}}?',
      explanation:
        'Saken legges øverst i køen, legen varsles, og den kan ikke avsluttes før en kontakt med pasienten er skrevet ned.',
      mark: 'Merk at det haster',
      call: 'Telefon til pasienten: {{phone}}',
      noPhone: 'Portalen har ikke noe telefonnummer til pasienten.',
    },
    notUrgentPanel: {
      title: 'Kan saken til {{patient}} vente?',
      explanation: 'Bare lege avgjør det. Hvem som avgjorde det, og når, står på saken og i innsynsloggen.',
      callOff: 'Det haster ikke',
    },
    urgentBy: 'merket av {{name}} {{time}}',
    notUrgentBy: '{{name}} har vurdert at det ikke haster, {{time}}',
    notePanel: {
      label: 'Internt notat om {{patient}}',
      hint: 'Bare for kontoret. Pasienten ser det aldri.',
      save: 'Lagre notatet',
    },
    assignMenu: {
      people: 'Til en person',
      teams: 'Til flere',
      me: '{{name}} (meg)',
    },
    team: {
      gp: 'Alle fastlegene',
      locum: 'Alle vikarene',
      nurse: 'Alle sykepleierne',
      receptionist: 'Resepsjonen',
      'practice-manager': 'Daglig leder',
      surgery: 'Hele kontoret',
    } satisfies Teams,
    assignedTo: {
      person: 'Tildelt {{name}}',
      me: 'Tildelt meg',
      team: 'Tildelt: {{team}}',
    },
    lostAssignment: 'Saken ble flyttet av noen andre før tildelingen din nådde fram.',
    lostAssignmentNow: 'Saken ble flyttet av noen andre før tildelingen din nådde fram. Nå har {{name}} den.',
  },
  {
    actions: 'Kva vil du gjere?',
    answer: 'Svar',
    prepareAnswer: 'Lag utkast til svar',
    urgent: 'Hastar',
    notUrgent: 'Hastar ikkje',
    note: 'Internt notat',
    assign: 'Tildel',
    cancel: 'Avbryt',
    draftWaits: 'kladd',
    urgentPanel: {
      title: 'Hastar det for {{patient}}?',
      explanation:
        'Saka blir lagd øvst i køen, legen blir varsla, og ho kan ikkje avsluttast før ein kontakt med pasienten er skriven ned.',
      mark: 'Merk at det hastar',
      call: 'Telefon til pasienten: {{phone}}',
      noPhone: 'Portalen har ikkje noko telefonnummer til pasienten.',
    },
    notUrgentPanel: {
      title: 'Kan saka til {{patient}} vente?',
      explanation: 'Berre lege avgjer det. Kven som avgjorde det, og når, står på saka og i innsynsloggen.',
      callOff: 'Det hastar ikkje',
    },
    urgentBy: 'merkt av {{name}} {{time}}',
    notUrgentBy: '{{name}} har vurdert at det ikkje hastar, {{time}}',
    notePanel: {
      label: 'Internt notat om {{patient}}',
      hint: 'Berre for kontoret. Pasienten ser det aldri.',
      save: 'Lagre notatet',
    },
    assignMenu: {
      people: 'Til ein person',
      teams: 'Til fleire',
      me: '{{name}} (meg)',
    },
    team: {
      gp: 'Alle fastlegane',
      locum: 'Alle vikarane',
      nurse: 'Alle sjukepleiarane',
      receptionist: 'Resepsjonen',
      'practice-manager': 'Dagleg leiar',
      surgery: 'Heile kontoret',
    },
    assignedTo: {
      person: 'Tildelt {{name}}',
      me: 'Tildelt meg',
      team: 'Tildelt: {{team}}',
    },
    lostAssignment: 'Saka vart flytta av nokon andre før tildelinga di nådde fram.',
    lostAssignmentNow: 'Saka vart flytta av nokon andre før tildelinga di nådde fram. No har {{name}} ho.',
  },
  {
    actions: 'What do you want to do?',
    answer: 'Answer',
    prepareAnswer: 'Draft an answer',
    urgent: 'Urgent',
    notUrgent: 'Not urgent',
    note: 'Internal note',
    assign: 'Assign',
    cancel: 'Cancel',
    draftWaits: 'draft',
    urgentPanel: {
      title: 'Is it urgent for {{patient}}?',
      explanation:
        'The matter goes to the top of the queue, the doctor is alerted, and it cannot be closed until a contact with the patient has been recorded.',
      mark: 'Mark as urgent',
      call: 'The patient’s phone: {{phone}}',
      noPhone: 'The portal has no phone number for the patient.',
    },
    notUrgentPanel: {
      title: 'Can the matter of {{patient}} wait?',
      explanation: 'Only a doctor decides. Who decided, and when, stands on the matter and in the access log.',
      callOff: 'It is not urgent',
    },
    urgentBy: 'marked by {{name}} {{time}}',
    notUrgentBy: '{{name}} has found that it is not urgent, {{time}}',
    notePanel: {
      label: 'Internal note on {{patient}}',
      hint: 'For the surgery only. The patient never sees it.',
      save: 'Save the note',
    },
    assignMenu: {
      people: 'To one person',
      teams: 'To several',
      me: '{{name}} (me)',
    },
    team: {
      gp: 'All GPs',
      locum: 'All locums',
      nurse: 'All nurses',
      receptionist: 'Reception',
      'practice-manager': 'Practice manager',
      surgery: 'The whole surgery',
    },
    assignedTo: {
      person: 'Assigned to {{name}}',
      me: 'Assigned to me',
      team: 'Assigned to: {{team}}',
    },
    lostAssignment: 'Somebody else moved the matter before your assignment arrived.',
    lostAssignmentNow: 'Somebody else moved the matter before your assignment arrived. {{name}} has it now.',
  },
);
