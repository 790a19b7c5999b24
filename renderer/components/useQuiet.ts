import { useEffect, useState } from 'react';

const QUIET_MS = 250;

/**
 * What someone types, once they have paused: a search that shows names is a line in the access log, so none is made at
 * every key. An emptied field is empty at once.
 */
export function useQuiet(text: string): string {
  const [quiet, setQuiet] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(text), text === '' ? 0 : QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return text === '' ? '' : quiet;
}
