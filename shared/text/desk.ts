import type { Role } from '../domain/access/role.ts';
import { inThreeLanguages } from './language.ts';

type Teams = Record<Role | 'surgery', string>;

/** On whose desk a matter lies: assigned, taken, taken over, open at a colleague. */
export const deskText = inThreeLanguages(
  {
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
    claim: {
      take: 'Ta saken',
      mine: 'Du har saken siden {{time}}',
      taking: 'Du tar saken',
      theirs: '{{name}} har saken siden {{time}}',
      theyTake: '{{name}} tar saken',
      lostTaken: '{{name}} tok saken {{time}}, før du fikk tatt den.',
      lostEnded: 'Saken var avsluttet før du fikk tatt den.',
      lostRefused: 'Portalen lot deg ikke ta saken. Den ligger der den lå.',
    },
    takeOver: {
      act: 'Overta saken',
      finish: 'Avslutt: svaret er levert',
      from: 'kan overtas {{time}}',
      taking: 'Du overtar saken',
      claim: '{{name}} har hatt saken siden {{time}}.',
      answer: 'Svaret fra {{name}} har vært underveis siden {{time}}.',
    },
    openedBy: 'Åpen hos {{name}} siden {{time}}',
  },
  {
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
    claim: {
      take: 'Ta saka',
      mine: 'Du har saka sidan {{time}}',
      taking: 'Du tek saka',
      theirs: '{{name}} har saka sidan {{time}}',
      theyTake: '{{name}} tek saka',
      lostTaken: '{{name}} tok saka {{time}}, før du fekk teke ho.',
      lostEnded: 'Saka var avslutta før du fekk teke ho.',
      lostRefused: 'Portalen lét deg ikkje ta saka. Ho ligg der ho låg.',
    },
    takeOver: {
      act: 'Overta saka',
      finish: 'Avslutt: svaret er levert',
      from: 'kan overtakast {{time}}',
      taking: 'Du overtek saka',
      claim: '{{name}} har hatt saka sidan {{time}}.',
      answer: 'Svaret frå {{name}} har vore undervegs sidan {{time}}.',
    },
    openedBy: 'Open hos {{name}} sidan {{time}}',
  },
  {
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
    lostAssignment: 'Somebody else moved the case before your assignment arrived.',
    lostAssignmentNow: 'Somebody else moved the case before your assignment arrived. {{name}} has it now.',
    claim: {
      take: 'Take it',
      mine: 'Yours since {{time}}',
      taking: 'You are taking it',
      theirs: '{{name}} has had it since {{time}}',
      theyTake: '{{name}} is taking it',
      lostTaken: '{{name}} took it {{time}}, before you did.',
      lostEnded: 'The case was closed before you could take it.',
      lostRefused: 'The portal did not let you take it. It is where it was.',
    },
    takeOver: {
      act: 'Take over',
      finish: 'Close: the answer is delivered',
      from: 'can be taken over {{time}}',
      taking: 'You are taking it over',
      claim: '{{name}} has had it since {{time}}.',
      answer: 'The answer from {{name}} has been on its way since {{time}}.',
    },
    openedBy: 'Open with {{name}} since {{time}}',
  },
);
