import { createHashRouter, Navigate, useRouteError } from 'react-router';
import { EConsultationScreen } from '../screens/eConsultation/EConsultationScreen.tsx';
import { SettingsScreen } from '../screens/settings/SettingsScreen.tsx';
import { SyncScreen } from '../screens/sync/SyncScreen.tsx';
import { BrokenWindow } from './BrokenWindow.tsx';
import { NoSuchPage } from './NoSuchPage.tsx';
import { paths } from './paths.ts';
import { SignedIn } from './SignedIn.tsx';

function BrokenRoute() {
  return <BrokenWindow error={useRouteError()} />;
}

export const router = createHashRouter([
  {
    element: <SignedIn />,
    errorElement: <BrokenRoute />,
    children: [
      { index: true, element: <Navigate to={paths.open} replace /> },
      { path: `${paths.open}/:taskId?`, element: <EConsultationScreen key="open" show="open" /> },
      { path: `${paths.answered}/:taskId?`, element: <EConsultationScreen key="answered" show="answered" /> },
      { path: paths.unsent, element: <SyncScreen /> },
      { path: paths.settings, element: <SettingsScreen /> },
      { path: '*', element: <NoSuchPage /> },
    ],
  },
]);
