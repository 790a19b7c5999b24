/**
 * Lets one act run at a time, in the order asked. The store is changed over several awaits (a conditional create looks
 * and then stores; a transaction is many writes), so two requests side by side would see each other's halves.
 */
export function oneAtATime(): <T>(act: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = tail.then(act);
    tail = turn.catch(() => undefined);
    return turn;
  };
}
