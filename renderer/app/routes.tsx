import type { ReactNode } from 'react';
import { createHashRouter, Navigate, useRouteError } from 'react-router';
import type { SurgeryAct } from '../../shared/domain/access/permissions.ts';
import { RoleGate } from './RoleGate.tsx';
import { AccessLogPrintScreen } from '../screens/accessLog/AccessLogPrintScreen.tsx';
import { AccessLogScreen } from '../screens/accessLog/AccessLogScreen.tsx';
import { QueueScreen } from '../screens/queue/QueueScreen.tsx';
import { PatientScreen } from '../screens/patient/PatientScreen.tsx';
import { PatientListsScreen } from '../screens/patientLists/PatientListsScreen.tsx';
import { SettingsScreen } from '../screens/settings/SettingsScreen.tsx';
import { SyncScreen } from '../screens/sync/SyncScreen.tsx';
import { BrokenWindow } from './BrokenWindow.tsx';
import { NoSuchPage } from './NoSuchPage.tsx';
import { paths } from './paths.ts';
import { SignedIn } from './SignedIn.tsx';

function BrokenRoute() {
  return <BrokenWindow error={useRouteError()} />;
}

/** A screen whose role it is; the others are told why not. */
function gated(act: SurgeryAct, screen: ReactNode) {
  return <RoleGate act={act}>{screen}</RoleGate>;
}

export const router = createHashRouter([
  {
    element: <SignedIn />,
    errorElement: <BrokenRoute />,
    children: [
      { index: true, element: <Navigate to={paths.open} replace /> },
      { path: `${paths.queue}/list/:kind?/:id?`, element: gated('readPatientList', <QueueScreen part="list" />) },
      { path: `${paths.queue}/:part/:kind?/:id?`, element: gated('readEConsultation', <QueueScreen />) },
      { path: `${paths.patient}/:patientId`, element: gated('openPatientCard', <PatientScreen />) },
      { path: paths.patientLists, element: gated('readPatientList', <PatientListsScreen />) },
      { path: paths.unsent, element: <SyncScreen /> },
      { path: paths.accessLog, element: gated('readAccessLogOfPatient', <AccessLogScreen />) },
      {
        path: `${paths.accessLog}/print/:patientId`,
        element: gated('printAccessLogForPatient', <AccessLogPrintScreen />),
      },
      { path: paths.settings, element: <SettingsScreen /> },
      { path: '*', element: <NoSuchPage /> },
    ],
  },
]);
