import { useEffect, useState } from 'react';
import { Temporal } from '../../shared/lib/time.ts';

/** Whether an instant is still to come, so that what holds until then leaves the screen by itself. Null: it never holds. */
export function useHoldsUntil(instant: string | null): boolean {
  const [passed, setPassed] = useState<string | null>(null);
  useEffect(() => {
    if (instant === null) return undefined;
    const left = Temporal.Instant.from(instant).epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
    const timer = setTimeout(() => setPassed(instant), Math.max(0, left));
    return () => clearTimeout(timer);
  }, [instant]);
  return instant !== null && passed !== instant;
}
