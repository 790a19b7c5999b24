import type { WorkKind } from '../../../shared/domain/work/workKind.ts';
import type { WorkRow } from '../../../shared/ipc/views/queue.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import { ThreadPane } from '../eConsultation/thread/ThreadPane.tsx';
import { MatterCard } from './MatterCard.tsx';

type Props = {
  readonly kind: WorkKind;
  readonly id: string;
  /** As the list has it; undefined when it has left the list. */
  readonly row: WorkRow | undefined;
  readonly today: string | undefined;
  readonly nextPatient: string | null;
  readonly onNext: () => void;
  readonly onBack: () => void;
};

/** What is open beside the queue: each kind of matter in its own pane. */
export function MatterPane({ kind, id, row, today, nextPatient, onNext, onBack }: Props) {
  switch (kind) {
    case 'e-consultation':
    case 'message':
      return <ThreadPane key={id} taskId={id} kind={kind} nextPatient={nextPatient} onNext={onNext} onBack={onBack} />;
    case 'booking':
    case 'renewal':
    case 'result':
    case 'list':
    case 'note':
      return <MatterCard key={id} row={row} today={today} onBack={onBack} />;
    default:
      return assertNever(kind);
  }
}
