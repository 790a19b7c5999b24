import { Heading, Skeleton } from '@navikt/ds-react';
import { Link as RouterLink, useParams } from 'react-router';
import type { PatientPage } from '../../../shared/ipc/views/patient.ts';
import { useWords } from '../../app/i18n.ts';
import { pathOfPatient } from '../../app/paths.ts';
import { RefusalMessage } from '../../components/RefusalMessage.tsx';
import { bornWords } from '../../components/age.ts';
import { consentWords } from '../../components/consentWords.ts';
import { Fact } from '../../components/Fact.tsx';
import { spacedPhone } from '../../components/spacedPhone.ts';
import { OverrideLine } from '../../components/OverrideLine.tsx';
import { useDelayed } from '../../components/useDelayed.ts';
import { useWindowTitle } from '../../components/useWindowTitle.ts';
import { Warnings } from '../../components/Warnings.tsx';
import { refusalOf } from '../../data/ask.ts';
import { usePatient } from '../../data/patients.ts';
import { IdentityNumber } from './IdentityNumber.tsx';
import { Matters } from './Matters.tsx';
import { isPatientBlock, NoAccess } from './NoAccess.tsx';
import './patient.css';

/** One patient: who it is, whose, what has been agreed to on the portal, and the matters. */
export function PatientScreen() {
  const { t } = useWords();
  const { patientId = '' } = useParams();
  const patient = usePatient(patientId);
  const slow = useDelayed(patient.isPending);
  const refusal = refusalOf(patient.error);
  // The name stays out of the window's title: it is seen over the shoulder, and in the list of windows.
  useWindowTitle(t('patient.page.title'));
  const again = () => void patient.refetch();
  return (
    <div className="page patient">
      {slow ? <Skeleton variant="rounded" height="8rem" /> : null}
      {isPatientBlock(refusal) ? <NoAccess refusal={refusal} of="Patient" id={patientId} onOpened={again} /> : null}
      {refusal === null || isPatientBlock(refusal) ? null : <RefusalMessage refusal={refusal} onTryAgain={again} />}
      {patient.data === undefined || refusal !== null ? null : (
        <Page key={patientId} page={patient.data} onOverrideEnded={again} />
      )}
    </div>
  );
}

type PageProps = { readonly page: PatientPage; readonly onOverrideEnded: () => void };

function Page({ page, onOverrideEnded }: PageProps) {
  const words = useWords();
  const { t } = words;
  const open = page.matters.filter(({ state }) => state === 'open' || state === 'in-progress');
  const past = page.matters.filter(({ state }) => state === 'answered' || state === 'closed');
  const { life } = page;
  const marks = [
    ...(life.is === 'dead' ? [{ type: 'PatientIsDead', on: life.on } as const] : []),
    ...(life.is === 'replaced' ? [{ type: 'PatientIsReplaced', by: life.by } as const] : []),
    ...(page.addressProtected ? [{ type: 'AddressProtected' } as const] : []),
    ...(page.withheldFromGuardians ? [{ type: 'WithheldFromGuardians' } as const] : []),
  ];
  return (
    <>
      <header>
        <Heading level="1" size="small">
          {page.name}
        </Heading>
        <OverrideLine override={page.override} onEnded={onOverrideEnded} />
        <Warnings warnings={marks} today={page.today} />
        {life.is === 'replaced' && life.by !== null ? (
          <RouterLink to={pathOfPatient(life.by.patientId)}>
            {t('patient.page.openReplacement', { name: life.by.name })}
          </RouterLink>
        ) : null}
      </header>
      <dl className="patient__facts">
        <Fact name={t('patient.page.born')}>{bornWords(page.birthDay, page.today, t)}</Fact>
        <Fact name={t('patient.page.number')}>
          <IdentityNumber patientId={page.patientId} masked={page.maskedNumber} />
        </Fact>
        <Fact name={t('patient.page.phone')}>
          {page.phone === null ? t('patient.page.noNumber') : spacedPhone(page.phone)}
        </Fact>
        <Fact name={t('patient.page.gp')}>{page.gpName ?? t('thread.noGp')}</Fact>
        <Fact name={t('patient.page.consent')}>
          {page.consent === null ? t('patient.page.consentNotTold') : consentWords(page.consent, page.today, words)}
        </Fact>
      </dl>
      <Matters title={t('patient.page.open')} none={t('patient.page.noOpen')} matters={open} list="open" />
      <Matters title={t('patient.page.past')} none={t('patient.page.noPast')} matters={past} list="answered" />
    </>
  );
}
