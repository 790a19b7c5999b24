import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from '../data/queryClient.ts';
import { Appearance } from './Appearance.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { router } from './routes.tsx';

export function App() {
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <Appearance>
          <RouterProvider router={router} />
        </Appearance>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
