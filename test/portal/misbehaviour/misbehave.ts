import type { Faults, FaultKind } from './faults.ts';

export type Scope = { only?: 'reads' | 'writes'; type?: string };

/** The portal's bad days, switched from a test. Everything that is not counted lasts until `behave()`. */
export type Misbehave = ReturnType<typeof misbehaveBy>;

type Parts = {
  faults: Faults;
  refuse: () => Promise<void>;
  listenAgain: () => Promise<void>;
  setSkew: (ms: number) => void;
};

export function misbehaveBy({ faults, refuse, listenAgain, setSkew }: Parts) {
  const counted =
    (kind: Exclude<FaultKind, 'status' | 'slow'>) =>
    (times = 1, scope: Scope = {}) => {
      faults.add({ kind, times, ...scope });
    };
  return {
    /** Connections to /fhir are torn down; the control page still answers. */
    goOffline: () => faults.add({ kind: 'offline' }),
    /** Nobody listens on the port any more: ECONNREFUSED, for the control page too. */
    refuseConnections: refuse,
    async comeOnline() {
      faults.remove('offline');
      faults.remove('silent');
      await listenAgain();
    },
    /** Requests are taken and never answered, until comeOnline(). */
    goSilent: (scope: Scope = {}) => faults.add({ kind: 'silent', ...scope }),
    /** Milliseconds before each answer; 0 ends it. */
    slow(ms: number, scope: Scope = {}) {
      faults.remove('slow');
      if (ms > 0) faults.add({ kind: 'slow', ms, ...scope });
    },
    /** The next write is done, and its answer is lost. */
    dropNextReply: (times = 1, scope: Scope = { only: 'writes' }) => faults.add({ kind: 'dropReply', times, ...scope }),
    answerWith(status: number, options: Scope & { times?: number; retryAfter?: number; afterCommit?: boolean } = {}) {
      faults.add({ kind: 'status', status, times: 1, ...options });
    },
    revokeToken: counted('revokedToken'),
    truncateBody: counted('truncatedBody'),
    sendInvalidJson: counted('invalidJson'),
    sendWebPage: counted('captivePortal'),
    repeatPage: counted('repeatedPage'),
    /** `next` leads to the same page for ever. */
    loopPages: (scope: Scope = {}) => faults.add({ kind: 'repeatedPage', ...scope }),
    reversePage: counted('reversedPage'),
    swapPages: counted('swappedPages'),
    skipPage: counted('skippedPage'),
    expireCursor: counted('expiredCursor'),
    /** Moves the portal's clock (Date header, lastUpdated) by milliseconds; 0 sets it right. */
    skewClock: setSkew,
    /** Ends all of it. */
    async behave() {
      faults.clear();
      setSkew(0);
      await listenAgain();
    },
  };
}
