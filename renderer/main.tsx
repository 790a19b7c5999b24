import './app/styles/aksel.css';
import './app/styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startDayWatch } from './data/dayWatch.ts';
import { followLastWords, saveDraftsBeforeLeaving } from './data/drafts.ts';
import { followSession } from './data/session.ts';
import { followCopying, followErrors } from './data/support.ts';
import { followUse } from './data/use.ts';
import { followChanges } from './data/queryClient.ts';

// Before the first question: a change between the answer and the listening would be lost.
followChanges();
followSession();
followUse();
followErrors();
followCopying();
startDayWatch();
saveDraftsBeforeLeaving();
followLastWords();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
