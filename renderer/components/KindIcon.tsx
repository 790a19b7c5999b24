import {
  CalendarIcon,
  ChatIcon,
  EnvelopeClosedIcon,
  FilesIcon,
  MedicineBottleIcon,
  NotePencilIcon,
  TestFlaskIcon,
} from '@navikt/aksel-icons';
import type { WorkKind } from '../../shared/domain/work/workKind.ts';

const icons = {
  'e-consultation': ChatIcon,
  message: EnvelopeClosedIcon,
  booking: CalendarIcon,
  renewal: MedicineBottleIcon,
  result: TestFlaskIcon,
  list: FilesIcon,
  note: NotePencilIcon,
} as const satisfies Record<WorkKind, typeof ChatIcon>;

/** The symbol of a kind of matter, the same wherever it is shown; its word stands beside it. */
export function KindIcon({ kind, className }: { readonly kind: WorkKind; readonly className?: string }) {
  const Icon = icons[kind];
  return <Icon aria-hidden {...(className === undefined ? {} : { className })} />;
}
