import type { ResultStatus } from '../domain/results/result.ts';
import type { ContactedRefused, ReleaseRefused, ReviewRefused } from '../domain/results/review.ts';
import { inThreeLanguages } from './language.ts';

type Refused = ReviewRefused | ContactedRefused | ReleaseRefused;

export const resultsText = inThreeLanguages(
  {
    refused: {
      WrongState: 'Svaret har kommet lenger i mellomtiden. Se hvordan det står nå.',
      OnlyDoctorReviews: 'Bare lege kan vurdere og frigi prøvesvar.',
      NotYourRole: 'Rollen din kan ikke føre kontakt med pasienten.',
      CommentNeeded: 'Laboratoriet har merket svaret som unormalt. Skriv hvorfor det likevel er normalt.',
      ContactNoteIsEmpty: 'Skriv hva pasienten fikk vite.',
      NotReviewed: 'Svaret er ikke vurdert. Vurder det før pasienten får se det.',
      ContactFirst: 'Svaret er unormalt. Ta kontakt med pasienten før du frigir det.',
      PatientNotReachable: 'Pasienten kan ikke nås digitalt. Ring eller send brev.',
    } satisfies Record<Refused['type'], string>,
    status: {
      received: 'Mottatt',
      reviewed: 'Vurdert',
      contacted: 'Pasienten er kontaktet',
      released: 'Frigitt til pasienten',
    } satisfies Record<ResultStatus, string>,
    abnormal: 'Unormalt',
    normal: 'Normalt',
    hiddenFromPatient: 'Pasienten ser ikke svaret før det er frigitt.',
  },
  {
    refused: {
      WrongState: 'Svaret har kome lenger i mellomtida. Sjå korleis det står no.',
      OnlyDoctorReviews: 'Berre lege kan vurdere og frigi prøvesvar.',
      NotYourRole: 'Rolla di kan ikkje føre kontakt med pasienten.',
      CommentNeeded: 'Laboratoriet har merkt svaret som unormalt. Skriv kvifor det likevel er normalt.',
      ContactNoteIsEmpty: 'Skriv kva pasienten fekk vite.',
      NotReviewed: 'Svaret er ikkje vurdert. Vurder det før pasienten får sjå det.',
      ContactFirst: 'Svaret er unormalt. Ta kontakt med pasienten før du frigir det.',
      PatientNotReachable: 'Pasienten kan ikkje nåast digitalt. Ring eller send brev.',
    },
    status: {
      received: 'Motteke',
      reviewed: 'Vurdert',
      contacted: 'Pasienten er kontakta',
      released: 'Frigitt til pasienten',
    },
    abnormal: 'Unormalt',
    normal: 'Normalt',
    hiddenFromPatient: 'Pasienten ser ikkje svaret før det er frigitt.',
  },
  {
    refused: {
      WrongState: 'The result has moved on meanwhile. See how it stands now.',
      OnlyDoctorReviews: 'Only a doctor can review and release test results.',
      NotYourRole: 'Your role cannot record contact with the patient.',
      CommentNeeded: 'The laboratory has flagged the result as abnormal. Write why it is normal all the same.',
      ContactNoteIsEmpty: 'Write what the patient was told.',
      NotReviewed: 'The result has not been reviewed. Review it before the patient sees it.',
      ContactFirst: 'The result is abnormal. Contact the patient before you release it.',
      PatientNotReachable: 'The patient cannot be reached digitally. Phone or send a letter.',
    },
    status: {
      received: 'Received',
      reviewed: 'Reviewed',
      contacted: 'Patient contacted',
      released: 'Released to the patient',
    },
    abnormal: 'Abnormal',
    normal: 'Normal',
    hiddenFromPatient: 'The patient does not see the result before it is released.',
  },
);
