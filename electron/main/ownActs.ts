import type { ActName, Input, Reply } from '../../shared/ipc/acts.ts';

/** Acts that main answers by itself, whatever has become of the engine. Nobody has to be signed in for them. */
export const OWN_ACTS = [
  'readKeyState',
  'choosePassphrase',
  'givePassphrase',
  'reopenStore',
  'makeDiagnostics',
  'reportBroken',
  'noteCopied',
  'giveLastWords',
] as const satisfies readonly ActName[];

export type OwnAct = (typeof OWN_ACTS)[number];
export type OwnActs = { readonly [A in OwnAct]: (input: Input<A>) => Reply<A> | Promise<Reply<A>> };

export function isOwnAct(name: ActName): name is OwnAct {
  return OWN_ACTS.some((own) => own === name);
}

/** Answers an act with what the door has parsed by the act's own schema. */
export function answerItself(own: OwnActs, name: OwnAct, input: unknown): unknown {
  // The schema and the function are those of the same act, which the compiler cannot follow by name.
  const answer: (input: never) => unknown = own[name];
  return answer(input as never);
}
