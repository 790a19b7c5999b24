import type { OwnRefusals } from '../ipc/acts.ts';
import type { ShownEntryKind } from '../domain/sync/entryKind.ts';
import type { StrayText } from '../ipc/views/sync.ts';
import { inThreeLanguages } from './language.ts';

type Refused = Record<OwnRefusals['retryNow' | 'withdrawEntry']['type'], string>;
type WhyStray = Record<StrayText['why'], string>;

/** What an entry is, by the last word of its kind. */
type Kinds = Record<ShownEntryKind extends `${string}.${infer Kind}` ? Kind : never, string>;

/** The page «Usendt»: what waits, what needs someone, and what has been put aside. */
export const syncText = inThreeLanguages(
  {
    title: 'Usendt',
    syncNow: 'Synkroniser nå',
    waiting: {
      title: 'Venter på å bli sendt',
      none: 'Ingenting venter på å bli sendt.',
      tryNow: 'Prøv nå',
      withdraw: 'Trekk tilbake',
      open: 'Åpne',
      tryNowFor: 'Prøv nå: {{what}}, {{patient}}',
      withdrawFor: 'Trekk tilbake: {{what}}, {{patient}}',
      openFor: 'Åpne: {{what}}, {{patient}}',
      cannotWithdraw: 'Kan ikke trekkes tilbake: portalen kan alt ha fått det.',
      by: {
        answer: 'Svar fra {{name}}',
        addition: 'Tillegg fra {{name}}',
        contact: 'Kontakt skrevet ned av {{name}}',
        redirect: '«Feil kanal» fra {{name}}',
        attendance: '«Krever oppmøte» fra {{name}}',
        unsuitable: '«Ikke egnet» fra {{name}}',
        close: '{{name}} avslutter saken',
        note: 'Internt notat fra {{name}}',
        prepare: 'Utkast til legen fra {{name}}',
        unprepare: '{{name}} tar bort et utkast til legen',
        claim: '{{name}} tar saken',
        release: '{{name}} slipper saken',
        takeOver: '{{name}} overtar saken',
        finish: '{{name}} avslutter saken som alt er besvart',
        assign: '{{name}} tildeler saken',
        urgent: '{{name}} merker at det haster',
        notUrgent: '{{name}} avblåser hastegraden',
        forward: 'Videresendt til fastlegen av {{name}}',
        undo: '{{name}} tar tilbake det som alt var gjort i portalen',
      } satisfies Kinds,
      withdrawn: 'Trukket tilbake: {{what}}, {{patient}}. Det ble ikke sendt.',
    },
    needsYou: {
      title: 'Trenger deg',
      choose: 'Les og velg',
    },
    strays: {
      title: 'Tekster uten sak',
      writtenFor: 'Skrevet for {{patient}}',
      why: {
        'other-patient': 'Saken gjelder nå en annen pasient i portalen. Teksten er ikke sendt til noen.',
        'matter-gone': 'Saken finnes ikke lenger i portalen. Teksten er ikke sendt til noen.',
      } satisfies WhyStray,
      saved: 'Lagret {{time}}',
      letGo: 'Slett teksten',
      letGoFor: 'Slett teksten som var skrevet for {{patient}}',
    },
    quarantine: {
      title: 'Lagt til side',
      explanation:
        'Portalen har sendt noe som programmet ikke forstår. Det er lagt til side, og resten er hentet som vanlig. Gi dette til den som hjelper dere.',
      field: 'Felt {{field}}',
      problem: 'Feil: {{problem}}',
      since: 'Siden {{time}}',
      raw: 'Slik det kom fra portalen',
      unknownId: 'uten id',
    },
    refused: {
      AlreadySettled: 'Det går ikke lenger: det er levert eller trukket tilbake, eller portalen kan alt ha fått det.',
    } satisfies Refused,
  },
  {
    title: 'Ikkje sendt',
    syncNow: 'Synkroniser no',
    waiting: {
      title: 'Ventar på å bli sendt',
      none: 'Ingenting ventar på å bli sendt.',
      tryNow: 'Prøv no',
      withdraw: 'Trekk tilbake',
      open: 'Opne',
      tryNowFor: 'Prøv no: {{what}}, {{patient}}',
      withdrawFor: 'Trekk tilbake: {{what}}, {{patient}}',
      openFor: 'Opne: {{what}}, {{patient}}',
      cannotWithdraw: 'Kan ikkje trekkjast tilbake: portalen kan alt ha fått det.',
      by: {
        answer: 'Svar frå {{name}}',
        addition: 'Tillegg frå {{name}}',
        contact: 'Kontakt skriven ned av {{name}}',
        redirect: '«Feil kanal» frå {{name}}',
        attendance: '«Krev oppmøte» frå {{name}}',
        unsuitable: '«Ikkje eigna» frå {{name}}',
        close: '{{name}} avsluttar saka',
        note: 'Internt notat frå {{name}}',
        prepare: 'Utkast til legen frå {{name}}',
        unprepare: '{{name}} tek bort eit utkast til legen',
        claim: '{{name}} tek saka',
        release: '{{name}} slepper saka',
        takeOver: '{{name}} overtek saka',
        finish: '{{name}} avsluttar saka som alt er svart på',
        assign: '{{name}} tildeler saka',
        urgent: '{{name}} merkjer at det hastar',
        notUrgent: '{{name}} avlyser hastegraden',
        forward: 'Sendt vidare til fastlegen av {{name}}',
        undo: '{{name}} tek tilbake det som alt var gjort i portalen',
      } satisfies Kinds,
      withdrawn: 'Trekt tilbake: {{what}}, {{patient}}. Det vart ikkje sendt.',
    },
    needsYou: {
      title: 'Treng deg',
      choose: 'Les og vel',
    },
    strays: {
      title: 'Tekstar utan sak',
      writtenFor: 'Skriven for {{patient}}',
      why: {
        'other-patient': 'Saka gjeld no ein annan pasient i portalen. Teksten er ikkje sendt til nokon.',
        'matter-gone': 'Saka finst ikkje lenger i portalen. Teksten er ikkje sendt til nokon.',
      } satisfies WhyStray,
      saved: 'Lagra {{time}}',
      letGo: 'Slett teksten',
      letGoFor: 'Slett teksten som var skriven for {{patient}}',
    },
    quarantine: {
      title: 'Lagt til side',
      explanation:
        'Portalen har sendt noko som programmet ikkje forstår. Det er lagt til side, og resten er henta som vanleg. Gje dette til den som hjelper dykk.',
      field: 'Felt {{field}}',
      problem: 'Feil: {{problem}}',
      since: 'Sidan {{time}}',
      raw: 'Slik det kom frå portalen',
      unknownId: 'utan id',
    },
    refused: {
      AlreadySettled: 'Det går ikkje lenger: det er levert eller trekt tilbake, eller portalen kan alt ha fått det.',
    } satisfies Refused,
  },
  {
    title: 'Unsent',
    syncNow: 'Synchronise now',
    waiting: {
      title: 'Waiting to be sent',
      none: 'Nothing waiting to be sent.',
      tryNow: 'Try now',
      withdraw: 'Withdraw',
      open: 'Open',
      tryNowFor: 'Try now: {{what}}, {{patient}}',
      withdrawFor: 'Withdraw: {{what}}, {{patient}}',
      openFor: 'Open: {{what}}, {{patient}}',
      cannotWithdraw: 'Cannot be withdrawn: the portal may already have it.',
      by: {
        answer: 'Answer from {{name}}',
        addition: 'Addition from {{name}}',
        contact: 'Contact recorded by {{name}}',
        redirect: '“Wrong channel” from {{name}}',
        attendance: '“Needs to be seen” from {{name}}',
        unsuitable: '“Not suitable” from {{name}}',
        close: '{{name}} closes the case',
        note: 'Internal note from {{name}}',
        prepare: 'Draft for the doctor from {{name}}',
        unprepare: '{{name}} takes away a draft for the doctor',
        claim: '{{name}} takes it',
        release: '{{name}} lets it go',
        takeOver: '{{name}} takes the case over',
        finish: '{{name}} closes the case that is already answered',
        assign: '{{name}} assigns the case',
        urgent: '{{name}} marks it as urgent',
        notUrgent: '{{name}} calls the urgency off',
        forward: 'Forwarded to the GP by {{name}}',
        undo: '{{name}} takes back what had been done in the portal',
      } satisfies Kinds,
      withdrawn: 'Withdrawn: {{what}}, {{patient}}. It was not sent.',
    },
    needsYou: {
      title: 'Needs you',
      choose: 'Read and choose',
    },
    strays: {
      title: 'Texts without a matter',
      writtenFor: 'Written for {{patient}}',
      why: {
        'other-patient': 'In the portal the matter is now about another patient. The text has been sent to nobody.',
        'matter-gone': 'The matter is no longer in the portal. The text has been sent to nobody.',
      } satisfies WhyStray,
      saved: 'Saved {{time}}',
      letGo: 'Delete the text',
      letGoFor: 'Delete the text written for {{patient}}',
    },
    quarantine: {
      title: 'Put aside',
      explanation:
        'The portal has sent something that the app does not understand. It is put aside, and the rest is fetched as usual. Give this to whoever helps you.',
      field: 'Field {{field}}',
      problem: 'Problem: {{problem}}',
      since: 'Since {{time}}',
      raw: 'As it came from the portal',
      unknownId: 'without id',
    },
    refused: {
      AlreadySettled: 'That is no longer possible: it is delivered or withdrawn, or the portal may already have it.',
    } satisfies Refused,
  },
);
