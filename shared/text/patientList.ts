import type { CapClaimRefused } from '../domain/patientList/capChange.ts';
import type { Entry } from '../domain/patientList/entry.ts';
import type { ListRequestKind, ListRequestRefused, ListRequestState } from '../domain/patientList/listRequest.ts';
import type { ListState, OverCapReason } from '../domain/patientList/listState.ts';
import type { MembershipState } from '../domain/patientList/membership.ts';
import type { MatterOnGpChange } from '../domain/patientList/openMatter.ts';
import type { RemovalGround, RemovalRefused } from '../domain/patientList/removalClaim.ts';
import type { Responsible } from '../domain/patientList/responsible.ts';
import type { WaitingRefused } from '../domain/patientList/waitingList.ts';
import { inThreeLanguages } from './language.ts';

type Refused = CapClaimRefused | ListRequestRefused | RemovalRefused | WaitingRefused;
type EntryReason = Extract<Entry, { type: 'Enters' }>['reason'];

export const patientListText = inThreeLanguages(
  {
    state: { open: 'åpen', full: 'full', locked: 'låst' } satisfies Record<ListState['state'], string>,
    freePlaces_one: '{{count}} ledig plass',
    freePlaces_other: '{{count}} ledige plasser',
    waiting_one: '{{count}} på venteliste',
    waiting_other: '{{count}} på venteliste',
    waitingOpensAfter_one: 'Ventelisten åpner når {{count}} plass til blir ledig.',
    waitingOpensAfter_other: 'Ventelisten åpner når {{count}} plasser til blir ledige.',
    placedAutomatically: 'Bytter automatisk {{day}}. Pasienten får brev.',
    overCap: {
      sentence: '{{count}} over tak – {{reason}}',
      reason: {
        awaitingDraw: 'lovlig til uttrekk',
        childOfListed: 'barn av listepasienter',
        returnedWithinYears: 'flyttet tilbake',
        notTold: 'registeret sier ikke hvorfor',
      } satisfies Record<OverCapReason, string>,
      draw: 'Helfo trekker tilfeldig hvem som må bytte fastlege. Verken legen eller kontoret velger. Familie i samme husstand holdes samlet.',
    },
    entry: {
      freePlace: 'ledig plass',
      childOfListed: 'barn under {{limit}}',
      returnedWithinYears: 'flyttet tilbake innen {{limit}} år',
    } satisfies Record<EntryReason, string>,
    noEntry: {
      WaitingListOnly: 'Listen tar ikke imot nå. Pasienten kan stå på venteliste.',
      MayNotChooseThisGp: 'Kommunen har flyttet pasienten fra denne fastlegen.',
    } satisfies Record<Exclude<Entry['type'], 'Enters'>, string>,
    membership: {
      waitlist: 'på venteliste',
      planned: 'kommer {{day}}',
      active: 'på listen',
      finished: 'sluttet {{day}}',
    } satisfies Record<MembershipState, string>,
    responsible: {
      gp: 'Fastlege {{gp}}',
      locum: 'Vikar {{locum}}',
      nobodyNamed: 'Ingen fastlege. Kontoret må si hvem som har ansvaret.',
    } satisfies Record<Responsible['type'], string>,
    coveredBy: 'vikar {{locum}} til og med {{day}}',
    onGpChange: {
      NewGpsOwn: 'Kom etter byttet. Hører til ny fastlege.',
      DueBeforeChange: 'Bytter til {{gp}} {{day}}. Fristen er før byttet.',
      AnswerOrRefer: 'Bytter til {{gp}} {{day}}, før fristen. Svar eller henvis før byttet.',
      OldGpFinishes: 'Byttet til {{gp}} {{day}}. Du gjør saken ferdig.',
    } satisfies Record<MatterOnGpChange['type'], string>,
    request: {
      'cap-change': 'Endring av listetak',
      'list-opening': 'Åpning eller lukking av listen',
      'removal-claim': 'Krav om å flytte en pasient fra listen',
    } satisfies Record<ListRequestKind, string>,
    requestState: {
      draft: 'kladd',
      requested: 'sendt',
      accepted: 'godtatt',
      rejected: 'avslått',
      completed: 'gjennomført',
      withdrawn: 'trukket',
    } satisfies Record<ListRequestState, string>,
    ground: { threats: 'trusler', violence: 'vold' } satisfies Record<RemovalGround, string>,
    refused: {
      CapNotANumber: 'Taket må være et helt tall.',
      CapAboveMaximum: 'Taket kan ikke være høyere enn {{maximum}}.',
      CapNeedsMunicipality: 'Et tak under {{below}} må være avtalt med kommunen. Skriv hvor avtalen står.',
      CapUnchanged: 'Taket er det samme som før.',
      NoticeTooShort: 'Lavere tak kan tidligst gjelde fra {{earliest}}, med mindre kortere frist er avtalt.',
      NoSuchStep: 'Kravet kan ikke gå fra «{{from}}» til «{{to}}».',
      NotYoursToDecide: 'Dette avgjør ikke kontoret.',
      GroundNotLawful: 'Bare trusler eller vold gir grunn til å flytte en pasient fra listen.',
      EventNotDescribed: 'Skriv hva som skjedde. Kommunen avgjør ut fra det.',
      OnlyTheGpClaims: 'Bare fastlegen kan kreve dette.',
      AlreadyOnThisList: 'Pasienten står på denne listen.',
      AlreadyWaiting: 'Pasienten står på en annen venteliste. En om gangen.',
      ListHasRoom: 'Listen har ledig plass. Pasienten kan velge den nå.',
      RemovedByMunicipality: 'Kommunen har flyttet pasienten fra denne fastlegen.',
    } satisfies Record<Refused['type'], string>,
  },
  {
    state: { open: 'open', full: 'full', locked: 'låst' },
    freePlaces_one: '{{count}} ledig plass',
    freePlaces_other: '{{count}} ledige plassar',
    waiting_one: '{{count}} på venteliste',
    waiting_other: '{{count}} på venteliste',
    waitingOpensAfter_one: 'Ventelista opnar når {{count}} plass til blir ledig.',
    waitingOpensAfter_other: 'Ventelista opnar når {{count}} plassar til blir ledige.',
    placedAutomatically: 'Byter automatisk {{day}}. Pasienten får brev.',
    overCap: {
      sentence: '{{count}} over tak – {{reason}}',
      reason: {
        awaitingDraw: 'lovleg til uttrekk',
        childOfListed: 'barn av listepasientar',
        returnedWithinYears: 'flytta tilbake',
        notTold: 'registeret seier ikkje kvifor',
      },
      draw: 'Helfo trekkjer tilfeldig kven som må byte fastlege. Verken legen eller kontoret vel. Familie i same husstand blir halden samla.',
    },
    entry: {
      freePlace: 'ledig plass',
      childOfListed: 'barn under {{limit}}',
      returnedWithinYears: 'flytta tilbake innan {{limit}} år',
    },
    noEntry: {
      WaitingListOnly: 'Lista tek ikkje imot no. Pasienten kan stå på venteliste.',
      MayNotChooseThisGp: 'Kommunen har flytta pasienten frå denne fastlegen.',
    },
    membership: {
      waitlist: 'på venteliste',
      planned: 'kjem {{day}}',
      active: 'på lista',
      finished: 'slutta {{day}}',
    },
    responsible: {
      gp: 'Fastlege {{gp}}',
      locum: 'Vikar {{locum}}',
      nobodyNamed: 'Ingen fastlege. Kontoret må seie kven som har ansvaret.',
    },
    coveredBy: 'vikar {{locum}} til og med {{day}}',
    onGpChange: {
      NewGpsOwn: 'Kom etter bytet. Høyrer til ny fastlege.',
      DueBeforeChange: 'Byter til {{gp}} {{day}}. Fristen er før bytet.',
      AnswerOrRefer: 'Byter til {{gp}} {{day}}, før fristen. Svar eller vis vidare før bytet.',
      OldGpFinishes: 'Bytte til {{gp}} {{day}}. Du gjer saka ferdig.',
    },
    request: {
      'cap-change': 'Endring av listetak',
      'list-opening': 'Opning eller lukking av lista',
      'removal-claim': 'Krav om å flytte ein pasient frå lista',
    },
    requestState: {
      draft: 'kladd',
      requested: 'sendt',
      accepted: 'godteke',
      rejected: 'avslege',
      completed: 'gjennomført',
      withdrawn: 'trekt',
    },
    ground: { threats: 'trugsmål', violence: 'vald' },
    refused: {
      CapNotANumber: 'Taket må vere eit heilt tal.',
      CapAboveMaximum: 'Taket kan ikkje vere høgare enn {{maximum}}.',
      CapNeedsMunicipality: 'Eit tak under {{below}} må vere avtalt med kommunen. Skriv kvar avtalen står.',
      CapUnchanged: 'Taket er det same som før.',
      NoticeTooShort: 'Lågare tak kan tidlegast gjelde frå {{earliest}}, om ikkje kortare frist er avtalt.',
      NoSuchStep: 'Kravet kan ikkje gå frå «{{from}}» til «{{to}}».',
      NotYoursToDecide: 'Dette avgjer ikkje kontoret.',
      GroundNotLawful: 'Berre trugsmål eller vald gir grunn til å flytte ein pasient frå lista.',
      EventNotDescribed: 'Skriv kva som hende. Kommunen avgjer ut frå det.',
      OnlyTheGpClaims: 'Berre fastlegen kan krevje dette.',
      AlreadyOnThisList: 'Pasienten står på denne lista.',
      AlreadyWaiting: 'Pasienten står på ei anna venteliste. Éi om gongen.',
      ListHasRoom: 'Lista har ledig plass. Pasienten kan velje henne no.',
      RemovedByMunicipality: 'Kommunen har flytta pasienten frå denne fastlegen.',
    },
  },
  {
    state: { open: 'open', full: 'full', locked: 'locked' },
    freePlaces_one: '{{count}} free place',
    freePlaces_other: '{{count}} free places',
    waiting_one: '{{count}} on the waiting list',
    waiting_other: '{{count}} on the waiting list',
    waitingOpensAfter_one: 'The waiting list opens when {{count}} more place is free.',
    waitingOpensAfter_other: 'The waiting list opens when {{count}} more places are free.',
    placedAutomatically: 'Changes automatically {{day}}. The patient gets a letter.',
    overCap: {
      sentence: '{{count}} over the cap – {{reason}}',
      reason: {
        awaitingDraw: 'lawful until the draw',
        childOfListed: 'children of listed patients',
        returnedWithinYears: 'moved back',
        notTold: 'the register does not say why',
      },
      draw: 'Helfo draws at random who must change GP (fastlege). Neither the doctor nor the surgery chooses. A family in one household stays together.',
    },
    entry: {
      freePlace: 'free place',
      childOfListed: 'child under {{limit}}',
      returnedWithinYears: 'moved back within {{limit}} years',
    },
    noEntry: {
      WaitingListOnly: 'The list takes nobody now. The patient can go on the waiting list.',
      MayNotChooseThisGp: 'The municipality has moved the patient off this GP’s list.',
    },
    membership: {
      waitlist: 'on the waiting list',
      planned: 'joins {{day}}',
      active: 'on the list',
      finished: 'left {{day}}',
    },
    responsible: {
      gp: 'GP (fastlege) {{gp}}',
      locum: 'Locum {{locum}}',
      nobodyNamed: 'No GP. The surgery must say who is responsible.',
    },
    coveredBy: 'locum {{locum}} until the end of {{day}}',
    onGpChange: {
      NewGpsOwn: 'Came after the change. Belongs to the new GP.',
      DueBeforeChange: 'Changes to {{gp}} {{day}}. The deadline is before the change.',
      AnswerOrRefer: 'Changes to {{gp}} {{day}}, before the deadline. Answer or refer before the change.',
      OldGpFinishes: 'Changed to {{gp}} {{day}}. You finish this.',
    },
    request: {
      'cap-change': 'Change of the list’s cap',
      'list-opening': 'Opening or closing of the list',
      'removal-claim': 'Claim to move a patient off the list',
    },
    requestState: {
      draft: 'draft',
      requested: 'sent',
      accepted: 'accepted',
      rejected: 'rejected',
      completed: 'completed',
      withdrawn: 'withdrawn',
    },
    ground: { threats: 'threats', violence: 'violence' },
    refused: {
      CapNotANumber: 'The cap must be a whole number.',
      CapAboveMaximum: 'The cap cannot be above {{maximum}}.',
      CapNeedsMunicipality:
        'A cap below {{below}} must be agreed with the municipality. Write where the agreement stands.',
      CapUnchanged: 'The cap is the same as before.',
      NoticeTooShort: 'A lower cap can hold from {{earliest}} at the earliest, unless a shorter notice is agreed.',
      NoSuchStep: 'The claim cannot go from “{{from}}” to “{{to}}”.',
      NotYoursToDecide: 'The surgery does not decide this.',
      GroundNotLawful: 'Only threats or violence are grounds to move a patient off the list.',
      EventNotDescribed: 'Write what happened. The municipality decides from it.',
      OnlyTheGpClaims: 'Only the GP can claim this.',
      AlreadyOnThisList: 'The patient is on this list.',
      AlreadyWaiting: 'The patient is on another waiting list. One at a time.',
      ListHasRoom: 'The list has a free place. The patient can choose it now.',
      RemovedByMunicipality: 'The municipality has moved the patient off this GP’s list.',
    },
  },
);
