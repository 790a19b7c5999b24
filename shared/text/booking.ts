import type { BookingStatus, Modality, Rejection } from '../domain/booking/booking.ts';
import type { CancelRefused, NoShowRefused } from '../domain/booking/cancel.ts';
import type { PlaceRefused } from '../domain/booking/decide.ts';
import type { NoticeKind } from '../domain/booking/notice.ts';
import type { ProposalRefused } from '../domain/booking/patientAnswers.ts';
import { inThreeLanguages } from './language.ts';

type Refused = PlaceRefused | CancelRefused | NoShowRefused | ProposalRefused | { type: 'ReasonIsEmpty' };

export const bookingText = inThreeLanguages(
  {
    refused: {
      WrongState: 'Timen er endret i mellomtiden. Se hvordan den står nå.',
      NotYourRole: 'Rollen din kan ikke gjøre dette med timer.',
      UrgentNeedsAttendance: 'Det haster. Pasienten må møte opp eller få hjelp av legevakten.',
      ExaminationNeedsAttendance: 'Pasienten må undersøkes og må derfor møte opp.',
      DoctorChoosesModality:
        'Legen har ikke åpnet denne tiden for slike konsultasjoner. Spør legen, eller velg en annen tid.',
      SlotHasPassed: 'Tiden er passert. Velg en annen.',
      SlotTaken: 'Tiden er tatt. Velg en annen.',
      PatientHasAnother: 'Pasienten har en annen time samtidig.',
      HasBegun: 'Timen har begynt og kan ikke avbestilles.',
      NotOverYet: 'Timen er ikke over ennå. Pasienten kan være forsinket.',
      ReasonIsEmpty: 'Skriv hvorfor. Pasienten leser begrunnelsen.',
    } satisfies Record<Refused['type'], string>,
    status: {
      requested: 'Venter på svar',
      proposed: 'Annen tid foreslått',
      booked: 'Avtalt',
      rejected: 'Avslått',
      cancelled: 'Avbestilt',
      arrived: 'Møtt',
      'no-show': 'Ikke møtt',
    } satisfies Record<BookingStatus, string>,
    modality: {
      'in-person': 'Oppmøte',
      video: 'Video',
      phone: 'Telefon',
      text: 'Tekst',
    } satisfies Record<Modality, string>,
    rejection: {
      'no-time': 'Vi har ingen ledig tid slik du ønsker. Velg en annen tid, eller ring oss.',
      'wrong-service': 'Dette trenger ikke time hos legen. Ring oss, så finner vi ut av det.',
      'not-on-list': 'Du står ikke på listen hos denne legen. Ta kontakt med fastlegen din.',
      duplicate: 'Du har allerede en time til dette.',
      other: 'Se begrunnelsen.',
    } satisfies Record<Rejection, string>,
    notice: {
      booked: '{{surgery}}: Du har time {{day}} kl. {{time}}. Se Helsenorge.',
      changed: '{{surgery}}: Timen din er flyttet til {{day}} kl. {{time}}. Se Helsenorge.',
      cancelled: '{{surgery}}: Timen din {{day}} kl. {{time}} er avlyst. Se Helsenorge.',
      proposed: '{{surgery}}: Vi foreslår time {{day}} kl. {{time}}. Svar på Helsenorge.',
      rejected: '{{surgery}}: Du fikk ikke timen {{day}} kl. {{time}}. Se Helsenorge.',
      withoutTime: '{{surgery}}: Du har et svar på timeønsket ditt. Se Helsenorge.',
    } satisfies Record<NoticeKind | 'withoutTime', string>,
    feeAllowed: 'Avbestilt for sent til å være gratis. Gebyr kan kreves.',
    cancelledMeanwhile: 'Pasienten avbestilte før endringen din ble sendt. Timen er avbestilt.',
    clash: 'Tiden ble gitt til en annen først. Pasienten har ikke fått beskjed om din endring.',
  },
  {
    refused: {
      WrongState: 'Timen er endra i mellomtida. Sjå korleis han står no.',
      NotYourRole: 'Rolla di kan ikkje gjere dette med timar.',
      UrgentNeedsAttendance: 'Det hastar. Pasienten må møte opp eller få hjelp av legevakta.',
      ExaminationNeedsAttendance: 'Pasienten må undersøkjast og må difor møte opp.',
      DoctorChoosesModality:
        'Legen har ikkje opna denne tida for slike konsultasjonar. Spør legen, eller vel ei anna tid.',
      SlotHasPassed: 'Tida er passert. Vel ei anna.',
      SlotTaken: 'Tida er teken. Vel ei anna.',
      PatientHasAnother: 'Pasienten har ein annan time samstundes.',
      HasBegun: 'Timen har byrja og kan ikkje avbestillast.',
      NotOverYet: 'Timen er ikkje over enno. Pasienten kan vere forseinka.',
      ReasonIsEmpty: 'Skriv kvifor. Pasienten les grunngivinga.',
    },
    status: {
      requested: 'Ventar på svar',
      proposed: 'Anna tid foreslått',
      booked: 'Avtalt',
      rejected: 'Avslått',
      cancelled: 'Avbestilt',
      arrived: 'Møtt',
      'no-show': 'Ikkje møtt',
    },
    modality: { 'in-person': 'Oppmøte', video: 'Video', phone: 'Telefon', text: 'Tekst' },
    rejection: {
      'no-time': 'Vi har inga ledig tid slik du ønskjer. Vel ei anna tid, eller ring oss.',
      'wrong-service': 'Dette treng ikkje time hos legen. Ring oss, så finn vi ut av det.',
      'not-on-list': 'Du står ikkje på lista hos denne legen. Ta kontakt med fastlegen din.',
      duplicate: 'Du har alt ein time til dette.',
      other: 'Sjå grunngivinga.',
    },
    notice: {
      booked: '{{surgery}}: Du har time {{day}} kl. {{time}}. Sjå Helsenorge.',
      changed: '{{surgery}}: Timen din er flytta til {{day}} kl. {{time}}. Sjå Helsenorge.',
      cancelled: '{{surgery}}: Timen din {{day}} kl. {{time}} er avlyst. Sjå Helsenorge.',
      proposed: '{{surgery}}: Vi foreslår time {{day}} kl. {{time}}. Svar på Helsenorge.',
      rejected: '{{surgery}}: Du fekk ikkje timen {{day}} kl. {{time}}. Sjå Helsenorge.',
      withoutTime: '{{surgery}}: Du har eit svar på timeønsket ditt. Sjå Helsenorge.',
    },
    feeAllowed: 'Avbestilt for seint til å vere gratis. Gebyr kan krevjast.',
    cancelledMeanwhile: 'Pasienten avbestilte før endringa di vart send. Timen er avbestilt.',
    clash: 'Tida vart gitt til ein annan først. Pasienten har ikkje fått beskjed om endringa di.',
  },
  {
    refused: {
      WrongState: 'The appointment has changed meanwhile. See how it stands now.',
      NotYourRole: 'Your role cannot do this with appointments.',
      UrgentNeedsAttendance:
        'It is urgent. The patient must come in, or get help from the out-of-hours service (legevakt).',
      ExaminationNeedsAttendance: 'The patient must be examined and so must come in.',
      DoctorChoosesModality:
        'The doctor has not opened this time for such consultations. Ask the doctor, or choose another time.',
      SlotHasPassed: 'The time has passed. Choose another.',
      SlotTaken: 'The time is taken. Choose another.',
      PatientHasAnother: 'The patient has another appointment at that time.',
      HasBegun: 'The appointment has begun and cannot be cancelled.',
      NotOverYet: 'The appointment is not over yet. The patient may be late.',
      ReasonIsEmpty: 'Write why. The patient reads the reason.',
    },
    status: {
      requested: 'Awaiting reply',
      proposed: 'Other time proposed',
      booked: 'Booked',
      rejected: 'Declined',
      cancelled: 'Cancelled',
      arrived: 'Arrived',
      'no-show': 'Did not come',
    },
    modality: { 'in-person': 'In person', video: 'Video', phone: 'Phone', text: 'Text' },
    rejection: {
      'no-time': 'We have no free time of the kind you wish. Choose another time, or phone us.',
      'wrong-service': 'This needs no appointment with the doctor. Phone us and we will sort it out.',
      'not-on-list': 'You are not on this doctor’s list. Please contact your own GP (fastlege).',
      duplicate: 'You already have an appointment for this.',
      other: 'See the reason.',
    },
    notice: {
      booked: '{{surgery}}: You have an appointment {{day}} at {{time}}. See Helsenorge.',
      changed: '{{surgery}}: Your appointment is moved to {{day}} at {{time}}. See Helsenorge.',
      cancelled: '{{surgery}}: Your appointment {{day}} at {{time}} is cancelled. See Helsenorge.',
      proposed: '{{surgery}}: We propose {{day}} at {{time}}. Reply on Helsenorge.',
      rejected: '{{surgery}}: You did not get the appointment {{day}} at {{time}}. See Helsenorge.',
      withoutTime: '{{surgery}}: There is a reply to your appointment request. See Helsenorge.',
    },
    feeAllowed: 'Cancelled too late to be free. A fee may be charged.',
    cancelledMeanwhile: 'The patient cancelled before your change was sent. The appointment is cancelled.',
    clash: 'Someone else got the time first. The patient has not been told of your change.',
  },
);
