import type { StoreFault } from '../../../shared/ipc/reply.ts';
import { reopenStore, useKeyState } from '../../data/keys.ts';
import { AskPassphrase } from './AskPassphrase.tsx';
import { ChoosePassphrase } from './ChoosePassphrase.tsx';
import { StoreProblem } from './StoreProblem.tsx';

type Props = { readonly fault: StoreFault; readonly onTryAgain: () => void };

/** Nobody can be let in before the surgery's file is open: asks for what it needs, or says why it cannot be opened. */
export function StoreClosed({ fault, onTryAgain }: Props) {
  const keys = useKeyState();
  if (keys.isPending) return null;
  if (keys.data?.state === 'choose-passphrase') return <ChoosePassphrase atLeast={keys.data.atLeast} />;
  if (keys.data?.state === 'ask-passphrase') return <AskPassphrase folder={keys.data.folder} />;
  return (
    <StoreProblem
      fault={fault}
      folder={keys.data?.folder ?? null}
      onTryAgain={() => void reopenStore().then(onTryAgain)}
    />
  );
}
