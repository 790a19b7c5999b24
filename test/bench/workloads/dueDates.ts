import { explainDeadline } from '../../../shared/domain/calendar/explainDeadline.ts';
import { deadlineOf } from '../../../shared/domain/eConsultation/deadline.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { onlyStaff } from '../data/identity.ts';
import type { Measured, Workload } from '../workload.ts';

const COUNT = 100_000;
/** One every 53 minutes from 1 January 2020: ten years of receipts. */
const FIRST = Date.parse('2020-01-01T00:00:00Z');
const STEP = 53 * 60_000;

/** 100,000 due dates, each with its explanation. Beside it the same count of working days that knows no holidays. */
export const dueDates: Workload = {
  name: 'dueDates',
  counts: { full: onlyStaff, smoke: onlyStaff },
  needs: [],
  measure: { app, raw },
  rows: [{ workload: 'dueDates', figure: 'rate', unit: 'dates/s', what: '100,000 due dates explained' }],
};

async function app(): Promise<Measured> {
  let letters = 0;
  const begin = performance.now();
  for (let index = 0; index < COUNT; index += 1) {
    const deadline = deadlineOf(Temporal.Instant.fromEpochMilliseconds(FIRST + index * STEP));
    letters += explainDeadline(deadline, 'nb').length;
  }
  return figures(begin, letters);
}

async function raw(): Promise<Measured> {
  let letters = 0;
  const begin = performance.now();
  for (let index = 0; index < COUNT; index += 1) {
    const day = new Date(FIRST + index * STEP);
    for (let left = 5; left > 0;) {
      day.setUTCDate(day.getUTCDate() + 1);
      if (day.getUTCDay() % 6 !== 0) left -= 1;
    }
    letters += day.toISOString().length;
  }
  return figures(begin, letters);
}

function figures(begin: number, letters: number): Measured {
  return { rate: (COUNT / (performance.now() - begin)) * 1_000, letters };
}
