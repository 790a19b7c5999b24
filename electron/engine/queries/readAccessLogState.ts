import { writeInstant } from '../../../shared/fhir/instant.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { lineAt, logHead } from '../db/accessLogStore.ts';
import { readLogChecked } from '../db/logCheckStore.ts';
import { readLogDelivered } from '../db/logDeliveryStore.ts';

/** How it stands with the access log: whether its chain holds, and how far the portal has it. */
export const readAccessLogState: SignedInAct<'readAccessLogState'> = ({ db }) => {
  const { broken, checkedAt, asked, through: checked } = readLogChecked(db);
  const { portal, through, refused } = readLogDelivered(db);
  const { seq } = logHead(db);
  const first = lineAt(db, 1);
  return ok({
    lines: seq,
    checking: asked !== null,
    checkedLines: checked.seq,
    checkedAt: checkedAt === null ? null : writeInstant(checkedAt),
    broken:
      broken === null
        ? null
        : { line: broken.seq, at: broken.at === null ? null : writeInstant(broken.at), fault: broken.fault },
    begunAfterAnother: first?.act === 'newLog' ? writeInstant(first.at) : null,
    delivery: { portal, waiting: Math.max(0, seq - through), refused: refused.length },
  });
};
